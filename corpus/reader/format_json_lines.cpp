#include "corpus/base/line_reader.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/json_lines.h"
#include "corpus/reader/json_record.h"
#include "corpus/reader/json_shape.h"
#include "corpus/reader/record_visit.h"

#include <fmt/format.h>

namespace debrief {

namespace {

/// A line's JSON text, without what may stand in front of it: a byte order mark, the record separator of a
/// JSON text sequence (RFC 7464).
std::string_view json_of(const Line& line) {
    std::string_view text = line.text;
    if (line.number == 1) text = without_byte_order_mark(text);
    while (text.starts_with('\x1E')) text.remove_prefix(1);
    return text;
}

}  // namespace

void read_json_per_line(const FormatInput& input, ReadVisitor& visitor) {
    LineReader lines(input.stream, input.options.record_bytes);
    const FieldNames names(input.options.field_map);
    JsonRecordParser parser(names, input.options.nesting);
    std::size_t number = 0;
    while (const auto line = lines.next()) {
        const std::string_view json = json_of(*line);
        if (!line->is_cut && trim(json).empty()) continue;
        ++number;
        visit_record(visitor, fmt::format("{}:{}", input.name, line->number), [&] {
            if (line->is_cut) throw BadRecord(too_long_record(input.options.record_bytes));
            return parser.parse(json, spare_record_id(input.id, number));
        });
    }
}

bool looks_like_json_lines(std::string_view head) {
    return tell_json_shape(head) == JsonShape::lines;
}

void read_json_lines(const FormatInput& input, ReadVisitor& visitor) {
    if (tell_json_shape(input.stream.peek(json_shape_bytes)) == JsonShape::whole) {
        read_json(input, visitor);
    } else {
        read_json_per_line(input, visitor);
    }
}

}  // namespace debrief
