#include "searcher/query_filter.h"

#include "searcher/expansion.h"
#include "searcher/synonyms.h"

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

Xapian::Query filter_plan(const Xapian::Query& plan, const std::string& filter, const FilterContext& context,
                          std::vector<QueryNote>& notes) {
    const SearchRequest& request = context.request;
    ParsedQuery parsed = parse_query(filter, request.context);
    if (request.synonyms) request.synonyms->add_to(parsed.query, context.stemmers.of("en"));
    std::vector<QueryNote> own = std::move(parsed.notes);
    expand(parsed.query, context.database, context.stemmers, own);
    for (const QueryNote& note : own) notes.push_back({0, fmt::format("in the filter: {}", note.message)});
    const Xapian::Query wanted = plan_query(parsed.query, request.ranking, context.stemmers, request.text,
                                            &context.deadline, &context.database);
    return {Xapian::Query::OP_FILTER, plan, wanted};
}

}  // namespace debrief
