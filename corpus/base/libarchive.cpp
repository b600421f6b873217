#include "corpus/base/libarchive.h"

#include "corpus/base/error.h"

#include <string>

#include <dlfcn.h>
#include <fmt/format.h>

namespace debrief {

namespace {

[[noreturn]] void fail_to_load() {
    const char* reason = ::dlerror();
    throw Error(ErrorKind::corpus,
                fmt::format("cannot unpack without the library '{}': {}", DEBRIEF_LIBARCHIVE,
                            reason ? reason : "is damaged"),
                "install it (package libarchive13 or libarchive13t64)");
}

template <typename Function>
void find_function(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    if (function == nullptr) fail_to_load();
}

Libarchive load_libarchive() {
    void* library = ::dlopen(DEBRIEF_LIBARCHIVE, RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr) fail_to_load();
    Libarchive found{};
    find_function(library, "archive_error_string", found.error_string);
    find_function(library, "archive_filter_count", found.filter_count);
    find_function(library, "archive_read_data", found.read_data);
    find_function(library, "archive_read_free", found.read_free);
    find_function(library, "archive_read_new", found.read_new);
    find_function(library, "archive_read_next_header", found.read_next_header);
    find_function(library, "archive_read_open", found.read_open);
    find_function(library, "archive_read_open_fd", found.read_open_fd);
    find_function(library, "archive_read_support_filter_bzip2", found.read_support_filter_bzip2);
    find_function(library, "archive_read_support_filter_gzip", found.read_support_filter_gzip);
    find_function(library, "archive_read_support_filter_xz", found.read_support_filter_xz);
    find_function(library, "archive_read_support_filter_zstd", found.read_support_filter_zstd);
    find_function(library, "archive_read_support_format_empty", found.read_support_format_empty);
    find_function(library, "archive_read_support_format_raw", found.read_support_format_raw);
    find_function(library, "archive_set_error", found.set_error);
    return found;
}

}  // namespace

const Libarchive& libarchive() {
    static const Libarchive loaded = load_libarchive();
    return loaded;
}

}  // namespace debrief
