#include "indexer/folder_watch.h"

#include "corpus/base/error.h"
#include "corpus/reader/file_walk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

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

std::vector<fs::path> FolderWatch::paths_there() const {
    std::vector<fs::path> there;
    std::copy_if(paths_.begin(), paths_.end(), std::back_inserter(there), [](const fs::path& path) {
        std::error_code unknown;
        return fs::exists(path, unknown);
    });
    return there;
}

void FolderWatch::refresh() {
    is_complete_ = true;
    const NamesByWatch before = std::exchange(names_, {});
    for (const fs::path& path : paths_) {
        std::error_code unknown;
        watch_way_to(fs::absolute(path, unknown).lexically_normal());
        if (const fs::path real = fs::canonical(path, unknown); !unknown) watch_way_to(real);
        if (fs::is_directory(path, unknown)) watch_tree(path);
    }
    for (const auto& [number, names] : before) {
        if (!names_.contains(number)) (void)::inotify_rm_watch(inotify_, number);
    }
}

/// A file is replaced by renaming, and a folder goes and comes back, in the folder above; or that in the one
/// above it.
void FolderWatch::watch_way_to(const fs::path& path) {
    for (fs::path at = path; at.has_relative_path(); at = at.parent_path()) {
        if (!at.has_filename()) continue;  // ends with a slash
        const auto above = watch(at.parent_path());
        const bool is_watched_whole = above && (*above)->second.contains("");
        if (above && !is_watched_whole) (*above)->second.insert(at.filename().string());
    }
}

void FolderWatch::watch_tree(const fs::path& folder) {
    std::error_code unknown;
    if (fs::equivalent(folder, left_out_, unknown)) return;
    const auto watched = watch(folder);
    if (!watched || (*watched)->second.contains("")) return;  // links may lead in circles
    (*watched)->second = {""};
    std::error_code unusable;
    for (fs::directory_iterator entry(folder, unusable), end; !unusable && entry != end;
         entry.increment(unusable)) {
        if (!is_hidden(entry->path())) watch_entry(*entry);
    }
}

void FolderWatch::watch_entry(const fs::directory_entry& entry) {
    std::error_code unknown;
    if (entry.is_directory(unknown)) return watch_tree(entry.path());
    if (!entry.is_symlink(unknown)) return;
    if (const fs::path file = fs::canonical(entry.path(), unknown); !unknown) watch_way_to(file);
}

std::optional<FolderWatch::NamesByWatch::iterator> FolderWatch::watch(const fs::path& folder) {
    // Adding a folder that is watched already gives its number again.
    const int number = ::inotify_add_watch(inotify_, folder.c_str(), events);
    if (number < 0 && errno == ENOSPC) is_complete_ = false;
    if (number < 0) return std::nullopt;
    return names_.try_emplace(number).first;
}

bool FolderWatch::is_important(int number, std::uint32_t mask, const std::string& name) const {
    if ((mask & IN_Q_OVERFLOW) != 0) return true;
    const auto names = names_.find(number);
    if ((mask & IN_IGNORED) != 0 || names == names_.end()) return false;
    if (!names->second.contains("")) return names->second.contains(name);
    return !is_hidden(name) || name == ignore_file_name;
}

FolderWatch::Heard FolderWatch::hear(Clock::time_point until) const {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    pollfd ready{inotify_, POLLIN, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (count <= 0) return count < 0 && errno == EINTR ? Heard::interrupted : Heard::nothing;
    bool is_any_important = false;
    alignas(inotify_event) std::array<char, 65536> block{};
    for (ssize_t bytes = 0; (bytes = ::read(inotify_, block.data(), block.size())) > 0;) {
        for (std::size_t offset = 0; offset + sizeof(inotify_event) <= static_cast<std::size_t>(bytes);) {
            inotify_event event{};
            std::memcpy(&event, &block[offset], sizeof event);
            const std::string name(event.len > 0 ? &block[offset + sizeof event] : "");
            is_any_important = is_any_important || is_important(event.wd, event.mask, name);
            offset += sizeof event + event.len;
        }
    }
    return is_any_important ? Heard::important : Heard::unimportant;
}

FolderWatch::Event FolderWatch::wait(std::chrono::milliseconds timeout, std::chrono::milliseconds quiet,
                                     std::chrono::milliseconds longest) {
    const auto end = Clock::now() + timeout;
    Heard heard = hear(end);
    while (heard == Heard::unimportant) heard = hear(end);
    if (heard == Heard::interrupted) return Event::interrupted;
    if (heard == Heard::nothing) return Event::nothing;
    const auto last = Clock::now() + longest;
    for (auto over = Clock::now() + quiet; Clock::now() < std::min(over, last);) {
        if (hear(std::min(over, last)) == Heard::important) over = Clock::now() + quiet;
    }
    return Event::changed;
}

}  // namespace debrief
