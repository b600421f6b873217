#pragma once

#include "indexer/analysed_document.h"

#include <cstdint>
#include <string>

namespace debrief {

/// What is known of a document only once all have been seen: a term that counts nothing, a value, or both. Of
/// one document there may be several, next to each other; its terms then rise.
struct LateAddition {
    std::uint32_t number = 0;       ///< the document's
    std::string term;               ///< empty: none
    AnalysedDocument::Value value;  ///< of a slot that the document does not have; empty bytes: none
};

}  // namespace debrief
