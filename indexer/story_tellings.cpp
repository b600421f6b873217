#include "indexer/story_tellings.h"

#include "indexer/story_graph.h"

#include <algorithm>
#include <utility>

namespace debrief {

namespace {

using Documents = std::vector<std::uint32_t>;

class TellingFinder {
 public:
    explicit TellingFinder(const StorySource& source) : source_(source) {}

    void add(const LinkedDocuments& part) {
        const Documents order = in_order_of_telling(part.documents);
        const std::vector<std::uint32_t> first = merge_linked(order.size(), edges_of(part, order));
        std::vector<std::uint32_t> tellings(order.size(), 0);
        for (const std::uint32_t story : first) ++tellings[story];
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (tellings[first[i]] > 1) tellings_.push_back({order[i], order[first[i]]});
        }
    }

    /// By document, rising.
    [[nodiscard]] std::vector<Telling> take() {
        std::sort(tellings_.begin(), tellings_.end(),
                  [](const Telling& left, const Telling& right) { return left.document < right.document; });
        return std::move(tellings_);
    }

 private:
    /// What is read for it is gone after it: a part may be large.
    [[nodiscard]] Documents in_order_of_telling(const Documents& documents) const {
        std::vector<std::pair<StoryProfile, std::uint32_t>> heads;
        heads.reserve(documents.size());
        for (const std::uint32_t document : documents)
            heads.emplace_back(source_.read_head(document), document);
        std::sort(heads.begin(), heads.end(), [](const auto& left, const auto& right) {
            return is_told_before(left.first, right.first);
        });
        Documents order;
        for (const auto& [head, document] : heads) order.push_back(document);
        return order;
    }

    /// A part's links by places in the order of telling.
    static std::vector<StoryEdge> edges_of(const LinkedDocuments& part, const Documents& order) {
        const auto rank = [&](std::uint32_t document) {
            return std::lower_bound(part.documents.begin(), part.documents.end(), document) -
                   part.documents.begin();
        };
        Documents places(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) places[static_cast<std::size_t>(rank(order[i]))] = i;
        std::vector<StoryEdge> edges;
        edges.reserve(part.links.size());
        for (const StoryEdge& link : part.links) {
            edges.push_back({places[static_cast<std::size_t>(rank(link.left))],
                             places[static_cast<std::size_t>(rank(link.right))], link.strength});
        }
        return edges;
    }

    const StorySource& source_;
    std::vector<Telling> tellings_;
};

}  // namespace

std::vector<Telling> tellings_of(std::vector<StoryEdge>& links, const StorySource& source) {
    TellingFinder finder(source);
    for_each_part(links, [&](const LinkedDocuments& part) { finder.add(part); });
    return finder.take();
}

}  // namespace debrief
