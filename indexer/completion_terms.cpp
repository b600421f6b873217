#include "indexer/completion_terms.h"

#include "corpus/base/text.h"
#include "indexer/analysis.h"
#include "indexer/schema.h"

#include <xxhash.h>

namespace debrief {

std::string folded_text(std::string_view text) {
    std::string folded = join_forms(text);
    if (!folded.empty() && is_ascii_space(text.back())) folded += ' ';
    return folded;
}

std::optional<std::string> title_completion_term(std::string_view title) {
    constexpr std::size_t longest_title = 150;  // bytes
    constexpr std::size_t longest_folded = 230;
    const std::string shown = completed_title(title);
    std::string folded = folded_text(shown);
    if (folded.empty() || shown.size() > longest_title || shown.find('\0') != std::string::npos)
        return std::nullopt;
    folded.resize(std::min(folded.size(), longest_folded));
    // Titles that differ in capitals and marks only are completed apart.
    constexpr std::size_t hash_bytes = 2;
    folded.append("\n").append(to_sorted_bytes(XXH3_64bits(shown.data(), shown.size()), hash_bytes));
    return to_term(title_completion_prefix, folded);
}

std::string completed_title(std::string_view title) {
    return collapse_spaces(title);
}

}  // namespace debrief
