#include "searcher/query_planner.h"

#include "corpus/base/text.h"
#include "corpus/languages.h"
#include "indexer/analysis.h"
#include "searcher/counted_words.h"
#include "searcher/near_filter.h"
#include "searcher/phrase_filter.h"
#include "searcher/same_words.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <vector>

#include <xapian.h>

namespace debrief {

namespace {

/// Whether a word as typed is several to the index: `multi-agent`, `GPT-5`.
bool is_compound(const Query& query) {
    return query.kind == Query::Kind::word && tokenize(query.text).size() > 1;
}

/// The host of what a user gives for one: `cnbc.com`, `www.cnbc.com`, `https://www.cnbc.com/a`.
std::string host_of(std::string_view text) {
    std::string host = to_ascii_lower(trim(text));
    const std::size_t scheme = host.find("://");
    if (scheme != std::string::npos) host.erase(0, scheme + 3);
    host.resize(std::min(host.find('/'), host.size()));
    if (host.starts_with("www.")) host.erase(0, 4);
    return host;
}

/// A name as the index has it: its words with a blank between them.
std::string joined_words(std::string_view text) {
    std::string joined;
    for (const Token& token : tokenize(text)) joined += (joined.empty() ? "" : " ") + token.form;
    return joined;
}

/// The code of a language that is given by its code or its name.
std::string language_of(std::string_view text) {
    const std::string code = normalise_language(trim(text));
    return code.empty() ? to_ascii_lower(trim(text)) : code;
}

class Planner {
 public:
    Planner(const RankingOptions& ranking, Stemmers& stemmers, SearchedText text, const PlaceContext& context)
        : ranking_(ranking), stemmers_(stemmers), text_(text), context_(context) {}

    Xapian::Query plan(const Query& query) {
        switch (query.kind) {
            case Query::Kind::nothing:
                return Xapian::Query::MatchNothing;
            case Query::Kind::everything:
                return Xapian::Query::MatchAll;
            case Query::Kind::word:
                return plan_any({&query, 1});
            case Query::Kind::phrase:
                return plan_phrase_of_text(query.text);
            case Query::Kind::field:
                return plan_field(query);
            case Query::Kind::days:
                return plan_days(query);
            case Query::Kind::all_of:
                return plan_all(query);
            case Query::Kind::any_of:
                return plan_any(query.children);
            case Query::Kind::but_not:
                return plan_exclusion(query);
            case Query::Kind::pattern:
            case Query::Kind::fuzzy:
                return plan_forms(query);
            case Query::Kind::near:
            case Query::Kind::adjacent:
                return plan_nearness(query);
            case Query::Kind::number:
                return plan_number(query);
            case Query::Kind::same:
                return plan_same(query);
            case Query::Kind::with:
                return plan_with(query);
        }
        return {};
    }

 private:
    static Xapian::Query scaled(const Xapian::Query& query, double share) {
        return {Xapian::Query::OP_SCALE_WEIGHT, query, share};
    }
    static Xapian::Query filter(const Xapian::Query& query) { return scaled(query, 0); }

    Xapian::Query plan_word(const std::string& form, Xapian::termcount count) {
        const Xapian::Query stem = plan_stems("", form, count);
        const Xapian::Query exact(to_term("", form), count);
        const Xapian::Query word(Xapian::Query::OP_OR, stem, scaled(exact, ranking_.exact_share));
        if (text_ == SearchedText::body) return word;
        return {Xapian::Query::OP_OR, word, filter(plan_stems(chrome_prefix, form, 1))};
    }

    /// A word of any of the index's languages.
    Xapian::Query plan_stems(std::string_view prefix, const std::string& form, Xapian::termcount count) {
        std::vector<Xapian::Query> stems;
        for (const std::string& stem : stemmers_.all(form))
            stems.emplace_back(stem_term(prefix, stem), count);
        return {Xapian::Query::OP_OR, stems.begin(), stems.end()};
    }

    [[nodiscard]] Xapian::Query plan_phrase_of_text(std::string_view text) const {
        if (text_ == SearchedText::body) return plan_phrase(text, "");
        return {Xapian::Query::OP_OR, plan_phrase(text, ""), filter(plan_phrase(text, chrome_prefix))};
    }

    /// Words match as written, next to each other.
    [[nodiscard]] Xapian::Query plan_phrase(std::string_view text, std::string_view prefix) const {
        std::vector<std::string> forms;
        for (Token& token : tokenize(text)) forms.push_back(std::move(token.form));
        return phrase_query(prefix, forms, context_);
    }

