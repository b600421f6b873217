#include "tests/crash/trials.h"
#include "tests/support/changing_folder.h"
#include "tests/support/index_run.h"
#include "tests/support/run.h"

#include <iostream>
#include <stdexcept>

#include <fmt/format.h>
#include <sys/mount.h>
#include <unistd.h>

namespace debrief::test {

namespace {

/// A file system of its own in memory, gone with it.
class SmallDisk {
 public:
    explicit SmallDisk(std::size_t kilobytes) {
        const std::string size = fmt::format("size={}k", kilobytes);
        if (::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, size.c_str()) != 0)
            throw std::runtime_error("cannot mount a small file system");
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() { ::umount(folder_.path().c_str()); }
    [[nodiscard]] std::string root() const { return folder_ / "index"; }

 private:
    TemporaryFolder folder_;
};

}  // namespace

void try_full_disk() {
    if (::geteuid() != 0) {
        std::cout << "full disk: passed over, only root may mount a small one\n";
        return;
    }
    ChangingFolder in(1, 40);
    in.change(20);
    std::size_t failed = 0;
    constexpr std::size_t sizes = 40;
    constexpr std::size_t kilobytes_a_size = 64;
    const TemporaryFolder folder;
    const std::string before = folder / "before";
    (void)run("debrief-index", {"-q", "-i", before, in.path()});
    in.change(120);
    (void)run("debrief-index", {"-q", "-i", folder / "after", in.path()});
    const auto content_before = index_content(before);
    for (std::size_t size = 1; size <= sizes; ++size) {
        for (const char* option : {"--wait", "--rebuild"}) {
            const SmallDisk disk(size * kilobytes_a_size);
            std::error_code full;
            std::filesystem::copy(before, disk.root(), std::filesystem::copy_options::recursive, full);
            if (full) continue;
            const Run tried = run("debrief-index", {"-q", option, "-i", disk.root(), in.path()});
            if (tried.status == 0) continue;
            ++failed;
            const std::string told =
                fmt::format("debrief-index: cannot write index '{}': No space left on device\n", disk.root());
            if (tried.error.find(told) == std::string::npos)
                throw std::runtime_error("a full disk is told: " + tried.error);
            if (index_content(disk.root()) != content_before || !faults_of_index(disk.root()).empty())
                throw std::runtime_error(
                    fmt::format("a full disk of {} kB leaves the committed state", size * kilobytes_a_size));
        }
    }
    std::cout << fmt::format("full disk: {} runs had no room; each told so and left the index as it was\n",
                             failed);
}

}  // namespace debrief::test
