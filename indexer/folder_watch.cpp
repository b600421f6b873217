#include "indexer/folder_watch.h"

#include "corpus/base/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

/// A file counts as changed when whoever writes it is done (IN_CLOSE_WRITE), not with each write.
constexpr std::uint32_t events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                 IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB | IN_EXCL_UNLINK;

bool is_hidden(const fs::path& path) {
    return path.filename().native().starts_with('.');
}

}  // namespace

FolderWatch::FolderWatch(std::vector<fs::path> paths, fs::path left_out)
    : paths_(std::move(paths)),
      left_out_(std::move(left_out)),
      inotify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (inotify_ < 0) {
        throw Error(
            ErrorKind::corpus, fmt::format("cannot watch folders: {}", std::strerror(errno)),
            "raise fs.inotify.max_user_instances, or run debrief-index again from time to time instead");
    }
    refresh();
}

FolderWatch::~FolderWatch() {
    ::close(inotify_);
}

bool FolderWatch::are_paths_there() const {
    return std::all_of(paths_.begin(), paths_.end(), [](const fs::path& path) {
        std::error_code unknown;
        return fs::exists(path, unknown);
    });
}

void FolderWatch::refresh() {
    is_complete_ = are_paths_there();
    for (const fs::path& path : paths_) {
        std::error_code unknown;
        const fs::path whole = fs::absolute(path, unknown).lexically_normal();
        // A file is replaced by renaming, and a folder comes back, in the folder above.
        watch_name(whole.has_filename() ? whole : whole.parent_path());
        if (fs::is_directory(path, unknown)) watch_tree(whole);
    }
}

void FolderWatch::watch_name(const fs::path& path) {
    const int number = watch(path.parent_path());
    if (number < 0) return;
    const auto [names, is_new] = names_.try_emplace(number);
    if (is_new || !names->second.empty()) names->second.insert(path.filename().string());
}

void FolderWatch::watch_tree(const fs::path& folder) {
    if (folder == left_out_) return;
    const int number = watch(folder);
    if (number < 0) return;
    names_[number].clear();
    std::error_code unusable;
    for (fs::directory_iterator entry(folder, unusable), end; !unusable && entry != end;
         entry.increment(unusable)) {
        std::error_code unknown;
        const bool is_folder = entry->is_directory(unknown) && !entry->is_symlink(unknown);
        if (is_folder && !is_hidden(entry->path())) watch_tree(entry->path());
    }
}

int FolderWatch::watch(const fs::path& folder) {
    // Adding a folder that is watched already gives its number again.
    const int number = ::inotify_add_watch(inotify_, folder.c_str(), events);
    if (number < 0 && errno == ENOSPC) is_complete_ = false;
    return number;
}

bool FolderWatch::is_relevant(int number, std::uint32_t mask, const std::string& name) const {
    if ((mask & IN_Q_OVERFLOW) != 0) return true;
    if ((mask & IN_IGNORED) != 0) return false;
    const auto names = names_.find(number);
    return names == names_.end() || names->second.empty() || names->second.contains(name);
}

bool FolderWatch::has_event(std::chrono::milliseconds timeout) {
    pollfd ready{inotify_, POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(timeout.count())) <= 0) return false;
    bool is_any_relevant = false;
    alignas(inotify_event) std::array<char, 65536> block{};
    for (ssize_t count = 0; (count = ::read(inotify_, block.data(), block.size())) > 0;) {
        for (std::size_t offset = 0; offset + sizeof(inotify_event) <= static_cast<std::size_t>(count);) {
            inotify_event event{};
            std::memcpy(&event, &block[offset], sizeof event);
            const std::string name(event.len > 0 ? &block[offset + sizeof event] : "");
            is_any_relevant = is_any_relevant || is_relevant(event.wd, event.mask, name);
            offset += sizeof event + event.len;
        }
    }
    return is_any_relevant;
}

FolderWatch::Event FolderWatch::wait(std::chrono::milliseconds timeout, std::chrono::milliseconds quiet,
                                     std::chrono::milliseconds longest) {
    errno = 0;
    if (!has_event(timeout)) return errno == EINTR ? Event::interrupted : Event::nothing;
    const auto last = std::chrono::steady_clock::now() + longest;
    while (std::chrono::steady_clock::now() < last && has_event(quiet)) {
    }
    return Event::changed;
}

}  // namespace debrief
