#include "corpus/reader/record_fields.h"

#include "corpus/base/json.h"
#include "corpus/base/text.h"
#include "corpus/reader/attributes.h"
#include "corpus/reader/html.h"
#include "corpus/reader/text_repair.h"
#include "corpus/reader/titles.h"
#include "corpus/timestamps.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using Kind = RecordValue::Kind;

bool is_text(const RecordValue& value) {
    return value.kind == Kind::text || value.kind == Kind::number ||
           (value.kind == Kind::object && !value.text.empty());
}

/// The text of a value that is one; numbers are taken as they are written, since ids often are numbers.
std::string_view text_of(const RecordValue& value) {
    return value.kind == Kind::number ? std::string_view(value.json) : value.text;
}

std::string json_of(const RecordValue& value) {
    return value.kind == Kind::text ? to_json_text(nlohmann::ordered_json(value.text)) : value.json;
}

enum class Fitness { fits, is_of_other_kind, is_unreadable };

/// A date as it can be parsed: without the milliseconds that programs count seconds since 1970 with.
std::string_view timestamp_of(const RecordValue& value) {
    constexpr std::size_t digits_with_milliseconds = 13;  // from 2001 to 2286
    const std::string_view text = trim(text_of(value));
    const bool has_milliseconds =
        text.size() == digits_with_milliseconds && std::all_of(text.begin(), text.end(), is_ascii_digit);
    return has_milliseconds ? text.substr(0, text.size() - 3) : text;
}

Fitness judge(BriefingField field, const RecordValue& value) {
    const bool is_list_of_texts = value.kind == Kind::list && !value.texts.empty();
    switch (field) {
        case BriefingField::author:
        case BriefingField::tags:
            return is_text(value) || is_list_of_texts ? Fitness::fits : Fitness::is_unreadable;
        case BriefingField::text:
            return is_text(value) || is_list_of_texts ? Fitness::fits : Fitness::is_of_other_kind;
        case BriefingField::date:
            if (!is_text(value)) return Fitness::is_of_other_kind;
            return parse_timestamp(timestamp_of(value)) ? Fitness::fits : Fitness::is_unreadable;
        default:
            return is_text(value) ? Fitness::fits : Fitness::is_of_other_kind;
    }
}

/// Tags in one text: divided by semicolons or bars where there are any, else by commas.
std::vector<std::string> split_tags(std::string_view text) {
    char divider = ',';
    for (const char other : {'|', ';'}) {
        if (text.find(other) != std::string_view::npos) divider = other;
    }
    std::vector<std::string> tags;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(divider, begin), text.size());
        std::string tag = collapse_spaces(text.substr(begin, end - begin));
        if (tag.starts_with('#')) tag.erase(0, 1);  // as in `#rates, #oil`
        if (!tag.empty()) tags.push_back(std::move(tag));
        begin = end + 1;
    }
    return tags;
}

constexpr std::string_view paragraph_end = "\n\n";

/// Whether a text is a piece of HTML: it begins with a tag (or a comment) and holds a closing one.
bool is_html_fragment(std::string_view text) {
    text = trim(text);
    const bool begins_with_tag = text.size() > 1 && text.front() == '<' &&
                                 (is_ascii_letter(text[1]) || text.substr(1).starts_with("!--") ||
                                  text.substr(1).starts_with("!DOCTYPE"));
    if (!begins_with_tag) return false;
    for (std::size_t at = text.find("</"); at != std::string_view::npos; at = text.find("</", at + 2)) {
        if (at + 2 < text.size() && is_ascii_letter(text[at + 2])) return true;
    }
    return false;
}

/// Whether a text that does not begin with markup holds some all the same: a link or emphasis from its
/// opening to its closing tag.
bool has_inline_markup(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> tags{{{"<a href=", "</a>"},
                                                                                 {"<b>", "</b>"},
                                                                                 {"<i>", "</i>"},
                                                                                 {"<em>", "</em>"},
                                                                                 {"<strong>", "</strong>"},
                                                                                 {"<p>", "</p>"}}};
    if (text.find("</") == std::string_view::npos) return false;
    const std::string lower = to_ascii_lower(text);
    return std::any_of(tags.begin(), tags.end(), [&](const auto& tag) {
        const std::size_t opening = lower.find(tag.first);
        return opening != std::string::npos && lower.find(tag.second, opening) != std::string::npos;
    });
}

