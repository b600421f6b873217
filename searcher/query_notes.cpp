#include "searcher/query_notes.h"

#include "corpus/base/utf8.h"
#include "searcher/deadline.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace debrief {

void QueryNotes::add(std::size_t offset, std::string message) {
    if (notes_.size() < most_) notes_.push_back({offset, std::move(message)});
}

std::vector<QueryNote> QueryNotes::sorted() && {
    std::stable_sort(notes_.begin(), notes_.end(), [](const QueryNote& left, const QueryNote& right) {
        return left.offset < right.offset;
    });
    return std::move(notes_);
}

QueryNote ended_search_note(const Deadline& deadline) {
    return {0,
            fmt::format("{}{} ms: there may be more to find", ended_search_words, deadline.limit().count())};
}

std::string quoted_piece(std::string_view text) {
    constexpr std::size_t longest = 80;  // bytes
    if (text.size() <= longest) return fmt::format("'{}'", text);
    return fmt::format("'{}…'", text.substr(0, code_point_boundary(text, longest)));
}

}  // namespace debrief
