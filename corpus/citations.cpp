#include "corpus/citations.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <utility>

namespace debrief {

namespace {

constexpr std::size_t longest_host = 253;  // RFC 1035, section 2.3.4
constexpr std::size_t most_citations_in_group = 32;

bool is_host_byte(char c) {
    return is_ascii_lower(c) || is_ascii_digit(c) || c == '-' || c == '.';
}

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-';
}

bool is_host(std::string_view host) {
    if (host.size() > longest_host) return false;
    std::size_t labels = 0;
    std::string_view label;
    for (std::size_t begin = 0; begin <= host.size(); begin += label.size() + 1) {
        label = host.substr(begin, host.find('.', begin) - begin);
        if (!is_label(label)) return false;
        ++labels;
    }
    const bool has_top_level = label.size() >= 2 && std::all_of(label.begin(), label.end(), is_ascii_lower);
    return labels >= 2 && has_top_level;
}

/// Reads one group; knows nothing of what stands before or behind it.
class GroupParser {
 public:
    GroupParser(std::string_view text, std::size_t begin) : text_(text), begin_(begin), position_(begin) {}

    std::optional<CitationGroup> parse() {
        CitationGroup group;
        if (!take('(')) return std::nullopt;
        std::size_t open_brackets = 1;
        do {
            skip_spaces();
            auto citation = parse_citation();
            if (!citation || group.citations.size() == most_citations_in_group) return std::nullopt;
            group.citations.push_back(std::move(*citation));
            skip_spaces();
        } while (take(',') || take(';') || nests(open_brackets));
        if (!take(')')) return std::nullopt;
        while (--open_brackets > 0 && take(')')) {
        }
        group.span = {begin_, position_};
        return group;
    }

 private:
    /// `(x.com (x.com)`: a second bracket that is opened inside the first and, often, never closed.
    bool nests(std::size_t& open_brackets) {
        const bool is_open = take('(');
        if (is_open) ++open_brackets;
        return is_open;
    }

    std::optional<Citation> parse_citation() {
        const std::size_t begin = position_;
        while (position_ < text_.size() && is_host_byte(text_[position_])) ++position_;
        std::string_view host = text_.substr(begin, position_ - begin);
        if (!is_host(host)) return std::nullopt;
        if (host.starts_with("www.") && is_host(host.substr(4))) host.remove_prefix(4);
        take_number();
        return Citation{std::string(host), {begin, position_}};
    }

    void take_number() {
        std::size_t end = position_;
        while (end < text_.size() && text_[end] == ' ') ++end;
        const std::size_t digits = end;
        while (end < text_.size() && is_ascii_digit(text_[end])) ++end;
        if (digits > position_ && end > digits) position_ = end;
    }

    void skip_spaces() {
        while (position_ < text_.size() && is_ascii_space(text_[position_])) ++position_;
    }

    bool take(char wanted) {
        if (position_ == text_.size() || text_[position_] != wanted) return false;
        ++position_;
        return true;
    }

    std::string_view text_;
    std::size_t begin_;
    std::size_t position_;
};

}  // namespace

std::vector<CitationGroup> find_citations(std::string_view text) {
    std::vector<CitationGroup> groups;
    std::size_t offset = text.find('(');
    while (offset != std::string_view::npos) {
        if (auto group = GroupParser(text, offset).parse()) {
            offset = group->span.end - 1;
            groups.push_back(std::move(*group));
        }
        offset = text.find('(', offset + 1);
    }
    return groups;
}

std::optional<std::size_t> citation_group_end(std::string_view text, std::size_t offset) {
    const auto group = GroupParser(text, offset).parse();
    return group ? std::optional(group->span.end) : std::nullopt;
}

std::string without_citations(std::string_view text) {
    std::string rest;
    std::size_t begin = 0;
    for (const CitationGroup& group : find_citations(text)) {
        rest += text.substr(begin, group.span.begin - begin);
        if (rest.ends_with(' ')) rest.pop_back();
        begin = group.span.end;
    }
    rest += text.substr(begin);
    return rest;
}

}  // namespace debrief
