#include "corpus/base/memory_source.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/json_elements.h"
#include "corpus/reader/json_feed.h"
#include "corpus/reader/json_lines.h"
#include "corpus/reader/json_record.h"
#include "corpus/reader/json_shape.h"
#include "corpus/reader/record_visit.h"

#include <memory>

#include <fmt/format.h>

namespace debrief {

namespace {

/// In files of one line a line's number says nothing: the record's own does.
std::string place_of(const JsonElement& element, std::string_view file) {
    return element.is_first_of_line ? fmt::format("{}:{}", file, element.line)
                                    : fmt::format("{}: record {}", file, element.number);
}

void read_elements(const FormatInput& input, ReadVisitor& visitor) {
    const ReadOptions& options = input.options;
    const FieldNames names(options.field_map);
    JsonElements elements(input.stream, names,
                          {.element_bytes = options.record_bytes, .nesting = options.nesting});
    JsonRecordParser parser(names, options.nesting);
    while (const auto element = elements.next()) {
        visit_record(visitor, place_of(*element, input.name), [&] {
            if (element->is_cut) throw BadRecord(too_long_record(options.record_bytes));
            if (element->is_broken_off) throw BadRecord("breaks off");
            return parser.parse(element->text, spare_record_id(input.id, element->number));
        });
    }
}

/// A feed names its format, which stands at its beginning but by chance.
bool may_be_feed(std::string_view head) {
    return head.find("jsonfeed.org/version") != std::string_view::npos ||
           head.find("jsonfeed.org\\/version") != std::string_view::npos;
}

void read_possible_feed(const FormatInput& input, ReadVisitor& visitor) {
    std::string json = decode_text(read_whole(input)).text;
    if (is_json_feed(json)) return read_json_feed(json, input, visitor);
    InputStream again(std::make_unique<MemorySource>(std::move(json)));
    read_elements({again, input.id, input.name, input.options}, visitor);
}

}  // namespace

bool looks_like_json(std::string_view head) {
    return tell_json_shape(head) == JsonShape::whole;
}

void read_json(const FormatInput& input, ReadVisitor& visitor) {
    const std::string_view head = input.stream.peek(json_shape_bytes);
    if (may_be_feed(head)) {
        read_possible_feed(input, visitor);
    } else if (tell_json_shape(head) == JsonShape::lines) {
        read_json_per_line(input, visitor);
    } else {
        read_elements(input, visitor);
    }
}

}  // namespace debrief
