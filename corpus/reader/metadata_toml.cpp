#include "corpus/reader/metadata.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace debrief {

namespace {

/// Longer blocks are refused: the library's tables of dotted keys (`a.a.a = 1`) end one inside of the other,
/// on the stack.
constexpr std::size_t most_toml_bytes = 16384;

MetadataValue toml_to_value(const toml::node& node, std::size_t depth);

std::vector<MetadataEntry> to_entries(const toml::table& table, std::size_t depth) {
    std::vector<std::pair<std::string_view, const toml::node*>> members;
    for (const auto& [key, value] : table) members.emplace_back(key.str(), &value);
    // The library sorts them by their names.
    std::ranges::stable_sort(members, [](const auto& left, const auto& right) {
        const auto place = [](const auto& member) {
            const toml::source_position& begin = member.second->source().begin;
            return std::pair(begin.line, begin.column);
        };
        return place(left) < place(right);
    });
    std::vector<MetadataEntry> entries;
    for (const auto& [key, value] : members)
        entries.push_back({std::string(key), toml_to_value(*value, depth)});
    return entries;
}

std::vector<MetadataValue> to_elements(const toml::array& array, std::size_t depth) {
    std::vector<MetadataValue> elements;
    for (const toml::node& element : array) elements.push_back(toml_to_value(element, depth));
    return elements;
}

/// A date or a number, as TOML writes it.
template <typename Value>
std::string written(const Value& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

MetadataValue toml_to_value(const toml::node& node, std::size_t depth) {
    if (depth == metadata_depth) {
        throw BadMetadata(fmt::format("is nested deeper than {} levels", metadata_depth));
    }
    if (const auto* table = node.as_table()) return metadata_object(to_entries(*table, depth + 1));
    if (const auto* array = node.as_array()) return metadata_list(to_elements(*array, depth + 1));
    if (const auto* text = node.as_string()) return metadata_text(text->get());
    if (const auto* flag = node.as_boolean()) return metadata_flag(flag->get() ? "true" : "false");
    if (const auto* whole = node.as_integer()) return metadata_number(fmt::format("{}", whole->get()));
    if (const auto* real = node.as_floating_point()) return metadata_number(fmt::format("{}", real->get()));
    if (const auto* date = node.as_date()) return metadata_text(written(date->get()));
    if (const auto* time = node.as_time()) return metadata_text(written(time->get()));
    if (const auto* instant = node.as_date_time()) return metadata_text(written(instant->get()));
    return metadata_nothing();
}

}  // namespace

Metadata parse_toml_metadata(std::string_view block) {
    if (block.size() > most_toml_bytes) {
        throw BadMetadata(fmt::format("is longer than {} bytes", most_toml_bytes));
    }
    try {
        const toml::table table = toml::parse(block);
        return {to_entries(table, 0), {}};
    } catch (const toml::parse_error& error) {
        throw BadMetadata(fmt::format("is no TOML: {}", error.description()));
    }
}

}  // namespace debrief
