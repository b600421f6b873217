#include "indexer/completion_terms.h"

#include "corpus/base/text.h"
#include "indexer/analysis.h"
#include "indexer/schema.h"

namespace debrief {

std::string folded_text(std::string_view text) {
    std::string folded;
    for (const Token& token : tokenize(text)) folded.append(folded.empty() ? "" : " ").append(token.form);
    if (!folded.empty() && is_ascii_space(text.back())) folded += ' ';
    return folded;
}

std::optional<std::string> title_completion_term(std::string_view title) {
    constexpr std::size_t longest_title = 150;  // bytes
    constexpr std::size_t longest_term = 240;
    const std::string shown = collapse_spaces(title);
    std::string folded = folded_text(shown);
    if (folded.empty() || shown.size() > longest_title || shown.find('\0') != std::string::npos)
        return std::nullopt;
    folded.resize(std::min(folded.size(), longest_term - title_completion_prefix.size() - 1 - shown.size()));
    return to_term(title_completion_prefix, folded + "\n" + shown);
}

std::string title_of_completion_term(std::string_view term) {
    return std::string(term.substr(std::min(term.find('\n'), term.size() - 1) + 1));
}

}  // namespace debrief
