#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace debrief {

/// Tells when files of some folders come, change, move or go (inotify(7)). Watches the folders with all below
/// them but hidden ones and `left_out`; a file among the paths is watched by its folder. Folders that are not
/// there are waited for.
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

    /// Watches folders that came since. To be called before the files are looked at, so that no change falls
    /// between.
    void refresh();

    /// Waits for a change and then, since changes come in bursts, until none has come for `quiet`, at most
    /// for `longest` in all.
    [[nodiscard]] Event wait(std::chrono::milliseconds timeout, std::chrono::milliseconds quiet,
                             std::chrono::milliseconds longest);

    /// Whether every folder is watched; else (the system has a limit, or one of the paths is missing) only
    /// looking again and again tells of all changes.
    [[nodiscard]] bool is_complete() const { return is_complete_; }

    /// Whether all the paths are there.
    [[nodiscard]] bool are_paths_there() const;

 private:
    void watch_tree(const std::filesystem::path& folder);
    void watch_name(const std::filesystem::path& path);
    int watch(const std::filesystem::path& folder);
    [[nodiscard]] bool is_relevant(int number, std::uint32_t mask, const std::string& name) const;
    [[nodiscard]] bool has_event(std::chrono::milliseconds timeout);

    std::vector<std::filesystem::path> paths_;
    std::filesystem::path left_out_;
    int inotify_;
    std::map<int, std::set<std::string>>
        names_;  ///< by watch: what counts in a folder that is watched for these only
    bool is_complete_ = true;
};

}  // namespace debrief
