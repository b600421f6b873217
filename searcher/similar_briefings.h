#pragma once

#include "corpus/briefing.h"
#include "searcher/index_reader.h"
#include "searcher/query.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace debrief {

class Deadline;

/// What is asked for: briefings that are like one.
struct SimilarRequest {
    std::string id;                ///< of that one
    std::size_t limit = 10;        ///< most to give
    std::size_t terms = 30;        ///< its weightiest, that others are looked for by
    Deadline* deadline = nullptr;  ///< past it no more is looked for, which a note tells; null: none
};

/// A stem that tells what a briefing is about.
struct WeightyTerm {
    std::string word;  ///< as it stands there most often, folded: "talks" for the stem "talk"
    std::string stem;
    double weight = 0;          ///< (1 + ln of how often it counts) times its inverse document frequency
    std::size_t briefings = 0;  ///< of the index that have it, this one included
};

/// A briefing that is like the one asked about.
struct SimilarBriefing {
    std::size_t rank = 0;  ///< from 1
    std::string id;
    std::string title;
    std::optional<Day> date;
    Origin date_origin = Origin::given;
    std::string source;              ///< empty: unknown
    std::string url;                 ///< empty: unknown
    std::string path;                ///< absolute, of its file; empty: unknown
    double score = 0;                ///< its share of what the briefing itself would score by its terms
    std::vector<std::string> words;  ///< of the terms that both have, weightiest first
};

struct SimilarBriefings {
    std::string id;
    std::string title;
    std::vector<WeightyTerm> terms;        ///< weightiest first; equal ones in byte order of their stems
    std::vector<SimilarBriefing> similar;  ///< most alike first; equal ones in byte order of their ids
    std::vector<QueryNote> notes{};
};

/// Looks for the briefings that have most of the weightiest terms of one, itself left out. Terms that no
/// other has, and stop words, are none. Nothing where the index has no such id. Throws `Error` of kind
/// `index`.
[[nodiscard]] std::optional<SimilarBriefings> find_similar(IndexReader& reader,
                                                           const SimilarRequest& request);

}  // namespace debrief
