#pragma once

#include "searcher/index_reader.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What a typed beginning may become.
struct Completion {
    enum class Kind { name, source, title, word, field };

    std::string query;          ///< the text typed, with its end completed
    std::string text;           ///< what was completed, as people read it: "Scale AI", "title:"
    Kind kind = Kind::word;     ///< of what it is
    std::size_t briefings = 0;  ///< that have it; 0 for fields and their choices
    bool operator==(const Completion&) const = default;
};

[[nodiscard]] std::string_view to_string(Completion::Kind kind);

struct CompletionLimits {
    std::size_t completions = 10;
    std::size_t looked_at = 4'000;  ///< terms of the index for each kind; of more, those first in byte order
    std::size_t words = 4;          ///< at the end of the text that may begin a name
};

/// Completes the end of a query that is being typed: names and sources by their last words, titles by the
/// whole text, words of the index by the last one, names of fields, and behind a field what it can have. Case
/// and accents make no difference. The commonest of each kind come first, then the second commonest, and so
/// on; equal ones in byte order. Throws `Error` of kind `index`.
[[nodiscard]] std::vector<Completion> complete(IndexReader& reader, std::string_view text,
                                               const CompletionLimits& limits = {});

}  // namespace debrief