    /// The words of the index that a pattern or a fuzzy word stands for, as one word.
    Xapian::Query plan_forms(const Query& query) {
        const Xapian::Query any = one_of_forms("", query);
        // What is like a word does not outdo the word itself.
        const bool is_known =
            query.kind == Query::Kind::fuzzy &&
            std::find(query.forms.begin(), query.forms.end(), query.text) != query.forms.end();
        const Xapian::Query scores =
            is_known ? Xapian::Query(Xapian::Query::OP_OR, any,
                                     scaled(Xapian::Query(to_term("", query.text)), ranking_.exact_share))
                     : any;
        if (!query.field) return scores;
        return {Xapian::Query::OP_FILTER, scores, one_of_forms(query.field->prefix, query)};
    }

    static Xapian::Query one_of_forms(std::string_view prefix, const Query& query) {
        std::vector<Xapian::Query> words;
        for (const std::string& form : query.forms) words.emplace_back(to_term(prefix, form));
        return {Xapian::Query::OP_SYNONYM, words.begin(), words.end()};
    }

    /// All children rank as they do anywhere; their places decide.
    Xapian::Query plan_nearness(const Query& query) {
        std::vector<std::string_view> prefixes{""};
        if (text_ == SearchedText::whole) prefixes.push_back(chrome_prefix);
        return {Xapian::Query::OP_FILTER, plan_all(query), near_filter(query, prefixes, context_)};
    }

    Xapian::Query plan_number(const Query& query) {
        if (query.field->match == FieldMatch::host) return citation_filter(query.range);
        return figure_filter(query, context_.deadline);
    }

    /// Synonyms, and ways to write a figure. To ranking, the words and phrases are one word, whose stems and
    /// forms are counted as those of any word; figures score for themselves.
    Xapian::Query plan_same(const Query& query) {
        SameWords stems;
        std::vector<Xapian::Query> forms;
        std::vector<Xapian::Query> figures;
        for (const Query& child : query.children) {
            if (child.kind == Query::Kind::number && child.field->match != FieldMatch::host) {
                figures.push_back(figure_score(child, context_.deadline));
                continue;
            }
            add_same(child, stems);
            const std::vector<Token> tokens = tokenize(child.text);
            if (child.kind == Query::Kind::word && tokens.size() == 1)
                forms.emplace_back(to_term("", tokens.front().form));
        }
        using Xapian::Query;
        std::vector<Query> children{same_words_query(std::move(stems), ranking_, context_)};
        const Query exact(Query::OP_SYNONYM, forms.begin(), forms.end());
        if (!forms.empty()) children.push_back(scaled(exact, ranking_.exact_share));
        children.insert(children.end(), figures.begin(), figures.end());
        return {Query::OP_OR, children.begin(), children.end()};
    }

    /// A word by its stems, several as written, a pattern by its forms; of nothing else there are synonyms.
    void add_same(const Query& child, SameWords& words) {
        const bool is_whole = text_ == SearchedText::whole;
        if (child.kind == Query::Kind::pattern || child.kind == Query::Kind::fuzzy)
            for (const std::string& form : child.forms) words.terms.push_back(to_term("", form));
        const bool is_word = child.kind == Query::Kind::word;
        if (!is_word && child.kind != Query::Kind::phrase) return;
        const std::vector<Token> tokens = tokenize(child.text);
        const auto add_stems = [&](std::string_view prefix) {
            for (const std::string& stem : stemmers_.all(tokens.front().form))
                words.terms.push_back(stem_term(prefix, stem));
        };
        const auto add_written = [&](std::string_view prefix) {
            if (tokens.size() == 1) return words.terms.push_back(to_term(prefix, tokens.front().form));
            std::vector<SameWords::Word> phrase;
            for (const Token& token : tokens) phrase.push_back({prefix, token.form});
            if (!phrase.empty()) words.phrases.push_back(std::move(phrase));
        };
        if (is_word && tokens.size() == 1) {
            add_stems("");
            if (is_whole) add_stems(chrome_prefix);
        } else {
            add_written("");
            if (is_whole) add_written(chrome_prefix);
        }
    }

    Xapian::Query plan_with(const Query& query) {
        std::vector<Xapian::Query> others;
        for (std::size_t i = 1; i < query.children.size(); ++i) others.push_back(plan(query.children[i]));
        return {Xapian::Query::OP_AND_MAYBE, plan(query.children.front()),
                Xapian::Query(Xapian::Query::OP_OR, others.begin(), others.end())};
    }

