#pragma once

#include "searcher/facts/evidence_profile.h"
#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"
#include "web/page.h"
#include "web/pages/sentences.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Pieces that several pages have, as markup. All are bounded: what documents hold may be long and many.

/// `1 claim`, `20 claims`: the noun's plural is made with an s.
[[nodiscard]] std::string count_of(std::size_t count, std::string_view noun);

/// The day of publication: `<time datetime="2026-04-08">8 April 2026</time>`, with a word where nobody but
/// its file tells it; empty where it is unknown.
[[nodiscard]] std::string day_html(const Briefing& briefing);

/// What a briefing is called: its title, else its id; a long one is cut.
[[nodiscard]] std::string shown_title(const Briefing& briefing);

/// Hosts that back something, each a chip that leads to its page and says its kind; empty for none. Further
/// ones than eight are counted.
[[nodiscard]] std::string chips_html(const std::vector<BackingSource>& sources, const Addresses& addresses);

/// What pages link to of a query, to light its words in briefings: nothing of a very long one, which would
/// stand in every link.
[[nodiscard]] std::string_view lit_query(std::string_view query);

/// A sentence with its evidence, its sources and the briefing that has it, which the link opens at the
/// sentence with the query lit. `aside` is markup that stands below, in the same box.
[[nodiscard]] std::string statement_html(const Statement& statement, const SubjectBriefing& briefing,
                                         const SentenceMarks& marks, std::string_view query,
                                         const Addresses& addresses, std::string_view aside = "");

/// Whether pages link to a briefing with this id: one that is very long would fit into no request, and stand
/// in every link.
[[nodiscard]] bool is_linkable(std::string_view id);

/// A place of a briefing that says something.
struct ToldPlace {
    const SubjectBriefing* briefing;
    const Statement* statement = nullptr;  ///< the sentence; null: it is not known which
    std::string html{};                    ///< what is told of it in front: markup; empty: nothing
};

/// Where it is: the briefing, its day and who published it, and the place's sources, on one line.
[[nodiscard]] std::string place_html(const ToldPlace& place, std::string_view query,
                                     const Addresses& addresses);

/// Places behind a summary that opens them: `Also in 3 other briefings`; empty for none. Further ones than
/// ten are counted.
[[nodiscard]] std::string places_html(std::string_view summary, const std::vector<ToldPlace>& places,
                                      std::string_view query, const Addresses& addresses);

/// How many owners back something: `3 owners: 2 press, 1 party`; empty for none.
[[nodiscard]] std::string owners_text(const EvidenceProfile& profile);

/// What of a query was passed over, with its place; empty for none.
[[nodiscard]] std::string notes_html(std::string_view query, const std::vector<QueryNote>& notes);

/// Tells that the time of the answer was over before all was found; empty where it was not.
[[nodiscard]] std::string late_note_html(const SiteContext& context);

/// What `/claims` and its like are asked of: the query `q`, or the id of a story or briefing, and filters
/// `f`.
[[nodiscard]] SubjectRequest read_subject_request(const Request& request, const SiteContext& context);

}  // namespace debrief
