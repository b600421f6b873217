#include "searcher/terms_behind.h"

#include <xapian.h>

namespace debrief {

Xapian::TermIterator terms_behind(const Xapian::Database& database, std::string_view prefix,
                                  const std::string& last) {
    const std::string beginning(prefix);
    Xapian::TermIterator term = database.allterms_begin(beginning);
    if (last.empty()) return term;
    term.skip_to(last);
    if (term != database.allterms_end(beginning) && *term == last) ++term;
    return term;
}

}  // namespace debrief
