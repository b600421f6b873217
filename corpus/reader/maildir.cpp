#include "corpus/reader/maildir.h"

namespace debrief {

bool is_maildir_message(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.parent_path();
    if (folder.filename() != "cur" && folder.filename() != "new") return false;
    std::error_code error;
    return std::filesystem::is_directory(folder.parent_path() / "tmp", error);
}

}  // namespace debrief
