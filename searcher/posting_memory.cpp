#include "searcher/posting_memory.h"

#include "indexer/schema.h"
#include "searcher/slot_reader.h"

#include <xapian.h>

namespace debrief {

bool PostingMemory::is_for(const Xapian::Database& database) {
    constexpr std::size_t most_documents = 4'000'000;
    constexpr std::size_t most_gaps = 4;  ///< numbers for each document
    const std::size_t last = database.get_lastdocid();
    return last <= most_documents && last <= most_gaps * database.get_doccount();
}

void PostingMemory::make_room() {
    if (bytes_ <= most_bytes_) return;
    postings_.clear();
    places_.assign(1, 0);
    places_.shrink_to_fit();
    bytes_ = 0;
}

PostingMemory::Postings& PostingMemory::postings(const Xapian::Database& database, const std::string& term) {
    const auto known = postings_.find(term);
    if (known != postings_.end()) return known->second;
    Postings postings;
    const std::size_t count = database.get_termfreq(term);
    postings.documents.reserve(count);
    postings.counts.reserve(count);
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
        postings.documents.push_back(*posting);
        postings.counts.push_back(posting.get_wdf());
    }
    constexpr std::size_t bytes_beside = 200;
    bytes_ += count * 2 * sizeof(std::uint32_t) + term.size() + bytes_beside;
    return postings_.emplace(term, std::move(postings)).first->second;
}

std::size_t PostingMemory::frequency(const Xapian::Database& database, const std::string& term) const {
    const auto known = postings_.find(term);
    return known == postings_.end() ? database.get_termfreq(term) : known->second.documents.size();
}

const std::vector<std::uint32_t>& PostingMemory::lengths(const Xapian::Database& database) {
    if (lengths_.empty()) {
        std::vector<std::uint32_t> lengths(database.get_lastdocid() + std::size_t{1}, 0);
        const auto end = database.postlist_end("");
        for (auto document = database.postlist_begin(""); document != end; ++document)
            lengths[*document] = document.get_doclength();
        lengths_ = std::move(lengths);
    }
    return lengths_;
}

std::vector<std::string> PostingMemory::ids(const Xapian::Database& database,
                                            std::span<const std::uint32_t> documents) {
    std::vector<std::string> ids;
    ids.reserve(documents.size());
    if (ids_.empty()) ids_.resize(database.get_lastdocid() + std::size_t{1});
    SlotReader values(database, slot::id);
    for (const std::uint32_t document : documents) {
        Span& known = ids_[document];
        if (known.end == 0) {
            const std::size_t begin = id_letters_.size();
            id_letters_ += values.value_of(document);
            known = {begin, id_letters_.size() + 1};
        }
        ids.push_back(id_letters_.substr(known.begin, known.end - 1 - known.begin));
    }
    return ids;
}

void PostingMemory::learn_places(PlaceReader& reader, PlaceReader::Word word, Postings& postings,
                                 std::size_t posting) {
    if (has_places(postings, posting)) return;
    if (postings.places.empty()) {
        postings.places.resize(postings.documents.size(), 0);
        bytes_ += postings.places.size() * sizeof(std::uint32_t);
    }
    const std::size_t begin = places_.size();
    places_.push_back(0);
    reader.go_to(postings.documents[posting]);
    reader.add_places(word, places_);
    places_[begin] = static_cast<std::uint32_t>(places_.size() - begin - 1);
    postings.places[posting] = static_cast<std::uint32_t>(begin);
    bytes_ += (places_.size() - begin) * sizeof(std::uint32_t);
}

}  // namespace debrief
