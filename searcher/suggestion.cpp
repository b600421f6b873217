#include "searcher/suggestion.h"

#include "indexer/analysis.h"
#include "indexer/document_values.h"
#include "searcher/deadline.h"
#include "searcher/edit_distance.h"
#include "searcher/expansion.h"
#include "searcher/match_sets.h"
#include "searcher/phrase_filter.h"
#include "searcher/search.h"
#include "searcher/search_memory.h"
#include "searcher/synonyms.h"
#include "searcher/typed_words.h"

#include <algorithm>
#include <array>
#include <map>

#include <xapian.h>

namespace debrief {

namespace {

/// What may stand in the place of one word, or of two neighbours.
struct Choice {
    std::vector<std::string> forms;
    std::size_t edits = 0;  ///< 0: as typed
    std::size_t words = 1;  ///< typed ones that it replaces
};

/// A way to read the whole query: a choice for each of its words.
struct Reading {
    std::vector<const Choice*> choices;
    std::size_t edits = 0;
    std::size_t briefings = 0;  ///< that have all words
};

std::string joined(const std::vector<std::string>& forms) {
    std::string text;
    for (const std::string& form : forms) text += (text.empty() ? "" : " ") + form;
    return text;
}

class Suggester {
 public:
    Suggester(const Xapian::Database& database, const SearchRequest& request, Stemmers& stemmers,
              const SuggestionSources& sources, const SuggestionLimits& limits)
        : database_(database), request_(request), stemmers_(stemmers), sources_(sources), limits_(limits) {}

    std::optional<Suggestion> suggest(const Query& query, std::size_t total) {
        words_ = typed_words(query, request_.query);
        if (words_.empty() || words_.size() > limits_.words) return std::nullopt;
        if (words_.size() == 1 && words_.front().distance > 0) return suggest_name();
        find_choices();
        const bool may_be_name = words_.size() <= 3;
        if (!has_doubts_ && !may_be_name) return std::nullopt;
        const std::size_t typed_briefings = count_typed();
        if (typed_briefings == 0 && !has_doubts_) doubt_all();
        if (!has_doubts_) return std::nullopt;
        return best_of(typed_briefings, total);
    }

 private:
    [[nodiscard]] std::size_t frequency(const std::string& form, bool is_quoted) const {
        if (is_quoted) return database_.get_termfreq(to_term("", form));
        std::size_t most = 0;
        for (const std::string& stem : stemmers_.all(form))
            most = std::max<std::size_t>(most, database_.get_termfreq(stem_term("", stem)));
        return most;
    }

    [[nodiscard]] Xapian::Query has_word(const std::string& form, bool is_quoted) const {
        if (is_quoted) return Xapian::Query(to_term("", form));
        std::vector<Xapian::Query> stems;
        for (const std::string& stem : stemmers_.all(form)) stems.emplace_back(stem_term("", stem));
        return {Xapian::Query::OP_OR, stems.begin(), stems.end()};
    }

    [[nodiscard]] std::size_t count(const Xapian::Query& query) const {
        return sources_.sets.find(database_, query, request_.deadline).count();
    }

    [[nodiscard]] bool is_name(const std::string& first, const std::string& second) const {
        return database_.term_exists(to_term(find_field("name")->prefix, first + " " + second));
    }

    [[nodiscard]] static std::size_t edits_for(const TypedWord& word) {
        if (word.distance > 0) return word.distance;
        const std::size_t letters = count_characters(word.form);
        return letters < 4 ? 0 : letters < 8 ? 1 : 2;
    }

