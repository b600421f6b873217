#include "indexer/xapian_document.h"

#include "indexer/analysed_document.h"

#include <xapian.h>

namespace debrief {

Xapian::Document to_xapian_document(const AnalysedDocument& analysed) {
    Xapian::Document document;
    std::string bytes;
    for (const AnalysedDocument::Term& term : analysed.terms) {
        bytes.assign(analysed.bytes_of(term));
        document.add_term(bytes, term.count);
    }
    for (const auto& [slot, value] : analysed.values) document.add_value(slot, value);
    document.set_data(analysed.record);
    return document;
}

}  // namespace debrief
