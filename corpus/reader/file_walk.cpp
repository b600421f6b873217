#include "corpus/reader/file_walk.h"

#include "corpus/base/error.h"
#include "corpus/base/ignore_rules.h"
#include "corpus/base/input_stream.h"
#include "corpus/reader/archive.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sys/stat.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;
using Entry = IgnoreRules::Entry;
using Verdict = IgnoreRules::Verdict;

constexpr std::size_t most_ignore_bytes = 1'000'000;

/// A folder that is being walked; those above it live as long.
struct Folder {
    fs::path path;
    fs::path real_path;  ///< without links and dots
    std::string id;      ///< path below the given folder; empty for the given one
    IgnoreRules rules;
    std::shared_ptr<const Folder> parent;  // shared with the links found below it, which are followed later
};

using FolderPointer = std::shared_ptr<const Folder>;

/// A link in a folder, to be followed at the end.
struct Link {
    FolderPointer folder;
    std::string name;
};

std::string below(const std::string& folder, const std::string& name) {
    return folder.empty() ? name : folder + '/' + name;
}

std::vector<std::string> sorted_names(const fs::path& folder) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().native());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The rules in a folder; none where it has none. Throws `Error` where they cannot be read.
IgnoreRules rules_in(const fs::path& folder) {
    const fs::path file = folder / ignore_file_name;
    std::error_code unknown;
    if (!fs::exists(file, unknown)) return {};
    InputStream stream = InputStream::open(file);
    std::string text(most_ignore_bytes, '\0');
    text.resize(stream.read(text));
    if (!stream.peek(1).empty()) {
        throw Error(
            ErrorKind::corpus,
            fmt::format("longer than {} bytes, the most it may be: nothing is ignored", most_ignore_bytes));
    }
    return IgnoreRules(text);
}

std::optional<FileState> state_of(const struct stat& status, fs::path real_path) {
    constexpr std::int64_t second = 1'000'000'000;
    if (!S_ISREG(status.st_mode)) return std::nullopt;
    return FileState{std::move(real_path), static_cast<std::uint64_t>(status.st_size),
                     status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec,
                     status.st_ctim.tv_sec * second + status.st_ctim.tv_nsec};
}

std::optional<struct stat> status_of(const fs::path& path) {
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 ? std::optional(status) : std::nullopt;
}

/// The path without links and dots, as far as that can be told.
fs::path real_path_of(const fs::path& path) {
    std::error_code failure;
    fs::path real = fs::canonical(path, failure);
    return failure ? fs::absolute(path, failure).lexically_normal() : real;
}

/// Walks the paths of one run.
class Walk {
 public:
    Walk(const Selection& selection, const WalkVisitor& visitor) : selection_(selection), visitor_(visitor) {
        // As if it had been walked already.
        if (selection.left_out().empty()) return;
        if (const auto status = status_of(selection.left_out())) (void)is_new(*status);
    }

    void walk_path(const fs::path& path) {
        if (path == standard_input_name) return visitor_.on_file({path, path.string(), true, std::nullopt});
        const auto status = status_of(path);
        if (!status) {  // whoever reads it as a file tells why
            visitor_.on_file({path, path.filename().string(), true, std::nullopt});
        } else if (!is_new(*status)) {
            return;
        } else if (S_ISDIR(status->st_mode)) {
            walk_folder({path, real_path_of(path), "", {}, nullptr});
        } else {
            visitor_.on_file({path, path.filename().string(), true, state_of(*status, real_path_of(path))});
        }
    }

    /// What the links lead to that has not been found yet; more links may be found there.
    void follow_links() {
        for (; !links_.empty(); links_.pop_front()) {
            const Link& link = links_.front();
            const fs::path path = link.folder->path / link.name;
            if (const auto status = status_of(path))
                visit(link.folder, link.name, *status, real_path_of(path));
        }
    }

 private:
    void walk_folder(Folder&& folder) {
        try {
            const std::vector<std::string> names = sorted_names(folder.path);
            try {
                folder.rules = rules_in(folder.path);
            } catch (const Error& error) {
                visitor_.on_problem({(folder.path / ignore_file_name).string(), error.what()});
            }
            const auto shared = std::make_shared<const Folder>(std::move(folder));
            for (const std::string& name : names) {
                if (!name.starts_with('.')) visit_entry(shared, name);
            }
        } catch (const fs::filesystem_error& error) {
            visitor_.on_problem(
                {folder.path.string(), fmt::format("cannot list the folder: {}", error.code().message())});
        }
    }

    void visit_entry(const FolderPointer& folder, const std::string& name) {
        struct stat status = {};
        if (::lstat((folder->path / name).c_str(), &status) != 0) {
            const bool has_gone = errno == ENOENT;
            if (!has_gone) {
                visitor_.on_problem(
                    {(folder->path / name).string(), fmt::format("cannot read: {}", std::strerror(errno))});
            }
            return;
        }
        if (S_ISLNK(status.st_mode)) {
            links_.push_back({folder, name});
        } else {
            visit(folder, name, status, folder->real_path / name);
        }
    }

    void visit(const FolderPointer& folder, const std::string& name, const struct stat& status,
               fs::path real_path) {
        const bool is_folder = S_ISDIR(status.st_mode);
        if (!is_folder && !S_ISREG(status.st_mode)) return;
        if (is_ignored(*folder, name, is_folder ? Entry::folder : Entry::file)) return;
        const std::string id = below(folder->id, name);
        if (!is_folder && !is_archive_name(name) && !selection_.is_included(id)) return;
        if (!is_new(status)) return;
        if (is_folder) {
            walk_folder({folder->path / name, std::move(real_path), id, {}, folder});
        } else {
            visitor_.on_file({folder->path / name, id, false, state_of(status, std::move(real_path))});
        }
    }

    /// By the nearest rules that speak of it; the user's own come first.
    [[nodiscard]] bool is_ignored(const Folder& folder, const std::string& name, Entry entry) const {
        if (const auto verdict = selection_.judge(below(folder.id, name), entry))
            return *verdict == Verdict::ignored;
        std::string path = name;
        for (const Folder* at = &folder; at; at = at->parent.get()) {
            if (const auto verdict = at->rules.judge(path, entry)) return *verdict == Verdict::ignored;
            path = at->path.filename().string() + '/' + path;
        }
        return false;
    }

    /// Whether this file or folder has not been found before.
    bool is_new(const struct stat& status) { return seen_.insert({status.st_dev, status.st_ino}).second; }

    using Identity = std::pair<dev_t, ino_t>;
    struct IdentityHash {
        std::size_t operator()(const Identity& identity) const {
            return std::hash<ino_t>()(identity.second) ^ (std::hash<dev_t>()(identity.first) << 1U);
        }
    };

    const Selection& selection_;
    const WalkVisitor& visitor_;
    std::deque<Link> links_;
    std::unordered_set<Identity, IdentityHash> seen_;
};

}  // namespace

void walk_files(std::span<const fs::path> paths, const Selection& selection, const WalkVisitor& visitor) {
    Walk walk(selection, visitor);
    for (const fs::path& path : paths) walk.walk_path(path);
    walk.follow_links();
}

}  // namespace debrief
