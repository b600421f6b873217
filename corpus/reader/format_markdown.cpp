#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "corpus/base/text.h"
#include "corpus/base/uri.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/attributes.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/front_matter.h"
#include "corpus/reader/html_titles.h"
#include "corpus/reader/markdown_text.h"
#include "corpus/reader/record_fields.h"
#include "corpus/reader/text_briefing.h"
#include "corpus/reader/text_repair.h"
#include "corpus/reader/titles.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

/// Whether a key of front matter, though its name says so, is no field of the briefing: the id is the file's,
/// whatever slug it has, and an address within the site tells nobody where it was published.
bool is_only_attribute(const RecordField& field, const FieldNames& names) {
    return std::ranges::any_of(names.claims_of(field.key), [&](const FieldClaim& claim) {
        if (claim.rank == FieldClaim::mapped) return false;
        if (claim.field == BriefingField::id) return true;
        return claim.field == BriefingField::url && !is_web_address(trim(field.value.text));
    });
}

/// Whether a key names a field that must be a text, and is none. A record would be refused for it; here the
/// text behind the front matter is worth more.
bool is_of_wrong_kind(const RecordField& field, const FieldNames& names) {
    const RecordValue& value = field.value;
    const bool is_text = value.kind == RecordValue::Kind::text || value.kind == RecordValue::Kind::number ||
                         value.kind == RecordValue::Kind::nothing || !value.text.empty();
    return !is_text && std::ranges::any_of(names.claims_of(field.key), [](const FieldClaim& claim) {
        const bool may_be_list = claim.field == BriefingField::author || claim.field == BriefingField::tags;
        return claim.is_explicit() && !may_be_list;
    });
}

Attribute to_attribute(const RecordField& field) {
    const bool is_text = field.value.kind == RecordValue::Kind::text;
    return {field.key, is_text ? to_json_text(nlohmann::ordered_json(field.value.text)) : field.value.json};
}

/// The briefing that front matter tells of, without a text.
RecordBriefing read_record(std::vector<RecordField> record, const FieldNames& names,
                           const FormatInput& input) {
    std::vector<Attribute> attributes;
    std::vector<std::string> mended;
    std::erase_if(record, [&](const RecordField& field) {
        const bool is_wrong = is_of_wrong_kind(field, names);
        if (is_wrong) mended.push_back(fmt::format("has front matter whose '{}' is not a text", field.key));
        if (!is_wrong && !is_only_attribute(field, names)) return false;
        if (field.value.kind != RecordValue::Kind::nothing) attributes.push_back(to_attribute(field));
        return true;
    });
    const std::string id = mend_utf8(input.id);
    RecordBriefing made = briefing_from_record(record, {names, id, input.options.nesting, ""});
    std::ranges::move(attributes, std::back_inserter(made.briefing.attributes));
    std::ranges::move(mended, std::back_inserter(made.mended));
    return made;
}

/// A summary as plain text; its paragraphs are read as running text.
std::string plain_summary(std::string_view summary) {
    std::string plain;
    for (std::size_t begin = 0; begin < summary.size();) {
        const std::size_t end = std::min(summary.find("\n\n", begin), summary.size());
        const std::string paragraph = markdown_line_to_text(summary.substr(begin, end - begin));
        if (!plain.empty() && !paragraph.empty()) plain += "\n\n";
        plain += paragraph;
        begin = end + 2;
    }
    return plain;
}

/// Adds what stands behind the front matter; says how many places it had to put right.
std::size_t add_text(Briefing& briefing, std::string_view markdown, std::size_t nesting) {
    const bool has_title = briefing.title_origin == TitleOrigin::given;
    const std::string given = has_title ? markdown_line_to_text(briefing.title) : "";
    MarkdownText read = read_markdown_text(markdown, {.title = given, .nesting = nesting});
    RepairedText title = repair_text(read.title);
    RepairedText text = repair_text(read.text);
    briefing.title = std::move(title.text);
    briefing.text = std::move(text.text);
    briefing.summary = plain_summary(briefing.summary);
    if (says_description(briefing.text, briefing.summary)) briefing.summary.clear();
    briefing.title_origin = briefing.title.empty() ? TitleOrigin::made : TitleOrigin::given;
    if (briefing.title.empty()) {
        briefing.title = title_from_text(briefing.summary.empty() ? briefing.text : briefing.summary);
    }
    return title.repairs + text.repairs;
}

bool begins_with_front_matter(std::string_view head) {
    const FrontMatter matter = split_front_matter(head);
    return !matter.metadata.entries.empty();
}

/// Whether a line is a heading as `## Rates` is.
bool is_heading_line(std::string_view line) {
    constexpr std::size_t deepest = 6;
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    return marks >= 1 && marks <= deepest && marks < line.size() && line[marks] == ' ' &&
           !trim(line.substr(marks)).empty();
}

/// Whether a text holds what only Markdown has.
bool has_markdown_marks(std::string_view text) {
    constexpr std::array<std::string_view, 5> marks{"](http", "](/", "](#", "\n```", "\n## "};
    return std::ranges::any_of(
        marks, [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace

bool looks_like_markdown(std::string_view head) {
    if (begins_with_front_matter(head)) return true;
    const std::size_t end = std::min(head.find('\n'), head.size());
    return is_heading_line(head.substr(0, end)) && has_markdown_marks(head.substr(end));
}

void read_markdown(const FormatInput& input, ReadVisitor& visitor) {
    if (has_control_characters(input.id)) {
        throw Error(ErrorKind::corpus, "has control characters in its name");
    }
    DecodedText decoded = decode_text(read_whole(input));
    if (decoded.text.find('\0') != std::string::npos) {
        throw Error(ErrorKind::corpus, "holds NUL bytes, so it is no text");
    }
    decoded.text = with_plain_line_ends(decoded.text);
    const FrontMatter matter = split_front_matter(decoded.text);
    const FieldNames names(input.options.field_map);
    RecordBriefing made = [&] {
        try {
            return read_record(matter.record(names), names, input);
        } catch (const BadRecord& bad) {
            throw Error(ErrorKind::corpus, fmt::format("has front matter that {}", bad.what()));
        }
    }();
    Briefing& briefing = made.briefing;
    const std::size_t repairs = add_text(briefing, matter.rest, input.options.nesting);
    if (briefing.title.empty()) throw Error(ErrorKind::corpus, "holds no text");
    if (!briefing.date) {
        briefing.date = day_in_file_name(std::filesystem::path(briefing.id).filename().string());
    }

    const auto tell = [&](std::string reason) {
        if (!reason.empty()) visitor.on_mended({std::string(input.name), std::move(reason)});
    };
    tell(describe_loss(decoded));
    if (repairs > 0) {
        tell(fmt::format("{} damaged in copying and put right",
                         repairs == 1 ? "1 place was" : fmt::format("{} places were", repairs)));
    }
    tell(matter.problem);
    for (const std::string& reason : matter.metadata.mended) tell(reason);
    for (std::string& reason : made.mended) tell(std::move(reason));
    visitor.on_briefing(std::move(briefing), input.name);
}

}  // namespace debrief
