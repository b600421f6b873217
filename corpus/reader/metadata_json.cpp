#include "corpus/reader/metadata.h"

#include <new>
#include <string>

#include <fmt/format.h>
#include <simdjson.h>

namespace debrief {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

MetadataValue json_to_value(const element& value);

std::vector<MetadataEntry> to_entries(const simdjson::dom::object& object) {
    std::vector<MetadataEntry> entries;
    for (const auto& [key, value] : object) entries.push_back({std::string(key), json_to_value(value)});
    return entries;
}

std::vector<MetadataValue> to_elements(const simdjson::dom::array& array) {
    std::vector<MetadataValue> elements;
    for (const element value : array) elements.push_back(json_to_value(value));
    return elements;
}

MetadataValue json_to_value(const element& value) {
    switch (value.type()) {
        case element_type::STRING:
            return metadata_text(std::string(std::string_view(value)));
        case element_type::NULL_VALUE:
            return metadata_nothing();
        case element_type::BOOL:
            return metadata_flag(simdjson::minify(value));
        case element_type::ARRAY:
            return metadata_list(to_elements(value));
        case element_type::OBJECT:
            return metadata_object(to_entries(value));
        default:
            return metadata_number(simdjson::minify(value));
    }
}

}  // namespace

Metadata parse_json_metadata(std::string_view block) {
    simdjson::dom::parser parser;
    if (parser.allocate(block.size(), metadata_depth)) throw std::bad_alloc();
    element root;
    if (const auto error = parser.parse(block.data(), block.size()).get(root)) {
        throw BadMetadata(fmt::format("is no JSON: {}", simdjson::error_message(error)));
    }
    simdjson::dom::object object;
    if (root.get(object)) throw BadMetadata("is no JSON object");
    return {to_entries(object), {}};
}

}  // namespace debrief
