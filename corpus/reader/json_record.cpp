#include "corpus/reader/json_record.h"

#include "corpus/base/utf8.h"
#include "corpus/exported_briefing.h"
#include "corpus/reader/exported_record.h"

#include <array>
#include <new>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

namespace debrief {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;
using Kind = RecordValue::Kind;

/// Keys under which an object that stands for a text has it: of a person or publisher, of a text with its
/// rendering, of an id or a date in a database's export.
constexpr std::array<std::string_view, 5> text_keys{"name", "rendered", "value", "$oid", "$date"};

/// The key under which search engines export what the record itself had.
constexpr std::string_view exported_record_key = "_source";

constexpr std::size_t first_capacity = 65536;  ///< bytes of a record before the buffers must grow

/// The text of a text, or of an object that stands for one; empty for all else.
std::string_view text_in(const element& value) {
    std::string_view text;
    if (!value.get(text)) return text;
    object members;
    if (value.get(members)) return {};
    for (const std::string_view key : text_keys) {
        if (!members.at_key(key).get(text)) return text;
    }
    return {};
}

/// The texts of a list that holds nothing else; empty otherwise.
std::vector<std::string> texts_in(const simdjson::dom::array& list) {
    std::vector<std::string> texts;
    for (const element value : list) {
        const std::string_view text = text_in(value);
        if (text.empty()) return {};
        texts.emplace_back(text);
    }
    return texts;
}

RecordValue to_record_value(const element& value) {
    switch (value.type()) {
        case element_type::STRING:
            return {.kind = Kind::text, .text = text_in(value)};
        case element_type::NULL_VALUE:
            return {.kind = Kind::nothing, .json = "null"};
        case element_type::BOOL:
            return {.kind = Kind::flag, .json = simdjson::minify(value)};
        case element_type::ARRAY:
            return {.kind = Kind::list, .texts = texts_in(value), .json = simdjson::minify(value)};
        case element_type::OBJECT:
            return {.kind = Kind::object, .text = text_in(value), .json = simdjson::minify(value)};
        default:
            return {.kind = Kind::number, .json = simdjson::minify(value)};
    }
}

/// Lays the keys of a record out flat.
class KeyCollector {
 public:
    explicit KeyCollector(const FieldNames& names) : names_(names) {}

    void collect(const object& members, const std::string& prefix) {
        for (const auto& [key, value] : members) {
            const std::string name = prefix.empty() ? std::string(key) : prefix + "." + std::string(key);
            object inner;
            const bool is_object = !value.get(inner);
            if (is_object && name == exported_record_key) {
                collect(inner, "");
            } else if (is_object && names_.reaches_into(name)) {
                collect(inner, name);
            } else {
                fields_.push_back({name, to_record_value(value)});
            }
        }
    }

    [[nodiscard]] const std::vector<RecordField>& fields() const { return fields_; }

 private:
    const FieldNames& names_;
    std::vector<RecordField> fields_;
};

/// The value of the escape `\uXXXX` that begins at `offset`; nothing where there is none.
std::optional<unsigned> escaped_unit(std::string_view json, std::size_t offset) {
    if (json.substr(offset, 2) != "\\u" || offset + 6 > json.size()) return std::nullopt;
    unsigned unit = 0;
    for (const char c : json.substr(offset + 2, 4)) {
        const unsigned char lower = static_cast<unsigned char>(c) | 0x20U;
        const bool is_digit = c >= '0' && c <= '9';
        if (!is_digit && (lower < 'a' || lower > 'f')) return std::nullopt;
        unit = unit * 16 + (is_digit ? static_cast<unsigned>(c - '0') : lower - 'a' + 10U);
    }
    return unit;
}

bool is_high_surrogate(std::optional<unsigned> unit) {
    return unit && *unit >= 0xD800 && *unit < 0xDC00;
}

bool is_low_surrogate(std::optional<unsigned> unit) {
    return unit && *unit >= 0xDC00 && *unit < 0xE000;
}

/// `json` with every half of a surrogate pair escaped as U+FFFD instead; nothing where there is no half.
std::optional<std::string> mend_surrogates(std::string_view json) {
    constexpr std::size_t escape_bytes = 6;
    std::optional<std::string> mended;
    for (std::size_t at = json.find('\\'); at != std::string_view::npos; at = json.find('\\', at)) {
        const auto unit = escaped_unit(json, at);
        if (is_high_surrogate(unit) && is_low_surrogate(escaped_unit(json, at + escape_bytes))) {
            at += 2 * escape_bytes;
        } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
            if (!mended) mended = json;
            mended->replace(at, escape_bytes, "\\ufffd");
            at += escape_bytes;
        } else {
            at += 2;
        }
    }
    return mended;
}

struct MendedJson {
    std::string json;
    std::vector<std::string> reasons;
};

MendedJson mend(std::string_view json) {
    MendedJson mended{std::string(json), {}};
    if (!is_valid_utf8(json)) {
        mended.json = mend_utf8(json);
        mended.reasons.emplace_back("has bytes that are no UTF-8; they were replaced");
    }
    if (auto whole = mend_surrogates(mended.json)) {
        mended.json = std::move(*whole);
        mended.reasons.emplace_back("has halves of surrogate pairs; they were replaced");
    }
    return mended;
}

std::string reason_of(simdjson::error_code error, std::size_t nesting) {
    if (error == simdjson::DEPTH_ERROR) return fmt::format("is nested deeper than {} levels", nesting);
    return fmt::format("is no JSON: {}", simdjson::error_message(error));
}

}  // namespace

struct JsonRecordParser::Parser {
    simdjson::dom::parser dom;
};

JsonRecordParser::JsonRecordParser(const FieldNames& names, std::size_t nesting)
    : names_(names), nesting_(nesting), parser_(std::make_unique<Parser>()) {
    // The depth given here stays, the capacity grows with the records.
    if (parser_->dom.allocate(first_capacity, nesting)) throw std::bad_alloc();
}

JsonRecordParser::~JsonRecordParser() = default;

RecordBriefing JsonRecordParser::parse(std::string_view json, std::string_view spare_id) {
    MendedJson mended;
    element root;
    auto error = parser_->dom.parse(json.data(), json.size()).get(root);
    if (error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR) {
        mended = mend(json);
        error = parser_->dom.parse(mended.json).get(root);
    }
    if (error) throw BadRecord(reason_of(error, nesting_));
    object record;
    if (root.get(record)) throw BadRecord("is no JSON object");
    if (!record.at_key(export_key).error()) {
        const std::string_view whole = mended.json.empty() ? json : std::string_view(mended.json);
        return {briefing_from_export(whole, nesting_), std::move(mended.reasons)};
    }
    KeyCollector keys(names_);
    keys.collect(record, "");
    RecordBriefing made = briefing_from_record(keys.fields(), {names_, spare_id, nesting_});
    made.mended.insert(made.mended.begin(), mended.reasons.begin(), mended.reasons.end());
    return made;
}

}  // namespace debrief
