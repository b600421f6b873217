#include "corpus/reader/field_map.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/reader/field_names.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw Error(ErrorKind::usage, what, "write it as in 'title=headline,text=content.body'");
}

void check_field(std::string_view field) {
    if (find_briefing_field(field)) return;
    const auto nearest = nearest_word(field, briefing_field_names);
    throw Error(ErrorKind::usage, fmt::format("a briefing has no field '{}'", field),
                nearest ? fmt::format("did you mean '{}'?", *nearest)
                        : fmt::format("its fields are {}", fmt::join(briefing_field_names, ", ")));
}

FieldMapping parse_mapping(std::string_view part) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) refuse(fmt::format("'{}' is no FIELD=KEY", trim(part)));
    const std::string_view field = trim(part.substr(0, equals));
    const std::string_view key = trim(part.substr(equals + 1));
    check_field(field);
    if (key.empty()) refuse(fmt::format("no key is given for the field '{}'", field));
    return {std::string(field), std::string(key)};
}

void check_is_new(const std::vector<FieldMapping>& before, const FieldMapping& mapping) {
    for (const FieldMapping& other : before) {
        if (other.field == mapping.field) refuse(fmt::format("the field '{}' is given twice", other.field));
        const bool is_shared_by_id = other.field == "id" || mapping.field == "id";
        if (other.key == mapping.key && !is_shared_by_id) {
            refuse(fmt::format("the key '{}' is given for both '{}' and '{}'", other.key, other.field,
                               mapping.field));
        }
    }
}

}  // namespace

std::vector<FieldMapping> parse_field_map(std::string_view text) {
    if (trim(text).empty()) refuse("the field map is empty");
    std::vector<FieldMapping> map;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const FieldMapping mapping = parse_mapping(text.substr(begin, end - begin));
        check_is_new(map, mapping);
        map.push_back(mapping);
        begin = end + 1;
    }
    return map;
}

}  // namespace debrief
