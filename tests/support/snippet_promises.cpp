#include "tests/support/snippet_promises.h"

#include "corpus/base/utf8.h"
#include "corpus/cleaning.h"
#include "searcher/hits.h"
#include "tests/support/query_nodes.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <vector>

#include <unicode/brkiter.h>

namespace debrief::test {

namespace {

/// The words of the searched text that stands first.
std::vector<Token> words_of(const Record& record) {
    const Briefing& briefing = record.briefing;
    const auto pieces = pieces_without_chrome(briefing.text, briefing.chrome);
    return pieces.empty() ? std::vector<Token>{} : tokenize(pieces.front(), wordless_spans(pieces.front()));
}

/// Whether no character as readers see it reaches across `offset`, by a text of wide characters.
class WideText {
 public:
    explicit WideText(std::string_view text) : text_(text) {
        UErrorCode status = U_ZERO_ERROR;
        characters_.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
        wide_ = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
        characters_->setText(wide_);
    }
    [[nodiscard]] bool is_boundary(std::size_t offset) const {
        const icu::StringPiece before(text_.data(), static_cast<std::int32_t>(offset));
        return characters_->isBoundary(icu::UnicodeString::fromUTF8(before).length()) != 0;
    }

 private:
    std::string_view text_;
    icu::UnicodeString wide_;
    std::unique_ptr<icu::BreakIterator> characters_;
};

std::string fault_in_matches(const Snippet& snippet) {
    const WideText wide(snippet.text);
    std::size_t behind = 0;
    for (const Span& match : snippet.matches) {
        if (match.begin < behind || match.begin >= match.end || match.end > snippet.text.size())
            return "matches are not in order and apart";
        if (!wide.is_boundary(match.begin) || !wide.is_boundary(match.end)) return "a match cuts a character";
        behind = match.end;
    }
    const std::vector<Span> characters = matches_in_characters(snippet);
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const std::string_view before = std::string_view(snippet.text).substr(0, snippet.matches[i].begin);
        if (count_code_points(before) != characters[i].begin) return "a match is counted wrongly";
    }
    return "";
}

/// Whether a query of words lights what it should: all words with its stems and no others.
std::string fault_in_words(const Snippet& snippet, const Query& query, const std::string& language,
                           Stemmers& stemmers) {
    std::set<std::string> stems;
    const std::span<const Query> words =
        query.kind == Query::Kind::word ? std::span(&query, 1) : std::span(query.children);
    for (const Query& word : words) {
        for (const std::string& stem : stemmers.all(word.text)) stems.insert(stem);
    }
    std::vector<Span> expected;
    for (const Token& token : tokenize(snippet.text, wordless_spans(snippet.text))) {
        if (stems.contains(stemmers.of(language).stem(token.form))) expected.push_back(token.span);
    }
    return snippet.matches == expected ? "" : "other words are lit than have its stems";
}

bool is_ranked_word(const Query& query) {
    return query.kind == Query::Kind::word && !is_unspaced(query.text);
}

}  // namespace

DrawnQuery draw_query(const Record& record, Random& random) {
    const std::vector<Token> words = words_of(record);
    if (words.size() < 12) return {};
    const std::size_t at = random.below(words.size() - 8);
    const auto word = [&](std::size_t i) { return node(Query::Kind::word, words[at + i].form); };
    const std::string& first = words[at].form;
    const std::string& second = words[at + 1].form;
    switch (random.below(6)) {
        case 0:
            return {first, word(0)};
        case 1:
            return {first + " " + words[at + 7].form, node(Query::Kind::any_of, {word(0), word(7)})};
        case 2:
            return {"\"" + first + " " + second + "\"", node(Query::Kind::phrase, first + " " + second)};
        case 3: {
            const std::size_t kept = code_point_boundary(first, (first.size() + 1) / 2);
            const std::string pattern = first.substr(0, kept) + "*";
            return {pattern, node(Query::Kind::pattern, pattern)};
        }
        case 4: {
            const std::size_t distance = 1 + random.below(7);
            return {words[at + distance].form + " NEAR/" + std::to_string(distance) + " " + first,
                    node(Query::Kind::near, {word(distance), word(0)}, distance)};
        }
        default: {
            const std::size_t distance = 1 + random.below(7);
            return {first + " ADJ/" + std::to_string(distance) + " " + words[at + distance].form,
                    node(Query::Kind::adjacent, {word(0), word(distance)}, distance)};
        }
    }
}

std::string broken_promise(const Record& record, const DrawnQuery& drawn, DrawnFrom from,
                           const Highlighter& highlighter, Stemmers& stemmers) {
    const Briefing& briefing = record.briefing;
    SearchRequest request;
    request.snippets.count = 3;
    const Hit hit = make_hit(record, highlighter, TermWeights(highlighter.term_count(), 1.0), request);
    if (hit.snippets.empty()) return briefing.text.empty() ? "" : "there is no passage";
    if (from == DrawnFrom::this_one && hit.snippets.front().matches.empty()) return "nothing is lit";
    const bool has_several = drawn.query.kind == Query::Kind::any_of;
    const bool is_of_words = is_ranked_word(drawn.query) ||
                             (has_several && std::all_of(drawn.query.children.begin(),
                                                         drawn.query.children.end(), is_ranked_word));
    const auto is_stop = [](const Query& word) { return is_stop_word(word.text); };
    const bool has_stop_words =
        has_several && std::any_of(drawn.query.children.begin(), drawn.query.children.end(), is_stop);
    const WideText summary(briefing.summary);
    const WideText text(briefing.text);
    for (const Snippet& snippet : hit.snippets) {
        const bool is_summary = snippet.part == BriefingPart::summary;
        const std::string_view part = is_summary ? briefing.summary : briefing.text;
        if (part.substr(snippet.begin, snippet.text.size()) != snippet.text)
            return "it is no piece of the text";
        if (count_code_points(part.substr(0, snippet.begin)) != snippet.begin_character)
            return "its place is counted wrongly";
        const WideText& whole = is_summary ? summary : text;
        if (!whole.is_boundary(snippet.begin) || !whole.is_boundary(snippet.begin + snippet.text.size()))
            return "it cuts a character";
        std::string fault = fault_in_matches(snippet);
        if (fault.empty() && is_of_words && !has_stop_words && !snippet.cut_before && !snippet.cut_after)
            fault = fault_in_words(snippet, drawn.query, briefing.language, stemmers);
        if (!fault.empty()) return fault + ": " + snippet.text;
    }
    return "";
}

}  // namespace debrief::test
