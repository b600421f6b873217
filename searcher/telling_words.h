#pragma once

#include "indexer/stemmer.h"
#include "searcher/query.h"

#include <cstddef>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// Of lists of words of which any may match, leaves the `most` different ones that tell most of a briefing:
/// by how often they are typed times their inverse document frequency, then the first ones. What is left out
/// is told in a note. Looks up each word of lists that are longer than that, and nothing else.
void keep_telling_words(Query& query, const Xapian::Database& database, Stemmers& stemmers,
                        std::vector<QueryNote>& notes, std::size_t most);

}  // namespace debrief
