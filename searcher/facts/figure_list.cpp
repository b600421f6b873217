#include "searcher/facts/figure_list.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "indexer/document_values.h"
#include "indexer/schema.h"
#include "searcher/deadline.h"
#include "searcher/facts/statement_readers.h"
#include "searcher/highlighter.h"
#include "searcher/hits.h"
#include "searcher/index_reader.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_figures = most_stored_values;  ///< of a briefing
constexpr std::size_t most_sentence_bytes = 1'000;        ///< bytes; of a longer one what is around
constexpr std::size_t bytes_around = 400;                 ///< a figure, on each side
/// Of a query's words, by weight, that a sentence has with its briefing's title.
constexpr double least_matched_share = 0.7;

/// The parts of a query that ask for sums and percentages by field; not those that it excludes, nor figures
/// typed among words.
void collect_narrowing(const Query& query, std::vector<const Query*>& asked) {
    const bool is_asked = query.kind == Query::Kind::number && (query.field->match == FieldMatch::amount ||
                                                                query.field->match == FieldMatch::percent);
    if (is_asked) asked.push_back(&query);
    if (query.kind == Query::Kind::same) return;
    if (query.kind == Query::Kind::but_not) return collect_narrowing(query.children.front(), asked);
    for (const Query& child : query.children) collect_narrowing(child, asked);
}

/// The words of a query that stand in sentences: without what it asks of a briefing as a whole or by value.
Query words_of_sentences(Query query) {
    const bool is_of_values = query.kind == Query::Kind::number || query.kind == Query::Kind::days;
    const bool is_of_briefing = query.kind == Query::Kind::field && query.field->match != FieldMatch::words &&
                                query.field->match != FieldMatch::name;
    if (is_of_values || is_of_briefing) return {};
    for (Query& child : query.children) child = words_of_sentences(std::move(child));
    return query;
}

/// Whether no briefing has a word: it asks nothing of sentences, as a search finds without it.
bool is_in_no_briefing(const LitTerm& term, const Xapian::Database& database) {
    const auto is_stem_missing = [&](const std::string& stem) {
        return !database.term_exists(stem_term("", stem));
    };
    const auto is_form_missing = [&](const std::string& form) {
        return !database.term_exists(to_term("", form));
    };
    const bool is_word = !term.stems.empty() || !term.forms.empty();
    return is_word && std::all_of(term.stems.begin(), term.stems.end(), is_stem_missing) &&
           std::all_of(term.forms.begin(), term.forms.end(), is_form_missing);
}

/// How much of a query's words stand in a sentence of a briefing.
class SentenceScorer {
 public:
    SentenceScorer(const Query& query, IndexReader& reader)
        : highlighter_(words_of_sentences(query), reader.stemmers()) {
        reader.read([&](const Xapian::Database& database) {
            weights_ = weigh_terms(highlighter_, database);
            for (std::size_t i = 0; i < weights_.size(); ++i) {
                if (is_in_no_briefing(highlighter_.terms()[i], database)) weights_[i] = 0;
            }
        });
        total_ = std::accumulate(weights_.begin(), weights_.end(), 0.0);
    }

    /// Whether there is nothing to look for in sentences.
    [[nodiscard]] bool is_idle() const { return total_ <= 0; }

    /// The terms that stand in a text.
    [[nodiscard]] std::set<std::size_t> terms(std::string_view text, const Briefing& briefing) const {
        std::set<std::size_t> terms;
        for (const Match& match : highlighter_.find(text, {briefing.language, briefing.date}))
            terms.insert(match.term);
        return terms;
    }

    /// By weight, from 0 to 1.
    [[nodiscard]] double share(const std::set<std::size_t>& terms) const {
        double sum = 0;
        for (const std::size_t term : terms) sum += weights_[term];
        return sum / total_;
    }

 private:
    Highlighter highlighter_;
    TermWeights weights_;
    double total_ = 0;
};

/// A piece of a sentence around a figure, without citations.
struct QuotedFigure {
    std::string text;
    Span span;  ///< of the figure in it
    bool cut_before;
    bool cut_after;
};

