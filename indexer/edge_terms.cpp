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
        if (++neighbours == repetitions_of_chrome) break;  // more of them say no more
    }
    return judge_repetition(briefings, neighbours);
}

}  // namespace debrief
