#pragma once

#include "corpus/base/problem.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct SavedQuery {
    std::string name;
    std::string query;
    bool operator==(const SavedQuery&) const = default;
};

/// A user's saved queries: a text file with a line each, `NAME<TAB>QUERY`, in order of the names. Lines of
/// another shape are told, passed over, and kept when the file is written. For one thread; of two programs
/// that write at a time, the later one's file stays.
class SavedQueries {
 public:
    using OnProblem = std::function<void(const Problem&)>;

    /// Reads the file; where there is none, nothing is saved. Throws `Error` of kind `usage` for a file that
    /// cannot be read or has more than a megabyte.
    explicit SavedQueries(
        std::filesystem::path file, const OnProblem& on_problem = [](const Problem&) {});

    [[nodiscard]] const std::vector<SavedQuery>& all() const { return saved_; }
    /// The query of a name, whose case makes no difference.
    [[nodiscard]] std::optional<std::string> find(std::string_view name) const;

    /// Saves a query and writes the file at one instant; gives what it had under that name. Throws `Error` of
    /// kind `usage` for a name that is none, an empty query, and a file that cannot be written.
    std::optional<std::string> save(std::string_view name, std::string_view query);
    /// Gives what was removed; nothing where there was none.
    std::optional<std::string> remove(std::string_view name);

 private:
    void write() const;

    std::filesystem::path file_;
    std::vector<SavedQuery> saved_;         ///< in byte order of the names
    std::vector<std::string> other_lines_;  ///< comments and what cannot be read
};

/// Whether a query can be saved by this name: letters and digits of any script, `-` and `_`, at most 64
/// bytes.
[[nodiscard]] bool is_saved_name(std::string_view name);

/// The file in the user's config folder. Throws `Error` of kind `usage` where no folder is known.
[[nodiscard]] std::filesystem::path saved_queries_file();

}  // namespace debrief
