#pragma once

#include "corpus/reader.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace debrief {

/// A file to read: where it lies, and the id that a text in it gets.
struct FoundFile {
    std::filesystem::path path;
    std::string id;        ///< its path below the given folder; a named file's name
    bool is_named_itself;  ///< given as a path, not found in a folder
};

/// What walking the given paths finds, in order.
struct WalkVisitor {
    std::function<void(const FoundFile&)> on_file;
    std::function<void(Problem&&)> on_problem;  ///< a folder that cannot be listed
};

/// Finds the files of `paths`: a file or "-" itself, a folder's files with all below it, in byte order of
/// their names, without hidden files, links to folders and devices.
void walk_files(std::span<const std::filesystem::path> paths, const WalkVisitor& visitor);

}  // namespace debrief
