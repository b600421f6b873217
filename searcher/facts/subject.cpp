#include "searcher/facts/subject.h"

#include "indexer/schema.h"
#include "searcher/deadline.h"
#include "searcher/facts/subject_plan.h"
#include "searcher/hits.h"
#include "searcher/index_reader.h"
#include "searcher/query_notes.h"
#include "searcher/ranked_matches.h"

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>

#include <xapian.h>

namespace debrief {

namespace {

class SubjectFinder {
 public:
    SubjectFinder(const Xapian::Database& database, IndexReader& reader, const SubjectRequest& request)
        : database_(database), reader_(reader), request_(request) {}

    Subject find() {
        SubjectPlan plan(database_, reader_, request_);
        if (plan.tellings())
            read_tellings(plan);
        else
            read_found(plan);
        return std::move(subject_);
    }

 private:
    void read_tellings(const SubjectPlan& plan) {
        const std::string& term = *plan.tellings();
        subject_ = plan.subject();
        subject_.total = database_.get_termfreq(term);
        using Place = std::tuple<bool, std::string, std::string, Xapian::docid>;  // undated, day, id
        std::vector<Place> places;
        for (auto telling = database_.postlist_begin(term); telling != database_.postlist_end(term);
             ++telling) {
            const Xapian::Document values = database_.get_document(*telling, Xapian::DOC_ASSUME_VALID);
            std::string day = values.get_value(slot::date);
            const bool is_undated = day.empty();
            places.emplace_back(is_undated, std::move(day), values.get_value(slot::id), *telling);
        }
        std::sort(places.begin(), places.end());
        if (places.size() > request_.search.limit) places.resize(request_.search.limit);
        for (const Place& place : places)
            if (!read_briefing(std::get<Xapian::docid>(place), 0)) break;
    }

    void read_found(const SubjectPlan& plan) {
        const Query words = plan.subject().words;
        const SearchRequest& search = request_.search;
        const Matches matches =
            find_ranked(database_, {words, plan.matches(), reader_.stemmers()}, search.limit, search);
        subject_ = plan.subject();
        subject_.total = matches.total.value_or(0);
        const std::size_t count = std::min(matches.best.size(), request_.search.limit);
        for (const Candidate& candidate : std::span(matches.best).first(count))
            if (!read_briefing(candidate.document, candidate.score)) break;
        subject_.weights = weigh_terms(Highlighter(subject_.words, reader_.stemmers()), database_);
    }

    /// False when it is too late to read more; the first is always read.
    bool read_briefing(Xapian::docid document, double score) {
        if (!subject_.briefings.empty() && is_too_late(request_.search, subject_)) return false;
        const Xapian::Document stored = database_.get_document(document);
        subject_.briefings.push_back({read_record(stored.get_data()), stored.get_value(slot::story),
                                      path_of_file(stored.get_value(slot::file)), score});
        return true;
    }

    /// Looked up once of each: many briefings come from one file.
    const std::string& path_of_file(const std::string& file) {
        const auto [known, is_new] = paths_.try_emplace(file);
        if (is_new) known->second = reader_.path_of_file(file);
        return known->second;
    }

    const Xapian::Database& database_;
    IndexReader& reader_;
    const SubjectRequest& request_;
    Subject subject_;
    std::unordered_map<std::string, std::string> paths_;  ///< by file
};

}  // namespace

Subject read_subject(IndexReader& reader, const SubjectRequest& request) {
    Subject subject;
    reader.read(
        [&](const Xapian::Database& database) { subject = SubjectFinder(database, reader, request).find(); });
    return subject;
}

bool is_too_late(const SearchRequest& request, Subject& subject) {
    if (!is_over_now(request.deadline)) return false;
    const auto is_told = [](const QueryNote& note) { return note.message.starts_with(ended_search_words); };
    if (std::none_of(subject.notes.begin(), subject.notes.end(), is_told))
        subject.notes.push_back(ended_search_note(*request.deadline));
    return true;
}

bool is_too_late(const SearchRequest& request, Subject& subject, std::size_t number) {
    if (!is_too_late(request, subject)) return false;
    subject.briefings.resize(std::min(subject.briefings.size(), number));
    return true;
}

}  // namespace debrief
