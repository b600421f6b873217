#pragma once

#include "searcher/facts/evidence_profile.h"
#include "searcher/facts/story_additions.h"
#include "searcher/facts/story_heads.h"
#include "searcher/facts/subject.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace debrief {

class IndexReader;
class StatementReaders;

/// A telling, with what backs it and what it adds to those told before it.
struct StoryTelling {
    EvidenceProfile evidence;
    std::size_t sentences = 0;  ///< but its title
    Additions adds;             ///< of the first telling all that it gives
};

/// A story by its tellings; of a briefing that nobody else tells, that one.
struct StoryReport {
    Subject subject;                     ///< its briefings are the tellings that were read
    std::vector<StoryTelling> tellings;  ///< of those, in the same order
    std::string headline;                ///< id of the telling that stands for the story (`headline_of`)
    std::string title;                   ///< of that telling
    CitedOwners owners;                  ///< of all tellings, read or not
    std::optional<Day> first;
    std::optional<Day> last;  ///< days of all tellings; absent: none is known
};

/// Tells the story with the id that the request's query is, or that the briefing with this id tells. Nothing
/// where the index has neither. Throws `Error` of kind `index`.
[[nodiscard]] std::optional<StoryReport> tell_story(IndexReader& reader, SubjectRequest request);

/// The same without its tellings: for who shows other things of the briefings as well, and lets all share
/// what is understood of them.
[[nodiscard]] std::optional<StoryReport> find_story(IndexReader& reader, SubjectRequest request);

/// What the tellings of a story give, until the deadline of `request`: briefings that it does not come to are
/// taken from its subject, and may not be asked of `tellings`, those of the subject, from then on.
void add_tellings(StoryReport& report, StatementReaders& tellings, const SearchRequest& request);

}  // namespace debrief
