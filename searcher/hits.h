#pragma once

#include "indexer/record.h"
#include "searcher/highlighter.h"
#include "searcher/search.h"

namespace Xapian {
class Database;
}

namespace debrief {

class IndexReader;
class PostingMemory;

/// The inverse document frequencies of the words that are lit. Phrases count as much as the rarest word there
/// could be. `memory` is of the index, for what it knows.
[[nodiscard]] TermWeights weigh_terms(const Highlighter& highlighter, const Xapian::Database& database,
                                      const PostingMemory* memory = nullptr);

/// What a record says of a hit: all but its rank, score, file and story. `known` is of the record's texts.
[[nodiscard]] Hit make_hit(const Record& record, const Highlighter& highlighter, const TermWeights& weights,
                           const SearchRequest& request, KnownTexts* known = nullptr);

/// Tells of a hit which hosts its briefing cites: the `most` that are mentioned most. `facets` is what
/// `encode_facets` wrote of it. Throws `Error` of kind `index` for damaged bytes.
void add_cited_hosts(Hit& hit, std::string_view facets, std::size_t most);

/// Absolute, of the file that the briefing with this id came from; empty where the index remembers none, or
/// has no such id. Throws `Error` of kind `index`.
[[nodiscard]] std::string path_of_briefing(IndexReader& reader, const std::string& id);

}  // namespace debrief
