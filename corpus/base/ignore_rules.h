#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Patterns in the syntax of a `.gitignore` file (gitignore(5)): `*`, `?`, `[a-z]`, `**`, a slash at the end
/// for folders, one in front or inside to tie a pattern to the folder of its file, `!` to take a path back,
/// `#` for comments, `\\` before any of them.
class IgnoreRules {
 public:
    enum class Entry { file, folder };
    enum class Verdict { ignored, kept };

    IgnoreRules() = default;
    /// One pattern a line.
    explicit IgnoreRules(std::string_view text);

    /// What the last fitting pattern says of `path` (relative to the folder of the rules, with '/'); nothing
    /// where none fits.
    [[nodiscard]] std::optional<Verdict> judge(std::string_view path, Entry entry) const;

 private:
    struct Pattern {
        std::string glob;
        bool is_negated = false;
        bool is_for_folders = false;
        bool is_anchored = false;
    };
    std::vector<Pattern> patterns_;
};

}  // namespace debrief
