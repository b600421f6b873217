#include "searcher/query_completions.h"

#include "indexer/schema.h"

#include <fmt/format.h>

namespace debrief {

std::vector<std::string> query_completions() {
    std::vector<std::string> completions;
    for (const Field& field : fields) {
        const auto choices = choices_of(field);
        if (choices.empty()) completions.push_back(fmt::format("{}:", field.name));
        for (const std::string_view choice : choices)
            completions.push_back(fmt::format("{}:{}", field.name, choice));
    }
    return completions;
}

}  // namespace debrief
