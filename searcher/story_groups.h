#pragma once

#include "searcher/matching.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace debrief {

/// Of a story, what a search finds.
struct FoundTellings {
    std::size_t count = 0;            ///< that match
    std::vector<std::string> others;  ///< ids of the best of them but one, best first; ten at most
};

/// A search whose hits are folded by story: the best telling stands for all in its place. The order is that
/// of the search without folding, so pages are pieces of one order. For one search.
///
/// Costs little beside that search: its best are ranked in full and folded. Only where these do not fill the
/// page, Xapian is asked once more for one telling a story, since those further down keep their order by
/// words; and of each story on the page, for the tellings of it that match. In deep mode, which brings in
/// what the words alone rank low, all that matches is ranked.
class StoryGroups {
 public:
    /// All must outlive it.
    StoryGroups(const Xapian::Database& database, const RankedQuery& query, const SearchRequest& request);
    StoryGroups(const StoryGroups&) = delete;
    StoryGroups& operator=(const StoryGroups&) = delete;
    ~StoryGroups();

    /// The first `count`, ranked in full. To be called first, and once.
    [[nodiscard]] Matches find(std::size_t count);

    /// How many stories match, a briefing that nobody else tells being one; nothing where the total is not
    /// asked for.
    [[nodiscard]] std::optional<std::size_t> stories() const;

    /// What the search finds of the story that a hit tells; nothing where the total is not asked for.
    [[nodiscard]] FoundTellings tellings_of(const Candidate& hit) const;

 private:
    class Tally;
    [[nodiscard]] std::vector<std::string> stories_of(const std::vector<Candidate>& candidates) const;
    [[nodiscard]] std::vector<Candidate> fold(const std::vector<Candidate>& candidates) const;
    void add_others(std::vector<Candidate>& best, std::size_t count) const;
    [[nodiscard]] std::vector<Candidate> find_tellings(const std::string& story, std::size_t count) const;
    [[nodiscard]] std::vector<Candidate> ranked_by_words(std::vector<Candidate> candidates) const;

    const Xapian::Database& database_;
    const RankedQuery& query_;
    const SearchRequest& request_;
    std::unique_ptr<Tally> tally_;  ///< none: the total is not asked for
    /// Of the documents that were ranked closely, where they stand without folding.
    std::unordered_map<std::uint32_t, std::size_t> places_;
};

}  // namespace debrief
