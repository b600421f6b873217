#pragma once

#include <archive.h>

namespace debrief {

/// The functions of libarchive that unpack a compressed stream, for `decompression` and `libarchive_reader`.
///
/// The library is loaded when it is first asked for. With the seven that it needs itself it takes a program
/// longer to load than all else that it is linked to, and a program that searches unpacks nothing but a file
/// of topics, now and then.
struct Libarchive {
    decltype(&::archive_error_string) error_string;
    decltype(&::archive_filter_count) filter_count;
    decltype(&::archive_read_data) read_data;
    decltype(&::archive_read_free) read_free;
    decltype(&::archive_read_new) read_new;
    decltype(&::archive_read_next_header) read_next_header;
    decltype(&::archive_read_open) read_open;
    decltype(&::archive_read_open_fd) read_open_fd;
    decltype(&::archive_read_support_filter_bzip2) read_support_filter_bzip2;
    decltype(&::archive_read_support_filter_gzip) read_support_filter_gzip;
    decltype(&::archive_read_support_filter_xz) read_support_filter_xz;
    decltype(&::archive_read_support_filter_zstd) read_support_filter_zstd;
    decltype(&::archive_read_support_format_empty) read_support_format_empty;
    decltype(&::archive_read_support_format_raw) read_support_format_raw;
    decltype(&::archive_set_error) set_error;
};

/// Loads it, the first time; by any number of threads. Throws `Error` of kind `corpus` where it cannot be
/// loaded.
[[nodiscard]] const Libarchive& libarchive();

}  // namespace debrief
