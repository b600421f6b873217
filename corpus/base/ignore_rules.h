#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

/// Patterns in the syntax of a `.gitignore` file (gitignore(5)): `*`, `?`, `[a-z]`, `**`, a slash at the end
/// for folders, one in front or inside to tie a pattern to the folder of its file, `!` to take a path back,
/// `#` for comments, `\\` before any of them. Unlike git's, `?` and `[é]` are characters, not bytes.
class IgnoreRules {
 public:
    enum class Entry { file, folder };
    enum class Verdict { ignored, kept };

    IgnoreRules() = default;
    /// One pattern a line. A pattern that git would not understand fits nothing.
    explicit IgnoreRules(std::string_view text);

    /// What the last fitting pattern says of `path` (relative to the folder of the rules, with '/'); nothing
    /// where none fits. Takes time in proportion to the lengths of patterns and path at most, multiplied.
    [[nodiscard]] std::optional<Verdict> judge(std::string_view path, Entry entry) const;

    [[nodiscard]] bool empty() const { return patterns_.empty(); }

 private:
    struct Token {
        enum class Kind { character, any_character, any_run, one_of, none_of };
        Kind kind = Kind::character;
        char32_t character = 0;
        std::vector<std::pair<char32_t, char32_t>>
            ranges{};  ///< of `one_of` and `none_of`, both ends included
    };
    /// What is between two slashes.
    struct Part {
        std::vector<Token> tokens;
        bool is_any_depth = false;  ///< `**`: any number of folders
    };
    struct Pattern {
        std::vector<Part> parts;
        bool is_negated = false;
        bool is_for_folders = false;
        bool is_anchored = false;  ///< fits whole paths, else names in any folder
    };
    friend class IgnorePatternParser;

    [[nodiscard]] static bool fits(const Part& part, std::u32string_view name);
    [[nodiscard]] static bool fits(const Pattern& pattern, const std::vector<std::u32string_view>& names);

    std::vector<Pattern> patterns_;
};

}  // namespace debrief
