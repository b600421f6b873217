#pragma once

#include "searcher/query.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class Deadline;

/// What there is to tell of a query while it is read.
class QueryNotes {
 public:
    /// Of more notes than `most` the first are kept.
    explicit QueryNotes(std::size_t most) : most_(most) {}

    void add(std::size_t offset, std::string message);

    /// In order of their offsets; those of one place as they came.
    [[nodiscard]] std::vector<QueryNote> sorted() &&;

 private:
    std::size_t most_;
    std::vector<QueryNote> notes_;
};

/// How the note begins that tells of a search which its time limit ended: another one may find more.
inline constexpr std::string_view ended_search_words = "the search was ended after ";
[[nodiscard]] QueryNote ended_search_note(const Deadline& deadline);

/// A piece of a query in quotes, cut if it is long: a message is read at a glance.
[[nodiscard]] std::string quoted_piece(std::string_view text);

}  // namespace debrief
