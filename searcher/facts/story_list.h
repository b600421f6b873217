#pragma once

#include "searcher/facts/story_heads.h"
#include "searcher/search.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class IndexReader;

/// What comes first among stories. Equal ones are ordered by the next of owners, tellings, last day (newest
/// first), then by their ids.
enum class StoryOrder { owners, tellings, newest };

inline constexpr std::array<std::string_view, 3> story_order_names{"owners", "tellings", "newest"};

/// The order of that name; nothing where there is none.
[[nodiscard]] std::optional<StoryOrder> find_story_order(std::string_view name);

struct StoryListRequest {
    /// Its query finds tellings; an empty one all of the index. Its limit is how many stories are told, its
    /// offset how many in front of them are passed over. Of the rest, filters, ranking, context, synonyms and
    /// time limit count.
    SearchRequest search;
    StoryOrder order = StoryOrder::owners;
};

/// A story of two tellings or more, as a list has it.
struct ListedStory {
    std::string id;
    std::string headline;  ///< the id of the telling that stands for it (`headline_of`)
    std::string title;     ///< of that telling
    std::string url;       ///< of that telling; empty: unknown
    std::string path;      ///< absolute, of that telling's file; empty: unknown
    std::optional<Day> first;
    std::optional<Day> last;             ///< days of publication; absent: no telling has any
    Origin date_origin = Origin::given;  ///< of that telling's day
    CitedOwners owners;                  ///< of all tellings
    std::vector<std::string> sources;    ///< that published it, in byte order
    std::vector<std::string> tellings;   ///< ids, in the order of telling
    std::size_t matching = 0;            ///< how many of them the query finds
};

struct StoryList {
    std::string query;
    std::size_t total = 0;    ///< stories that have a telling which the query finds
    std::size_t matches = 0;  ///< briefings that the query finds
    std::size_t alone = 0;    ///< of them, those that nobody else tells
    std::vector<ListedStory> stories;
    std::vector<QueryNote> notes;
};

/// Lists stories that a query finds: first those with a telling that scores at least three quarters of what
/// the best one scores, then down to a half, a quarter and nothing, so that a story which has but one common
/// word of several comes after those that answer; within each of these in the order asked for. Counts are
/// exact unless the time limit is met, which a note tells. Reads records of the stories that it lists only.
/// Throws `Error` of kind `index`.
[[nodiscard]] StoryList find_stories(IndexReader& reader, const StoryListRequest& request);

/// A story with its tellings and nothing else.
struct StoryTellings {
    std::string id;
    std::optional<Day> first;
    std::optional<Day> last;
    std::vector<std::string> tellings;  ///< ids, in the order of telling
};

/// Gives all stories of an index one at a time in byte order of their ids, and says how many. Holds one story
/// in memory. Where a writer works meanwhile, each is as the index has it when it is read.
std::size_t for_each_story(IndexReader& reader, const std::function<void(const StoryTellings&)>& on_story);

}  // namespace debrief
