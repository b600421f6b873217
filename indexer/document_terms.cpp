#include "indexer/document_terms.h"

namespace debrief {

namespace {

/// What a document of usual size needs many times over; one that needs more gives it back.
constexpr std::size_t most_kept_elements = 1'000'000;

template <typename Elements>
void clear_or_free(Elements& elements) {
    if (elements.capacity() > most_kept_elements) elements = Elements();
    elements.clear();
}

}  // namespace

void DocumentTerms::clear() {
    table_.clear();
    clear_or_free(bytes_);
    clear_or_free(terms_);
    clear_or_free(sorted_);
}

DocumentTerms::Number DocumentTerms::add(std::string_view term) {
    const Number number =
        table_.find_or_add(hash_bytes(term), [&](Number known) { return bytes_of(terms_[known]) == term; });
    if (number == terms_.size()) {
        terms_.push_back(
            {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(term.size()), 0});
        bytes_ += term;
    }
    return number;
}

DocumentTerms::Number DocumentTerms::add(std::string_view prefix, std::string_view rest) {
    joined_.assign(prefix).append(rest);
    return add(joined_);
}

void DocumentTerms::sort() {
    sorted_.reserve(terms_.size());
    for (Number i = 0; i < terms_.size(); ++i) sorted_.push_back({first_bytes_of(bytes_of(terms_[i])), i});
    sort_by_bytes(sorted_, [&](Number term) { return bytes_of(terms_[term]); });
}

void DocumentTerms::write_to(AnalysedDocument& document) {
    sort();
    document.bytes = bytes_;
    document.terms.reserve(sorted_.size());
    for (const SortableText& each : sorted_) document.terms.push_back(terms_[each.number]);
}

}  // namespace debrief
