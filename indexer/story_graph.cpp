#include "indexer/story_graph.h"

#include "indexer/story_sketches.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

namespace debrief {

namespace {

/// Who has which key, of the keys that two documents have or more. Of those that too many have only their
/// number is kept. Some 2 or 3 bytes for each key of a document and 8 for each key.
class KeyTable {
 public:
    explicit KeyTable(const StorySource& source) {
        Part* filled = nullptr;
        source.for_each_key(
            [&](std::uint32_t key, std::uint32_t frequency, std::span<const std::uint32_t> documents) {
                Part& part = parts_[key >> bits_in_part];
                if (filled != nullptr && filled != &part) filled->shrink();
                filled = &part;
                part.keys.push_back(key);
                part.begin.push_back(static_cast<std::uint32_t>(part.bytes.size()));
                part.add(frequency);
                std::uint32_t last = 0;
                for (const std::uint32_t document : documents) {
                    part.add(document - last);
                    last = document;
                }
            });
    }

    /// Of a key that two documents have; 1 for any other.
    [[nodiscard]] std::uint32_t frequency(std::uint32_t key) const {
        const unsigned char* at = find(key);
        return at == nullptr ? 1 : take(at);
    }

    /// Visits the documents below `end` that have a key, rising; none where fewer than two or too many have
    /// it.
    template <typename Visit>
    void for_each_document(std::uint32_t key, std::uint32_t end, const Visit& visit) const {
        const unsigned char* at = find(key);
        if (at == nullptr) return;
        const std::uint32_t frequency = take(at);
        if (commonness_of(frequency) == Commonness::any) return;
        std::uint32_t document = 0;
        for (std::uint32_t i = 0; i < frequency; ++i) {
            document += take(at);
            if (document >= end) return;
            visit(document);
        }
    }

 private:
    static constexpr unsigned bits_in_part = 24;

    /// The keys with the same first byte: no part is so large that places in it take more than 4 bytes.
    struct Part {
        std::vector<std::uint32_t> keys;   ///< rising
        std::vector<std::uint32_t> begin;  ///< where each key's bytes begin
        /// Of each key how many have it, then its documents as differences; numbers with 7 bits a byte.
        std::vector<unsigned char> bytes;

        void add(std::uint32_t number) {
            for (; number >= 0x80; number >>= 7U)
                bytes.push_back(static_cast<unsigned char>((number & 0x7FU) | 0x80U));
            bytes.push_back(static_cast<unsigned char>(number));
        }
        void shrink() {
            keys.shrink_to_fit();
            begin.shrink_to_fit();
            bytes.shrink_to_fit();
        }
    };

    static std::uint32_t take(const unsigned char*& at) {
        std::uint32_t number = *at & 0x7FU;
        for (unsigned shift = 7; *at++ >= 0x80; shift += 7)
            number |= static_cast<std::uint32_t>(*at & 0x7FU) << shift;
        return number;
    }

    [[nodiscard]] const unsigned char* find(std::uint32_t key) const {
        const Part& part = parts_[key >> bits_in_part];
        const auto place = std::lower_bound(part.keys.begin(), part.keys.end(), key);
        if (place == part.keys.end() || *place != key) return nullptr;
        return part.bytes.data() + part.begin[static_cast<std::size_t>(place - part.keys.begin())];
    }

    std::array<Part, std::size_t{1} << (32 - bits_in_part)> parts_;
};

/// Finds the documents before one that share two keys or more with it.
class EarlierFinder {
 public:
    EarlierFinder(const KeyTable& table, std::uint32_t last_document)
        : table_(table), shared_(std::size_t{last_document} + 1, 0) {}

    /// In no order; valid until the next call.
    [[nodiscard]] std::span<const std::uint32_t> find(std::uint32_t document,
                                                      std::span<const std::uint32_t> keys) {
        for (const std::uint32_t other : found_) shared_[other] = 0;
        found_.clear();
        for (const std::uint32_t key : keys) {
            table_.for_each_document(key, document, [&](std::uint32_t other) {
                if (shared_[other]++ == 0) found_.push_back(other);
            });
        }
        const auto is_stranger = [&](std::uint32_t other) {
            const bool shares_one = shared_[other] == 1;
            if (shares_one) shared_[other] = 0;
            return shares_one;
        };
        found_.erase(std::remove_if(found_.begin(), found_.end(), is_stranger), found_.end());
        return found_;
    }

    /// How many keys a document that was found shares with the one that was looked at.
    [[nodiscard]] std::size_t keys_shared_with(std::uint32_t found) const { return shared_[found]; }

 private:
    const KeyTable& table_;
    std::vector<std::uint8_t> shared_;  ///< by document: keys shared with the one that is looked at
    std::vector<std::uint32_t> found_;
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

/// In pieces, since a vector that grows takes up to three times the room.
std::deque<StoryEdge> find_all_links(StorySource& source, std::chrono::days window) {
    const KeyTable table(source);
    const KeyFrequency frequency = [&](std::uint32_t key) {
        return is_story_period(key) ? source.briefings_in_period(key) : table.frequency(key);
    };
    EarlierFinder finder(table, source.last_document());
    StorySketches sketches(source.last_document(), window);
    std::deque<StoryEdge> links;
    std::vector<std::uint32_t> candidates;  // few of those that share keys
    source.for_each_document([&](std::uint32_t document) {
        const StoryProfile briefing = source.read_profile(document);
        const unsigned crowd = crowd_of(frequency(briefing.period));
        sketches.add(document, briefing, crowd);
        sketches.look_from(briefing, crowd);
        candidates.clear();
        for (const std::uint32_t other : finder.find(document, briefing.keys)) {
            if (sketches.may_be_linked(other, finder.keys_shared_with(other))) candidates.push_back(other);
        }
        std::sort(candidates.begin(), candidates.end());
        for (const std::uint32_t other : candidates) {
            const StoryLink link = link_between(briefing, source.read_profile(other), frequency, window);
            if (link.is_link()) links.push_back({other, document, link_strength(link)});
        }
    });
    return links;
}

}  // namespace

std::vector<StoryEdge> all_links(StorySource& source, std::chrono::days window) {
    const std::deque<StoryEdge> links = find_all_links(source, window);
    return {links.begin(), links.end()};
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
