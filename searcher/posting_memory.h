#pragma once

#include "corpus/base/span.h"
#include "searcher/place_reader.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// Where the terms of queries stand in an index, as arrays: read once of each term, since every block of an
/// index that is looked into costs a call of the system and a copy. Good for one state of the index and one
/// thread. Past its bound it forgets all and begins anew.
class PostingMemory {
 public:
    /// Of a term.
    struct Postings {
        std::vector<std::uint32_t> documents;  ///< that have it, in ascending order
        std::vector<std::uint32_t> counts;     ///< of it in each
        std::vector<std::uint32_t> places;     ///< of each, in `places_`; 0: not known. Empty: none is
        double k1 = 0;                         ///< that `best_share` is for
        double b = 0;
        double best_share = 0;  ///< of its weight, that it adds to a score at most
    };

    explicit PostingMemory(std::size_t most_bytes = std::size_t{128} << 20U) : most_bytes_(most_bytes) {}

    /// Whether the numbers of documents are dense enough for arrays.
    [[nodiscard]] static bool is_for(const Xapian::Database& database);

    /// Forgets, where the bound is passed. Until the next call all that is handed out stays as it is.
    void make_room();

    /// What is known of a term, read where nothing is.
    [[nodiscard]] Postings& postings(const Xapian::Database& database, const std::string& term);

    /// In how many documents a term is.
    [[nodiscard]] std::size_t frequency(const Xapian::Database& database, const std::string& term) const;

    /// Of all documents, by number.
    [[nodiscard]] const std::vector<std::uint32_t>& lengths(const Xapian::Database& database);

    /// The value of `slot::id` of each of some documents, in ascending order.
    [[nodiscard]] std::vector<std::string> ids(const Xapian::Database& database,
                                               std::span<const std::uint32_t> documents);

    /// Whether it is known where a term stands in the document of one of its postings.
    [[nodiscard]] static bool has_places(const Postings& postings, std::size_t posting) {
        return !postings.places.empty() && postings.places[posting] != 0;
    }

    /// Reads it, if it is not known, through a reader of the index that `word` is known to: the term's.
    void learn_places(PlaceReader& reader, PlaceReader::Word word, Postings& postings, std::size_t posting);

    /// In ascending order, once they were learnt. Valid until more are learnt.
    [[nodiscard]] std::span<const std::uint32_t> places(const Postings& postings, std::size_t posting) const {
        const std::uint32_t begin = postings.places[posting];
        return std::span(places_).subspan(begin + 1, places_[begin]);
    }

 private:
    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    std::unordered_map<std::string, Postings> postings_;
    std::vector<std::uint32_t> lengths_;
    std::vector<std::uint32_t> places_{0};  ///< how many, then these; the first is none of them
    std::vector<Span> ids_;  ///< by document, in `id_letters_`; ends are one more, 0: not known
    std::string id_letters_;
};

}  // namespace debrief
