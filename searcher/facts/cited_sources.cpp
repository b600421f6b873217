#include "searcher/facts/cited_sources.h"

#include "indexer/schema.h"
#include "searcher/facts/source_tally.h"
#include "searcher/facts/subject_plan.h"
#include "searcher/index_reader.h"

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 3> sources_by_names{"owner", "host", "kind"};

/// Ends a pass: the time is over.
struct SourcesTimeOver {};

/// Xapian shows it each briefing that cites anything.
class CitationSpy : public Xapian::MatchSpy {
 public:
    CitationSpy(SourceTally& tally, Deadline& deadline) : tally_(tally), deadline_(deadline) {}

    void operator()(const Xapian::Document& document, double) override {
        if (deadline_.is_over()) throw SourcesTimeOver();
        tally_.add_briefing(document.get_value(slot::facets));
    }

 private:
    SourceTally& tally_;
    Deadline& deadline_;
};

std::size_t count_matches(const Xapian::Database& database, const Xapian::Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

void tally_citing(const Xapian::Database& database, const Xapian::Query& query, SourceTally& tally,
                  Deadline& deadline) {
    const Xapian::Query citing(to_term(find_field("is")->prefix, "cited"));
    CitationSpy spy(tally, deadline);
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query({Xapian::Query::OP_FILTER, query, citing});
    enquire.add_matchspy(&spy);
    try {
        (void)enquire.get_mset(0, 0, database.get_doccount());
    } catch (const SourcesTimeOver&) {
        return;  // the subject tells of it
    }
}

CitedSources count_cited_sources(const Xapian::Database& database, IndexReader& reader,
                                 const CitedSourcesRequest& request) {
    SubjectPlan plan(database, reader, request.subject);
    SourceTally tally;
    CitedSources sources;
    const std::size_t total = count_matches(database, plan.matches());
    tally_citing(database, plan.matches(), tally, plan.deadline());
    sources.subject = plan.subject();
    sources.subject.total = total;
    sources.by = request.by;
    tally.fill(sources, request.limit);
    return sources;
}

}  // namespace

std::string_view to_string(SourcesBy by) {
    return sources_by_names[static_cast<std::size_t>(by)];
}

std::optional<SourcesBy> find_sources_by(std::string_view name) {
    for (const SourcesBy by : {SourcesBy::owner, SourcesBy::host, SourcesBy::kind})
        if (to_string(by) == name) return by;
    return std::nullopt;
}

CitedSources find_cited_sources(IndexReader& reader, const CitedSourcesRequest& request) {
    CitedSources sources;
    reader.read(
        [&](const Xapian::Database& database) { sources = count_cited_sources(database, reader, request); });
    return sources;
}

}  // namespace debrief