/// Which field of the briefing each key of a record is.
class Roles {
 public:
    Roles(std::span<const RecordField> record, const RecordContext& context)
        : record_(record), is_spent_(record.size()) {
        for (std::size_t i = 0; i < record.size(); ++i) {
            for (const FieldClaim& claim : context.names.claims_of(record[i].key)) {
                const bool is_taken = claim.field == BriefingField::text && context.body;
                if (!is_taken) consider(i, claim);
            }
        }
    }

    /// The value that is this field, if the record has one.
    [[nodiscard]] const RecordValue* value(BriefingField field) const {
        const auto& holder = holders_[index(field)];
        return holder ? &record_[holder->key].value : nullptr;
    }
    [[nodiscard]] bool has_null_id() const { return has_null_id_; }
    /// Whether the key at this place of the record need not be kept: it is a field, or says nothing.
    [[nodiscard]] bool is_spent(std::size_t key) const { return is_spent_[key]; }
    [[nodiscard]] std::optional<BriefingField> listed_field(std::size_t key) const {
        for (const BriefingField field : {BriefingField::author, BriefingField::tags}) {
            const auto& holder = holders_[index(field)];
            if (holder && holder->key == key) return field;
        }
        return std::nullopt;
    }
    /// Keys that stand more than once and would be the same field: one for each field at most.
    [[nodiscard]] std::vector<std::string> repeated_keys() const {
        std::vector<std::string> keys;
        for (const auto& holder : holders_) {
            if (holder && holder->is_repeated) keys.push_back(record_[holder->key].key);
        }
        return keys;
    }

 private:
    struct Holder {
        std::size_t key;
        std::size_t rank;
        bool is_repeated = false;
    };

    static std::size_t index(BriefingField field) { return static_cast<std::size_t>(field); }

    void consider(std::size_t key, const FieldClaim& claim) {
        const RecordValue& value = record_[key].value;
        if (value.kind == Kind::nothing) {
            const bool is_id = claim.field == BriefingField::id && claim.rank < FieldClaim::synonym;
            has_null_id_ = has_null_id_ || is_id;
            is_spent_[key] = true;
            return;
        }
        const Fitness fitness = judge(claim.field, value);
        if (fitness == Fitness::is_of_other_kind && claim.is_explicit()) {
            throw BadRecord(fmt::format("'{}' is not a text", record_[key].key));
        }
        if (fitness == Fitness::fits) offer(key, claim);
    }

    void offer(std::size_t key, const FieldClaim& claim) {
        auto& holder = holders_[index(claim.field)];
        if (holder && holder->rank < claim.rank) return;
        const bool is_repeated = holder && record_[holder->key].key == record_[key].key;
        // What another key said is kept as an attribute, what the same key said before is told to be lost.
        if (holder && !is_repeated) is_spent_[holder->key] = false;
        holder = {key, claim.rank, is_repeated};
        is_spent_[key] = true;
    }

    std::span<const RecordField> record_;
    std::array<std::optional<Holder>, briefing_field_names.size()> holders_;
    std::vector<bool> is_spent_;
    bool has_null_id_ = false;
};

/// Fills a briefing from the keys that are its fields.
class BriefingMaker {
 public:
    BriefingMaker(std::span<const RecordField> record, const RecordContext& context)
        : record_(record), context_(context), roles_(record, context) {}

