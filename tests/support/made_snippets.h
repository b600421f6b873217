#pragma once

#include "searcher/snippet.h"

#include <string_view>
#include <vector>

namespace debrief::test {

/// For queries and texts in English.
[[nodiscard]] Stemmers& english_stemmers();

/// Texts as parts of one briefing: the first of several is its summary.
[[nodiscard]] std::vector<SnippetText> as_parts(const std::vector<std::string_view>& texts);

/// The snippets of texts, all that is looked for weighing alike.
[[nodiscard]] std::vector<Snippet> snippets(const Highlighter& highlighter,
                                            const std::vector<std::string_view>& texts,
                                            const SnippetOptions& options = {});
[[nodiscard]] std::vector<Snippet> snippets(std::string_view query,
                                            const std::vector<std::string_view>& texts,
                                            const SnippetOptions& options = {});

}  // namespace debrief::test