    Xapian::Query plan_field(const Query& query) {
        const std::string_view prefix = query.field->prefix;
        switch (query.field->match) {
            case FieldMatch::words:
                return plan_field_words(query);
            case FieldMatch::name:
                return filter(Xapian::Query(to_term(prefix, joined_words(query.text))));
            case FieldMatch::host:
                return plan_host(query);
            case FieldMatch::choice:
                return filter(Xapian::Query(to_term(prefix, to_ascii_lower(trim(query.text)))));
            case FieldMatch::language:
                return filter(Xapian::Query(to_term(prefix, language_of(query.text))));
            case FieldMatch::id:
                return filter(Xapian::Query(to_term(prefix, query.text)));
            case FieldMatch::story:
                return plan_story(query);
            default:  // what the parser makes nodes of other kinds of
                return Xapian::Query::MatchNothing;
        }
    }

    /// The tellings of a story, or the one briefing that tells it.
    static Xapian::Query plan_story(const Query& query) {
        constexpr std::string_view least_id = "0";  // they are hexadecimal
        if (query.text == "*") return {Xapian::Query::OP_VALUE_GE, slot::story, std::string(least_id)};
        return filter(Xapian::Query(query.forms.empty() ? to_term(id_prefix, query.text)
                                                        : to_term(query.field->prefix, query.forms.front())));
    }

    /// A host, or the name of an owner.
    static Xapian::Query plan_host(const Query& query) {
        if (trim(query.text) == "*") {
            const Xapian::Query uncited(to_term(find_field("is")->prefix, "uncited"));
            return {Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, uncited};
        }
        const std::string host = host_of(query.text);
        const bool is_host = host.find('.') != std::string::npos && host.find(' ') == std::string::npos;
        const std::string owner = joined_words(query.text);
        return filter(Xapian::Query(to_term(query.field->prefix, is_host || owner.empty() ? host : owner)));
    }

    /// The words must stand in the field; they rank as they do anywhere.
    Xapian::Query plan_field_words(const Query& query) {
        const std::vector<Token> tokens = tokenize(query.text);
        const bool is_phrase = query.is_quoted || tokens.size() > 1;
        std::vector<Xapian::Query> words;
        for (const Token& token : tokens) words.push_back(plan_word(token.form, 1));
        const Xapian::Query scores(Xapian::Query::OP_AND, words.begin(), words.end());
        const Xapian::Query inside = is_phrase ? plan_phrase(query.text, query.field->prefix)
                                               : plan_stems(title_prefix, tokens.front().form, 1);
        return {Xapian::Query::OP_FILTER, scores, inside};
    }

    Xapian::Query plan_days(const Query& query) {
        if (query.field->match == FieldMatch::events) return event_filter(query, context_.deadline);
        if (!query.first && !query.last) {  // any day
            const std::string least(4, '\0');
            return {Xapian::Query::OP_VALUE_GE, slot::date, least};
        }
        if (!query.first) return {Xapian::Query::OP_VALUE_LE, slot::date, to_sortable(*query.last)};
        if (!query.last) return {Xapian::Query::OP_VALUE_GE, slot::date, to_sortable(*query.first)};
        return {Xapian::Query::OP_VALUE_RANGE, slot::date, to_sortable(*query.first),
                to_sortable(*query.last)};
    }

    Xapian::Query plan_all(const Query& query) {
        std::vector<Xapian::Query> children;
        for (const Query& child : query.children) children.push_back(plan(child));
        return {Xapian::Query::OP_AND, children.begin(), children.end()};
    }

    Xapian::Query plan_any(std::span<const Query> list) {
        std::vector<Xapian::Query> children;
        for (const auto& [form, times, share] : counted_words(list, ranking_)) {
            const Xapian::Query all_times = plan_word(form, times);
            children.push_back(share == 1 ? all_times : scaled(all_times, share));
        }
        for (const Query& child : list) {
            if (child.kind != Query::Kind::word) children.push_back(plan(child));
        }
        return {Xapian::Query::OP_OR, children.begin(), children.end()};
    }

    Xapian::Query plan_exclusion(const Query& query) {
        std::vector<Xapian::Query> excluded;
        for (std::size_t i = 1; i < query.children.size(); ++i) {
            const Query& child = query.children[i];
            // `-multi-agent` must not take out all that has one of the two words.
            excluded.push_back(is_compound(child) ? plan_phrase_of_text(child.text) : plan(child));
        }
        return {Xapian::Query::OP_AND_NOT, plan(query.children.front()),
                Xapian::Query(Xapian::Query::OP_OR, excluded.begin(), excluded.end())};
    }

    const RankingOptions& ranking_;
    Stemmers& stemmers_;
    SearchedText text_;
    PlaceContext context_;
};

}  // namespace

Xapian::Query plan_query(const Query& query, const RankingOptions& ranking, Stemmers& stemmers,
                         SearchedText text, Deadline* deadline, const Xapian::Database* database,
                         SequenceMemory* sequences) {
    return Planner(ranking, stemmers, text, {deadline, database, sequences}).plan(query);
}

}  // namespace debrief