    static std::size_t count_characters(std::string_view form) {
        return static_cast<std::size_t>(
            std::count_if(form.begin(), form.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    }

    static bool can_be_misspelt(const TypedWord& word) {
        const bool has_digit = word.form.find_first_of("0123456789.") != std::string::npos;
        return !has_digit && !is_stop_word(word.form) && !is_unspaced(word.form);
    }

    void find_choices() {
        const std::size_t rare = database_.get_doccount() / limits_.rare_share;
        for (const TypedWord& word : words_) {
            const std::size_t known = frequency(word.form, word.is_quoted);
            frequencies_.push_back(known);
            std::vector<Choice> choices{{{word.form}, 0, 1}};
            const bool is_doubted = can_be_misspelt(word) && (word.distance > 0 || known <= rare);
            if (is_doubted) {
                const std::size_t wanted = word.distance > 0 ? 1 : known * limits_.commoner + 1;
                add_near(word, wanted, choices);
                if (known == 0) add_split(word, choices);
            }
            choices_.push_back(std::move(choices));
        }
        for (std::size_t i = 0; i + 1 < words_.size(); ++i) add_join(i);
        has_doubts_ = std::any_of(choices_.begin(), choices_.end(),
                                  [](const std::vector<Choice>& choices) { return choices.size() > 1; });
    }

    [[nodiscard]] std::vector<IndexWord> near_words(const std::string& form, std::size_t edits) const {
        const std::string key = form + " " + std::to_string(edits);
        if (sources_.memory) {
            const auto known = sources_.memory->near_words.find(key);
            if (known != sources_.memory->near_words.end()) return known->second;
        }
        ExpansionLimits limits;
        limits.words = limits_.candidates * 4;
        limits.looked_at = limits_.looked_at;
        std::vector<IndexWord> words = words_near(database_, form, edits, limits).words;
        if (sources_.memory) sources_.memory->near_words.emplace(key, words);
        return words;
    }

    void add_near(const TypedWord& word, std::size_t least, std::vector<Choice>& choices) const {
        const std::size_t most_edits = edits_for(word);
        if (most_edits == 0) return;
        EditDistance distance(word.form, most_edits);
        for (const IndexWord& near : near_words(word.form, most_edits)) {
            const std::size_t edits = distance.to(near.form).value_or(0);
            if (edits > 0 && near.briefings >= least && choices.size() <= limits_.candidates)
                choices.push_back({{near.form}, edits, 1});
        }
    }

    /// One word that is two: `superintelligencelabs`. They must stand next to each other somewhere.
    void add_split(const TypedWord& word, std::vector<Choice>& choices) const {
        std::size_t most = 0;
        Choice best;
        for (std::size_t i = 2; i + 2 <= word.form.size(); ++i) {
            if ((word.form[i] & 0xC0) == 0x80) continue;
            const std::string left = word.form.substr(0, i);
            const std::string right = word.form.substr(i);
            if (!database_.term_exists(to_term("", left)) || !database_.term_exists(to_term("", right)))
                continue;
            const std::size_t briefings =
                count(phrase_query("", std::array{left, right}, {request_.deadline}));
            if (briefings <= most) continue;
            most = briefings;
            best = {{left, right}, 1, 1};
        }
        if (most > 0) choices.push_back(std::move(best));
    }

    /// Two words that are one: `super intelligence`, where one of them is unknown.
    void add_join(std::size_t index) {
        const TypedWord& left = words_[index];
        const TypedWord& right = words_[index + 1];
        if (!right.follows || left.is_quoted || right.is_quoted || left.distance + right.distance > 0) return;
        if (frequencies_[index] > 0 && frequencies_[index + 1] > 0) return;
        const std::string whole = left.form + right.form;
        if (whole.size() >= 5 && frequency(whole, false) > 0) choices_[index].push_back({{whole}, 1, 2});
    }

    /// All words are known, but no briefing has them all: perhaps two of them are a name, misspelt.
    void doubt_all() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (can_be_misspelt(words_[i])) add_near(words_[i], 1, choices_[i]);
        }
        has_doubts_ = is_name_wanted_ = words_.size() > 1;
    }

    /// The words that count: one that nobody knows, with nothing like it, would shut all out.
    [[nodiscard]] bool is_hopeless(std::size_t index) const {
        return frequencies_[index] == 0 && choices_[index].size() == 1;
    }

    [[nodiscard]] std::size_t count_reading(const Reading& reading) const {
        std::vector<Xapian::Query> all;
        for (std::size_t i = 0; i < reading.choices.size(); ++i) {
            const Choice* choice = reading.choices[i];
            if (!choice || (choice->edits == 0 && is_hopeless(i))) continue;
            for (const std::string& form : choice->forms) all.push_back(has_word(form, words_[i].is_quoted));
        }
        return all.empty() ? 0 : count(Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end()));
    }

    [[nodiscard]] std::size_t count_typed() const {
        Reading typed;
        for (const std::vector<Choice>& choices : choices_) typed.choices.push_back(&choices.front());
        return count_reading(typed);
    }

    void list_readings(Reading& reading, std::vector<Reading>& all) const {
        constexpr std::size_t most = 4'096;
        const std::size_t index = reading.choices.size();
        if (index == choices_.size()) {
            if (reading.edits > 0 && all.size() < most) all.push_back(reading);
            return;
        }
        const bool is_unknown = frequencies_[index] == 0 && choices_[index].size() > 1;
        for (const Choice& choice : choices_[index]) {
            if (is_unknown && choice.edits == 0) continue;
            reading.choices.push_back(&choice);
            if (choice.words == 2) reading.choices.push_back(nullptr);
            reading.edits += choice.edits;
            list_readings(reading, all);
            reading.edits -= choice.edits;
            reading.choices.resize(index);
        }
    }

    /// Whether two words that follow each other, one of them changed, are a name of the index.
    [[nodiscard]] bool makes_name(const Reading& reading) const {
        for (std::size_t i = 0; i + 1 < reading.choices.size(); ++i) {
            const Choice* left = reading.choices[i];
            const Choice* right = reading.choices[i + 1];
            if (!left || !right || !words_[i + 1].follows || left->edits + right->edits == 0) continue;
            if (is_name(left->forms.back(), right->forms.front())) return true;
        }
        return false;
    }