QuotedFigure quote_figure(const Extractor& extractor, const Span& sentence, const Span& figure) {
    const std::string_view whole = extractor.whole().text();
    Span shown{sentence.begin, std::max(sentence.end, figure.end)};
    if (shown.size() > most_sentence_bytes) {
        if (figure.begin - shown.begin > bytes_around)
            shown.begin = code_point_boundary(whole, figure.begin - bytes_around);
        if (shown.end > figure.end + bytes_around)
            shown.end = code_point_boundary(whole, figure.end + bytes_around);
    }
    QuotedFigure quoted{"", {}, shown.begin > sentence.begin, shown.end < sentence.end};
    std::size_t begin = shown.begin;
    const auto add_until = [&](std::size_t end) {
        if (figure.begin >= begin && figure.begin < end)
            quoted.span.begin = quoted.text.size() + figure.begin - begin;
        quoted.text += whole.substr(begin, end - begin);
    };
    const std::vector<CitationGroup>& groups = extractor.citation_groups();
    auto group = std::partition_point(groups.begin(), groups.end(), [&](const CitationGroup& each) {
        return each.span.begin < shown.begin;
    });
    for (; group != groups.end() && group->span.begin < shown.end; ++group) {
        add_until(group->span.begin);
        if (quoted.text.ends_with(' ')) quoted.text.pop_back();
        begin = std::min(group->span.end, shown.end);
    }
    add_until(shown.end);
    quoted.span.end = std::min(quoted.span.begin + figure.size(), quoted.text.size());
    return quoted;
}

/// What decides which of two places comes first.
auto order_of(const FigurePlace& place) {
    const int evidence = place.statement.evidence == Evidence::direct      ? 0
                         : place.statement.evidence == Evidence::inherited ? 1
                                                                           : 2;
    return std::tuple(evidence, -static_cast<long>(place.statement.sources.size()), -place.score);
}

/// What figures are the same by: kind, normal form, bound, what they are about, who tells them.
using FigureKey = std::tuple<FigureKind, std::string, Bound, std::string, std::string>;

/// Kind, score, briefings, owners; smaller is better.
using FigureRank = std::tuple<int, double, long, long>;

class FigureLister {
 public:
    FigureLister(const FigureRequest& request, const Subject& subject, FigureList& list, IndexReader& reader)
        : request_(request), list_(list), subject_(subject), scorer_(subject.words, reader) {
        collect_narrowing(subject_.words, asked_);
    }

    void add(std::size_t number, const StatementReader& reader) {
        const Briefing& briefing = subject_.briefings[number].record.briefing;
        const Extractor& extractor = reader.extractor();
        title_terms_.reset();
        scored_sentence_.clear();
        if (!may_answer(reader, briefing)) return;
        std::vector<Figure> figures = reader.figures();
        std::erase_if(figures, [&](const Figure& figure) { return !is_wanted(figure); });
        figures.resize(std::min(figures.size(), most_figures));
        std::optional<std::size_t> sentence_before;
        Statement statement;
        for (Figure& figure : figures) {
            const auto sentence = reader.sentence_at(figure.span.begin);
            if (!sentence) continue;  // chrome
            QuotedFigure quoted = quote_figure(extractor, reader.span(*sentence), figure.span);
            const auto score = score_of(quoted.text, briefing);
            if (!score) continue;
            if (sentence != sentence_before) {
                statement = reader.statement(*sentence);
                statement.text.clear();
                sentence_before = sentence;
            }
            FigurePlace place{number,
                              std::string(figure.span.of(extractor.whole().text())),
                              statement,
                              quoted.span,
                              quoted.cut_before,
                              quoted.cut_after,
                              *score};
            place.statement.text = std::move(quoted.text);
            add_place(std::move(figure), std::move(place));
        }
    }

