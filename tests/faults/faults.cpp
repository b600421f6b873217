// Meets a program's calls that change files, see README.md. Nothing here may use more of the C library than
// the program could stand at that instant.

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

enum class Fault { none, kill, full };

struct Plan {
    Fault fault = Fault::none;
    long call = 0;
};

Plan read_plan() {
    const char* text = std::getenv("DEBRIEF_FAULT");
    const std::string_view words = text ? text : "";
    if (words.size() < 6) return {};
    if (words.starts_with("none ")) return {};
    Plan plan{words.starts_with("kill ") ? Fault::kill : Fault::full, 0};
    std::from_chars(words.data() + 5, words.data() + words.size(), plan.call);
    return plan;
}

const Plan& plan() {
    static const Plan read = read_plan();
    return read;
}

std::atomic<long> calls = 0;

template <typename Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

enum class Next { go_on, die, fail };

/// What is to become of the call that begins now.
Next count_call() {
    const long call = ++calls;
    if (plan().fault == Fault::kill && call == plan().call) return Next::die;
    if (plan().fault == Fault::full && call >= plan().call) return Next::fail;
    return Next::go_on;
}

void die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

/// A call that needs no room: it does not fail on a full disk.
void meet() {
    if (count_call() == Next::die) die();
}

/// A call that needs room; whether it fails.
bool meet_full() {
    const Next next = count_call();
    if (next == Next::die) die();
    if (next == Next::fail) errno = ENOSPC;
    return next == Next::fail;
}

bool is_regular(int file) {
    struct stat status = {};
    return ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

template <typename Write>
ssize_t meet_write(int file, std::size_t bytes, const Write& write) {
    if (file <= STDERR_FILENO || !is_regular(file)) return write(bytes);
    const Next next = count_call();
    if (next == Next::die) {
        (void)write(bytes / 2);
        die();
    }
    if (next == Next::fail) {
        errno = ENOSPC;
        return -1;
    }
    return write(bytes);
}

template <typename Open>
int meet_open(int flags, const Open& open) {
    const bool is_making = (flags & O_CREAT) != 0;
    return is_making && meet_full() ? -1 : open();
}

mode_t mode_of(int flags, va_list arguments) {
    const bool has_mode = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    return has_mode ? va_arg(arguments, mode_t) : 0;
}

__attribute__((destructor)) void tell_calls() {
    const char* path = std::getenv("DEBRIEF_FAULT_CALLS");
    if (!path) return;
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, calls.load()).ptr;
    const int file = real<int(const char*, int, ...)>("open")(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0) return;
    (void)!real<ssize_t(int, const void*, size_t)>("write")(file, text, static_cast<std::size_t>(end - text));
    ::close(file);
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t count) {
    return meet_write(file, count,
                      [&](size_t part) { return real<decltype(::write)>("write")(file, bytes, part); });
}

ssize_t pwrite(int file, const void* bytes, size_t count, off_t offset) {
    return meet_write(file, count, [&](size_t part) {
        return real<decltype(::pwrite)>("pwrite")(file, bytes, part, offset);
    });
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t offset) {
    return meet_write(file, count, [&](size_t part) {
        return real<decltype(::pwrite64)>("pwrite64")(file, bytes, part, offset);
    });
}

ssize_t writev(int file, const iovec* parts, int count) {
    return meet_write(file, static_cast<std::size_t>(count), [&](std::size_t some) {
        return real<decltype(::writev)>("writev")(file, parts, static_cast<int>(some));
    });
}

int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return meet_open(flags, [&] { return real<int(const char*, int, ...)>("open")(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return meet_open(flags, [&] { return real<int(const char*, int, ...)>("open64")(path, flags, mode); });
}

int mkdir(const char* path, mode_t mode) {
    return meet_full() ? -1 : real<decltype(::mkdir)>("mkdir")(path, mode);
}

int ftruncate(int file, off_t length) {
    meet();
    return real<decltype(::ftruncate)>("ftruncate")(file, length);
}

int rename(const char* from, const char* to) {
    meet();
    return real<int(const char*, const char*)>("rename")(from, to);
}

int unlink(const char* path) {
    meet();
    return real<decltype(::unlink)>("unlink")(path);
}

int unlinkat(int folder, const char* path, int flags) {
    meet();
    return real<decltype(::unlinkat)>("unlinkat")(folder, path, flags);
}

int fsync(int file) {
    meet();
    return real<decltype(::fsync)>("fsync")(file);
}

int fdatasync(int file) {
    meet();
    return real<decltype(::fdatasync)>("fdatasync")(file);
}
}
