#include "searcher/facts/subject.h"

#include "corpus/base/text.h"
#include "indexer/schema.h"
#include "searcher/deadline.h"
#include "searcher/expansion.h"
#include "searcher/hits.h"
#include "searcher/index_reader.h"
#include "searcher/query_filter.h"
#include "searcher/ranked_matches.h"
#include "searcher/synonyms.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include <fmt/format.h>
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

class SubjectFinder {
 public:
    SubjectFinder(const Xapian::Database& database, IndexReader& reader, const SubjectRequest& request)
        : database_(database), reader_(reader), request_(request) {}

    Subject find() {
        subject_.query = request_.search.query;
        const auto tellings =
            request_.may_be_id ? tellings_of_id(request_.search.query, database_) : std::optional<Tellings>();
        if (tellings)
            read_tellings(*tellings);
        else
            read_found();
        return std::move(subject_);
    }

 private:
    void read_tellings(const Tellings& tellings) {
        subject_.is_story = true;
        subject_.story = tellings.story;
        subject_.total = database_.get_termfreq(tellings.term);
        using Place = std::tuple<bool, std::string, std::string, Xapian::docid>;  // undated, day, id
        std::vector<Place> places;
        for (auto telling = database_.postlist_begin(tellings.term);
             telling != database_.postlist_end(tellings.term); ++telling) {
            const Xapian::Document values = database_.get_document(*telling, Xapian::DOC_ASSUME_VALID);
            std::string day = values.get_value(slot::date);
            const bool is_undated = day.empty();
            places.emplace_back(is_undated, std::move(day), values.get_value(slot::id), *telling);
        }
        std::sort(places.begin(), places.end());
        if (places.size() > request_.search.limit) places.resize(request_.search.limit);
        for (const Place& place : places) read_briefing(std::get<Xapian::docid>(place), 0);
    }

    void read_found() {
        Stemmers& stemmers = reader_.stemmers();
        const SearchRequest& search = request_.search;
        ParsedQuery parsed = parse_query(search.query, search.context);
        if (request_.on_parsed) request_.on_parsed(parsed);
        subject_.words = std::move(parsed.query);
        subject_.notes = std::move(parsed.notes);
        if (search.synonyms) search.synonyms->add_to(subject_.words, stemmers.of("en"));
        expand(subject_.words, database_, stemmers, subject_.notes);
        Deadline deadline(search.time_limit);
        Xapian::Query plan = plan_query(subject_.words, search.ranking, stemmers, search.text, &deadline);
        for (const std::string& filter : search.filters)
            plan = filter_plan(plan, filter, {database_, stemmers, search, deadline}, subject_.notes);
        const Xapian::Query bounded(Xapian::Query::OP_FILTER, plan, deadline_filter(deadline));
        const Matches matches =
            find_ranked(database_, {subject_.words, bounded, stemmers}, search.limit, search);
        subject_.total = matches.total.value_or(0);
        if (deadline.was_met()) {
            subject_.notes.push_back(
                {0, fmt::format("the search was ended after {} ms: there may be more to find",
                                search.time_limit.count())});
        }
        const std::size_t count = std::min(matches.best.size(), request_.search.limit);
        for (const Candidate& candidate : std::span(matches.best).first(count))
            read_briefing(candidate.document, candidate.score);
        subject_.weights = weigh_terms(Highlighter(subject_.words, stemmers), database_);
    }

    void read_briefing(Xapian::docid document, double score) {
        const Xapian::Document stored = database_.get_document(document);
        subject_.briefings.push_back({read_record(stored.get_data()), stored.get_value(slot::story),
                                      reader_.path_of_file(stored.get_value(slot::file)), score});
    }

    const Xapian::Database& database_;
    IndexReader& reader_;
    const SubjectRequest& request_;
    Subject subject_;
};

}  // namespace

Subject read_subject(IndexReader& reader, const SubjectRequest& request) {
    Subject subject;
    reader.read(
        [&](const Xapian::Database& database) { subject = SubjectFinder(database, reader, request).find(); });
    return subject;
}

}  // namespace debrief
