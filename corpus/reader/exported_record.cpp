#include "corpus/reader/exported_record.h"

#include "corpus/base/json.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/cleaning.h"
#include "corpus/exported_briefing.h"
#include "corpus/reader/record_fields.h"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

namespace debrief {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// Takes the values of an export apart.
class ExportReader {
 public:
    explicit ExportReader(const object& record) : record_(record) {}

    Briefing read() {
        std::int64_t version = 0;
        if (record_.at_key(export_key).get(version) || version != export_version)
            throw BadRecord(fmt::format("is an export of another version than {}", export_version));
        Briefing briefing;
        briefing.id = text("id");
        if (briefing.id.empty()) throw BadRecord("has no 'id'");
        if (has_control_characters(briefing.id)) throw BadRecord("has control characters in its 'id'");
        briefing.title = text("title");
        if (briefing.title.find_first_of("\r\n") != std::string::npos) fail("title");
        briefing.summary = text("summary");
        briefing.text = text("text");
        briefing.source = text("source");
        briefing.url = text("url");
        briefing.language = text("language");
        read_date(briefing);
        if (const std::string origin = text("title_origin"); !origin.empty()) {
            if (origin != export_made_title) fail("title_origin");
            briefing.title_origin = TitleOrigin::made;
        }
        briefing.language_origin = origin("language_origin");
        if (briefing.title.empty() && briefing.summary.empty() && briefing.text.empty())
            throw BadRecord("has neither 'title' nor 'text'");
        read_chrome(briefing);
        read_attributes(briefing);
        return briefing;
    }

 private:
    [[noreturn]] static void fail(std::string_view key) {
        throw BadRecord(fmt::format("is no export of a briefing: '{}' cannot be so", key));
    }

    [[nodiscard]] std::string text(std::string_view key) const {
        element value;
        if (record_.at_key(key).get(value)) return "";
        std::string_view found;
        if (value.get(found)) fail(key);
        return std::string(found);
    }

    [[nodiscard]] Origin origin(std::string_view key) const {
        const std::string found = text(key);
        for (const Origin each : {Origin::given, Origin::text, Origin::file}) {
            if (found.empty() || found == to_string(each)) return each;
        }
        fail(key);
    }

    void read_date(Briefing& briefing) const {
        const std::string date = text("date");
        briefing.date = parse_iso_day(date);
        if (!date.empty() && !briefing.date) fail("date");
        // A day that was looked for in vain is not looked for again (`infer_date`).
        briefing.date_origin = date.empty() ? Origin::text : origin("date_origin");
    }

    [[nodiscard]] array list(std::string_view key) const {
        array found;
        if (record_.at_key(key).get(found)) fail(key);
        return found;
    }

    [[nodiscard]] bool has(std::string_view key) const { return !record_.at_key(key).error(); }

    void read_chrome(Briefing& briefing) const {
        if (!has("chrome")) return;
        std::size_t behind = 0;
        for (const element piece : list("chrome")) {
            std::uint64_t begin = 0;
            std::uint64_t end = 0;
            std::string_view reason;
            array parts;
            const bool is_shaped = !piece.get(parts) && parts.size() == 3 && !parts.at(0).get(begin) &&
                                   !parts.at(1).get(end) && !parts.at(2).get(reason);
            const bool is_in_text =
                is_shaped && behind <= begin && begin < end && end <= briefing.text.size();
            if (!is_in_text || code_point_boundary(briefing.text, begin) != begin ||
                code_point_boundary(briefing.text, end) != end) {
                fail("chrome");
            }
            const bool is_quoted = reason == to_string(ChromeReason::quoted);
            if (!is_quoted && reason != to_string(ChromeReason::signature)) fail("chrome");
            briefing.chrome.push_back(
                {{begin, end}, is_quoted ? ChromeReason::quoted : ChromeReason::signature});
            behind = end;
        }
    }

    void read_attributes(Briefing& briefing) const {
        if (!has("attributes")) return;
        for (const element pair : list("attributes")) {
            array parts;
            std::string_view name;
            element value;
            if (pair.get(parts) || parts.size() != 2 || parts.at(0).get(name) || parts.at(1).get(value))
                fail("attributes");
            std::string_view words;
            const bool is_text = !value.get(words);
            briefing.attributes.push_back(
                {std::string(name), is_text ? to_json_text(nlohmann::ordered_json(words))
                                            : std::string(simdjson::minify(value))});
        }
    }

    const object& record_;
};

}  // namespace

Briefing briefing_from_export(std::string_view json, std::size_t nesting) {
    simdjson::dom::parser parser;
    element root;
    object record;
    if (parser.allocate(json.size(), nesting) || parser.parse(json.data(), json.size()).get(root) ||
        root.get(record)) {
        throw BadRecord("is no JSON object");
    }
    return ExportReader(record).read();
}

}  // namespace debrief