    /// Fewest edits first; of as many, the one that most briefings have all words of.
    std::optional<Suggestion> best_of(std::size_t typed_briefings, std::size_t total) {
        std::vector<Reading> readings;
        Reading reading;
        list_readings(reading, readings);
        if (is_name_wanted_) std::erase_if(readings, [&](const Reading& each) { return !makes_name(each); });
        std::stable_sort(readings.begin(), readings.end(),
                         [](const Reading& left, const Reading& right) { return left.edits < right.edits; });
        readings.resize(std::min(readings.size(), limits_.counts));
        const Reading* best = nullptr;
        for (Reading& each : readings) {
            if (best && best->briefings > 0 && each.edits > best->edits) break;
            each.briefings = count_reading(each);
            if (!best || each.briefings > best->briefings) best = &each;
        }
        if (!best) return std::nullopt;
        Suggestion suggestion = to_suggestion(*best);
        const bool finds_more = best->briefings > typed_briefings || suggestion.total > total;
        if (!finds_more || suggestion.total == 0) return std::nullopt;
        return suggestion;
    }

    Suggestion to_suggestion(const Reading& reading) {
        std::vector<SuggestedChange> changes;
        for (std::size_t i = 0; i < reading.choices.size(); ++i) {
            const Choice* choice = reading.choices[i];
            if (!choice || choice->edits == 0) continue;
            const Span span{words_[i].span.begin, words_[i + choice->words - 1].span.end};
            changes.push_back(change(span, joined(choice->forms)));
        }
        return apply(std::move(changes));
    }

    [[nodiscard]] SuggestedChange change(const Span& span, const std::string& forms) const {
        const std::string_view typed = span.of(request_.query);
        return {span.begin, std::string(typed), in_case_of(typed, forms)};
    }

    Suggestion apply(std::vector<SuggestedChange> changes) {
        Suggestion suggestion;
        std::size_t written = 0;
        for (const SuggestedChange& each : changes) {
            suggestion.query += request_.query.substr(written, each.offset - written) + each.by;
            written = each.offset + each.typed.size();
        }
        suggestion.query += request_.query.substr(written);
        suggestion.changes = std::move(changes);
        suggestion.total = count_query(suggestion.query);
        return suggestion;
    }

    /// What a query finds, read and looked up as any other.
    [[nodiscard]] std::size_t count_query(const std::string& text) const {
        ParsedQuery parsed = parse_query(text, request_.context);
        if (request_.synonyms) request_.synonyms->add_to(parsed.query, stemmers_.of("en"));
        expand(parsed.query, database_, stemmers_, parsed.notes);
        const Xapian::Query plan = plan_query(parsed.query, request_.ranking, stemmers_, request_.text,
                                              request_.deadline, &database_);
        return count(plan);
    }

    /// The name that most briefings have of those that hold a word like the fuzzy one.
    std::optional<Suggestion> suggest_name() {
        const TypedWord& word = words_.front();
        std::vector<std::string> forms{word.form};
        ExpansionLimits limits;
        limits.words = limits_.candidates;
        limits.looked_at = limits_.looked_at;
        for (const IndexWord& near : words_near(database_, word.form, word.distance, limits).words)
            forms.push_back(near.form);
        for (const std::string& form : forms) {
            const std::string name = commonest_name_with(form);
            if (name.empty()) continue;
            Suggestion suggestion = apply({change(word.span, name)});
            if (suggestion.total > 0) return suggestion;
        }
        return std::nullopt;
    }

    /// Folded; of several words. Empty where there is none.
    [[nodiscard]] std::string commonest_name_with(const std::string& form) const {
        std::map<std::string, std::size_t> counts;
        const std::string term = to_term(find_field("name")->prefix, form);
        std::size_t looked_at = 0;
        for (auto document = database_.postlist_begin(term);
             document != database_.postlist_end(term) && looked_at < limits_.names_of;
             ++document, ++looked_at) {
            const std::string facets = database_.get_document(*document).get_value(slot::facets);
            if (facets.empty()) continue;
            for (const std::string& name : decode_facets(facets).names) {
                std::vector<std::string> forms;
                for (Token& token : tokenize(name)) forms.push_back(std::move(token.form));
                if (forms.size() > 1 && std::find(forms.begin(), forms.end(), form) != forms.end())
                    ++counts[joined(forms)];
            }
        }
        std::string best;
        std::size_t most = 0;
        for (const auto& [name, briefings] : counts) {
            if (briefings > most) best = name;
            most = std::max(most, briefings);
        }
        return best;
    }

    const Xapian::Database& database_;
    const SearchRequest& request_;
    Stemmers& stemmers_;
    const SuggestionSources& sources_;
    const SuggestionLimits& limits_;
    std::vector<TypedWord> words_;
    std::vector<std::size_t> frequencies_;      ///< of the words: briefings that have them
    std::vector<std::vector<Choice>> choices_;  ///< of each word, itself first
    bool has_doubts_ = false;
    bool is_name_wanted_ = false;
};

}  // namespace

std::optional<Suggestion> find_suggestion(const Xapian::Database& database, const Query& query,
                                          const SearchRequest& request, Stemmers& stemmers,
                                          const SuggestionSources& sources, std::optional<std::size_t> total,
                                          const SuggestionLimits& limits) {
    auto suggestion =
        Suggester(database, request, stemmers, sources, limits).suggest(query, total.value_or(SIZE_MAX));
    if (is_over_now(request.deadline)) return std::nullopt;  // what was counted may be too little
    return suggestion;
}

}  // namespace debrief
