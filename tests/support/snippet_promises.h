#pragma once

#include "indexer/record.h"
#include "indexer/stemmer.h"
#include "searcher/highlighter.h"
#include "searcher/query.h"
#include "tests/support/random.h"

#include <string>

namespace debrief::test {

/// A query made of what one briefing says, so that it must be lit there.
struct DrawnQuery {
    std::string text;  ///< as somebody would type it; empty: the briefing has too few words
    Query query;
};

/// One word, two, a phrase, a pattern, or two words near each other, in turn by chance.
[[nodiscard]] DrawnQuery draw_query(const Record& record, Random& random);

/// Whether a briefing is the one that a query was drawn from.
enum class DrawnFrom { this_one, another };

/// What is wrong with the passages of a briefing; empty: nothing. Judged by plain means: the words of each
/// passage are cut, stemmed and compared one by one.
[[nodiscard]] std::string broken_promise(const Record& record, const DrawnQuery& drawn, DrawnFrom from,
                                         const Highlighter& highlighter, Stemmers& stemmers);

}  // namespace debrief::test
