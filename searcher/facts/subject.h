#pragma once

#include "indexer/record.h"
#include "searcher/search.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace debrief {

class IndexReader;

/// What claims, figures, quotes, sources and dates are asked of: what a query finds, or a story.
struct SubjectRequest {
    SubjectRequest() { search.limit = 100; }

    /// Its query is what is asked of: a query as typed, or the id of a story or of a briefing that tells one.
    /// Its limit is how many briefings are read at most: of a query the best, of a story the first. Of the
    /// rest, filters, ranking, context, synonyms and time limit count.
    SearchRequest search;
    bool may_be_id = true;  ///< false: it is a query, whatever it looks like
    /// Changes a query that was read before it is searched for, and its notes: for verbs that take some of it
    /// upon themselves. Not called for ids.
    std::function<void(ParsedQuery&)> on_parsed{};
};

/// A briefing that was read for a subject.
struct SubjectBriefing {
    Record record;
    std::string story{};  ///< that it tells with others; empty: nobody else tells it
    std::string path{};   ///< absolute, of the file that it came from; empty: none
    double score = 0;     ///< of a query; 0 of a story's telling
};

struct Subject {
    std::string query;      ///< as it was asked for
    bool is_story = false;  ///< whether it was an id
    /// The story of that id; empty: a query, or a briefing whose story nobody else tells.
    std::string story{};
    std::size_t total = 0;  ///< briefings that it has
    /// Of a query the best first, of a story in the order of telling: by day, undated ones last, then by id.
    std::vector<SubjectBriefing> briefings;
    std::vector<QueryNote> notes;
    Query words{};          ///< what was looked for, with the words of the index: for a `Highlighter`
    TermWeights weights{};  ///< of that highlighter's terms
};

/// Finds and reads them. Throws `Error` of kind `index`, nothing on the text's account: an id that there is
/// none of is a query.
[[nodiscard]] Subject read_subject(IndexReader& reader, const SubjectRequest& request);

/// Whether it is too late to understand the briefing with this number, and all behind it: they are then taken
/// from the subject, which tells of it in a note.
[[nodiscard]] bool is_too_late(const SearchRequest& request, Subject& subject, std::size_t number);

/// The same for what is made of all briefings together: nothing is taken from the subject.
[[nodiscard]] bool is_too_late(const SearchRequest& request, Subject& subject);

}  // namespace debrief
