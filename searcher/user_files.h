#pragma once

#include "corpus/base/program.h"
#include "searcher/saved_queries.h"
#include "searcher/search.h"
#include "searcher/synonyms.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace debrief {

/// Tells problems of a user's files on standard error, a line each.
[[nodiscard]] std::function<void(const Problem&)> problem_teller(const Console& console);

/// What a user keeps beside indexes: saved queries and synonyms. Read once; must outlive the searches that
/// use it.
class UserFiles {
 public:
    /// `synonyms` is the file of `--synonyms`; without it, `synonyms.txt` in the config folder is read if it
    /// is there. Bad lines are told. Throws `Error` of kind `usage` for a file that cannot be read.
    UserFiles(const std::optional<std::string>& synonyms,
              const std::function<void(const Problem&)>& on_problem);

    /// Lets a request use them; copies of it may be used by several threads.
    void apply_to(SearchRequest& request) const;

    /// The same for files that let queries mean the same.
    [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }

 private:
    Synonyms synonyms_;
    std::optional<SavedQueries> saved_;
    std::uint64_t fingerprint_ = 0;
};

}  // namespace debrief
