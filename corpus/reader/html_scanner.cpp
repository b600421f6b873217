#include "corpus/reader/html_scanner.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <utility>

namespace debrief {

namespace {

constexpr std::size_t none = std::string_view::npos;
/// Attributes of one tag that are kept; libxml2 compares each with all before it.
constexpr std::size_t most_attributes = 128;
constexpr std::size_t longest_markup_name = 64;

constexpr std::string_view comment_begin = "<!--";
constexpr std::string_view section_begin = "<![CDATA[";
constexpr std::string_view section_end = "]]>";

bool is_name_character(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == ':' || c == '_' || c == '.';
}

/// The length of a tag's name at the front; 0 where there is none.
std::size_t name_length(std::string_view text) {
    if (text.empty() || !is_ascii_letter(text.front())) return 0;
    const auto end = std::ranges::find_if_not(text, is_name_character);
    const auto length = static_cast<std::size_t>(end - text.begin());
    const bool ends_well = end == text.end() || is_ascii_space(*end) || *end == '/' || *end == '>';
    return ends_well && length <= longest_markup_name ? length : 0;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() && to_ascii_lower(text.substr(0, lower.size())) == lower;
}

/// Elements whose content is neither shown nor made of tags.
bool holds_raw_text(std::string_view name) {
    return name == "script" || name == "style" || name == "iframe" || name == "noembed";
}

/// Elements whose content is shown and holds no tags, only entities.
bool holds_escapable_text(std::string_view name) {
    return name == "title" || name == "textarea" || name == "xmp";
}

}  // namespace

std::size_t HtmlScanner::find_once(std::size_t& known_last, std::string_view wanted, std::size_t from) {
    if (known_last == unknown_last) known_last = source_.rfind(wanted);
    if (known_last == none || from > known_last) return none;
    return source_.find(wanted, from);
}

std::optional<HtmlToken> HtmlScanner::next() {
    if (!escapable_.empty()) {
        HtmlToken text;
        text.content = std::exchange(escapable_, {});
        at_ += text.content.size();
        return text;
    }
    while (at_ < source_.size()) {
        if (at_ == section_end_) {
            at_ += section_end.size();
            section_end_ = none;
        } else if (source_[at_] == '<') {
            const std::size_t before = at_;
            if (auto token = scan_markup()) return token;
            if (at_ == before) return scan_text();
        } else {
            return scan_text();
        }
    }
    return std::nullopt;
}

/// What a '<' begins: a token, nothing but progress for what is left out, or neither where it is text.
std::optional<HtmlToken> HtmlScanner::scan_markup() {
    if (at_ + 1 == source_.size()) return std::nullopt;
    const char second = source_[at_ + 1];
    if (second == '!' || second == '?') return scan_declaration();
    if (second == '/') return scan_end_tag();
    if (is_ascii_letter(second)) return scan_start_tag();
    return std::nullopt;
}

std::optional<HtmlToken> HtmlScanner::scan_declaration() {
    const std::string_view rest = source_.substr(at_);
    if (rest.starts_with(section_begin)) {
        section_end_ = find_once(last_section_end_, section_end, at_);
        at_ += section_begin.size();
        return std::nullopt;
    }
    if (rest.starts_with(comment_begin)) {
        // "<!-->" is a whole comment.
        const std::size_t end = find_once(last_comment_end_, "-->", at_ + 2);
        if (end != none) {
            at_ = end + 3;
            return std::nullopt;
        }
    }
    const std::size_t end = find_once(last_tag_end_, ">", at_);
    if (end != none) at_ = end + 1;
    return std::nullopt;
}

std::optional<HtmlToken> HtmlScanner::scan_end_tag() {
    const std::size_t end = find_once(last_tag_end_, ">", at_);
    if (end == none) return std::nullopt;
    const std::string_view inside = source_.substr(at_ + 2, end - at_ - 2);
    HtmlToken tag;
    tag.kind = HtmlToken::Kind::end;
    tag.name = to_ascii_lower(inside.substr(0, name_length(inside)));
    at_ = end + 1;
    if (tag.name.empty()) return std::nullopt;
    return tag;
}

std::optional<HtmlToken> HtmlScanner::scan_start_tag() {
    const std::size_t begin = at_;
    const std::size_t length = name_length(source_.substr(begin + 1));
    if (length == 0 || find_once(last_tag_end_, ">", begin) == none) return std::nullopt;
    HtmlToken tag;
    tag.kind = HtmlToken::Kind::start;
    tag.name = to_ascii_lower(source_.substr(begin + 1, length));
    at_ = begin + 1 + length;
    if (!scan_attributes(tag)) {
        // A quote swallowed the rest of the page; from here on a '>' ends each tag.
        quotes_hold_ = false;
        tag.attributes.clear();
        at_ = begin + 1 + length;
        static_cast<void>(scan_attributes(tag));
    }
    return after_start_tag(std::move(tag));
}

/// Whether the tag has an end.
bool HtmlScanner::scan_attributes(HtmlToken& tag) {
    while (at_ < source_.size()) {
        const char c = source_[at_];
        if (c == '>') {
            tag.is_empty_element = source_[at_ - 1] == '/';
            ++at_;
            return true;
        }
        if (is_ascii_space(c) || c == '/') {
            ++at_;
            continue;
        }
        const std::size_t name_begin = at_++;
        while (at_ < source_.size() && !is_ascii_space(source_[at_]) && source_[at_] != '/' &&
               source_[at_] != '>' && source_[at_] != '=') {
            ++at_;
        }
        const std::string_view name = source_.substr(name_begin, at_ - name_begin);
        while (at_ < source_.size() && is_ascii_space(source_[at_])) ++at_;
        std::string_view value;
        if (at_ < source_.size() && source_[at_] == '=') {
            ++at_;
            value = scan_value();
        }
        if (tag.attributes.size() < most_attributes && name.size() <= longest_markup_name) {
            tag.attributes.push_back({to_ascii_lower(name), value});
        }
    }
    return false;
}

std::string_view HtmlScanner::scan_value() {
    while (at_ < source_.size() && is_ascii_space(source_[at_])) ++at_;
    if (at_ == source_.size()) return {};
    const char quote = source_[at_];
    std::size_t begin = at_;
    std::size_t end = none;
    if (quote == '"' || quote == '\'') {
        ++begin;
        std::size_t& last = quote == '"' ? last_double_quote_ : last_single_quote_;
        if (quotes_hold_) end = find_once(last, {&quote, 1}, begin);
        if (end == none) end = source_.find_first_of(quote == '"' ? "\">" : "'>", begin);
        end = std::min(end, source_.size());
        at_ = end < source_.size() && source_[end] == quote ? end + 1 : end;
    } else {
        end = std::min(source_.find_first_of(" \t\r\n\f>", begin), source_.size());
        at_ = end;
    }
    return source_.substr(begin, end - begin);
}

std::optional<HtmlToken> HtmlScanner::after_start_tag(HtmlToken tag) {
    if (tag.is_empty_element) return tag;
    if (holds_escapable_text(tag.name)) {
        const std::size_t end = find_end_tag(tag.name);
        if (end == none && tag.name == "title") return std::nullopt;
        if (end != none) escapable_ = source_.substr(at_, end - at_);
        return tag;
    }
    if (!holds_raw_text(tag.name)) return tag;
    const bool is_code = tag.name == "script" || tag.name == "style";
    std::size_t end = find_end_tag(tag.name);
    // The rest of a page that was cut in the midst of a script is script.
    if (end == none) end = is_code ? source_.size() : at_;
    tag.content = source_.substr(at_, end - at_);
    at_ = end;
    if (tag.name != "script") return std::nullopt;
    tag.kind = HtmlToken::Kind::script;
    return tag;
}

/// Where the end tag of an element begins that holds no tags.
std::size_t HtmlScanner::find_end_tag(std::string_view name) {
    if (std::ranges::find(never_ended_, name) != never_ended_.end()) return none;
    for (std::size_t at = source_.find("</", at_); at != none; at = source_.find("</", at + 2)) {
        const std::string_view behind = source_.substr(at + 2);
        if (starts_with_ignoring_case(behind, name) && name_length(behind) == name.size()) return at;
    }
    never_ended_.emplace_back(name);
    return none;
}

/// The text up to the next '<' behind its first character.
HtmlToken HtmlScanner::scan_text() {
    std::size_t end = std::min(source_.find('<', at_ + 1), source_.size());
    if (section_end_ != none && at_ < section_end_) end = std::min(end, section_end_);
    HtmlToken text;
    text.content = source_.substr(at_, end - at_);
    at_ = end;
    return text;
}

}  // namespace debrief
