#include "corpus/reader/xml_mending.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/xml_characters.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

/// HTML's elements without content and end, where a writer forgot to escape them.
constexpr std::array<std::string_view, 4> void_elements{"br", "hr", "img", "wbr"};
/// Elements that never hold another of their name: where one begins, the one before it has ended.
constexpr std::array<std::string_view, 2> records{"entry", "item"};
constexpr std::string_view cdata_begin = "<![CDATA[";
constexpr std::string_view comment_begin = "<!--";
constexpr std::size_t longest_cut_mark = 16;  ///< bytes at a text's end that may be part of one of these

bool is_name_begin(char c) {
    return is_ascii_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_part(char c) {
    return is_name_begin(c) || is_ascii_digit(c) || c == '-' || c == '.';
}

/// Whether nothing follows but the beginning of `<![CDATA[` or `<!--`.
bool is_cut(std::string_view markup) {
    if (markup.size() > longest_cut_mark) return false;
    const std::string_view mark = trim(markup);
    return mark.size() > 1 && (cdata_begin.starts_with(mark) || comment_begin.starts_with(mark));
}

class XmlMender {
 public:
    XmlMender(std::string_view xml, const XmlLimits& limits) : xml_(xml), limits_(limits) {
        mended_.text.reserve(xml.size() + xml.size() / 8);
    }

    MendedXml mend() && {
        while (at_ < xml_.size()) {
            if (xml_[at_] == '<') {
                take_markup();
            } else {
                take_text(xml_.find('<', at_));
            }
        }
        if (!open_.empty() && !is_cut_) tell(fmt::format("the text ends within '<{}>'", shown(open_.back())));
        while (!open_.empty()) close_last();
        return std::move(mended_);
    }

 private:
    [[nodiscard]] std::string_view rest() const { return xml_.substr(at_); }

    /// A name as a message may show it.
    static std::string_view shown(std::string_view name) {
        constexpr std::size_t longest_shown = 40;  // bytes
        return name.substr(0, code_point_boundary(name, longest_shown));
    }

    void tell(std::string_view what) {
        if (mended_.damages++ > 0) return;
        mended_.damage = what;
        const auto before = xml_.substr(0, std::min(at_, xml_.size()));
        mended_.damage_line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    }

    void count_element() {
        if (++elements_ <= limits_.elements) return;
        throw Error(ErrorKind::corpus,
                    fmt::format("has more than {} elements and attributes", limits_.elements));
    }

    /// Goes to `end`, or to the text's; what lies before it is kept as text.
    void take_text(std::size_t end) {
        const XmlCharacters characters = to_xml_text(xml_.substr(at_, end - at_), XmlReferences::are_known);
        if (characters.has_controls) tell("there are control characters");
        mended_.text += characters.text;
        at_ = std::min(end, xml_.size());
    }

    /// Goes to `end`, or to the text's, keeping only line breaks.
    void skip_to(std::size_t end) {
        end = std::min(end, xml_.size());
        const auto skipped = xml_.substr(at_, end - at_);
        mended_.text.append(static_cast<std::size_t>(std::count(skipped.begin(), skipped.end(), '\n')), '\n');
        at_ = end;
    }

    void skip_cut_rest() {
        is_cut_ = true;
        tell("the text ends within markup");
        skip_to(xml_.size());
    }

    void take_markup() {
        const std::string_view markup = rest();
        if (markup.starts_with(comment_begin)) {
            skip_behind("-->");
        } else if (markup.starts_with(cdata_begin)) {
            take_cdata();
        } else if (markup.starts_with("<!DOCTYPE") || markup.starts_with("<!doctype")) {
            skip_declaration();
        } else if (markup.starts_with("<?")) {
            skip_instruction();
        } else if (is_cut(markup)) {
            skip_cut_rest();
        } else if (markup.starts_with("</") && markup.size() > 2 && is_name_begin(markup[2])) {
            take_end_tag();
        } else if (markup.size() > 1 && is_name_begin(markup[1])) {
            take_begin_tag();
        } else {
            take_stray_bracket();
        }
    }

    void take_stray_bracket() {
        tell("a '<' begins nothing");
        mended_.text += "&lt;";
        ++at_;
    }

    void skip_behind(std::string_view mark) {
        const std::size_t end = xml_.find(mark, at_);
        if (end == std::string_view::npos) return skip_cut_rest();
        skip_to(end + mark.size());
    }

    /// One that lacks its question mark ends like a tag.
    void skip_instruction() {
        const std::size_t end = xml_.find_first_of("<>", at_ + 1);
        if (end == std::string_view::npos) return skip_cut_rest();
        if (xml_[end - 1] != '?') tell("a '<?' lacks its '?>'");
        skip_to(xml_[end] == '>' ? end + 1 : end);
    }

    /// A declaration may hold others in square brackets.
    void skip_declaration() {
        std::size_t end = xml_.find_first_of("[>", at_);
        if (end != std::string_view::npos && xml_[end] == '[') end = xml_.find(']', end);
        if (end != std::string_view::npos) end = xml_.find('>', end);
        if (end == std::string_view::npos) return skip_cut_rest();
        skip_to(end + 1);
    }

    void take_cdata() {
        at_ += cdata_begin.size();
        const std::size_t end = xml_.find("]]>", at_);
        const XmlCharacters characters = to_xml_text(xml_.substr(at_, end - at_), XmlReferences::are_text);
        if (characters.has_controls) tell("there are control characters");
        mended_.text += characters.text;
        if (end == std::string_view::npos) {
            is_cut_ = true;
            at_ = xml_.size();
            tell("the text ends within '<![CDATA['");
        } else {
            at_ = end + 3;
        }
    }

    std::string_view take_name() {
        const std::size_t begin = at_;
        while (at_ < xml_.size() && is_name_part(xml_[at_])) ++at_;
        return xml_.substr(begin, at_ - begin);
    }

    void take_end_tag() {
        const std::size_t begin = at_;
        at_ += 2;
        const std::string_view name = take_name();
        const std::size_t end = xml_.find_first_of("<>", at_);
        at_ = begin;
        if (end == std::string_view::npos) {
            // an end that is there but for its last letters still closes what it names
            if (!open_.empty() && open_.back() == name) close_last();
            return skip_cut_rest();
        }
        close(name);
        skip_to(xml_[end] == '>' ? end + 1 : end);
    }

    void close(std::string_view name) {
        if (too_deep_ > 0) {
            --too_deep_;
            return;
        }
        const auto found = std::find(open_.rbegin(), open_.rend(), name);
        if (found == open_.rend()) {
            if (!is_one_of(name, void_elements)) tell(fmt::format("'</{}>' closes nothing", shown(name)));
            return;
        }
        close_down_to(static_cast<std::size_t>(open_.rend() - found) - 1,
                      fmt::format("'</{}>'", shown(name)));
    }

    /// Closes all but the outermost `depth` elements.
    void close_down_to(std::size_t depth, std::string_view reason) {
        if (open_.size() > depth + 1)
            tell(fmt::format("{} closes '<{}>' as well", reason, shown(open_.back())));
        while (open_.size() > depth) close_last();
    }

    void close_last() {
        mended_.text += fmt::format("</{}>", open_.back());
        open_.pop_back();
    }

    enum class TagEnd { open, closed, none, stray };

    void take_begin_tag() {
        const std::size_t begin = at_;
        ++at_;
        const std::string_view name = take_name();
        std::string tag = fmt::format("<{}", name);
        const TagEnd end = take_attributes(tag);
        switch (end) {
            case TagEnd::none:
                at_ = begin;
                return skip_cut_rest();
            case TagEnd::stray:
                at_ = begin;
                return take_stray_bracket();
            case TagEnd::open:
            case TagEnd::closed:
                break;
        }
        count_element();
        open(name, tag, end);
    }

    void open(std::string_view name, const std::string& tag, TagEnd end) {
        const bool is_empty = end == TagEnd::closed || is_one_of(name, void_elements);
        if (is_one_of(name, records)) {
            const auto found = std::find(open_.rbegin(), open_.rend(), name);
            if (found != open_.rend()) {
                too_deep_ = 0;
                tell(fmt::format("a '<{}>' begins within another", name));
                close_down_to(static_cast<std::size_t>(open_.rend() - found) - 1,
                              "'<" + std::string(name) + ">'");
            }
        }
        if (open_.size() >= limits_.nesting) {
            if (too_deep_ == 0) tell(fmt::format("elements are nested deeper than {}", limits_.nesting));
            if (!is_empty) ++too_deep_;
            // the lines of a tag that is left out still count
            mended_.text.append(static_cast<std::size_t>(std::count(tag.begin(), tag.end(), '\n')), '\n');
            return;
        }
        mended_.text += tag;
        mended_.text += is_empty ? "/>" : ">";
        if (!is_empty) open_.push_back(name);
    }

    /// Reads on to behind the tag's `>`, adding the attributes and their line breaks to `tag`.
    TagEnd take_attributes(std::string& tag) {
        for (bool is_sloppy = false; at_ < xml_.size();) {
            const char c = xml_[at_];
            if (c == '>' || (c == '/' && xml_.substr(at_).starts_with("/>"))) {
                if (is_sloppy) tell("a tag's attributes are no XML");
                at_ += c == '>' ? 1 : 2;
                return c == '>' ? TagEnd::open : TagEnd::closed;
            }
            if (c == '<') return TagEnd::stray;
            if (is_ascii_space(c)) {
                take_blanks(tag);
            } else if (is_name_begin(c) && is_ascii_space(xml_[at_ - 1])) {
                is_sloppy = !take_attribute(tag) || is_sloppy;
            } else {
                is_sloppy = true;
                ++at_;
            }
        }
        return TagEnd::none;
    }

    /// `name="value"`; the value may lack its quotes, or be missing. Returns whether it is XML.
    bool take_attribute(std::string& tag) {
        const std::string_view name = take_name();
        take_blanks(tag);
        if (at_ >= xml_.size() || xml_[at_] != '=') {
            add_attribute(tag, name, "");
            return false;
        }
        ++at_;
        take_blanks(tag);
        const char quote = at_ < xml_.size() ? xml_[at_] : '\0';
        if (quote == '"' || quote == '\'') {
            const std::size_t end = xml_.find_first_of(quote == '"' ? "\"<" : "'<", at_ + 1);
            if (end != std::string_view::npos && xml_[end] == quote) {
                add_attribute(tag, name, xml_.substr(at_ + 1, end - at_ - 1));
                at_ = end + 1;
                return true;
            }
        }
        const std::size_t end = std::min(xml_.find_first_of(" \t\r\n<>", at_), xml_.size());
        add_attribute(tag, name, xml_.substr(at_, end - at_));
        at_ = end;
        return false;
    }

    /// Blanks around a `=` go in front of the attribute, so that no line break is lost.
    void take_blanks(std::string& tag) {
        while (at_ < xml_.size() && is_ascii_space(xml_[at_])) tag += xml_[at_++];
    }

    void add_attribute(std::string& tag, std::string_view name, std::string_view value) {
        count_element();
        tag += fmt::format("{}=\"", name);
        for (const char c : to_xml_text(value, XmlReferences::are_known).text) {
            if (c == '"') {
                tag += "&quot;";
            } else {
                tag += c;
            }
        }
        tag += "\" ";
    }

    std::string_view xml_;
    XmlLimits limits_;
    std::size_t at_ = 0;
    std::vector<std::string_view> open_;  ///< names of the elements around `at_`, the outermost first
    std::size_t too_deep_ = 0;            ///< elements around `at_` that are left out for their depth
    std::size_t elements_ = 0;
    bool is_cut_ = false;  ///< the text ends too early, which has been told
    MendedXml mended_;
};

}  // namespace

MendedXml mend_xml(std::string_view xml, const XmlLimits& limits) {
    return XmlMender(xml, limits).mend();
}

std::string describe_damage(const MendedXml& mended) {
    if (mended.damages == 0) return "";
    const std::string more = mended.damages == 1 ? "" : fmt::format(" and {} more", mended.damages - 1);
    return fmt::format("is no well-formed XML: {} (line {}){}; mended", mended.damage, mended.damage_line,
                       more);
}

}  // namespace debrief
