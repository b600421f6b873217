#include "corpus/file_walk.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

std::vector<fs::directory_entry> sorted_entries(const fs::path& folder) {
    std::vector<fs::directory_entry> entries(fs::directory_iterator(folder), fs::directory_iterator{});
    std::sort(entries.begin(), entries.end(), [](const auto& left, const auto& right) {
        return left.path().native() < right.path().native();
    });
    return entries;
}

void walk_folder(const fs::path& folder, const fs::path& root, const WalkVisitor& visitor) {
    try {
        for (const fs::directory_entry& entry : sorted_entries(folder)) {
            const bool is_hidden = entry.path().filename().native().starts_with('.');
            if (is_hidden) continue;
            std::error_code unusable;  // a link that leads nowhere is passed over like a device
            if (entry.is_directory(unusable) && !entry.is_symlink(unusable)) {
                walk_folder(entry.path(), root, visitor);
            } else if (entry.is_regular_file(unusable)) {
                visitor.on_file(
                    {entry.path(), entry.path().lexically_relative(root).generic_string(), false});
            }
        }
    } catch (const fs::filesystem_error& error) {
        visitor.on_problem(
            {folder.string(), fmt::format("cannot list the folder: {}", error.code().message())});
    }
}

}  // namespace

void walk_files(std::span<const fs::path> paths, const WalkVisitor& visitor) {
    for (const fs::path& path : paths) {
        std::error_code unusable;  // whoever reads the path as a file tells why
        if (path == standard_input_name || !fs::is_directory(path, unusable)) {
            visitor.on_file({path, path.filename().string(), true});
        } else {
            walk_folder(path, path, visitor);
        }
    }
}

}  // namespace debrief