    void finish() {
        for (ListedFigure& listed : found_) count(listed);
        std::vector<std::size_t> order(found_.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
            return rank_of(found_[left]) < rank_of(found_[right]);
        });
        list_.total = found_.size();
        order.resize(std::min(order.size(), request_.limit));
        for (const std::size_t i : order) list_.figures.push_back(std::move(found_[i]));
    }

 private:
    /// Whether some sentence may match; the figures of all others need not be looked for. Of a very long one
    /// that is only known by what is around its figures.
    bool may_answer(const StatementReader& reader, const Briefing& briefing) {
        if (!asked_.empty()) return true;
        for (std::size_t i = 0; i < reader.size(); ++i) {
            const Span sentence = reader.span(i);
            if (sentence.size() > most_sentence_bytes) return true;
            const Span nothing{sentence.begin, sentence.begin};
            if (score_of(quote_figure(reader.extractor(), sentence, nothing).text, briefing)) return true;
        }
        return false;
    }

    bool is_wanted(const Figure& figure) const {
        if (!std::isfinite(figure.low) || !std::isfinite(figure.high)) return false;  // hundreds of digits
        const auto& kinds = request_.kinds;
        if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), figure.kind) == kinds.end()) return false;
        if (asked_.empty()) return true;
        const FigureValue value{figure.kind, figure.low, figure.high, figure.unit, figure.bound};
        return std::any_of(asked_.begin(), asked_.end(),
                           [&](const Query* number) { return is_in_range(value, *number); });
    }

    /// Nothing for a sentence that does not match the query. Those with several figures are looked at once.
    std::optional<double> score_of(std::string_view sentence, const Briefing& briefing) {
        if (subject_.is_story || scorer_.is_idle()) return 1;
        if (scored_sentence_ != sentence) {
            score_ = find_score(sentence, briefing);
            scored_sentence_ = sentence;
        }
        return score_;
    }

    std::optional<double> find_score(std::string_view sentence, const Briefing& briefing) {
        if (!title_terms_) title_terms_ = scorer_.terms(briefing.title, briefing);
        std::set<std::size_t> terms = scorer_.terms(sentence, briefing);
        const double own = scorer_.share(terms);
        terms.insert(title_terms_->begin(), title_terms_->end());
        const double with_title = scorer_.share(terms);
        if (asked_.empty() && (own <= 0 || with_title < least_matched_share)) return std::nullopt;
        return (own + with_title) / 2;
    }

    void add_place(Figure figure, FigurePlace place) {
        const SubjectBriefing& briefing = subject_.briefings[place.briefing];
        // What others tell elsewhere in the same words need not be the same: "profit rose 5 percent".
        std::string told_by = subject_.is_story        ? ""
                              : briefing.story.empty() ? "b" + briefing.record.briefing.id
                                                       : "s" + briefing.story;
        FigureKey key{figure.kind, normal_form(figure), figure.bound, to_ascii_lower(figure.about),
                      std::move(told_by)};
        const auto [known, is_new] = numbers_.try_emplace(std::move(key), found_.size());
        if (is_new) found_.push_back({std::move(figure), {}});
        found_[known->second].places.push_back(std::move(place));
    }

    static void count(ListedFigure& listed) {
        std::set<std::size_t> briefings;
        std::set<std::string> owners;
        for (const FigurePlace& place : listed.places) {
            briefings.insert(place.briefing);
            for (const BackingSource& source : place.statement.sources) owners.insert(source.source.owner);
        }
        listed.briefings = briefings.size();
        listed.owners = owners.size();
        std::stable_sort(listed.places.begin(), listed.places.end(),
                         [](const FigurePlace& left, const FigurePlace& right) {
                             return order_of(left) < order_of(right);
                         });
    }

    /// Figures of one rank stay as they were found.
    FigureRank rank_of(const ListedFigure& listed) const {
        double best = 0;
        for (const FigurePlace& place : listed.places) best = std::max(best, place.score);
        const int kind = subject_.is_story ? static_cast<int>(listed.figure.kind) : 0;
        return {kind, -best, -static_cast<long>(listed.briefings), -static_cast<long>(listed.owners)};
    }

    const FigureRequest& request_;
    FigureList& list_;
    const Subject& subject_;
    SentenceScorer scorer_;
    std::vector<const Query*> asked_;
    std::optional<std::set<std::size_t>> title_terms_;  ///< of the briefing that is read
    std::string scored_sentence_;                       ///< of that briefing
    std::optional<double> score_;                       ///< of that sentence
    std::map<FigureKey, std::size_t> numbers_;          ///< of `found_`
    std::vector<ListedFigure> found_;
};

}  // namespace

std::optional<FigureKind> find_figure_kind(std::string_view name) {
    for (const FigureKind kind : {FigureKind::money, FigureKind::percentage, FigureKind::multiple,
                                  FigureKind::duration, FigureKind::count}) {
        if (to_string(kind) == name) return kind;
    }
    return std::nullopt;
}

FigureList find_figure_list(IndexReader& reader, const FigureRequest& request) {
    FigureList list;
    list.subject = read_subject(reader, request.subject);
    FigureLister lister(request, list.subject, list, reader);
    for (std::size_t i = 0; i < list.subject.briefings.size(); ++i) {
        if (is_too_late(request.subject.search, list.subject, i)) break;
        lister.add(i, StatementReader(list.subject.briefings[i].record.briefing));
    }
    lister.finish();
    return list;
}

FigureList find_figure_list(IndexReader& reader, const FigureRequest& request, const Subject& subject,
                            StatementReaders& briefings) {
    FigureList list;
    FigureLister lister(request, subject, list, reader);
    for (std::size_t i = 0; i < subject.briefings.size(); ++i) {
        if (is_over_now(request.subject.search.deadline)) break;
        lister.add(i, briefings.reader(i));
    }
    lister.finish();
    return list;
}

}  // namespace debrief
