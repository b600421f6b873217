#pragma once

#include "corpus/base/ignore_rules.h"
#include "corpus/reader/reader.h"

#include <filesystem>
#include <string_view>

namespace debrief {

/// Which files of a folder or an archive the user wants, by `include` and `exclude` of the options. Paths are
/// relative to the given folder or archive.
class Selection {
 public:
    explicit Selection(const ReadOptions& options);

    /// A folder that is not to be entered, whatever leads to it; empty: none.
    [[nodiscard]] const std::filesystem::path& left_out() const { return left_out_; }

    /// What `exclude` says of a path by itself; its folders have been asked before.
    [[nodiscard]] std::optional<IgnoreRules::Verdict> judge(std::string_view path,
                                                            IgnoreRules::Entry entry) const {
        return exclude_.judge(path, entry);
    }

    /// Whether `include` names the file, or a folder (or archive) that it lies in.
    [[nodiscard]] bool is_included(std::string_view file) const;

    /// Whether a file is included, and neither it nor a folder that it lies in is excluded.
    [[nodiscard]] bool has(std::string_view file) const;

 private:
    IgnoreRules include_;
    IgnoreRules exclude_;
    std::filesystem::path left_out_;
};

}  // namespace debrief
