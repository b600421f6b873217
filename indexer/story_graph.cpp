#include "indexer/story_graph.h"

#include "indexer/schema.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

#include <xapian.h>

namespace debrief {

namespace {

/// Who has which key, both ways, of the keys that two documents have or more, but not too many.
class KeyTable {
 public:
    explicit KeyTable(const Xapian::Database& database) : keys_of_(database.get_lastdocid() + 2, 0) {
        const std::string prefix(story_key_prefix);
        key_begin_.push_back(0);
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
            const Xapian::doccount frequency = term.get_termfreq();
            if (frequency < 2 || commonness_of(frequency) == Commonness::any) continue;
            documents_.insert(documents_.end(), database.postlist_begin(*term), database.postlist_end(*term));
            key_begin_.push_back(static_cast<std::uint32_t>(documents_.size()));
        }
        invert();
    }

    /// The documents before `document` that share two keys or more with it, rising. `counts` holds zeros for
    /// all documents, before and after.
    void find_earlier(std::uint32_t document, std::vector<std::uint8_t>& counts,
                      std::vector<std::uint32_t>& found) const {
        std::vector<std::uint32_t> seen;
        for (std::size_t i = keys_of_[document]; i < keys_of_[document + 1]; ++i) {
            const std::size_t end = key_begin_[keys_[i] + 1];
            for (std::size_t j = key_begin_[keys_[i]]; j < end && documents_[j] < document; ++j) {
                if (counts[documents_[j]]++ == 0) seen.push_back(documents_[j]);
            }
        }
        found.clear();
        for (const std::uint32_t other : seen) {
            if (counts[other] > 1) found.push_back(other);
            counts[other] = 0;
        }
        std::sort(found.begin(), found.end());
    }

 private:
    void invert() {
        for (const std::uint32_t document : documents_) ++keys_of_[document + 1];
        std::partial_sum(keys_of_.begin(), keys_of_.end(), keys_of_.begin());
        keys_.resize(documents_.size());
        std::vector<std::uint32_t> next(keys_of_.begin(), keys_of_.end());
        for (std::uint32_t key = 0; key + 1 < key_begin_.size(); ++key) {
            for (std::size_t i = key_begin_[key]; i < key_begin_[key + 1]; ++i)
                keys_[next[documents_[i]]++] = key;
        }
    }

    std::vector<std::uint32_t> key_begin_;  ///< where each key's documents begin, and the end
    std::vector<std::uint32_t> documents_;  ///< of the keys, one after the other
    std::vector<std::uint32_t> keys_of_;    ///< where each document's keys begin
    std::vector<std::uint32_t> keys_;       ///< of the documents, as numbers
};

/// Sets of documents, each named by its lowest.
class DisjointSets {
 public:
    explicit DisjointSets(std::size_t size) : parent_(size) {
        std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
    }
    std::uint32_t find(std::uint32_t element) {
        while (parent_[element] != element) {
            parent_[element] = parent_[parent_[element]];
            element = parent_[element];
        }
        return element;
    }
    void join(std::uint32_t left, std::uint32_t right) {
        left = find(left);
        right = find(right);
        parent_[std::max(left, right)] = std::min(left, right);
    }

 private:
    std::vector<std::uint32_t> parent_;
};

}  // namespace

std::vector<StoryEdge> all_links(const Xapian::Database& database, StoryStore& store) {
    const KeyTable table(database);
    const std::uint32_t last = database.get_lastdocid();
    std::vector<std::uint8_t> counts(std::size_t{last} + 1, 0);
    std::vector<std::uint32_t> earlier;
    std::vector<StoryEdge> links;
    for (std::uint32_t document = 1; document <= last; ++document) {
        table.find_earlier(document, counts, earlier);
        if (!earlier.empty()) store.add_links(document, earlier, links);
    }
    return links;
}

void for_each_part(std::vector<StoryEdge>& links, const std::function<void(const LinkedDocuments&)>& visit) {
    std::uint32_t last = 0;
    for (const StoryEdge& link : links) last = std::max({last, link.left, link.right});
    DisjointSets sets(std::size_t{last} + 1);
    for (const StoryEdge& link : links) sets.join(link.left, link.right);
    std::sort(links.begin(), links.end(), [&](const StoryEdge& left, const StoryEdge& right) {
        return std::tuple(sets.find(left.left), left.left, left.right) <
               std::tuple(sets.find(right.left), right.left, right.right);
    });
    for (auto begin = links.begin(); begin != links.end();) {
        const std::uint32_t name = sets.find(begin->left);
        const auto end = std::find_if(begin, links.end(),
                                      [&](const StoryEdge& link) { return sets.find(link.left) != name; });
        LinkedDocuments part;
        part.links.assign(begin, end);
        for (const StoryEdge& link : part.links) {
            part.documents.push_back(link.left);
            part.documents.push_back(link.right);
        }
        std::sort(part.documents.begin(), part.documents.end());
        part.documents.erase(std::unique(part.documents.begin(), part.documents.end()), part.documents.end());
        visit(part);
        begin = end;
    }
}

}  // namespace debrief
