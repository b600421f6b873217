#pragma once

#include "searcher/deadline.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace debrief {

/// What a filter asks of a document. Documents are asked for in ascending order of their numbers.
class DocumentTest {
 public:
    virtual ~DocumentTest() = default;

    /// Another one, not opened: each shard has its own.
    [[nodiscard]] virtual std::unique_ptr<DocumentTest> clone() const = 0;

    /// Begins with a shard: how many documents of it may match at most.
    [[nodiscard]] virtual std::size_t open(const Xapian::Database& shard) = 0;

    /// The first document, from this one on, that may match; 0 for none.
    [[nodiscard]] virtual std::uint32_t first_from(std::uint32_t document) = 0;

    /// Whether a document that `first_from` named matches.
    [[nodiscard]] virtual bool matches(std::uint32_t document) = 0;

    /// What the document that matches scores.
    [[nodiscard]] virtual double score() const { return 0; }
    /// The most that `score` gives.
    [[nodiscard]] virtual double most_score() const { return 0; }

    /// Tells it from all other tests, in the same index; empty: what it finds is not to be remembered.
    [[nodiscard]] virtual std::string key() const { return {}; }

    /// As plans print it.
    [[nodiscard]] virtual std::string description() const = 0;
};

/// What a filter keeps of what it has looked at.
enum class Verdicts : std::uint8_t {
    forgotten,
    /// Whether a document matches, so that it is looked at once however often the query is asked. For an
    /// index of one shard that stays as it is while the query lives, and tests that score nothing.
    remembered,
};

/// The documents that pass a test. `deadline` may be null; else it outlives the query, and past it there are
/// none.
[[nodiscard]] Xapian::Query document_filter(std::unique_ptr<DocumentTest> test, Deadline* deadline,
                                            Verdicts verdicts = Verdicts::forgotten);

/// Tells a query from all others whose answer in the same index may be another, if it holds no filters but
/// those of tests with keys.
[[nodiscard]] std::optional<std::string> key_of(const Xapian::Query& query);

}  // namespace debrief
