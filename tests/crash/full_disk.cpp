#include "indexer/index_directory.h"
#include "tests/crash/trials.h"
#include "tests/support/changing_folder.h"
#include "tests/support/index_run.h"
#include "tests/support/run.h"

#include <cstddef>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/mount.h>
#include <unistd.h>

namespace debrief::test {

namespace {

namespace fs = std::filesystem;
using Content = std::vector<std::string>;

constexpr std::size_t step_kilobytes = 16;

/// A file system of its own in memory, gone with it.
class SmallDisk {
 public:
    explicit SmallDisk(std::size_t kilobytes) { mount(0, kilobytes); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() { ::umount(folder_.path().c_str()); }

    void make_room() { mount(MS_REMOUNT, 64 * 1024); }
    [[nodiscard]] std::string root() const { return folder_ / "index"; }

 private:
    void mount(unsigned long flags, std::size_t kilobytes) {
        const std::string size = fmt::format("size={}k", kilobytes);
        if (::mount("tmpfs", folder_.path().c_str(), "tmpfs", flags, size.c_str()) != 0)
            throw std::runtime_error("cannot mount a small file system");
    }

    TemporaryFolder folder_;
};

void expect(bool is_kept, const std::string& promise) {
    if (!is_kept) throw std::runtime_error(promise);
}

Content content_at(const std::string& root) {
    return IndexDirectory(root).exists() ? index_content(root) : Content();
}

/// A folder and an index of it as it was before many changes; runs that take them up on ever larger disks.
class DiskTrial {
 public:
    DiskTrial() {
        in_.change(150);
        expect(index(folder_ / "before", {}).status == 0, "an undisturbed run succeeds");
        in_.change(150);
        expect(index(folder_ / "after", {}).status == 0, "an undisturbed run succeeds");
        after_ = index_content(folder_ / "after");
    }

    /// How many runs had no room until one had.
    std::size_t fill(bool has_index, const std::vector<std::string>& options) {
        std::size_t failed = 0;
        for (std::size_t kilobytes = step_kilobytes;; kilobytes += step_kilobytes) {
            SmallDisk disk(kilobytes);
            std::error_code full;
            if (has_index) fs::copy(folder_ / "before", disk.root(), fs::copy_options::recursive, full);
            if (full) continue;
            const Content before = content_at(disk.root());
            const Run tried = index(disk.root(), options);
            if (tried.status == 0) {
                expect(content_at(disk.root()) == after_, "a run that had room is whole");
                return failed;
            }
            ++failed;
            try {
                check(disk, tried, before);
            } catch (const std::exception& error) {
                throw std::runtime_error(
                    fmt::format("{} ({} kB, {})", error.what(), kilobytes, fmt::join(options, " ")));
            }
        }
    }

 private:
    [[nodiscard]] Run index(const std::string& root, const std::vector<std::string>& options) const {
        std::vector<std::string> words{"-q", "-i", root, in_.path()};
        words.insert(words.end(), options.begin(), options.end());
        return run("debrief-index", words);
    }

    void check(SmallDisk& disk, const Run& tried, const Content& before) const {
        const std::string told = fmt::format(
            "debrief-index: cannot write index '{}': No space left on device\n"
            "  make room there and run debrief-index again; what was committed is untouched\n",
            disk.root());
        expect(tried.status == 3 && tried.error.ends_with(told), "a full disk is told: " + tried.error);
        expect(content_at(disk.root()) == before, "a full disk leaves the committed state");
        if (!before.empty()) expect(faults_of_index(disk.root()).empty(), "Xapian's check is clean");
        disk.make_room();
        expect(index(disk.root(), {}).status == 0, "a run that has room again succeeds");
        expect(index_content(disk.root()) == after_, "it gives the documents of an undisturbed run");
        expect(leftovers_of_index(disk.root()).empty(), "it removes what was left over");
    }

    TemporaryFolder folder_;
    ChangingFolder in_{1, 40};
    Content after_;
};

}  // namespace

void try_full_disk() {
    if (::geteuid() != 0) {
        std::cout << "full disk: passed over, only root may mount a small one\n";
        return;
    }
    DiskTrial trial;
    const std::size_t built = trial.fill(false, {});
    const std::size_t updated = trial.fill(true, {});
    const std::size_t rebuilt = trial.fill(true, {"--rebuild"});
    const std::size_t in_pieces =
        trial.fill(false, {"--builder", "pieces"}) + trial.fill(true, {"--rebuild", "--builder", "pieces"});
    std::cout << fmt::format(
        "full disk: {} first builds, {} updates, {} rebuilds and {} builds in pieces had no room; each told "
        "so and left the index as it was, and a run with room was whole again\n",
        built, updated, rebuilt, in_pieces);
}

}  // namespace debrief::test
