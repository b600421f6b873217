#pragma once

#include "indexer/index_directory.h"

#include <memory>
#include <optional>
#include <string>

namespace debrief {

/// What an index held when its last commit was made: tells whether a briefing is new, changed or as before
/// while a writer works on the same index. One a thread.
class Fingerprints {
 public:
    /// An index that is not there yet holds nothing. Throws `Error` of kind `index`.
    explicit Fingerprints(const IndexDirectory& directory);
    Fingerprints(Fingerprints&&) noexcept;
    Fingerprints& operator=(Fingerprints&&) noexcept;
    ~Fingerprints();

    /// The fingerprint of the record with this id (`record_fingerprint`); nothing where there is none.
    [[nodiscard]] std::optional<std::string> find(const std::string& id) const;

 private:
    struct Database;
    IndexDirectory directory_;
    std::unique_ptr<Database> database_;
};

}  // namespace debrief
