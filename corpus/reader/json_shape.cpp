#include "corpus/reader/json_shape.h"

#include "corpus/base/error.h"
#include "corpus/base/memory_source.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/json_elements.h"

#include <algorithm>
#include <memory>
#include <string>

namespace debrief {

namespace {

std::string_view skip_to_value(std::string_view text) {
    while (!text.empty() && (is_ascii_space(text.front()) || text.front() == json_record_separator)) {
        text.remove_prefix(1);
    }
    return text;
}

/// What the beginning of a JSON object is.
struct FirstObject {
    bool is_whole = false;  ///< its end is there
    bool has_list = false;  ///< it has a list of records
    std::size_t bytes = 0;  ///< of the object, if it is whole
};

FirstObject look_at_object(std::string_view json) {
    constexpr std::size_t nesting = 16;  // deeper lists of records are none that a program exports
    InputStream stream(std::make_unique<MemorySource>(std::string(json)));
    const FieldNames names;
    JsonElements elements(stream, names, {.element_bytes = json.size(), .nesting = nesting});
    FirstObject object;
    try {
        if (const auto element = elements.next()) {
            object.is_whole = !element->is_broken_off;
            object.bytes = element->text.size();
        }
    } catch (const Error&) {
        // The head ends somewhere inside of the file: what was found up to there is what can be known.
        object.is_whole = false;
    }
    object.has_list = elements.has_list();
    return object;
}

JsonShape shape_of_object(std::string_view head) {
    const std::size_t line_end = std::min(head.find('\n'), head.size());
    const std::string_view first_line = head.substr(0, line_end);
    const std::string_view rest = skip_to_value(head.substr(line_end));
    // In an object that goes on in the next line, a key or the object's end would follow.
    const bool is_list_without_brackets = trim(first_line).ends_with(',');
    if (rest.starts_with('{')) return is_list_without_brackets ? JsonShape::whole : JsonShape::lines;
    const FirstObject object = look_at_object(first_line);
    if (!rest.empty()) return object.is_whole && !object.has_list ? JsonShape::lines : JsonShape::whole;
    if (object.has_list) return JsonShape::whole;
    const std::string_view behind = object.is_whole ? trim(first_line.substr(object.bytes)) : "";
    return behind.starts_with('{') || behind.starts_with(',') ? JsonShape::whole : JsonShape::lines;
}

}  // namespace

JsonShape tell_json_shape(std::string_view head) {
    head = skip_to_value(without_byte_order_mark(head));
    if (head.starts_with('{')) return shape_of_object(head);
    if (!head.starts_with('[')) return JsonShape::unknown;
    const std::string_view first = trim(head.substr(1));
    return first.starts_with('{') || first.starts_with(']') ? JsonShape::whole : JsonShape::unknown;
}

}  // namespace debrief
