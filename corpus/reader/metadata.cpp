#include "corpus/reader/metadata.h"

#include "corpus/base/json.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using Kind = RecordValue::Kind;

/// The key under which an object that stands for a text has it: an author's.
constexpr std::string_view name_key = "name";

std::string json_text(std::string_view text) {
    return to_json_text(nlohmann::ordered_json(text));
}

std::size_t digits_at(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    return end - begin;
}

/// Whether a number is one to programs that read JSON: `1e999` is none.
bool is_in_range(std::string_view number) {
    double value = 0;
    return std::from_chars(number.data(), number.data() + number.size(), value).ec == std::errc();
}

}  // namespace

MetadataValue metadata_nothing() {
    return {.kind = Kind::nothing, .json = "null", .members = {}};
}

MetadataValue metadata_text(std::string text) {
    std::string json = json_text(text);
    return {.kind = Kind::text, .text = std::move(text), .json = std::move(json), .members = {}};
}

MetadataValue metadata_number(std::string_view written) {
    if (!is_json_number(written)) return metadata_text(std::string(written));
    return {.kind = Kind::number, .json = std::string(written), .members = {}};
}

MetadataValue metadata_flag(std::string_view json) {
    return {.kind = Kind::flag, .json = std::string(json), .members = {}};
}

MetadataValue metadata_list(const std::vector<MetadataValue>& elements) {
    MetadataValue list{.kind = Kind::list, .json = "[", .members = {}};
    bool holds_texts_only = true;
    for (const MetadataValue& element : elements) {
        if (list.json.size() > 1) list.json += ',';
        list.json += element.json;
        // A tag may be a year.
        const std::string& text = element.kind == Kind::number ? element.json : element.text;
        holds_texts_only = holds_texts_only && !text.empty();
        if (holds_texts_only) list.texts.push_back(text);
    }
    list.json += ']';
    if (!holds_texts_only) list.texts.clear();
    return list;
}

MetadataValue metadata_object(std::vector<MetadataEntry> members) {
    MetadataValue object{.kind = Kind::object, .json = "{", .members = {}};
    for (const MetadataEntry& member : members) {
        if (object.json.size() > 1) object.json += ',';
        object.json += json_text(member.key) + ':' + member.value.json;
        if (member.key == name_key) object.text = member.value.text;
    }
    object.json += '}';
    object.members = std::move(members);
    return object;
}

bool is_json_number(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t whole = digits_at(text, at);
    if (whole == 0 || (whole > 1 && text[at] == '0')) return false;
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits_at(text, at + 1);
        if (fraction == 0) return false;
        at += 1 + fraction;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        const std::size_t exponent = digits_at(text, at);
        if (exponent == 0) return false;
        at += exponent;
    }
    return at == text.size() && is_in_range(text);
}

}  // namespace debrief
