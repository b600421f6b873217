#include "corpus/base/ignore_rules.h"

#include "corpus/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace debrief {

namespace {

/// No path is longer, so a longer pattern is a mistake or an attack.
constexpr std::size_t longest_pattern = 4096;

/// Bytes that are no UTF-8 stand behind Unicode, each for itself.
constexpr char32_t first_wild_byte = 0x110000;

std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        const bool is_wild = point.bytes == 1 && static_cast<unsigned char>(text[i]) >= 0x80U;
        characters += is_wild ? first_wild_byte + static_cast<unsigned char>(text[i]) : point.value;
        i += point.bytes;
    }
    return characters;
}

bool ends_escaped(std::string_view line) {
    std::size_t backslashes = 0;
    while (backslashes + 1 < line.size() && line[line.size() - 2 - backslashes] == '\\') ++backslashes;
    return backslashes % 2 == 1;
}

/// Blanks at the end do not count, but for one that is escaped.
std::string_view without_trailing_blanks(std::string_view line) {
    while (line.ends_with(' ') && !ends_escaped(line)) line.remove_suffix(1);
    return line;
}

using Range = std::pair<char32_t, char32_t>;

struct CharacterClass {
    std::u32string_view name;
    std::array<Range, 4> ranges;  ///< of ASCII; unused ones repeat the first
};

constexpr std::array classes{
    CharacterClass{U"alnum", {{{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {'0', '9'}}}},
    CharacterClass{U"alpha", {{{'A', 'Z'}, {'a', 'z'}, {'A', 'Z'}, {'A', 'Z'}}}},
    CharacterClass{U"blank", {{{' ', ' '}, {'\t', '\t'}, {' ', ' '}, {' ', ' '}}}},
    CharacterClass{U"cntrl", {{{0, 0x1F}, {0x7F, 0x7F}, {0, 0x1F}, {0, 0x1F}}}},
    CharacterClass{U"digit", {{{'0', '9'}, {'0', '9'}, {'0', '9'}, {'0', '9'}}}},
    CharacterClass{U"graph", {{{'!', '~'}, {'!', '~'}, {'!', '~'}, {'!', '~'}}}},
    CharacterClass{U"lower", {{{'a', 'z'}, {'a', 'z'}, {'a', 'z'}, {'a', 'z'}}}},
    CharacterClass{U"print", {{{' ', '~'}, {' ', '~'}, {' ', '~'}, {' ', '~'}}}},
    CharacterClass{U"punct", {{{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}}},
    CharacterClass{U"space", {{{' ', ' '}, {'\t', '\r'}, {' ', ' '}, {' ', ' '}}}},
    CharacterClass{U"upper", {{{'A', 'Z'}, {'A', 'Z'}, {'A', 'Z'}, {'A', 'Z'}}}},
    CharacterClass{U"xdigit", {{{'0', '9'}, {'A', 'F'}, {'a', 'f'}, {'0', '9'}}}},
};

}  // namespace

/// Takes one line apart.
class IgnorePatternParser {
 public:
    using Pattern = IgnoreRules::Pattern;

    explicit IgnorePatternParser(std::string_view line) : text_(characters_of(line)) {}

    /// Nothing for a line without a pattern, or with one that can fit nothing.
    [[nodiscard]] std::optional<Pattern> parse() {
        Pattern pattern;
        if (has('!')) {
            pattern.is_negated = true;
            ++at_;
        }
        const std::size_t slash = text_.find('/', at_);  // anywhere, between brackets too
        pattern.is_anchored = slash != std::u32string::npos && (slash == at_ || slash + 1 < text_.size());
        if (has('/')) ++at_;
        while (at_ < text_.size()) {
            if (!parse_part(pattern)) return std::nullopt;
        }
        if (pattern.parts.empty()) return std::nullopt;
        // Behind a slash `**` is all that lies inside, but not the folder itself.
        if (pattern.is_anchored && pattern.parts.back().is_any_depth) pattern.parts.push_back({{run()}});
        return pattern;
    }

 private:
    using Token = IgnoreRules::Token;
    using Part = IgnoreRules::Part;

    [[nodiscard]] bool has(char32_t character) const { return at_ < text_.size() && text_[at_] == character; }
    [[nodiscard]] static Token run() { return {Token::Kind::any_run}; }

    /// The next part, and the slash behind it.
    bool parse_part(Pattern& pattern) {
        const std::size_t begin = at_;
        Part part;
        while (at_ < text_.size() && !has('/')) {
            if (!parse_token(part)) return false;
        }
        const std::u32string_view written = std::u32string_view(text_).substr(begin, at_ - begin);
        const bool has_slash = has('/');
        if (has_slash) ++at_;
        pattern.is_for_folders = has_slash && at_ == text_.size();
        part.is_any_depth = written == U"**" && pattern.is_anchored;
        pattern.parts.push_back(std::move(part));
        return true;
    }

    bool parse_token(Part& part) {
        switch (text_[at_]) {
            case '*':
                // Runs of asterisks are as one, so that no matching goes back to more than one place.
                while (has('*')) ++at_;
                part.tokens.push_back(run());
                return true;
            case '?':
                ++at_;
                part.tokens.push_back({Token::Kind::any_character});
                return true;
            case '[':
                ++at_;
                return parse_set(part);
            default:
                if (has('\\')) ++at_;
                if (at_ == text_.size()) return false;
                part.tokens.push_back({Token::Kind::character, text_[at_++]});
                return true;
        }
    }

    /// What stands between brackets; `]` in the first place is one of its characters.
    bool parse_set(Part& part) {
        const bool is_negated = has('!') || has('^');
        if (is_negated) ++at_;
        Token set{is_negated ? Token::Kind::none_of : Token::Kind::one_of};
        for (bool is_first = true; is_first || !has(']'); is_first = false) {
            const bool is_good = has('[') && at_ + 1 < text_.size() && text_[at_ + 1] == ':'
                                     ? parse_class(set)
                                     : parse_range(set);
            if (!is_good) return false;
        }
        ++at_;
        part.tokens.push_back(std::move(set));
        return true;
    }

    bool parse_class(Token& set) {
        const std::size_t end = text_.find(U":]", at_ + 2);
        if (end == std::u32string::npos) return parse_range(set);
        const std::u32string_view name = std::u32string_view(text_).substr(at_ + 2, end - at_ - 2);
        const auto* const found = std::find_if(
            classes.begin(), classes.end(), [&](const CharacterClass& known) { return known.name == name; });
        if (found == classes.end()) return false;
        set.ranges.insert(set.ranges.end(), found->ranges.begin(), found->ranges.end());
        at_ = end + 2;
        return true;
    }

    bool parse_range(Token& set) {
        const auto first = parse_member();
        if (!first) return false;
        auto last = first;
        if (has('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
            ++at_;
            last = parse_member();
            if (!last) return false;
        }
        set.ranges.emplace_back(*first, *last);
        return true;
    }

    std::optional<char32_t> parse_member() {
        if (has('\\')) ++at_;
        if (at_ == text_.size()) return std::nullopt;
        return text_[at_++];
    }

    std::u32string text_;
    std::size_t at_ = 0;
};

IgnoreRules::IgnoreRules(std::string_view text) {
    text = without_byte_order_mark(text);
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with('#') || line.size() > longest_pattern) continue;
        if (auto pattern = IgnorePatternParser(without_trailing_blanks(line)).parse()) {
            patterns_.push_back(std::move(*pattern));
        }
    }
}

