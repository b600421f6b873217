#include "corpus/citations.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/domains.h"
#include "corpus/sources.h"

#include <algorithm>
#include <array>
#include <utility>

namespace debrief {

namespace {

// Bounds of what is looked at for one group, so that no text takes quadratic time.
constexpr std::size_t longest_group = 4096;    ///< bytes
constexpr std::size_t longest_address = 2048;  ///< bytes
constexpr std::size_t most_brackets_in_address = 4;
constexpr std::size_t longest_label = 200;  ///< bytes; the text of a Markdown link
constexpr std::size_t most_citations_in_group = 32;
constexpr std::size_t most_open_brackets = 2;
constexpr std::size_t last_page = 999;  ///< larger numbers are years and the like

/// Top-level domains that brackets in texts about programs hold for another reason.
constexpr std::array<std::string_view, 33> ambiguous_suffixes{
    "ac", "am",   "app",  "as",  "bin",    "call",   "cc", "data", "date",  "get",    "host",
    "id", "java", "link", "map", "md",     "mk",     "ml", "mov",  "name",  "new",    "open",
    "pm", "ps",   "py",   "rs",  "search", "select", "sh", "so",   "style", "target", "zip"};

constexpr std::array<std::string_view, 4> introductions{"source:", "sources:", "via", "h/t"};
constexpr std::array<std::string_view, 5> separators{",", ";", "|", "&", "and"};

constexpr std::string_view wide_open = "\xEF\xBC\x88";   // U+FF08
constexpr std::string_view wide_close = "\xEF\xBC\x89";  // U+FF09

bool is_host_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_ascii_digit(c) || is_ascii_letter(c) || c == '-' || c == '.' || byte >= 0x80;
}

std::string_view top_label(std::string_view host) {
    return host.substr(host.rfind('.') + 1);
}

/// Whether the capitals of a host are those of a name, `SPACE.com`, and not those of a ticker symbol.
bool has_fair_capitals(std::string_view written) {
    if (std::none_of(written.begin(), written.end(), is_ascii_upper)) return true;
    const std::string_view top = top_label(written);
    return std::none_of(top.begin(), top.end(), is_ascii_upper) || top == "COM" || top == "ORG";
}

/// Whether a host may be a file or a member of an object; not where its public suffix has two labels
/// (`.co.rs`).
bool is_ambiguous(const std::string& host) {
    const auto* const end = ambiguous_suffixes.end();
    if (std::find(ambiguous_suffixes.begin(), end, top_label(host)) == end) return false;
    const std::string domain = registrable_domain(host);
    return std::count(domain.begin(), domain.end(), '.') < 2;
}

/// Reads one group, looking at no more than `longest_group` bytes from its beginning.
class GroupParser {
 public:
    GroupParser(std::string_view text, std::size_t begin)
        : text_(text.substr(0, begin + std::min(text.size() - begin, longest_group))),
          begin_(begin),
          position_(begin),
          needs_listed_(is_behind_word()) {}

    std::optional<CitationGroup> parse() {
        if (take("[")) return parse_square();
        if (!take_opening()) return std::nullopt;
        CitationGroup group;
        std::size_t open_brackets = 1;
        bool is_nested = false;
        skip_introduction();
        do {
            skip_spaces();
            auto citation = parse_item(group.citations);
            if (!citation || group.citations.size() == most_citations_in_group) return std::nullopt;
            // `(x.com (x.com)` is one source, named twice by mistake.
            const bool is_repeated = is_nested && group.citations.back().host == citation->host;
            if (!is_repeated) group.citations.push_back(std::move(*citation));
            skip_spaces();
            is_nested = nests(open_brackets);
        } while (is_nested || take_separator());
        if (!take_closing()) return std::nullopt;
        while (--open_brackets > 0 && take_closing()) {
        }
        group.span = {begin_, position_};
        return group;
    }

 private:
    /// `[a.com]`, but no link's text.
    std::optional<CitationGroup> parse_square() {
        auto citation = parse_host();
        if (!citation || needs_listed_ || !take("]")) return std::nullopt;
        const bool is_link = position_ < text_.size() &&
                             (text_[position_] == '(' || text_[position_] == '[' || text_[position_] == ':');
        if (is_link) return std::nullopt;
        return CitationGroup{{begin_, position_}, {std::move(*citation)}};
    }

    /// Whether the bracket stands directly behind a word of ASCII or a link's text.
    [[nodiscard]] bool is_behind_word() const {
        if (begin_ == 0) return false;
        const char before = text_[begin_ - 1];
        return is_ascii_digit(before) || is_ascii_letter(before) || before == '_' || before == ']';
    }

