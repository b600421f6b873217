#include "indexer/xapian_errors.h"

#include "corpus/base/error.h"

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

void rethrow_as_index_error(const std::filesystem::path& index) {
    const std::string name = index.string();
    try {
        throw;
    } catch (const Xapian::DatabaseLockError& error) {
        throw Error(ErrorKind::index, fmt::format("index '{}' cannot be locked: {}", name, error.get_msg()),
                    "wait for the other index run to end, or check that you may write there");
    } catch (const Xapian::DatabaseVersionError&) {
        throw Error(ErrorKind::index,
                    fmt::format("index '{}' was written by another version of Xapian", name),
                    "build it again with 'debrief-index --rebuild PATH...'");
    } catch (const Xapian::DatabaseCorruptError& error) {
        throw Error(ErrorKind::index, fmt::format("index '{}' is damaged: {}", name, error.get_msg()),
                    "build it again with 'debrief-index --rebuild PATH...'");
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw Error(ErrorKind::index, fmt::format("cannot open index '{}': {}", name, error.get_msg()),
                    "make it anew with 'debrief-index', or check that you may read it");
    } catch (const std::filesystem::filesystem_error& error) {
        throw Error(ErrorKind::index,
                    fmt::format("cannot write index '{}': {}", name, error.code().message()),
                    "is the disk full, or the folder not yours to write?");
    } catch (const Xapian::Error& error) {
        throw Error(
            ErrorKind::index,
            fmt::format("index '{}': {}", name, error.get_msg().empty() ? error.get_type() : error.get_msg()),
            "is the disk full, or the index still being written by another version?");
    }
}

}  // namespace debrief
