#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace debrief {

/// Tells when files of some folders come, change, move or go (inotify(7)). Watches the folders with all below
/// them and all that links in them lead to, but for hidden ones and `left_out`; a file among the paths is
/// watched by its folder. Paths that are not there are waited for.
class FolderWatch {
 public:
    enum class Event {
        changed,      ///< something may have changed; what exactly is for a look at the files to find out
        nothing,      ///< the time is up
        interrupted,  ///< a signal came (SIGINT, SIGTERM)
    };

    /// Throws `Error` of kind `corpus` where the system cannot watch at all.
    FolderWatch(std::vector<std::filesystem::path> paths, std::filesystem::path left_out);
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;
    ~FolderWatch();

    /// Watches folders that came since, and those no more that went elsewhere. To be called before the files
    /// are looked at, so that no change falls between.
    void refresh();

    /// Waits for a change and then, since changes come in bursts, until none has come for `quiet`, at most
    /// for `longest` in all.
    [[nodiscard]] Event wait(std::chrono::milliseconds timeout, std::chrono::milliseconds quiet,
                             std::chrono::milliseconds longest);

    /// Whether every folder that is there is watched; else (the system has a limit) only looking again and
    /// again tells of all changes.
    [[nodiscard]] bool is_complete() const { return is_complete_; }

    /// Those of the paths that are there now.
    [[nodiscard]] std::vector<std::filesystem::path> paths_there() const;

 private:
    /// By the watch's number: the names that count in its folder; an empty one among them: all do.
    using NamesByWatch = std::map<int, std::set<std::string>>;
    enum class Heard { nothing, unimportant, important, interrupted };

    void watch_way_to(const std::filesystem::path& path);
    void watch_tree(const std::filesystem::path& folder);
    void watch_entry(const std::filesystem::directory_entry& entry);
    std::optional<NamesByWatch::iterator> watch(const std::filesystem::path& folder);
    [[nodiscard]] bool is_important(int number, std::uint32_t mask, const std::string& name) const;
    [[nodiscard]] Heard hear(std::chrono::steady_clock::time_point until) const;

    std::vector<std::filesystem::path> paths_;
    std::filesystem::path left_out_;
    int inotify_;
    NamesByWatch names_;
    bool is_complete_ = true;
};

}  // namespace debrief
