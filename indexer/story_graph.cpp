#include "indexer/story_graph.h"

#include "indexer/schema.h"

#include <algorithm>
#include <bitset>
#include <charconv>
#include <chrono>
#include <functional>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <xapian.h>

namespace debrief {

namespace {

/// Who has which key, of the keys that two documents have or more. Of those that too many have only their
/// number is kept. Some 4 bytes for each key of a document and 8 for each key.
class KeyTable {
 public:
    explicit KeyTable(const Xapian::Database& database) {
        const std::string prefix(story_key_prefix);
        std::size_t postings = 0;
        // Counted first: a vector that grows takes up to three times the room.
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
            const Xapian::doccount frequency = term.get_termfreq();
            if (frequency < 2) continue;
            if (!is_too_common(frequency)) postings += frequency;
            keys_.push_back(key_of(*term));
            if (is_too_common(frequency)) common_.emplace_back(keys_.back(), frequency);
        }
        documents_.reserve(postings);
        begin_.reserve(keys_.size() + 1);
        begin_.push_back(0);
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
            const Xapian::doccount frequency = term.get_termfreq();
            if (frequency < 2) continue;
            if (!is_too_common(frequency)) {
                documents_.insert(documents_.end(), database.postlist_begin(*term),
                                  database.postlist_end(*term));
            }
            begin_.push_back(static_cast<std::uint32_t>(documents_.size()));
        }
    }

    /// Of a key that two documents have; 1 for any other.
    [[nodiscard]] std::uint32_t frequency(std::uint32_t key) const {
        const std::span<const std::uint32_t> documents = documents_of(key);
        if (!documents.empty()) return static_cast<std::uint32_t>(documents.size());
        const auto common =
            std::lower_bound(common_.begin(), common_.end(), std::pair(key, std::uint32_t{0}));
        return common != common_.end() && common->first == key ? common->second : 1;
    }

    /// Rising; none where fewer than two or too many have the key.
    [[nodiscard]] std::span<const std::uint32_t> documents_of(std::uint32_t key) const {
        const auto place = std::lower_bound(keys_.begin(), keys_.end(), key);
        if (place == keys_.end() || *place != key) return {};
        const auto i = static_cast<std::size_t>(place - keys_.begin());
        return std::span(documents_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
    }

 private:
    static bool is_too_common(std::uint32_t frequency) { return commonness_of(frequency) == Commonness::any; }

    static std::uint32_t key_of(std::string_view term) {
        constexpr int hexadecimal = 16;
        const std::string_view digits = term.substr(story_key_prefix.size());
        std::uint32_t key = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), key, hexadecimal);
        return key;
    }

    std::vector<std::uint32_t> keys_;       ///< rising
    std::vector<std::uint32_t> begin_;      ///< where each key's documents begin, and the end
    std::vector<std::uint32_t> documents_;  ///< of the keys, one after the other
    std::vector<std::pair<std::uint32_t, std::uint32_t>> common_;  ///< keys that too many have: how many
};

/// Finds the documents before one that share two keys or more with it.
class EarlierFinder {
 public:
    EarlierFinder(const KeyTable& table, std::uint32_t last_document)
        : table_(table), shared_(std::size_t{last_document} + 1, 0) {}

    /// Rising; valid until the next call.
    [[nodiscard]] std::span<const std::uint32_t> find(std::uint32_t document,
                                                      std::span<const std::uint32_t> keys) {
        seen_.clear();
        for (const std::uint32_t key : keys) {
            for (const std::uint32_t other : table_.documents_of(key)) {
                if (other >= document) break;
                if (shared_[other]++ == 0) seen_.push_back(other);
            }
        }
        std::size_t found = 0;
        for (const std::uint32_t other : seen_) {
            if (shared_[other] > 1) seen_[found++] = other;
            shared_[other] = 0;
        }
        seen_.resize(found);
        std::sort(seen_.begin(), seen_.end());
        return seen_;
    }

 private:
    const KeyTable& table_;
    std::vector<std::uint8_t> shared_;  ///< by document: keys shared with the one that is looked at
    std::vector<std::uint32_t> seen_;
};

/// What tells of most pairs of documents, without their profiles, that their cosine is too low: the words of
/// each as bits of a sum, and its day. 24 bytes a document.
class Sketches {
 public:
    Sketches(std::uint32_t last_document, std::chrono::days window)
        : sketches_(std::size_t{last_document} + 1), window_(window) {}

    void add(std::uint32_t document, const StoryProfile& briefing) {
        Sketch& sketch = sketches_[document];
        sketch.day = briefing.day;
        for (const WeighedStem& stem : briefing.stems) sketch.stems.set(bit_of(stem.stem));
    }

    /// Whether a briefing may be linked to a document that was added before.
    [[nodiscard]] bool may_be_linked(const StoryProfile& briefing, std::uint32_t document) const {
        const Sketch& other = sketches_[document];
        std::optional<std::chrono::days> apart;
        if (briefing.day && other.day) apart = std::chrono::abs(*briefing.day - *other.day);
        const double least = least_cosine_of_link(apart, window_);
        if (least <= 0) return true;
        // By Cauchy and Schwarz, the square of the cosine is at most the part of the weight that both have.
        double shared = 1;
        for (const WeighedStem& stem : briefing.stems) {
            if (!other.stems.test(bit_of(stem.stem))) shared -= stem.weight * stem.weight;
        }
        constexpr double rounding = 1e-9;
        return shared + rounding >= least * least;
    }

 private:
    static constexpr std::size_t bits = 128;
    struct Sketch {
        std::bitset<bits> stems;
        std::optional<Day> day;
    };

    static std::size_t bit_of(std::string_view stem) {
        std::uint32_t hash = 2166136261U;  // FNV-1a
        for (const char byte : stem) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
        return (hash ^ hash >> 16U) % bits;
    }

    std::vector<Sketch> sketches_;
    std::chrono::days window_;
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
    const KeyFrequency frequency = [&](std::uint32_t key) {
        return is_story_period(key) ? store.frequency(key) : table.frequency(key);
    };
    EarlierFinder finder(table, database.get_lastdocid());
    Sketches sketches(database.get_lastdocid(), store.window());
    std::vector<StoryEdge> links;
    for (auto post = database.postlist_begin(""); post != database.postlist_end(""); ++post) {
        const std::uint32_t document = *post;
        const StoryProfile briefing = store.profile(document);  // a copy: the next one may take its place
        sketches.add(document, briefing);
        for (const std::uint32_t other : finder.find(document, briefing.keys)) {
            if (!sketches.may_be_linked(briefing, other)) continue;
            const StoryLink link = link_between(briefing, store.profile(other), frequency, store.window());
            if (link.is_link()) links.push_back({other, document, link_strength(link)});
        }
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
