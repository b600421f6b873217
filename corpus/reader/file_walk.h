#pragma once

#include "corpus/reader/reader.h"
#include "corpus/reader/selection.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace debrief {

/// A file to read: where it lies, and the id that a text in it gets.
struct FoundFile {
    std::filesystem::path path;
    std::string id;                  ///< its path below the given folder; a named file's name
    bool is_named_itself = false;    ///< given as a path, not found in a folder
    std::optional<FileState> state;  ///< of a regular file; nothing for pipes, devices, standard input, and
                                     ///< what is not there
};

/// What walking the given paths finds, in order.
struct WalkVisitor {
    std::function<void(const FoundFile&)> on_file;
    std::function<void(Problem&&)> on_problem;  ///< a folder that cannot be listed
};

/// The file in a folder that says, in gitignore syntax, what is not to be read of it.
inline constexpr std::string_view ignore_file_name = ".debriefignore";

/// Finds the files of `paths`: a file or "-" itself, a folder's files with all below it, in byte order of
/// their names, without hidden files and devices.
///
/// In folders, `.debriefignore` is honoured as git does (those further down win, an ignored folder is not
/// entered), and `selection`, which wins over them. Archives are selected by what is in them: they need not
/// be included themselves.
///
/// Symbolic links are followed when all else has been walked; each file and each folder is found once,
/// whatever links and paths lead to it, so that loops end and a file has its own name rather than a link's.
/// Links that lead nowhere are passed over.
void walk_files(std::span<const std::filesystem::path> paths, const Selection& selection,
                const WalkVisitor& visitor);

}  // namespace debrief