    RecordBriefing make() {
        const bool has_text = context_.body || roles_.value(BriefingField::text);
        if (!has_text && !roles_.value(BriefingField::title)) {
            check_id(make_id());
            throw BadRecord("has neither 'title' nor 'text'");
        }
        Briefing& briefing = made_.briefing;
        briefing.id = make_id();
        check_id(briefing.id);
        briefing.title = collapse_spaces(prose(BriefingField::title));
        briefing.summary = prose(BriefingField::summary);
        briefing.text = context_.body ? std::string(*context_.body) : prose(BriefingField::text);
        briefing.source = collapse_spaces(plain(BriefingField::source));
        briefing.url = plain(BriefingField::url);
        briefing.language = plain(BriefingField::language);
        if (const RecordValue* date = roles_.value(BriefingField::date)) {
            briefing.date = parse_timestamp(timestamp_of(*date));
        }
        if (briefing.title.empty()) {
            briefing.title_origin = TitleOrigin::made;
            briefing.title = title_from_text(briefing.summary.empty() ? briefing.text : briefing.summary);
        }
        add_attributes();
        tell_mended();
        return std::move(made_);
    }

 private:
    [[nodiscard]] std::string make_id() const {
        const bool is_named = roles_.value(BriefingField::id) || roles_.has_null_id();
        return is_named ? plain(BriefingField::id) : std::string(context_.spare_id);
    }

    static void check_id(std::string_view id) {
        if (id.empty()) throw BadRecord("has no 'id'");
        if (has_control_characters(id)) throw BadRecord("has control characters in its 'id'");
    }

    [[nodiscard]] std::string plain(BriefingField field) const {
        const RecordValue* value = roles_.value(field);
        if (!value) return "";
        if (value->kind == Kind::list) return fmt::format("{}", fmt::join(value->texts, "\n\n"));
        return std::string(trim(text_of(*value)));
    }

    /// A field that people read: without markup, and with the damage undone that certainly is some.
    std::string prose(BriefingField field) {
        RepairedText repaired = repair_text(without_markup(plain(field), context_.nesting));
        repairs_ += repaired.repairs;
        // Markup that had been escaped shows only now.
        if (repaired.repairs > 0) repaired.text = without_markup(std::move(repaired.text), context_.nesting);
        return std::string(trim(repaired.text));
    }

    void add_attributes() {
        for (std::size_t key = 0; key < record_.size(); ++key) {
            const RecordField& field = record_[key];
            if (const auto listed = roles_.listed_field(key)) {
                add_listed(*listed, field.value);
            } else if (!roles_.is_spent(key)) {
                made_.briefing.attributes.push_back({field.key, json_of(field.value)});
            }
        }
    }

    void add_listed(BriefingField field, const RecordValue& value) {
        const bool is_tags = field == BriefingField::tags;
        const std::string_view name = is_tags ? tags_attribute : author_attribute;
        if (value.kind == Kind::list) {
            add_attribute(made_.briefing, name, value.texts);
        } else if (is_tags) {
            add_attribute(made_.briefing, name, split_tags(text_of(value)));
        } else {
            add_attribute(made_.briefing, name, collapse_spaces(text_of(value)));
        }
    }

    void tell_mended() {
        for (const std::string& key : roles_.repeated_keys()) {
            made_.mended.push_back(fmt::format("has '{}' more than once; the last one counts", key));
        }
        if (repairs_ > 0) {
            made_.mended.push_back(
                fmt::format("had {} damaged or escaped characters, which were put right", repairs_));
        }
    }

    std::span<const RecordField> record_;
    const RecordContext& context_;
    Roles roles_;
    RecordBriefing made_;
    std::size_t repairs_ = 0;
};

}  // namespace

RecordBriefing briefing_from_record(std::span<const RecordField> record, const RecordContext& context) {
    return BriefingMaker(record, context).make();
}

std::string without_markup(std::string text, std::size_t nesting) {
    const HtmlOptions options{.nesting = nesting};
    if (is_html_fragment(text)) return html_to_text(text, options);
    if (!has_inline_markup(text)) return text;
    // Only the paragraphs are plain text here: as HTML they would become one.
    std::string plain;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(paragraph_end, begin), text.size());
        const std::string paragraph = html_to_text(text.substr(begin, end - begin), options);
        if (!plain.empty() && !paragraph.empty()) plain += paragraph_end;
        plain += paragraph;
        begin = end + paragraph_end.size();
    }
    return plain;
}

}  // namespace debrief
