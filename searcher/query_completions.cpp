#include "searcher/query_completions.h"

#include "corpus/base/error.h"
#include "indexer/schema.h"
#include "searcher/completion.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_values = 50;

/// What stands in front of a field in a query without being of it: `+`, `-`.
std::string_view mark_of(std::string_view typed) {
    const std::size_t end = typed.find_first_not_of("+-(");
    return typed.substr(0, std::min(end, typed.size()));
}

std::vector<ShellWord> field_names(std::string_view mark, std::string_view name) {
    std::vector<ShellWord> words;
    for (const Field& field : fields) {
        if (field.name.starts_with(name))
            words.push_back({fmt::format("{}{}:", mark, field.name), std::string(field.help)});
    }
    return words;
}

std::vector<ShellWord> field_values(const CommandLine& line, std::string_view mark, std::string_view query) {
    std::vector<ShellWord> words;
    try {
        IndexReader reader(choose_index(line.value("index")));
        for (const Completion& each : complete(reader, query, {.completions = most_values})) {
            const std::string meaning =
                each.briefings == 0 ? "" : fmt::format("{} briefings", each.briefings);
            words.push_back({fmt::format("{}{}", mark, each.query), meaning});
        }
    } catch (const Error&) {  // no index, no values
    }
    return words;
}

/// Where some begin with a quotation mark as what is typed does, or none as that, the others are left out: a
/// shell would take back what is typed as far as they differ.
void keep_alike(std::vector<ShellWord>& words, std::string_view mark, std::string_view query) {
    const std::size_t begin = query.find(':') + 1;
    if (begin == query.size()) return;
    const auto is_unlike = [&](const ShellWord& each) {
        const bool is_quoted =
            each.word.size() > mark.size() + begin && each.word[mark.size() + begin] == '"';
        return is_quoted != (query[begin] == '"');
    };
    if (!std::all_of(words.begin(), words.end(), is_unlike)) std::erase_if(words, is_unlike);
}

}  // namespace

std::vector<ShellWord> query_completions(const CommandLine& line, std::string_view typed) {
    const std::string_view mark = mark_of(typed);
    const std::string_view query = typed.substr(mark.size());
    const std::size_t colon = query.find(':');
    if (colon == std::string_view::npos) return field_names(mark, query);
    const Field* field = find_field(query.substr(0, colon));
    if (!field) return {};
    std::vector<ShellWord> words = field_values(line, mark, query);
    keep_alike(words, mark, query);
    if (!words.empty()) return words;
    for (const std::string_view choice : choices_of(*field)) {
        if (choice.starts_with(query.substr(colon + 1)))
            words.push_back({fmt::format("{}{}:{}", mark, field->name, choice)});
    }
    return words;
}

}  // namespace debrief
