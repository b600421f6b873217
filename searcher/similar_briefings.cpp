#include "searcher/similar_briefings.h"

#include "corpus/base/text.h"
#include "indexer/analysis.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/deadline.h"
#include "searcher/query_notes.h"
#include "searcher/ranking.h"
#include "searcher/stem_words.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_given_late = 10;  ///< past the deadline of the whole answer

class SimilarFinder {
 public:
    SimilarFinder(const Xapian::Database& database, IndexReader& reader, const SimilarRequest& request)
        : database_(database), reader_(reader), request_(request) {}

    std::optional<SimilarBriefings> find() {
        const std::string id_term = to_term(id_prefix, request_.id);
        const auto found = database_.postlist_begin(id_term);
        if (found == database_.postlist_end(id_term)) return std::nullopt;
        const Briefing briefing = decode_record(database_.get_document(*found).get_data());
        SimilarBriefings result{briefing.id, briefing.title, weighty_terms(*found, briefing), {}};
        add_similar(result, Xapian::Query(id_term));
        if (request_.deadline && request_.deadline->was_met())
            result.notes.push_back(ended_search_note(*request_.deadline));
        return result;
    }

 private:
    [[nodiscard]] std::vector<WeightyTerm> weighty_terms(Xapian::docid document,
                                                         const Briefing& briefing) const {
        const auto words = words_by_stem(briefing, reader_.stemmers().of(briefing.language));
        std::vector<WeightyTerm> terms;
        for (auto term = database_.termlist_begin(document); term != database_.termlist_end(document);
             ++term) {
            const std::string text = *term;
            if (!is_stem_term(text) || is_ascii_upper(text.front())) continue;
            const auto word = words.find(std::string(without_stem_mark(text)));
            if (word == words.end() || is_stop_word(word->second) || term.get_termfreq() < 2) continue;
            const double idf = std::log(database_.get_doccount() / static_cast<double>(term.get_termfreq()));
            const double times = std::max(term.get_wdf() / counts_of_plain_word, 1.0);
            const double weight = (1 + std::log(times)) * idf;
            if (weight > 0) terms.push_back({word->second, word->first, weight, term.get_termfreq()});
        }
        std::sort(terms.begin(), terms.end(), [](const WeightyTerm& left, const WeightyTerm& right) {
            return std::tie(right.weight, left.stem) < std::tie(left.weight, right.stem);
        });
        if (terms.size() > request_.terms) terms.resize(request_.terms);
        return terms;
    }

    void add_similar(SimilarBriefings& result, const Xapian::Query& itself) const {
        if (result.terms.empty()) return;
        std::vector<Xapian::Query> terms;
        for (const WeightyTerm& term : result.terms) {
            terms.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(stem_term("", term.stem)),
                               term.weight / result.terms.front().weight);
        }
        const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
        const Xapian::MSet own = matches({Xapian::Query::OP_FILTER, any, itself}, 1);
        const Xapian::MSet others = matches({Xapian::Query::OP_AND_NOT, any, itself}, request_.limit);
        for (auto match = others.begin(); match != others.end(); ++match) {
            if (result.similar.size() >= most_given_late && is_over_now(request_.deadline)) break;
            const Xapian::Document document = match.get_document();
            result.similar.push_back(to_similar(*match, document.get_data(), result.terms));
            result.similar.back().path = reader_.path_of_file(document.get_value(slot::file));
            result.similar.back().rank = match.get_rank() + 1;
            result.similar.back().score = match.get_weight() / own.begin().get_weight();
        }
    }

    [[nodiscard]] Xapian::MSet matches(const Xapian::Query& query, std::size_t most) const {
        Xapian::Enquire enquire(database_);
        enquire.set_weighting_scheme(*make_weight({}));
        enquire.set_sort_by_relevance_then_value(slot::id, false);
        enquire.set_query(request_.deadline ? Xapian::Query(Xapian::Query::OP_FILTER, query,
                                                            deadline_filter(*request_.deadline))
                                            : query);
        return enquire.get_mset(0, static_cast<Xapian::doccount>(most));
    }

    [[nodiscard]] SimilarBriefing to_similar(Xapian::docid document, const std::string& record,
                                             const std::vector<WeightyTerm>& terms) const {
        const Briefing briefing = decode_record(record);
        SimilarBriefing similar;
        similar.id = briefing.id;
        similar.title = briefing.title;
        similar.date = briefing.date;
        similar.date_origin = briefing.date_origin;
        similar.source = briefing.source;
        similar.url = briefing.url;
        for (const WeightyTerm& term : terms) {
            auto there = database_.termlist_begin(document);
            const std::string wanted = stem_term("", term.stem);
            there.skip_to(wanted);
            if (there != database_.termlist_end(document) && *there == wanted)
                similar.words.push_back(term.word);
        }
        return similar;
    }

    const Xapian::Database& database_;
    IndexReader& reader_;
    const SimilarRequest& request_;
};

}  // namespace

std::optional<SimilarBriefings> find_similar(IndexReader& reader, const SimilarRequest& request) {
    std::optional<SimilarBriefings> result;
    reader.read(
        [&](const Xapian::Database& database) { result = SimilarFinder(database, reader, request).find(); });
    return result;
}

}  // namespace debrief
