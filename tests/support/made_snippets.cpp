#include "tests/support/made_snippets.h"

#include "searcher/query_parser.h"

namespace debrief::test {

Stemmers& english_stemmers() {
    static Stemmers one;
    return one;
}

std::vector<SnippetText> as_parts(const std::vector<std::string_view>& texts) {
    std::vector<SnippetText> parts;
    for (const std::string_view text : texts) {
        const bool is_summary = parts.empty() && texts.size() > 1;
        parts.push_back({is_summary ? BriefingPart::summary : BriefingPart::text, text, {0, text.size()}});
    }
    return parts;
}

std::vector<Snippet> snippets(const Highlighter& highlighter, const std::vector<std::string_view>& texts,
                              const SnippetOptions& options) {
    return make_snippets(as_parts(texts), highlighter, TermWeights(highlighter.term_count(), 1.0), options);
}

std::vector<Snippet> snippets(std::string_view query, const std::vector<std::string_view>& texts,
                              const SnippetOptions& options) {
    return snippets(Highlighter(parse_query(query).query, english_stemmers()), texts, options);
}

}  // namespace debrief::test
