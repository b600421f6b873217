#pragma once

#include "corpus/briefing.h"
#include "indexer/analysis.h"

#include <string>

namespace Xapian {
class Document;
}

namespace debrief {

/// Makes the document of a briefing: its terms with positions, values and record, as `schema.h` has them. One
/// a thread.
class DocumentBuilder {
 public:
    /// `record` is the briefing's own (`encode_record`); it is stored as it is. Throws nothing on the text's
    /// account.
    [[nodiscard]] Xapian::Document build(const Briefing& briefing, const std::string& record);

 private:
    Stemmer stemmer_;
};

}  // namespace debrief
