#include "indexer/edge_terms.h"

#include "indexer/schema.h"

#include <xapian.h>

namespace debrief {

Repetition find_repetition(const Xapian::Database& database, std::uint64_t line) {
    const std::string prefix = edge_term_prefix(line);
    std::size_t neighbours = 0;
    std::size_t briefings = 0;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        briefings += term.get_termfreq();
        if (++neighbours == repetitions_of_chrome) return Repetition::bordering;
    }
    return briefings < repetitions_of_chrome ? Repetition::none : Repetition::shared;
}

}  // namespace debrief
