#include "corpus/reader/feed_entry.h"

#include "corpus/base/text.h"
#include "corpus/base/uri.h"
#include "corpus/languages.h"
#include "corpus/reader/attributes.h"
#include "corpus/reader/text_repair.h"
#include "corpus/reader/titles.h"
#include "corpus/timestamps.h"

#include <set>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::string_view date_attribute = "date";
constexpr std::string_view link_attribute = "link";

std::vector<std::string> distinct_lines(const std::vector<std::string>& texts) {
    std::vector<std::string> lines;
    std::set<std::string> seen;
    for (const std::string& text : texts) {
        std::string line = collapse_spaces(text);
        if (!line.empty() && seen.insert(line).second) lines.push_back(std::move(line));
    }
    return lines;
}

/// Makes one entry's briefing, and counts on the way what it had to put right.
class EntryConverter {
 public:
    EntryConverter(const FeedEntry& entry, const EntryPlace& place, const FormatInput& input)
        : entry_(entry), place_(place), input_(input) {}

    Briefing convert() {
        set_id();
        set_texts();
        set_date();
        briefing_.source = collapse_spaces(repaired(entry_.source));
        set_language();
        if (is_web_address(link_)) {
            briefing_.url = link_;
        } else {
            add_attribute(briefing_, link_attribute, link_);
        }
        add_authors();
        add_attribute(briefing_, tags_attribute, distinct_lines(entry_.tags));
        return std::move(briefing_);
    }

    [[nodiscard]] std::size_t repairs() const { return repairs_; }

 private:
    std::string repaired(std::string_view text) {
        RepairedText repaired = repair_text(text);
        repairs_ += repaired.repairs;
        return std::move(repaired.text);
    }

    void set_id() {
        const std::string guid = collapse_spaces(entry_.guid);
        const std::string& name = guid.empty() ? link_ : guid;
        if (!uri_scheme(name).empty()) {
            briefing_.id = name;
        } else if (!name.empty()) {
            briefing_.id = fmt::format("{}#{}", input_.id, name);
        } else {
            briefing_.id = fmt::format("{}#{}", input_.id, place_.number);
        }
    }

    void set_texts() {
        const std::size_t nesting = input_.options.nesting;
        briefing_.title = collapse_spaces(repaired(to_plain_line(entry_.title, nesting)));
        briefing_.summary = repaired(to_plain_text(entry_.summary, nesting));
        briefing_.text = repaired(to_plain_text(entry_.content, nesting));
        if (briefing_.text.empty()) {
            briefing_.text = std::exchange(briefing_.summary, "");
        } else if (is_beginning_of(briefing_.summary, briefing_.text)) {
            briefing_.summary.clear();
        }
        if (briefing_.title.empty()) {
            briefing_.title_origin = TitleOrigin::made;
            briefing_.title = title_from_text(briefing_.summary.empty() ? briefing_.text : briefing_.summary);
        }
    }

    void set_date() {
        std::string unknown;
        for (const std::string& date : entry_.dates) {
            briefing_.date = parse_timestamp(date);
            if (briefing_.date) return;
            if (unknown.empty()) unknown = collapse_spaces(date);
        }
        add_attribute(briefing_, date_attribute, unknown);
    }

    void set_language() {
        const std::string label = collapse_spaces(entry_.language);
        const std::string code = normalise_language(label);
        briefing_.language = code.empty() ? label : code;
    }

    void add_authors() {
        std::vector<std::string> authors;
        for (const std::string& author : entry_.authors) authors.push_back(repaired(author));
        authors = distinct_lines(authors);
        if (authors.size() == 1) {
            add_attribute(briefing_, author_attribute, authors.front());
        } else {
            add_attribute(briefing_, author_attribute, authors);
        }
    }

    const FeedEntry& entry_;
    const EntryPlace& place_;
    const FormatInput& input_;
    const std::string link_ = collapse_spaces(entry_.link);
    Briefing briefing_;
    std::size_t repairs_ = 0;
};

}  // namespace

void give_entry(const FeedEntry& entry, const EntryPlace& place, const FormatInput& input,
                ReadVisitor& visitor) {
    const auto message = [&](std::string_view what) {
        return Problem{place.where, fmt::format("entry {} {}", place.number, what)};
    };
    EntryConverter converter(entry, place, input);
    Briefing briefing = converter.convert();
    if (briefing.title.empty() && briefing.text.empty()) {
        return visitor.on_problem(message("has neither a title nor a text"));
    }
    if (has_control_characters(briefing.id)) {
        return visitor.on_problem(message("has control characters in its id"));
    }
    for (const std::string& part : entry.left_out) {
        visitor.on_mended(message(fmt::format("has {}, which is left out", part)));
    }
    if (converter.repairs() > 0) {
        visitor.on_mended(message(
            fmt::format("had {} wrongly encoded characters, which were put right", converter.repairs())));
    }
    visitor.on_briefing(std::move(briefing), place.where);
}

}  // namespace debrief
