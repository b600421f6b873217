#include "searcher/match_report.h"

#include "indexer/analysis.h"
#include "indexer/record.h"
#include "searcher/counted_words.h"
#include "searcher/deadline.h"
#include "searcher/expansion.h"
#include "searcher/match_reasons.h"
#include "searcher/query_notes.h"
#include "searcher/ranked_matches.h"
#include "searcher/synonyms.h"
#include "searcher/value_filters.h"

#include <algorithm>

#include <xapian.h>

namespace debrief {

namespace {

/// The part of a tree's print that names a node, for those whose children are told on their own.
std::string name_of(const Query& query) {
    switch (query.kind) {
        case Query::Kind::same:
            return "same";
        case Query::Kind::all_of:
            return "all";
        case Query::Kind::any_of:
            return "any";
        case Query::Kind::with:
            return "with";
        case Query::Kind::but_not:
            return "but-not";
        default:
            return to_string(query);
    }
}

bool is_list(const Query& query) {
    return name_of(query) != to_string(query);
}

class Reporter {
 public:
    Reporter(const Xapian::Database& database, Stemmers& stemmers, const SearchRequest& request,
             Xapian::docid document)
        : database_(database),
          stemmers_(stemmers),
          request_(request),
          document_(document),
          briefing_(decode_record(database.get_document(document).get_data())),
          matched_(read_values()) {}

    [[nodiscard]] const Briefing& briefing() const { return briefing_; }

    /// Asks the index for a part of a query alone, as the planner would.
    Verdict judge(const Query& query) {
        Verdict verdict{name_of(query), matches(query), false, "", {}};
        if (!is_list(query)) {
            verdict.reason = reason_of(query, verdict.is_met, matched_, request_.text, stemmers_);
            return verdict;
        }
        for (std::size_t i = 0; i < query.children.size(); ++i)
            verdict.children.push_back(judge_child(query, i));
        return verdict;
    }

    void add_rank(const Query& query, MatchReport& report) {
        Xapian::Query plan =
            plan_query(query, request_.ranking, stemmers_, request_.text, request_.deadline, &database_);
        if (request_.deadline) plan = {Xapian::Query::OP_FILTER, plan, deadline_filter(*request_.deadline)};
        const Matches ranked =
            find_ranked(database_, {query, plan, stemmers_}, database_.get_doccount(), request_);
        report.hits = ranked.best.size();
        const auto found =
            std::find_if(ranked.best.begin(), ranked.best.end(),
                         [&](const Candidate& candidate) { return candidate.document == document_; });
        if (found == ranked.best.end()) return;
        report.rank = static_cast<std::size_t>(found - ranked.best.begin()) + 1;
        report.score = found->score;
        report.parts = parts_of(*found);
    }

 private:
    [[nodiscard]] bool matches(const Query& query) const {
        const Xapian::Query plan = plan_query(query, request_.ranking, stemmers_, request_.text);
        const Xapian::Query itself(to_term(id_prefix, briefing_.id));
        Xapian::Enquire enquire(database_);
        enquire.set_query({Xapian::Query::OP_FILTER, plan, itself});
        return !enquire.get_mset(0, 1).empty();
    }

    Verdict judge_child(const Query& list, std::size_t number) {
        const Query& child = list.children[number];
        Verdict verdict = judge(child);
        if (list.kind == Query::Kind::but_not && number > 0)
            return {"not", !verdict.is_met, false, "", {std::move(verdict)}};
        const bool only_ranks = list.kind == Query::Kind::with && number > 0;
        if (only_ranks) return {"ranks", verdict.is_met, false, "", {std::move(verdict)}};
        if (list.kind == Query::Kind::any_of && is_left_out(child, list))
            verdict.reason = "it says too little to be looked for";
        return verdict;
    }

    /// Whether a stop word is left to the others of its list.
    [[nodiscard]] bool is_left_out(const Query& word, const Query& list) const {
        if (word.kind != Query::Kind::word) return false;
        const std::vector<std::string> ranked = ranked_words(list.children);
        const std::vector<Token> tokens = tokenize(word.text);
        return ranked.size() <= request_.ranking.long_query_words &&
               std::none_of(tokens.begin(), tokens.end(), [&](const Token& token) {
                   return std::find(ranked.begin(), ranked.end(), token.form) != ranked.end();
               });
    }

    [[nodiscard]] bool has_term(const std::string& term) const {
        auto posting = database_.postlist_begin(term);
        if (posting == database_.postlist_end(term)) return false;
        posting.skip_to(document_);
        return posting != database_.postlist_end(term) && *posting == document_;
    }

    [[nodiscard]] MatchedBriefing read_values() const {
        const Xapian::Document document = database_.get_document(document_);
        const std::string citations = document.get_value(slot::citations);
        return {briefing_,
                decode_facets(document.get_value(slot::facets)),
                citations.empty() ? 0 : static_cast<std::size_t>(Xapian::sortable_unserialise(citations)),
                decode_figures(document.get_value(slot::figures)),
                decode_events(document.get_value(slot::events)),
                document.get_value(slot::story),
                [this](const std::string& term) { return has_term(term); }};
    }

    const Xapian::Database& database_;
    Stemmers& stemmers_;
    const SearchRequest& request_;
    Xapian::docid document_;
    Briefing briefing_;
    MatchedBriefing matched_;
};

/// Marks what keeps a briefing from being a hit: all that is missing where all is needed, and of
/// alternatives each.
void mark_needed(Verdict& verdict) {
    if (verdict.is_met) return;
    verdict.is_needed = true;
    for (Verdict& child : verdict.children)
        if (child.part != "ranks" && verdict.part != "not") mark_needed(child);
}

}  // namespace

std::optional<MatchReport> report_match(IndexReader& reader, const std::string& id,
                                        const SearchRequest& request) {
    const ParsedQuery parsed = parse_query(request.query, request.context);
    std::optional<MatchReport> result;
    reader.read([&](const Xapian::Database& database) {
        result.reset();
        const std::string term = to_term(id_prefix, id);
        const auto found = database.postlist_begin(term);
        if (found == database.postlist_end(term)) return;
        Query query = parsed.query;
        MatchReport report;
        report.notes = parsed.notes;
        if (request.synonyms) request.synonyms->add_to(query, reader.stemmers().of("en"));
        expand(query, database, reader.stemmers(), report.notes);
        Reporter reporter(database, reader.stemmers(), request, *found);
        report.id = reporter.briefing().id;
        report.title = reporter.briefing().title;
        report.query = request.query;
        report.verdict = reporter.judge(query);
        report.is_hit = report.verdict.is_met;
        mark_needed(report.verdict);
        reporter.add_rank(query, report);
        if (request.deadline && request.deadline->was_met())
            report.notes.push_back(ended_search_note(*request.deadline));
        result = std::move(report);
    });
    return result;
}

}  // namespace debrief
