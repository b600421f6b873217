#include "indexer/writer_lock.h"

#include "corpus/base/error.h"
#include "corpus/base/interrupts.h"
#include "indexer/xapian_errors.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::chrono::milliseconds between_attempts{20};

/// The process that the lock's file names; empty where it names none yet.
std::string read_holder(int descriptor) {
    std::array<char, 32> text{};
    const ssize_t count = ::pread(descriptor, text.data(), text.size(), 0);
    std::string holder(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    while (holder.ends_with('\n')) holder.pop_back();
    return holder;
}

void write_holder(int descriptor) {
    const std::string holder = fmt::format("{}\n", ::getpid());
    // Only for the message to others: that it cannot be written (a full disk) is no reason to stop.
    if (::ftruncate(descriptor, 0) == 0) (void)!::pwrite(descriptor, holder.data(), holder.size(), 0);
}

bool take(int descriptor, WriterLock::Wait wait) {
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (wait == WriterLock::Wait::no || was_interrupted()) return false;
        // To wait in `flock` itself could miss a signal that comes just before it.
        std::this_thread::sleep_for(between_attempts);
    }
    return true;
}

}  // namespace

WriterLock::WriterLock(const IndexDirectory& directory, Wait wait) {
    const std::string file = (directory.root() / lock_file_name).string();
    constexpr mode_t rights = 0644;
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, rights);
    if (descriptor_ < 0) {
        if (is_lack_of_room(errno)) throw no_room_error(directory.root(), errno);
        throw Error(
            ErrorKind::index,
            fmt::format("index '{}' cannot be locked: {}", directory.root().string(), std::strerror(errno)),
            "check that you may write there");
    }
    if (!take(descriptor_, wait)) {
        const std::string holder = read_holder(descriptor_);
        ::close(descriptor_);
        throw Error(ErrorKind::index,
                    fmt::format("index '{}' is being written by process {}", directory.root().string(),
                                holder.empty() ? "(unknown)" : holder),
                    "wait for it to end, or say '--wait'");
    }
    write_holder(descriptor_);
}

WriterLock::~WriterLock() {
    (void)!::ftruncate(descriptor_, 0);  // nobody holds it
    // A child process that is just being started has the file open too for a moment.
    ::flock(descriptor_, LOCK_UN);
    ::close(descriptor_);
}

}  // namespace debrief
