#pragma once

#include "indexer/story_links.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace debrief {

class IndexReader;

/// A word that tells much of a briefing.
struct TellingWord {
    std::string word;  ///< as it stands there most often, folded: "talks" for the stem "talk"
    std::string stem;
    std::size_t briefings = 0;  ///< of the index that it is a key of; 0: it is no key of these two
};

/// One of two briefings that are compared.
struct ComparedBriefing {
    std::string id;
    std::string title;
    std::optional<Day> day;         ///< of publication, where somebody gave it: others do not count here
    std::string story;              ///< that it tells; empty: nobody else tells it
    std::size_t tellings = 1;       ///< of that story
    std::vector<TellingWord> only;  ///< weightiest words that are none of the other's, weightiest first
};

/// A telling that joins two others, and how much it is like the one before it.
struct JoiningTelling {
    std::string id;
    std::string title;
    double similarity = 0;
};

/// How many pairs of tellings, one of each story, are linked.
struct LinkedPairs {
    std::size_t linked = 0;
    std::size_t pairs = 0;
};

/// Why two briefings tell one story, or two.
struct StoryReasons {
    std::array<ComparedBriefing, 2> briefings;
    bool is_same = false;  ///< they are one briefing
    StoryLink link;        ///< between the two, seen alone
    LinkNeeds needs;
    std::vector<TellingWord> words;  ///< that both have, weightiest first
    SharedMatter shared;             ///< names, figures and days; its stems are those of `words`
    bool is_one_story = false;       ///< as the index has it now
    /// Where no link joins the two of one story, the fewest tellings that do so by links from each to the
    /// next, the second briefing last; empty where the story is too large to be looked through.
    std::vector<JoiningTelling> through;
    /// Where a link between two stories has not made them one; absent where they are too large.
    std::optional<LinkedPairs> pairs;
};

/// Compares two briefings as grouping does, by what the index holds of them. Nothing where it lacks one.
/// Looks at 10,000 pairs of tellings at most. Throws `Error` of kind `index`.
[[nodiscard]] std::optional<StoryReasons> explain_story_link(IndexReader& reader, const std::string& left,
                                                             const std::string& right);

}  // namespace debrief
