#pragma once

#include <filesystem>

namespace debrief {

/// Whether a file is a message of a Maildir, whose names have no ending that tells (`1234.host:2,S`): it lies
/// in a folder `cur` or `new` beside which there is a folder `tmp`. Asks the file system.
[[nodiscard]] bool is_maildir_message(const std::filesystem::path& file);

}  // namespace debrief
