#include "searcher/snippet.h"

#include "corpus/base/utf8.h"
#include "corpus/sentences.h"

#include <algorithm>
#include <memory>
#include <set>

#include <unicode/brkiter.h>

namespace debrief {

namespace {

/// A stretch of one of the texts that may become a snippet.
struct Passage {
    std::size_t text = 0;  ///< which text
    Span span;
    double score = 0;
    bool cut_before = false;
    bool cut_after = false;
};

/// `offset`, or the place before it that parts no letter from its marks and no emoji from its parts.
std::size_t character_boundary(std::string_view text, std::size_t offset) {
    UErrorCode status = U_ZERO_ERROR;
    UText utf8 = UTEXT_INITIALIZER;
    utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
    const std::unique_ptr<icu::BreakIterator> characters(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_SUCCESS(status)) characters->setText(&utf8, status);
    const auto place = static_cast<std::int32_t>(offset);
    const bool is_apart = U_FAILURE(status) || characters->isBoundary(place) != 0;
    const std::size_t boundary = is_apart ? offset : static_cast<std::size_t>(characters->preceding(place));
    utext_close(&utf8);
    return boundary;
}

/// One of the texts, with its sentences and matches.
class SnippetSource {
 public:
    SnippetSource(std::size_t index, std::string_view text, const Highlighter& highlighter,
                  const TermWeights& weights, const SnippetOptions& options)
        : index_(index),
          text_(text),
          weights_(weights),
          options_(options),
          sentences_(split_sentences(text)),
          matches_(highlighter.find(text)) {}

    /// Every run of sentences that could be shown and holds a match.
    void append_passages(std::vector<Passage>& passages) const {
        for (std::size_t first = 0; first < sentences_.size(); ++first) {
            if (sentences_[first].size() > options_.longest_whole_sentence) {
                append_cut_passages(first, passages);
                continue;
            }
            for (std::size_t last = first; last < sentences_.size() && fits(first, last); ++last) {
                append({index_, {sentences_[first].begin, sentences_[last].end}}, first, passages);
            }
        }
        append_passages_of_long_phrases(passages);
    }

    [[nodiscard]] Passage beginning() const {
        const Span first = sentences_.front();
        if (first.size() > options_.longest_whole_sentence) return cut(first, {first.begin, first.begin});
        std::size_t last = 0;
        while (last + 1 < sentences_.size() && fits(0, last + 1)) ++last;
        return {index_, {first.begin, sentences_[last].end}};
    }

    [[nodiscard]] bool has_text() const { return !sentences_.empty(); }

    [[nodiscard]] Snippet to_snippet(const Passage& passage) const {
        Span span = passage.span;
        if (passage.cut_after) span.end = whole_characters_end(span);
        Snippet snippet{std::string(span.of(text_)), {}, passage.cut_before, passage.cut_after};
        for (const Match& match : matches_in(span)) {
            snippet.matches.push_back({match.span.begin - span.begin, match.span.end - span.begin});
        }
        return snippet;
    }

 private:
    /// Whether sentences `first` to `last` are short enough together, and of one paragraph.
    [[nodiscard]] bool fits(std::size_t first, std::size_t last) const {
        if (first == last) return true;
        if (last - first >= options_.sentences) return false;
        const Span both{sentences_[first].begin, sentences_[last].end};
        return both.size() <= options_.passage_bytes && both.of(text_).find('\n') == std::string_view::npos;
    }

    /// The matches that lie wholly inside; they are in order, so both ends are found by bisection.
    [[nodiscard]] std::span<const Match> matches_in(const Span& span) const {
        const auto begins_before = [](const Match& match, std::size_t offset) {
            return match.span.begin < offset;
        };
        const auto ends_before = [](std::size_t offset, const Match& match) {
            return offset < match.span.end;
        };
        const auto first = std::lower_bound(matches_.begin(), matches_.end(), span.begin, begins_before);
        const auto last = std::upper_bound(first, matches_.end(), span.end, ends_before);
        return {first, last};
    }

    void append(Passage passage, std::size_t first, std::vector<Passage>& passages) const {
        constexpr double weight_of_lead = 0.3;  // news says first what matters most
        const std::size_t ahead = first + index_;
        passage.score = score(passage.span) * (1 + weight_of_lead / (1 + static_cast<double>(ahead)));
        if (passage.score > 0) passages.push_back(passage);
    }

    /// Each term counts once in full, its further matches a little; of equals the passage that fills its room
    /// better wins.
    [[nodiscard]] double score(const Span& span) const {
        constexpr double weight_of_repetition = 0.1;
        constexpr double weight_of_length = 0.2;
        std::set<std::size_t> seen;
        double score = 0;
        for (const Match& match : matches_in(span)) {
            const double weight =
                weights_[match.term] + 0.01;  // so that a term that is everywhere still counts
            score += seen.insert(match.term).second ? weight : weight_of_repetition * weight;
        }
        if (score == 0) return 0;
        const double filled = static_cast<double>(span.size()) / static_cast<double>(options_.passage_bytes);
        return score * (1 + weight_of_length * std::min(1.0, filled));
    }

