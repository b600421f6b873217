#pragma once

#include "indexer/analysed_document.h"
#include "indexer/byte_sort.h"
#include "indexer/byte_table.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Gathers the terms of one document after another, each with how often it counts. Memory is used again, so
/// that a term costs no string.
class DocumentTerms {
 public:
    /// The number of a term in the document: the same each time it is added.
    using Number = std::uint32_t;

    /// Begins another document.
    void clear();

    /// `term` is not empty and of at most 245 bytes (`to_term`).
    Number add(std::string_view term);
    /// The same for a term of two parts, put together.
    Number add(std::string_view prefix, std::string_view rest);
    void add_count(Number term, std::uint32_t count) { terms_[term].count += count; }

    /// How many there are; their numbers are below.
    [[nodiscard]] std::size_t size() const { return terms_.size(); }
    [[nodiscard]] std::uint32_t count_of(Number term) const { return terms_[term].count; }

    /// Puts the terms into `document`, which has none.
    void write_to(AnalysedDocument& document);

 private:
    [[nodiscard]] std::string_view bytes_of(const AnalysedDocument::Term& term) const {
        return {bytes_.data() + term.begin, term.length};
    }
    void sort();

    ByteTable table_;
    std::string bytes_;
    std::string joined_;
    std::vector<AnalysedDocument::Term> terms_;
    std::vector<SortableText> sorted_;
};

}  // namespace debrief
