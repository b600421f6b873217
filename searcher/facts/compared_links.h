#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace debrief {

/// Two things of different tellings that may be one.
struct ComparedLink {
    std::size_t a = 0;
    std::size_t b = 0;  ///< above `a`
    double score = 0;   ///< how surely
};

/// Joins things by their links, the surest first, so that each group has at most one thing of each telling
/// and `may_join` holds for any two of it. Gives groups of two and more, things and groups in order.
[[nodiscard]] std::vector<std::vector<std::size_t>> join_links(
    std::span<const std::size_t> tellings, std::vector<ComparedLink> links,
    const std::function<bool(std::size_t, std::size_t)>& may_join);

/// Mentions of two things that go together best, by their places among the mentions of each.
struct MentionPair {
    std::size_t a = 0;
    std::size_t b = 0;
    double score = 0;  ///< how surely; 0: not at all
};

/// The best pairs of mentions of things that were compared.
class PairedMentions {
 public:
    /// Of thing `i` and a thing `j` above it.
    void add(std::size_t i, std::size_t j, const MentionPair& pair) { pairs_[{i, j}] = pair; }

    /// Which mentions tell best that the things of a group are one.
    struct Shown {
        std::map<std::size_t, std::size_t> mentions;  ///< by thing
        std::pair<std::size_t, std::size_t> surest;   ///< things
    };
    [[nodiscard]] Shown shown(const std::vector<std::size_t>& group) const;

 private:
    std::map<std::pair<std::size_t, std::size_t>, MentionPair> pairs_;
};

/// How many of `most` things each of some tellings may have.
[[nodiscard]] std::size_t share_of_each(std::size_t most, std::size_t tellings);

}  // namespace debrief
