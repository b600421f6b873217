#pragma once

#include "corpus/base/program.h"

#include <filesystem>
#include <string>

namespace debrief {

/// The manual page of a program, section 1, in man(7) macros. Of a program with verbs it lists these.
[[nodiscard]] std::string manual_page(const Program& program);

/// The manual page of a verb: debrief-search(1).
[[nodiscard]] std::string manual_page(const Program& program, const Command& verb);

/// Writes all manual pages of a program into `folder/man1` and its completions into `folder/completions`
/// (`NAME.bash`, `_NAME`, `NAME.fish`). Throws `Error` of kind `usage` where that cannot be done.
void write_documents(const Program& program, const std::filesystem::path& folder);

}  // namespace debrief