namespace {

/// Whether a row of things fits a row of wildcards, of which some stand for any number of things: goes back
/// to the last of those only, which is enough (what an earlier one takes more, the last can take as well).
template <typename Wildcards, typename Things, typename IsRun, typename Fits>
bool fits_row(const Wildcards& wildcards, const Things& things, IsRun is_run, Fits fits_one) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t wildcard = 0;
    std::size_t run = none;
    std::size_t resume = 0;
    for (std::size_t thing = 0; thing < things.size();) {
        if (wildcard < wildcards.size() && is_run(wildcards[wildcard])) {
            run = wildcard++;
            resume = thing;
        } else if (wildcard < wildcards.size() && fits_one(wildcards[wildcard], things[thing])) {
            ++wildcard;
            ++thing;
        } else if (run != none) {
            wildcard = run + 1;
            thing = ++resume;
        } else {
            return false;
        }
    }
    while (wildcard < wildcards.size() && is_run(wildcards[wildcard])) ++wildcard;
    return wildcard == wildcards.size();
}

}  // namespace

bool IgnoreRules::fits(const Part& part, std::u32string_view name) {
    const auto is_run = [](const Token& token) { return token.kind == Token::Kind::any_run; };
    const auto fits_one = [](const Token& token, char32_t character) {
        if (token.kind == Token::Kind::any_character) return true;
        if (token.kind == Token::Kind::character) return token.character == character;
        const bool is_in = std::any_of(token.ranges.begin(), token.ranges.end(), [&](const Range& range) {
            return range.first <= character && character <= range.second;
        });
        return is_in == (token.kind == Token::Kind::one_of);
    };
    return fits_row(part.tokens, name, is_run, fits_one);
}

bool IgnoreRules::fits(const Pattern& pattern, const std::vector<std::u32string_view>& names) {
    if (!pattern.is_anchored) return fits(pattern.parts.front(), names.back());
    return fits_row(
        pattern.parts, names, [](const Part& part) { return part.is_any_depth; },
        [](const Part& part, std::u32string_view name) { return fits(part, name); });
}

std::optional<IgnoreRules::Verdict> IgnoreRules::judge(std::string_view path, Entry entry) const {
    if (patterns_.empty()) return std::nullopt;
    const std::u32string characters = characters_of(path);
    std::vector<std::u32string_view> names;
    for (std::u32string_view rest = characters;; rest.remove_prefix(names.back().size() + 1)) {
        names.push_back(rest.substr(0, rest.find('/')));
        if (names.back().size() == rest.size()) break;
    }
    const auto last = std::find_if(patterns_.rbegin(), patterns_.rend(), [&](const Pattern& pattern) {
        return (entry == Entry::folder || !pattern.is_for_folders) && fits(pattern, names);
    });
    if (last == patterns_.rend()) return std::nullopt;
    return last->is_negated ? Verdict::kept : Verdict::ignored;
}

}  // namespace debrief
