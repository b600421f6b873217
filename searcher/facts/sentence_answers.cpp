#include "searcher/facts/sentence_answers.h"

#include "indexer/schema.h"
#include "searcher/hits.h"
#include "searcher/index_reader.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include <xapian.h>

namespace debrief {

namespace {

constexpr double answering_share = 0.5;
constexpr std::size_t weighed_terms = 4;  ///< the weightiest: a long query's sentences cannot hold half of it

bool is_of_words(const Query& query) {
    if (query.kind == Query::Kind::days) return false;
    return query.kind != Query::Kind::field || query.field->match != FieldMatch::host;
}

/// Whether no briefing has the word: then no sentence is to be asked for it.
bool is_unknown(const LitTerm& term, const Xapian::Database& database) {
    return !term.stems.empty() && term.forms.empty() &&
           std::none_of(term.stems.begin(), term.stems.end(),
                        [&](const std::string& stem) { return database.term_exists(stem_term("", stem)); });
}

/// Which terms a sentence holds, in order.
using HeldTerms = std::vector<std::size_t>;

double weight_of_terms(HeldTerms terms, const std::vector<double>& weights) {
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    double sum = 0;
    for (const std::size_t term : terms) sum += weights[term];
    return sum;
}

}  // namespace

Query words_alone(const Query& query) {
    Query words = query;
    words.children.clear();
    for (const Query& child : query.children) {
        // What is excluded stays: it is not the first child, which is looked at apart.
        if (is_of_words(child)) words.children.push_back(words_alone(child));
    }
    const bool has_lost_all = words.children.empty() && !query.children.empty();
    const bool has_lost_first = query.kind == Query::Kind::but_not && !is_of_words(query.children.front());
    if (!is_of_words(query) || has_lost_all || has_lost_first) words = {};
    return words;
}

std::vector<Query> asked_events(const Query& query) {
    if (query.kind == Query::Kind::days && query.field->match == FieldMatch::events) return {query};
    std::vector<Query> events;
    for (const Query& child : query.children) {
        for (Query& event : asked_events(child)) events.push_back(std::move(event));
        if (query.kind == Query::Kind::but_not) break;  // the others are excluded
    }
    return events;
}

SentenceAnswers::SentenceAnswers(IndexReader& reader, const Subject& subject) {
    if (subject.is_story) return;
    highlighter_.emplace(words_alone(subject.words), reader.stemmers());
    if (highlighter_->term_count() == 0) {
        highlighter_.reset();
        return;
    }
    reader.read([&](const Xapian::Database& database) {
        weights_ = weigh_terms(*highlighter_, database);
        const std::vector<LitTerm>& terms = highlighter_->terms();
        for (std::size_t i = 0; i < terms.size(); ++i)
            if (is_unknown(terms[i], database)) weights_[i] = 0;
    });
    std::vector<double> weightiest = weights_;
    std::sort(weightiest.begin(), weightiest.end(), std::greater<>());
    if (weightiest.size() > weighed_terms) weightiest.resize(weighed_terms);
    enough_ = answering_share * std::accumulate(weightiest.begin(), weightiest.end(), 0.0);
}

std::vector<SentenceAnswers::Answer> SentenceAnswers::find(const StatementReader& briefing,
                                                           const TextTraits& traits) const {
    if (!highlighter_) return std::vector<Answer>(briefing.size(), Answer::itself);
    std::vector<HeldTerms> held(briefing.size());
    for (const Match& match : highlighter_->find(briefing.extractor().whole().text(), traits)) {
        const auto sentence = briefing.sentence_at(match.span.begin);
        if (!sentence || match.kind == Match::Kind::aside) continue;
        held[*sentence].push_back(match.term);
    }
    std::vector<bool> answers(briefing.size());
    for (std::size_t i = 0; i < held.size(); ++i) {
        if (held[i].empty()) continue;
        HeldTerms around = held[i];
        for (const std::size_t next : {i - 1, i + 1})
            if (next < held.size()) around.insert(around.end(), held[next].begin(), held[next].end());
        answers[i] = weight_of_terms(std::move(around), weights_) >= enough_;
    }
    std::vector<Answer> found(briefing.size(), Answer::none);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const bool is_near = (i > 0 && answers[i - 1]) || (i + 1 < answers.size() && answers[i + 1]);
        if (answers[i])
            found[i] = Answer::itself;
        else if (is_near)
            found[i] = Answer::near;
    }
    return found;
}

}  // namespace debrief