    /// `(x.com (x.com)`: a second bracket that is opened inside the first and, often, never closed.
    bool nests(std::size_t& open_brackets) {
        const bool is_open = open_brackets < most_open_brackets && take_opening();
        if (is_open) ++open_brackets;
        return is_open;
    }

    std::optional<Citation> parse_item(const std::vector<Citation>& before) {
        if (position_ < text_.size() && text_[position_] == '[') return parse_link();
        if (starts_with_ignoring_case("http://") || starts_with_ignoring_case("https://") || starts("<")) {
            return parse_address();
        }
        if (auto page = parse_further_page(before)) return page;
        return parse_host();
    }

    /// The `2` of `(a.com 1, 2)`.
    std::optional<Citation> parse_further_page(const std::vector<Citation>& before) {
        const std::size_t begin = position_;
        const auto number = take_digits();
        const bool is_page =
            number && *number <= last_page && !before.empty() && before.back().page && ends_item();
        if (is_page) return Citation{before.back().host, {begin, position_}, number};
        position_ = begin;
        return std::nullopt;
    }

    [[nodiscard]] bool ends_item() const {
        return position_ < text_.size() &&
               std::string_view(" ,;)").find(text_[position_]) != std::string_view::npos;
    }

    std::optional<Citation> parse_host() {
        const std::size_t begin = position_;
        while (position_ < text_.size() && is_host_byte(text_[position_]) && !starts(wide_open) &&
               !starts(wide_close)) {
            ++position_;
        }
        const std::string_view written = text_.substr(begin, position_ - begin);
        if (!has_fair_capitals(written)) return std::nullopt;
        auto host = to_host(written);
        const bool is_sure = written.starts_with("www.") || !host || !is_ambiguous(*host);
        if (!host || !is_trusted(*host) || (!is_sure && !is_listed_source(*host))) return std::nullopt;
        if (starts("/")) skip_address();
        const auto page = take_number();
        return Citation{std::move(*host), {begin, position_}, page};
    }

    std::optional<Citation> parse_address() {
        const std::size_t begin = position_;
        const bool is_quoted = take("<");
        if (!starts_with_ignoring_case("http")) return std::nullopt;
        const std::size_t address = position_;
        skip_address();
        auto host = host_of_address(text_.substr(address, position_ - address));
        if (!host || !is_trusted(*host) || (is_quoted && !take(">"))) return std::nullopt;
        const auto page = take_number();
        return Citation{std::move(*host), {begin, position_}, page};
    }

    /// `[label](address)`; its label does not matter.
    std::optional<Citation> parse_link() {
        const std::size_t begin = position_;
        const std::size_t end = text_.find_first_of("[]()\n", begin + 1);
        if (end == std::string_view::npos || text_[end] != ']' || end - begin > longest_label)
            return std::nullopt;
        position_ = end + 1;
        if (!take("(")) return std::nullopt;
        const std::size_t address = position_;
        skip_address();
        auto host = host_of_address(text_.substr(address, position_ - address));
        if (take(" \"")) position_ = std::min(text_.find_first_of("\"\n", position_), text_.size());
        take("\"");
        if (!host || !is_trusted(*host) || !take(")")) return std::nullopt;
        return Citation{std::move(*host), {begin, position_}};
    }

    static std::optional<std::string> host_of_address(std::string_view address) {
        const std::size_t begin = address.find("://");
        if (begin == std::string_view::npos) return std::nullopt;
        address.remove_prefix(begin + 3);
        address = address.substr(0, address.find_first_of("/?#"));
        return to_host(address.substr(0, address.find(':')));
    }

    /// To the end of an address: a blank, a closing bracket that it did not open, or a mark behind it.
    void skip_address() {
        const std::size_t end = std::min(text_.size(), position_ + longest_address);
        std::size_t depth = 0;
        for (; position_ < end; ++position_) {
            const char c = text_[position_];
            if (is_ascii_space(c) || c == '<' || c == '>' || c == '"' || starts(wide_close)) return;
            if (c == '(' && ++depth > most_brackets_in_address) return;
            if (c == ')' && depth-- == 0) return;
            const bool is_mark = c == ',' || c == ';';
            if (is_mark && position_ + 1 < end && is_ascii_space(text_[position_ + 1])) return;
        }
    }

    [[nodiscard]] bool is_trusted(const std::string& host) const {
        return !needs_listed_ || (text_[begin_ - 1] != ']' && is_listed_source(host));
    }

    std::optional<std::size_t> take_digits() {
        const std::size_t begin = position_;
        while (position_ < text_.size() && is_ascii_digit(text_[position_])) ++position_;
        return parse_number(text_.substr(begin, position_ - begin));
    }

