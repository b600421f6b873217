#include "searcher/facts/subject_plan.h"

#include "corpus/base/text.h"
#include "indexer/schema.h"
#include "searcher/expansion.h"
#include "searcher/index_reader.h"
#include "searcher/query_filter.h"
#include "searcher/query_notes.h"
#include "searcher/synonyms.h"
#include "searcher/value_filters.h"

#include <xapian.h>

namespace debrief {

namespace {

/// The tellings that an id stands for.
struct Tellings {
    std::string story;  ///< empty: a briefing alone
    std::string term;   ///< that all of them have, and no other
};

/// Nothing where `text` is no id.
std::optional<Tellings> tellings_of_id(std::string_view text, const Xapian::Database& database) {
    const std::string_view prefix = find_field("story")->prefix;
    const std::string_view id = trim(text);
    if (id.empty()) return std::nullopt;
    const std::string story = to_ascii_lower(id);
    if (const std::string term = to_term(prefix, story); database.term_exists(term))
        return Tellings{story, term};
    const std::string term = to_term(id_prefix, id);
    const auto telling = database.postlist_begin(term);
    if (telling == database.postlist_end(term)) return std::nullopt;
    const std::string told = database.get_document(*telling).get_value(slot::story);
    return told.empty() ? Tellings{"", term} : Tellings{told, to_term(prefix, told)};
}

}  // namespace

SubjectPlan::SubjectPlan(const Xapian::Database& database, IndexReader& reader, const SubjectRequest& request)
    : deadline_(request.search.time_limit, request.search.deadline) {
    subject_.query = request.search.query;
    const auto tellings =
        request.may_be_id ? tellings_of_id(request.search.query, database) : std::optional<Tellings>();
    if (!tellings) {
        plan_query_of(database, reader, request);
        return;
    }
    subject_.is_story = true;
    subject_.story = tellings->story;
    tellings_ = tellings->term;
    matches_ = std::make_unique<Xapian::Query>(tellings->term);
}

SubjectPlan::~SubjectPlan() = default;

void SubjectPlan::plan_query_of(const Xapian::Database& database, IndexReader& reader,
                                const SubjectRequest& request) {
    const SearchRequest& search = request.search;
    Stemmers& stemmers = reader.stemmers();
    ParsedQuery parsed = parse_query(search.query, search.context);
    if (request.on_parsed) request.on_parsed(parsed);
    subject_.words = std::move(parsed.query);
    subject_.notes = std::move(parsed.notes);
    if (search.synonyms) search.synonyms->add_to(subject_.words, stemmers.of("en"));
    expand(subject_.words, database, stemmers, subject_.notes);
    Xapian::Query plan =
        plan_query(subject_.words, search.ranking, stemmers, search.text, &deadline_, &database);
    for (const std::string& filter : search.filters)
        plan = filter_plan(plan, filter, {database, stemmers, search, deadline_}, subject_.notes);
    matches_ = std::make_unique<Xapian::Query>(Xapian::Query::OP_FILTER, plan, deadline_filter(deadline_));
}

Subject SubjectPlan::subject() const {
    Subject subject = subject_;
    if (deadline_.was_met()) subject.notes.push_back(ended_search_note(deadline_));
    return subject;
}

}  // namespace debrief
