#include "searcher/snippet_source.h"

#include "corpus/base/utf8.h"
#include "corpus/sentences.h"
#include "indexer/analysis.h"

#include <algorithm>

namespace debrief {

namespace {

constexpr std::string_view blanks = " \t\n";

std::string_view beginning_of(std::string_view text, std::size_t bytes) {
    return text.substr(0, code_point_boundary(text, bytes));
}

}  // namespace

SnippetSource::SnippetSource(std::size_t index, const SnippetText& text, const Highlighter& highlighter,
                             const TermWeights& weights, const SnippetOptions& options,
                             const TextTraits& traits)
    : index_(index),
      given_(text),
      text_(beginning_of(text.span.of(text.whole), options.source_bytes)),
      weights_(weights),
      options_(options),
      matches_(highlighter.find(text_, traits)),
      characters_(text_),
      seen_(weights.size(), 0) {}

bool SnippetSource::has_text() {
    find_sentences();
    return sentence_count() > 0;
}

/// Sentences are only asked for once there is a reason to show something.
void SnippetSource::find_sentences() {
    if (has_sentences_) return;
    has_sentences_ = true;
    const Span looked_at{given_.span.begin, given_.span.begin + text_.size()};
    const auto begins_before = [](const PlacedSentence& sentence, std::size_t at) {
        return sentence.span.begin < at;
    };
    const auto first =
        std::lower_bound(given_.sentences.begin(), given_.sentences.end(), looked_at.begin, begins_before);
    auto last = std::lower_bound(first, given_.sentences.end(), looked_at.end, begins_before);
    if (last != first && std::prev(last)->span.end > looked_at.end) --last;  // reaches out
    placed_ = {first, last};
    if (placed_.empty()) split_ = split_sentences(text_);
}

std::size_t SnippetSource::sentence_count() const {
    return placed_.empty() ? split_.size() : placed_.size();
}

Span SnippetSource::sentence(std::size_t index) const {
    if (placed_.empty()) return split_[index];
    const Span& span = placed_[index].span;
    return {span.begin - given_.span.begin, span.end - given_.span.begin};
}

/// The first sentence that ends behind `offset`.
std::size_t SnippetSource::first_sentence_behind(std::size_t offset) const {
    std::size_t low = 0;
    std::size_t high = sentence_count();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (sentence(middle).end <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool SnippetSource::is_long(std::size_t index) const {
    return sentence(index).size() > options_.longest_whole_sentence;
}

/// Whether sentences `first` to `last` are short enough together, and of one paragraph.
bool SnippetSource::fits(std::size_t first, std::size_t last) const {
    if (first == last) return true;
    if (last - first >= options_.sentences) return false;
    const Span both{sentence(first).begin, sentence(last).end};
    return both.size() <= options_.passage_bytes && both.of(text_).find('\n') == std::string_view::npos;
}

/// The matches that lie wholly inside; they are in order, so both ends are found by bisection.
std::span<const Match> SnippetSource::matches_in(const Span& span) const {
    const auto begins_before = [](const Match& match, std::size_t offset) {
        return match.span.begin < offset;
    };
    const auto ends_before = [](std::size_t offset, const Match& match) { return offset < match.span.end; };
    const auto first = std::lower_bound(matches_.begin(), matches_.end(), span.begin, begins_before);
    const auto last = std::upper_bound(first, matches_.end(), span.end, ends_before);
    return {first, last};
}

void SnippetSource::append_passages(std::vector<Passage>& passages) {
    const auto is_aside = [](const Match& match) { return match.kind == Match::Kind::aside; };
    if (std::all_of(matches_.begin(), matches_.end(), is_aside)) return;
    find_sentences();
    std::size_t least = 0;  // the first sentence that no passage has begun at or before
    for (const Match& match : matches_) {
        if (is_aside(match)) continue;
        const std::size_t first = first_sentence_behind(match.span.begin);
        const std::size_t count = sentence_count();
        if (first == count || sentence(first).begin > match.span.begin) {  // in a line that is no sentence
            const Span gap{first == 0 ? 0 : sentence(first - 1).end,
                           first == count ? text_.size() : sentence(first).begin};
            append(around(gap, match.span), first, passages);
            continue;
        }
        std::size_t last = first;
        while (last + 1 < count && sentence(last).end < match.span.end) ++last;
        if (is_long(first) && first == last) {
            append(cut(sentence(first), match.span), first, passages);
            least = std::max(least, first + 1);
        } else if (first >= least && !is_long(first)) {
            append_runs(least, first, passages);
            least = first + 1;
        }
        // A phrase may reach into the next sentence, even into the next line: then both are shown, or cut.
        if (first != last && (is_long(first) || !fits(first, last)))
            append(around({sentence(first).begin, sentence(last).end}, match.span), first, passages);
    }
}

/// The runs of sentences around the one that holds a match, from those that begin at `least` on.
void SnippetSource::append_runs(std::size_t least, std::size_t matched, std::vector<Passage>& passages) {
    std::size_t first = matched;
    while (first > least && !is_long(first - 1) && fits(first - 1, matched)) --first;
    for (; first <= matched; ++first) {
        for (std::size_t last = matched; last < sentence_count() && fits(first, last); ++last)
            append({index_, {sentence(first).begin, sentence(last).end}}, first, passages);
    }
}

void SnippetSource::append(Passage passage, std::size_t first, std::vector<Passage>& passages) {
    constexpr double weight_of_lead = 0.3;  // news says first what matters most
    const std::size_t ahead = first + index_;
    passage.score = score(passage.span) * (1 + weight_of_lead / (1 + static_cast<double>(ahead)));
    if (passage.score > 0) passages.push_back(passage);
}

/// Each term counts once in full, its further matches a little; of equals the passage that fills its room
/// better wins.
double SnippetSource::score(const Span& span) {
    constexpr double weight_of_repetition = 0.1;
    constexpr double weight_of_part = 0.1;
    constexpr double weight_of_aside = 0.05;
    constexpr double weight_of_length = 0.2;
    constexpr double least_weight = 0.01;  // so that a term that is everywhere still counts
    ++passage_;
    double score = 0;
    double asides = 0;
    for (const Match& match : matches_in(span)) {
        double weight = weights_[match.term] + least_weight;
        if (match.kind == Match::Kind::aside) {
            asides += weight_of_aside;
            continue;
        }
        if (match.kind == Match::Kind::part) weight *= weight_of_part;
        score += seen_[match.term] == passage_ ? weight_of_repetition * weight : weight;
        seen_[match.term] = passage_;
    }
    if (score == 0) return 0;
    const double filled = static_cast<double>(span.size()) / static_cast<double>(options_.passage_bytes);
    return (score + asides) * (1 + weight_of_length * std::min(1.0, filled));
}

Passage SnippetSource::beginning() {
    const Span first = sentence(0);
    if (is_long(0)) return cut(first, {first.begin, first.begin});
    std::size_t last = 0;
    while (last + 1 < sentence_count() && fits(0, last + 1)) ++last;
    return {index_, {first.begin, sentence(last).end}};
}

Snippet SnippetSource::to_snippet(const Passage& passage) {
    const Span& span = passage.span;
    Snippet snippet{std::string(span.of(text_)), {}, passage.cut_before, passage.cut_after};
    for (const Match& match : shown_matches(matches_in(span)))
        snippet.matches.push_back({match.span.begin - span.begin, match.span.end - span.begin});
    snippet.part = given_.part;
    snippet.begin = given_.span.begin + span.begin;
    snippet.begin_character = count_code_points(given_.whole.substr(0, snippet.begin));
    return snippet;
}

/// A stretch of text that holds a match: whole, if it is not too long.
Passage SnippetSource::around(const Span& stretch, const Span& match) {
    if (stretch.size() <= options_.longest_whole_sentence) return {index_, stretch};
    return cut(stretch, match);
}

/// The part of a long stretch around a match, from a word's beginning to a word's end.
Passage SnippetSource::cut(const Span& stretch, const Span& match) {
    const std::size_t lead = options_.passage_bytes / 4;
    std::size_t begin = match.begin - std::min(lead, match.begin - stretch.begin);
    if (begin > stretch.begin) begin = beginning_of_word({begin, match.begin});
    std::size_t end = std::min(begin + options_.passage_bytes, stretch.end);
    if (end < stretch.end) end = std::max(end_of_word({begin, end}), match.end);
    return {index_, {begin, end}, 0, begin > stretch.begin, end < stretch.end};
}

/// The beginning of the first word behind a blank. Where there is none: of the first character, in a script
/// without blanks, else the span's end.
std::size_t SnippetSource::beginning_of_word(const Span& span) {
    const std::size_t character = characters_.at_or_after(code_point_boundary(text_, span.begin));
    if (character < span.end && is_unspaced(text_.substr(character))) return character;
    const std::string_view room = span.of(text_);
    const std::size_t blank = std::min(room.find_first_of(blanks), room.size());
    const std::size_t word = std::min(room.find_first_not_of(blanks, blank), room.size());
    return characters_.at_or_before(span.begin + word);
}

/// The end of the last word that ends inside or at the end; where there is no blank, or no need of one, the
/// end of a character.
std::size_t SnippetSource::end_of_word(const Span& span) {
    const std::size_t character = characters_.at_or_before(code_point_boundary(text_, span.end));
    if (is_unspaced(text_.substr(character))) return character;
    const std::string_view room = text_.substr(span.begin, span.size() + 1);
    const std::size_t blank = room.find_last_of(blanks);
    const std::size_t letter = room.substr(0, std::min(blank, room.size())).find_last_not_of(blanks);
    const bool has_word = blank != std::string_view::npos && letter != std::string_view::npos;
    return has_word ? span.begin + letter + 1 : character;
}

}  // namespace debrief