    void append_cut_passages(std::size_t index, std::vector<Passage>& passages) const {
        const Span& sentence = sentences_[index];
        for (const Match& match : matches_in(sentence)) append(cut(sentence, match.span), index, passages);
    }

    /// A phrase may reach into the next sentence, even into the next line: then both are shown, or cut around
    /// it.
    void append_passages_of_long_phrases(std::vector<Passage>& passages) const {
        std::size_t first = 0;
        for (const Match& match : matches_) {
            while (sentences_[first].end <= match.span.begin) ++first;
            std::size_t last = first;
            while (sentences_[last].end < match.span.end) ++last;
            const bool is_long = sentences_[first].size() > options_.longest_whole_sentence;
            if (first == last || (!is_long && fits(first, last))) continue;  // is among the others
            const Span stretch{sentences_[first].begin, sentences_[last].end};
            const bool is_short = stretch.size() <= options_.longest_whole_sentence;
            append(is_short ? Passage{index_, stretch} : cut(stretch, match.span), first, passages);
        }
    }

    /// The part of a long stretch around a match, from a word's beginning to a word's end.
    [[nodiscard]] Passage cut(const Span& stretch, const Span& match) const {
        const std::size_t lead = options_.passage_bytes / 4;
        std::size_t begin = match.begin - std::min(lead, match.begin - stretch.begin);
        if (begin > stretch.begin) begin = behind_blank({begin, match.begin});
        std::size_t end = std::min(begin + options_.passage_bytes, stretch.end);
        if (end < stretch.end) end = std::max(last_blank({begin, end}), match.end);
        return {index_, {begin, end}, 0, begin > stretch.begin, end < stretch.end};
    }

    /// The beginning of the first word behind a blank; the end where there is none.
    [[nodiscard]] std::size_t behind_blank(const Span& span) const {
        const std::size_t blank = span.of(text_).find(' ');
        return blank == std::string_view::npos ? span.end : span.begin + blank + 1;
    }

    /// The end of the last word that ends inside or at the end; where there is no blank, the end of a
    /// character.
    [[nodiscard]] std::size_t last_blank(const Span& span) const {
        const std::size_t blank = text_.substr(span.begin, span.size() + 1).rfind(' ');
        const bool is_inside = blank != std::string_view::npos && blank > 0;
        return is_inside ? span.begin + blank : code_point_boundary(text_, span.end);
    }

    [[nodiscard]] std::size_t whole_characters_end(const Span& span) const {
        constexpr std::size_t next_characters = 8;  // bytes: enough to see what would be parted
        const std::size_t boundary =
            character_boundary(text_.substr(span.begin, span.size() + next_characters), span.size());
        return boundary > 0 ? span.begin + boundary : span.end;
    }

    std::size_t index_;
    std::string_view text_;
    const TermWeights& weights_;
    const SnippetOptions& options_;
    std::vector<Span> sentences_;
    std::vector<Match> matches_;
};

bool overlap(const Passage& left, const Passage& right) {
    return left.text == right.text && left.span.begin < right.span.end && right.span.begin < left.span.end;
}

/// The best ones that do not overlap, best first.
std::vector<Passage> choose(std::vector<Passage> passages, std::size_t count) {
    std::stable_sort(passages.begin(), passages.end(),
                     [](const Passage& left, const Passage& right) { return left.score > right.score; });
    std::vector<Passage> chosen;
    for (const Passage& passage : passages) {
        if (chosen.size() == count) break;
        const auto overlaps = [&](const Passage& other) { return overlap(passage, other); };
        if (std::none_of(chosen.begin(), chosen.end(), overlaps)) chosen.push_back(passage);
    }
    return chosen;
}

}  // namespace

std::vector<Span> join_neighbours(std::string_view text, std::span<const Span> ranges) {
    std::vector<Span> joined;
    for (const Span& range : ranges) {
        const bool is_next =
            !joined.empty() &&
            text.substr(0, range.begin).find_first_not_of(' ', joined.back().end) == std::string_view::npos;
        if (is_next) {
            joined.back().end = range.end;
        } else {
            joined.push_back(range);
        }
    }
    return joined;
}

std::vector<Snippet> make_snippets(std::span<const std::string_view> texts, const Highlighter& highlighter,
                                   const TermWeights& weights, const SnippetOptions& options) {
    if (options.count == 0) return {};
    std::vector<SnippetSource> sources;
    std::vector<Passage> passages;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string_view source =
            texts[i].substr(0, code_point_boundary(texts[i], options.source_bytes));
        sources.emplace_back(i, source, highlighter, weights, options);
        sources.back().append_passages(passages);
    }
    std::vector<Passage> chosen = choose(std::move(passages), options.count);
    if (chosen.empty()) {
        const auto first =
            std::find_if(sources.begin(), sources.end(), [](const auto& s) { return s.has_text(); });
        if (first == sources.end()) return {};
        chosen.push_back(first->beginning());
    }
    std::sort(chosen.begin(), chosen.end(), [](const Passage& left, const Passage& right) {
        return std::pair(left.text, left.span.begin) < std::pair(right.text, right.span.begin);
    });
    std::vector<Snippet> snippets;
    for (const Passage& passage : chosen) snippets.push_back(sources[passage.text].to_snippet(passage));
    return snippets;
}

}  // namespace debrief
