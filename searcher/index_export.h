#pragma once

#include "corpus/briefing.h"
#include "searcher/index_reader.h"
#include "searcher/search.h"

#include <cstddef>
#include <functional>

namespace debrief {

/// Gives all briefings of an index, or those that answer a query, one at a time in byte order of their ids
/// (very long ones by their terms), and says how many. Of the request, what is matched counts, not how it is
/// ranked, cut and shown. Where a writer works meanwhile, each is as the index has it when it is read. Throws
/// `Error` of kind `index`.
std::size_t export_all(IndexReader& reader, const std::function<void(const Briefing&)>& on_briefing);
std::size_t export_matches(IndexReader& reader, SearchRequest request,
                           const std::function<void(const Briefing&)>& on_briefing);

}  // namespace debrief
