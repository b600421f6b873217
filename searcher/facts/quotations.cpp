#include "searcher/facts/quotations.h"

#include "corpus/base/text.h"
#include "searcher/facts/quotation_groups.h"
#include "searcher/highlighter.h"
#include "searcher/index_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <span>

namespace debrief {

namespace {

constexpr double weight_in_sentence = 0.5;  ///< of a word that stands next to what is quoted, not in it
constexpr std::size_t most_quotes_of_briefing = 1'000;  ///< the first ones; more are data rather than prose
constexpr std::size_t most_places_of_briefing = 3;     ///< of one quotation; it is told there again and again
constexpr std::size_t longest_shown_sentence = 4'000;  ///< a longer one is data too, and is not shown
constexpr double weight_in_title = 0.2;                ///< of a word that the briefing is about

std::string who_said(const QuotationPlace& place) {
    if (!place.speaker.empty()) return place.speaker;
    return is_told_by_pronoun(place.said_by) ? "" : place.said_by;
}

std::vector<std::string> words_of_name(std::string_view name) {
    return normalise_quotation(name, "").words;
}

/// Whether all words of `wanted` are words of the name.
bool is_called(const QuotationPlace& place, const std::vector<std::string>& wanted) {
    std::vector<std::string> words = words_of_name(place.speaker);
    const std::vector<std::string> written = words_of_name(place.said_by);
    words.insert(words.end(), written.begin(), written.end());
    return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

std::string last_word_of(const std::string& name) {
    return to_ascii_lower(name.substr(name.rfind(' ') + 1));
}

/// Finds the quotations of one subject.
class QuotationFinder {
 public:
    QuotationFinder(Subject subject, Stemmers& stemmers, const QuotationsRequest& request)
        : subject_(std::move(subject)),
          request_(request),
          highlighter_(subject_.words, stemmers),
          wanted_speaker_(words_of_name(request.speaker)) {}

    Quotations find() {
        for (std::size_t i = 0; i < subject_.briefings.size(); ++i) {
            if (is_too_late(request_.subject.search, subject_, i)) break;
            read_briefing(i);
        }
        std::vector<Quotation> quotations = group();
        std::stable_sort(quotations.begin(), quotations.end(), [](const Quotation& a, const Quotation& b) {
            return a.weight != b.weight ? a.weight > b.weight : a.briefings > b.briefings;
        });
        Quotations found{std::move(subject_), quotations.size(), {}};
        if (quotations.size() > request_.limit) quotations.resize(request_.limit);
        for (std::size_t i = 0; i < quotations.size(); ++i) quotations[i].rank = i + 1;
        add_statements(quotations);
        add_unquoted(quotations, found.subject);
        found.quotations = std::move(quotations);
        return found;
    }

 private:
    struct Reading {
        StatementReader statements;
        std::vector<Quote> quotes;

        explicit Reading(const Briefing& briefing)
            : statements(briefing), quotes(statements.extractor().find_quotes()) {}
    };

    void read_briefing(std::size_t number) {
        const Briefing& briefing = subject_.briefings[number].record.briefing;
        const Reading& reading = *readings_.emplace_back(std::make_unique<Reading>(briefing));
        const TextTraits traits{briefing.language, briefing.date};
        std::vector<double> title_weights(highlighter_.term_count());
        light(briefing.title, weight_in_title, traits, title_weights);
        const std::size_t count = std::min(reading.quotes.size(), most_quotes_of_briefing);
        for (const Quote& quote : std::span(reading.quotes).first(count)) {
            QuotationPlace place = place_of(reading, quote);
            place.briefing = number;
            if (!wanted_speaker_.empty() && !is_called(place, wanted_speaker_)) continue;
            const double weight =
                weigh(place, sentences_around(reading.statements, quote.span), traits, title_weights);
            if (weight == 0 && highlighter_.term_count() > 0 && wanted_speaker_.empty()) continue;
            places_.push_back(std::move(place));
            weights_.push_back(weight);
        }
    }

    [[nodiscard]] static QuotationPlace place_of(const Reading& reading, const Quote& quote) {
        const WholeText& whole = reading.statements.extractor().whole();
        const std::string_view text = whole.text();
        QuotationPlace place;
        // Paragraphs of one quotation may be in two parts: then where it ends.
        const bool is_in_one = whole.place({quote.span.begin, quote.span.begin}).part ==
                               whole.place({quote.span.end, quote.span.end}).part;
        place.place = whole.place(is_in_one ? quote.span : quote.pieces.back());
        place.kind = quote.kind;
        place.words = words_of(quote, text);
        if (quote.said_by) place.said_by = collapse_spaces(quote.said_by->of(text));
        place.speaker = quote.speaker;
        place.told_at = quote.said_by ? quote.said_by->begin : quote.span.end - 1;
        return place;
    }

    /// How much of the query they have to do with, and how much their briefing has.
    [[nodiscard]] double weigh(const QuotationPlace& place, std::string_view sentences,
                               const TextTraits& traits, std::vector<double> weights) const {
        light(place.words, 1, traits, weights);
        light(place.speaker, 1, traits, weights);
        light(place.said_by, 1, traits, weights);
        light(sentences, weight_in_sentence, traits, weights);
        double sum = 0;
        for (const double weight : weights) sum += weight;
        const double best = subject_.briefings.front().score;
        return best > 0 ? sum * subject_.briefings[place.briefing].score / best : sum;
    }

    /// Raises the weights of the terms that `text` has to `share` of what they weigh.
    void light(std::string_view text, double share, const TextTraits& traits,
               std::vector<double>& weights) const {
        if (weights.empty()) return;
        for (const Match& match : highlighter_.find(text, traits)) {
            if (match.kind != Match::Kind::whole) continue;
            const double weight = match.term < subject_.weights.size() ? subject_.weights[match.term] : 1;
            weights[match.term] = std::max(weights[match.term], share * weight);
        }
    }

    [[nodiscard]] static bool is_shown(const StatementReader& statements, std::size_t sentence) {
        return statements.span(sentence).size() <= longest_shown_sentence;
    }

    /// The sentences that a quotation begins and ends in, and all between.
    [[nodiscard]] static std::string_view sentences_around(const StatementReader& statements, Span span) {
        Span around = span;
        const auto first = statements.sentence_at(span.begin);
        if (first && is_shown(statements, *first)) around.begin = statements.span(*first).begin;
        const auto last = statements.sentence_at(span.end - 1);
        if (last && is_shown(statements, *last)) around.end = statements.span(*last).end;
        return around.of(statements.extractor().whole().text());
    }

    [[nodiscard]] std::vector<Quotation> group() {
        std::vector<NormalWords> normal;
        normal.reserve(places_.size());
        for (const QuotationPlace& place : places_)
            normal.push_back(normalise_quotation(place.words, who_said(place)));
        const std::vector<std::size_t> leaders = group_quotations(normal);
        std::vector<Quotation> quotations;
        std::map<std::size_t, std::size_t> quotation_of_leader;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const auto [entry, is_new] = quotation_of_leader.try_emplace(leaders[i], quotations.size());
            if (is_new) quotations.push_back(begin_quotation(places_[leaders[i]]));
            Quotation& quotation = quotations[entry->second];
            quotation.weight = std::max(quotation.weight, weights_[i]);
            const auto& told = quotation.places;
            const bool is_told_enough =
                told.size() >= most_places_of_briefing &&
                told[told.size() - most_places_of_briefing].briefing == places_[i].briefing;
            if (!is_told_enough) quotation.places.push_back(places_[i]);
        }
        for (Quotation& quotation : quotations) tell_speakers(quotation);
        return quotations;
    }

    [[nodiscard]] Quotation begin_quotation(const QuotationPlace& leader) const {
        const Briefing& briefing = subject_.briefings[leader.briefing].record.briefing;
        Quotation quotation;
        quotation.words = leader.words;
        const std::vector<Match> matches =
            highlighter_.find(leader.words, {briefing.language, briefing.date});
        for (const Match& match : shown_matches(matches)) quotation.matches.push_back(match.span);
        return quotation;
    }

    /// One of whom only the last name is told is the one whose name ends so.
    static void add_speaker(std::vector<std::string>& speakers, const std::string& who) {
        for (std::string& known : speakers) {
            if (known == who || known.ends_with(" " + who)) return;
            if (!who.ends_with(" " + known)) continue;
            known = who;
            return;
        }
        speakers.push_back(who);
    }

    static void tell_speakers(Quotation& quotation) {
        std::set<std::size_t> briefings;
        std::set<std::string> names;
        for (const QuotationPlace& place : quotation.places) {
            briefings.insert(place.briefing);
            if (!place.speaker.empty()) names.insert(last_word_of(place.speaker));
            if (const std::string who = who_said(place); !who.empty()) add_speaker(quotation.speakers, who);
        }
        quotation.briefings = briefings.size();
        quotation.has_differing_speakers = names.size() > 1;
    }

    void add_statements(std::vector<Quotation>& quotations) const {
        for (Quotation& quotation : quotations) {
            for (QuotationPlace& place : quotation.places) {
                const StatementReader& statements = readings_[place.briefing]->statements;
                const auto sentence = statements.sentence_at(place.told_at);
                if (sentence && is_shown(statements, *sentence))
                    place.statement = statements.statement(*sentence);
            }
        }
    }

    void add_unquoted(std::vector<Quotation>& quotations, Subject& subject) const {
        std::vector<NormalWords> normal;
        for (const Quotation& quotation : quotations)
            normal.push_back(normalise_quotation(quotation.words, ""));
        const UnquotedFinder finder(normal);
        for (std::size_t i = 0; i < readings_.size(); ++i) {
            if (is_too_late(request_.subject.search, subject)) break;
            const StatementReader& statements = readings_[i]->statements;
            std::set<std::pair<std::size_t, std::size_t>> told;  // quotation, sentence
            for (const UnquotedRun& run : finder.find(statements.extractor().prose(), readings_[i]->quotes)) {
                const auto sentence = statements.sentence_at(run.span.begin);
                if (!sentence || !is_shown(statements, *sentence) ||
                    !told.emplace(run.quotation, *sentence).second)
                    continue;
                const std::string_view text = statements.extractor().whole().text();
                quotations[run.quotation].unquoted.push_back(
                    {i, collapse_spaces(run.span.of(text)), statements.statement(*sentence)});
            }
        }
    }

    Subject subject_;
    const QuotationsRequest& request_;
    Highlighter highlighter_;
    std::vector<std::string> wanted_speaker_;
    std::vector<std::unique_ptr<Reading>> readings_;  ///< by briefing; an extractor stays where it is
    std::vector<QuotationPlace> places_;
    std::vector<double> weights_;  ///< by place
};

}  // namespace

bool is_told_by_pronoun(std::string_view said_by) {
    constexpr std::array<std::string_view, 6> pronouns{"he", "she", "it", "they", "we", "i"};
    return is_one_of(to_ascii_lower(said_by), pronouns);
}

Quotations find_quotations(IndexReader& reader, const QuotationsRequest& request) {
    return find_quotations(read_subject(reader, request.subject), reader.stemmers(), request);
}

Quotations find_quotations(Subject subject, Stemmers& stemmers, const QuotationsRequest& request) {
    return QuotationFinder(std::move(subject), stemmers, request).find();
}

}  // namespace debrief
