#include "searcher/sorting.h"

#include "indexer/analysis.h"
#include "indexer/document_values.h"
#include "indexer/schema.h"

#include <algorithm>
#include <string>

#include <xapian.h>

namespace debrief {

namespace {

/// Behind all that is known.
constexpr char unknown = '\xFF';
/// Between the key proper and the id: below all that may stand in a word.
constexpr char end_of_key = '\0';

/// What sorts the other way round, where all are of the same length.
std::string inverted(std::string bytes) {
    for (char& byte : bytes) byte = static_cast<char>(~static_cast<unsigned char>(byte));
    return bytes;
}

class SortKeyMaker : public Xapian::KeyMaker {
 public:
    explicit SortKeyMaker(Sort sort) : sort_(sort) {}

    std::string operator()(const Xapian::Document& document) const override {
        std::string key = known_key(document);
        if (key.empty()) key = unknown;
        return key + end_of_key + document.get_value(slot::id);
    }

 private:
    [[nodiscard]] std::string known_key(const Xapian::Document& document) const {
        switch (sort_) {
            case Sort::relevance:
                break;
            case Sort::newest:
                return inverted(document.get_value(slot::date));
            case Sort::oldest:
                return document.get_value(slot::date);
            case Sort::citations:
                return citations_key(document.get_value(slot::citations));
            case Sort::title:
                return document.get_value(slot::title);
            case Sort::source:
                return join_forms(tokenize(decode_facets(document.get_value(slot::facets)).source));
        }
        return "";
    }

    /// Xapian writes numbers with as many bytes as they need.
    static std::string citations_key(const std::string& value) {
        const auto count = static_cast<std::uint32_t>(Xapian::sortable_unserialise(value));
        std::string bytes;
        for (unsigned shift = 32; shift > 0; shift -= 8)
            bytes += static_cast<char>((count >> (shift - 8U)) & 0xFFU);
        return inverted(bytes);
    }

    Sort sort_;
};

}  // namespace

std::string_view to_string(Sort sort) {
    return sort_names[static_cast<std::size_t>(sort)];
}

std::optional<Sort> find_sort(std::string_view name) {
    const auto* const found = std::find(sort_names.begin(), sort_names.end(), name);
    if (found == sort_names.end()) return std::nullopt;
    return all_sorts[static_cast<std::size_t>(found - sort_names.begin())];
}

std::unique_ptr<Xapian::KeyMaker> make_key_maker(Sort sort) {
    return std::make_unique<SortKeyMaker>(sort);
}

}  // namespace debrief
