#include "corpus/base/error.h"
#include "corpus/base/line_reader.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/formats.h"
#include "corpus/titles.h"

#include <stdexcept>

#include <fmt/format.h>
#include <simdjson.h>

namespace debrief {

namespace {

using simdjson::dom::element;

/// What is wrong with one record; caught where the line's number is known.
class BadRecord : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A field's text. Numbers are taken as they are written, since ids are often numbers; null counts as absent.
std::string to_text(std::string_view key, const element& value) {
    switch (value.type()) {
        case simdjson::dom::element_type::STRING:
            return std::string(std::string_view(value));
        case simdjson::dom::element_type::INT64:
        case simdjson::dom::element_type::UINT64:
            return simdjson::minify(value);
        case simdjson::dom::element_type::NULL_VALUE:
            return "";
        default:
            throw BadRecord(fmt::format("'{}' is not a text", key));
    }
}

void set_date(Briefing& briefing, const element& value) {
    const std::string text = to_text("date", value);
    briefing.date = parse_iso_timestamp(trim(text));
    const bool is_unknown_form = !briefing.date && !trim(text).empty();
    if (is_unknown_form) briefing.attributes.push_back({"date", simdjson::minify(value)});
}

void set_field(Briefing& briefing, std::string_view key, const element& value) {
    if (key == "id") {
        briefing.id = trim(to_text(key, value));
    } else if (key == "title") {
        briefing.title = collapse_spaces(to_text(key, value));
    } else if (key == "summary") {
        briefing.summary = trim(to_text(key, value));
    } else if (key == "text") {
        briefing.text = trim(to_text(key, value));
    } else if (key == "date") {
        set_date(briefing, value);
    } else if (key == "source") {
        briefing.source = collapse_spaces(to_text(key, value));
    } else if (key == "url") {
        briefing.url = trim(to_text(key, value));
    } else if (key == "language") {
        briefing.language = trim(to_text(key, value));
    } else {
        briefing.attributes.push_back({std::string(key), simdjson::minify(value)});
    }
}

Briefing to_briefing(const simdjson::dom::object& record) {
    Briefing briefing;
    bool has_text = false;
    for (const auto& [key, value] : record) {
        set_field(briefing, key, value);
        has_text = has_text || ((key == "title" || key == "text") && !value.is_null());
    }
    if (briefing.id.empty()) throw BadRecord("has no 'id'");
    if (has_control_characters(briefing.id)) throw BadRecord("has control characters in its 'id'");
    if (!has_text) throw BadRecord("has neither 'title' nor 'text'");
    if (briefing.title.empty()) {
        briefing.title_origin = TitleOrigin::made;
        briefing.title = title_from_text(briefing.summary.empty() ? briefing.text : briefing.summary);
    }
    return briefing;
}

/// One parser for all lines of a file, so that its buffers are made once.
class RecordParser {
 public:
    Briefing parse(std::string_view line) {
        simdjson::dom::element record;
        auto error = parser_.parse(line.data(), line.size()).get(record);
        if (error == simdjson::UTF8_ERROR) {
            const std::string mended = mend_utf8(line);
            error = parser_.parse(mended).get(record);
        }
        if (error) throw BadRecord(fmt::format("is no JSON: {}", simdjson::error_message(error)));
        simdjson::dom::object object;
        if (record.get(object)) throw BadRecord("is no JSON object");
        return to_briefing(object);
    }

 private:
    simdjson::dom::parser parser_;
};

}  // namespace

bool looks_like_json_lines(std::string_view head) {
    return head.starts_with('{');
}

void read_json_lines(const FormatInput& input, ReadVisitor& visitor) {
    LineReader lines(input.stream, input.options.record_bytes);
    RecordParser parser;
    while (const auto line = lines.next()) {
        std::string_view text = line->text;
        if (line->number == 1) text = without_byte_order_mark(text);
        if (!line->is_cut && trim(text).empty()) continue;
        const std::string where = fmt::format("{}:{}", input.name, line->number);
        try {
            if (line->is_cut) {
                throw BadRecord(fmt::format("is longer than {} bytes, the most a record may have",
                                            input.options.record_bytes));
            }
            visitor.on_briefing(parser.parse(text), where);
        } catch (const BadRecord& bad) {
            visitor.on_problem({where, bad.what()});
        }
    }
}

}  // namespace debrief
