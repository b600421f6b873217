#pragma once

namespace Xapian {
class Document;
}

namespace debrief {

struct AnalysedDocument;

/// The same document for Xapian's own `WritableDatabase`, which builds the index where pieces do not pay.
[[nodiscard]] Xapian::Document to_xapian_document(const AnalysedDocument& analysed);

}  // namespace debrief
