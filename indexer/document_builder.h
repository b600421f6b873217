#pragma once

#include "corpus/briefing.h"
#include "indexer/analysed_document.h"
#include "indexer/document_terms.h"
#include "indexer/known_words.h"
#include "indexer/stemmer.h"
#include "indexer/word_sequence.h"

#include <string>
#include <unordered_map>

namespace debrief {

/// What an index keeps of where a document comes from.
struct Provenance {
    std::string fingerprint;  ///< of the briefing as it was read (`fingerprint`)
    std::string file;         ///< key of its file (`file_key`); empty: it came from no file
};

/// Makes the document of a briefing: its terms, values and record, as `schema.h` has them. One a thread.
class DocumentBuilder {
 public:
    /// The briefing's chrome is marked already. Throws nothing on the text's account.
    [[nodiscard]] AnalysedDocument build(const Briefing& briefing, const Provenance& provenance = {});

 private:
    [[nodiscard]] KnownWords& words_of(const std::string& language);

    Stemmers stemmers_;
    std::unordered_map<Stemmer*, KnownWords> words_;  ///< by the stemmer of their language
    DocumentTerms terms_;
    WordSequenceWriter sequence_;
};

}  // namespace debrief
