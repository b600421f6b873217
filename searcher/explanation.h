#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace debrief {

struct Query;

/// A term that the index is asked for.
struct ExplainedTerm {
    std::string field;          ///< "stem", "word", "title", "cites", …
    std::string text;           ///< "muse", "cnbc.com"
    std::size_t briefings = 0;  ///< that have it
    bool operator==(const ExplainedTerm&) const = default;
};

/// What a search looked for.
struct Explanation {
    std::string tree;                  ///< the query, as `to_string(Query)` prints it
    std::vector<ExplainedTerm> terms;  ///< each once, in order of field and text
    std::size_t briefings = 0;         ///< in the index
};

/// A term of the index as people read it; its frequency is 0.
[[nodiscard]] ExplainedTerm read_term(const std::string& term);

[[nodiscard]] Explanation explain(const Query& query, const Xapian::Query& plan,
                                  const Xapian::Database& database);

}  // namespace debrief
