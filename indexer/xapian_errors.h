#pragma once

#include "corpus/base/error.h"

#include <filesystem>
#include <utility>

namespace debrief {

/// Whether the system's error (`errno`) says that there is no room for more: a full disk, a quota, a limit.
[[nodiscard]] bool is_lack_of_room(int error_number);

/// That there is no room for the index, and what to do about it.
[[nodiscard]] Error no_room_error(const std::filesystem::path& index, int error_number);

/// That the index cannot be written for what the system said (`errno`); where there is no room, that.
[[nodiscard]] Error write_error(const std::filesystem::path& index, int error_number);

/// Turns the exception of Xapian or of the file system that is being handled into an `Error` of kind `index`
/// with what to do about it; passes any other exception on. Only to be called inside of a `catch`.
[[noreturn]] void rethrow_as_index_error(const std::filesystem::path& index);

/// The one seam between Xapian's exceptions, which are no `std::exception`, and ours.
template <typename Operation>
decltype(auto) translating_xapian_errors(const std::filesystem::path& index, Operation&& operation) {
    try {
        return std::forward<Operation>(operation)();
    } catch (...) {
        rethrow_as_index_error(index);
    }
}

}  // namespace debrief