    /// The number behind a host, `a.com 1` or `a.com #1`. One that is too large, and the number of further
    /// sources in `a.com +2`, are passed over.
    std::optional<std::size_t> take_number() {
        const std::size_t begin = position_;
        while (take(" ")) {
        }
        const bool is_apart = position_ > begin;
        const bool is_count_of_others = take("+");
        if (!is_count_of_others) take("#");
        const std::size_t digits = position_;
        const auto number = is_apart ? take_digits() : std::nullopt;
        if (position_ == digits) position_ = begin;
        return number && *number <= last_page && !is_count_of_others ? number : std::nullopt;
    }

    void skip_introduction() {
        skip_spaces();
        for (const std::string_view introduction : introductions) {
            if (!starts_with_ignoring_case(introduction)) continue;
            const std::size_t end = position_ + introduction.size();
            if (end < text_.size() && is_ascii_space(text_[end])) position_ = end;
            return;
        }
    }

    /// One separator, or two that belong together (`, and`).
    bool take_separator() {
        bool is_taken = false;
        for (std::size_t i = 0; i < 2; ++i) {
            skip_spaces();
            for (const std::string_view separator : separators) {
                const bool is_word = is_ascii_lower(separator.front());
                const std::size_t end = position_ + separator.size();
                if (!starts(separator) || (is_word && (end >= text_.size() || text_[end] != ' '))) continue;
                position_ = end;
                is_taken = true;
                break;
            }
        }
        return is_taken;
    }

    bool take_opening() { return take("(") || take(wide_open); }
    bool take_closing() { return take(")") || take(wide_close); }

    /// To what is no space, or to the second line end: a group does not reach across paragraphs.
    void skip_spaces() {
        const std::size_t behind_word = text_.substr(0, position_).find_last_not_of(" \t\n\v\f\r") + 1;
        auto line_ends = std::count(text_.begin() + static_cast<std::ptrdiff_t>(behind_word),
                                    text_.begin() + static_cast<std::ptrdiff_t>(position_), '\n');
        while (position_ < text_.size() && is_ascii_space(text_[position_])) {
            if (text_[position_] == '\n' && ++line_ends > 1) return;
            ++position_;
        }
    }

    [[nodiscard]] bool starts(std::string_view wanted) const {
        return text_.substr(position_, wanted.size()) == wanted;
    }

    [[nodiscard]] bool starts_with_ignoring_case(std::string_view wanted) const {
        return to_ascii_lower(text_.substr(position_, wanted.size())) == wanted;
    }

    bool take(std::string_view wanted) {
        if (!starts(wanted)) return false;
        position_ += wanted.size();
        return true;
    }

    std::string_view text_;
    std::size_t begin_;
    std::size_t position_;
    bool needs_listed_;
};

/// Walks the brackets that may open a group. Looks for each kind by itself, which is many bytes at once.
class BracketWalker {
 public:
    explicit BracketWalker(std::string_view text) : text_(text) {
        for (std::size_t kind = 0; kind < openings.size(); ++kind) places_[kind] = text.find(openings[kind]);
    }

    /// The next at `offset` or behind it, which does not become less; `npos` where there is none.
    std::size_t next(std::size_t offset) {
        for (std::size_t kind = 0; kind < openings.size(); ++kind) {
            if (places_[kind] < offset) places_[kind] = text_.find(openings[kind], offset);
        }
        return *std::min_element(places_.begin(), places_.end());
    }

 private:
    static constexpr std::array<std::string_view, 3> openings{"(", "[", wide_open};

    std::string_view text_;
    std::array<std::size_t, openings.size()> places_{};  ///< of the next of each kind
};

}  // namespace

std::vector<CitationGroup> find_citations(std::string_view text) {
    std::vector<CitationGroup> groups;
    BracketWalker brackets(text);
    std::size_t offset = brackets.next(0);
    while (offset != std::string_view::npos) {
        if (auto group = GroupParser(text, offset).parse()) {
            offset = group->span.end - 1;
            groups.push_back(std::move(*group));
        }
        offset = brackets.next(offset + 1);
    }
    return groups;
}

std::optional<std::size_t> citation_group_end(std::string_view text, std::size_t offset) {
    const auto group = GroupParser(text, offset).parse();
    return group ? std::optional(group->span.end) : std::nullopt;
}

std::string without_citations(std::string_view text) {
    return without_citations(text, find_citations(text));
}

std::string without_citations(std::string_view text, std::span<const CitationGroup> groups) {
    std::string rest;
    rest.reserve(text.size());
    std::size_t begin = 0;
    for (const CitationGroup& group : groups) {
        rest += text.substr(begin, group.span.begin - begin);
        if (rest.ends_with(' ')) rest.pop_back();
        begin = group.span.end;
    }
    rest += text.substr(begin);
    return rest;
}

}  // namespace debrief
