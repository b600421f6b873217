#include "indexer/xapian_errors.h"

#include "corpus/base/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

/// What the system says where it has no room for more: full disk, quota, limit of a file's size.
constexpr std::array no_room{ENOSPC, EDQUOT, EFBIG};

/// Xapian's message with what the system said, which it keeps apart.
std::string message_of(const Xapian::Error& error) {
    std::string message = error.get_msg().empty() ? error.get_type() : error.get_msg();
    const char* reason = error.get_error_string();
    if (reason && message.find(reason) == std::string::npos) message += fmt::format(": {}", reason);
    return message;
}

/// Which lack of room a message of Xapian's tells of: it may stand inside of another failure's message only.
std::optional<int> find_lack_of_room(const std::string& message) {
    const auto* found = std::find_if(no_room.begin(), no_room.end(), [&](int number) {
        return message.find(std::strerror(number)) != std::string::npos;
    });
    return found == no_room.end() ? std::nullopt : std::optional(*found);
}

/// By the type of Xapian's exception that is being handled.
[[noreturn]] void rethrow_by_type(const std::filesystem::path& index) {
    const std::string name = index.string();
    const auto rebuild = "build it again with 'debrief-index --rebuild PATH...'";
    try {
        throw;
    } catch (const Xapian::DatabaseLockError& error) {
        throw Error(ErrorKind::index, fmt::format("index '{}' cannot be locked: {}", name, message_of(error)),
                    "wait for the other index run to end, or check that you may write there");
    } catch (const Xapian::DatabaseVersionError&) {
        throw Error(ErrorKind::index,
                    fmt::format("index '{}' was written by another version of Xapian", name), rebuild);
    } catch (const Xapian::DatabaseCorruptError& error) {
        throw Error(ErrorKind::index, fmt::format("index '{}' is damaged: {}", name, message_of(error)),
                    rebuild);
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw Error(ErrorKind::index, fmt::format("cannot open index '{}': {}", name, message_of(error)),
                    "make it anew with 'debrief-index', or check that you may read it");
    } catch (const Xapian::DatabaseModifiedError&) {
        throw Error(ErrorKind::index, fmt::format("index '{}' changed while it was being read", name),
                    "try again");
    } catch (const Xapian::Error& error) {
        throw Error(ErrorKind::index, fmt::format("index '{}': {}", name, message_of(error)),
                    "is the disk damaged, or the index still being written by another version?");
    }
}

}  // namespace

bool is_lack_of_room(int error_number) {
    return std::find(no_room.begin(), no_room.end(), error_number) != no_room.end();
}

Error no_room_error(const std::filesystem::path& index, int error_number) {
    return {ErrorKind::index,
            fmt::format("cannot write index '{}': {}", index.string(), std::strerror(error_number)),
            "make room there and run debrief-index again; what was committed is untouched"};
}

Error write_error(const std::filesystem::path& index, int error_number) {
    if (is_lack_of_room(error_number)) return no_room_error(index, error_number);
    return {ErrorKind::index,
            fmt::format("cannot write index '{}': {}", index.string(), std::strerror(error_number)),
            "is the disk damaged? what was committed is untouched"};
}

void rethrow_as_index_error(const std::filesystem::path& index) {
    try {
        throw;
    } catch (const Xapian::Error& error) {
        if (const auto number = find_lack_of_room(message_of(error))) throw no_room_error(index, *number);
        rethrow_by_type(index);
    } catch (const std::filesystem::filesystem_error& error) {
        if (is_lack_of_room(error.code().value())) throw no_room_error(index, error.code().value());
        throw Error(ErrorKind::index,
                    fmt::format("cannot write index '{}': {}", index.string(), error.code().message()),
                    "check that the folder is yours to write");
    }
}

}  // namespace debrief
