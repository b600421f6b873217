#pragma once

#include "indexer/document_values.h"
#include "searcher/query.h"
#include "searcher/reranking.h"

#include <span>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// A sum of money or a percentage as people read it: "$14.3 billion", "CHF 1,200", "49.5%", "$13 billion to
/// $15 billion".
[[nodiscard]] std::string to_text(const FigureValue& figure);

/// For each figure that was typed among a query's words: what the hits that do not give it have in its place,
/// since they round to it ("also found: $14.3 billion").
[[nodiscard]] std::vector<QueryNote> close_figure_notes(const Query& query, const Xapian::Database& database,
                                                        std::span<const Candidate> hits);

}  // namespace debrief
