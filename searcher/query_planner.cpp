#include "searcher/query_planner.h"

#include "corpus/base/text.h"
#include "indexer/analysis.h"

#include <algorithm>
#include <map>
#include <vector>

#include <xapian.h>

namespace debrief {

namespace {

/// The forms of all words that stand in a list, stop words too.
std::vector<std::string> all_words(std::span<const Query> list) {
    std::vector<std::string> words;
    for (const Query& child : list) {
        if (child.kind != Query::Kind::word) continue;
        for (Token& token : tokenize(child.text)) words.push_back(std::move(token.form));
    }
    return words;
}

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

class Planner {
 public:
    Planner(const RankingOptions& ranking, Stemmers& stemmers, SearchedText text)
        : ranking_(ranking), stemmers_(stemmers), text_(text) {}

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
            case Query::Kind::near:
            case Query::Kind::adjacent:
            case Query::Kind::number:
            case Query::Kind::same:
            case Query::Kind::with:
                break;
        }
        return {};
    }

 private:
    static Xapian::Query scaled(const Xapian::Query& query, double share) {
        return {Xapian::Query::OP_SCALE_WEIGHT, query, share};
    }
    static Xapian::Query filter(const Xapian::Query& query) { return scaled(query, 0); }

    Xapian::Query plan_word(const std::string& form, Xapian::termcount count) {
        const Xapian::Query stem = plan_stems(stem_prefix, form, count);
        const Xapian::Query exact(to_term("", form), count);
        const Xapian::Query word(Xapian::Query::OP_OR, stem, scaled(exact, ranking_.exact_share));
        if (text_ == SearchedText::body) return word;
        return {Xapian::Query::OP_OR, word, filter(plan_stems(chrome_stem_prefix, form, 1))};
    }

    /// A word of any of the index's languages.
    Xapian::Query plan_stems(std::string_view prefix, const std::string& form, Xapian::termcount count) {
        std::vector<Xapian::Query> stems;
        for (const std::string& stem : stemmers_.all(form)) stems.emplace_back(to_term(prefix, stem), count);
        return {Xapian::Query::OP_OR, stems.begin(), stems.end()};
    }

    [[nodiscard]] Xapian::Query plan_phrase_of_text(std::string_view text) const {
        if (text_ == SearchedText::body) return plan_phrase(text, "");
        return {Xapian::Query::OP_OR, plan_phrase(text, ""), filter(plan_phrase(text, chrome_prefix))};
    }

    /// Words match as written, next to each other.
    static Xapian::Query plan_phrase(std::string_view text, std::string_view prefix) {
        const std::vector<Token> tokens = tokenize(text);
        std::vector<Xapian::Query> words;
        for (const Token& token : tokens) words.emplace_back(to_term(prefix, token.form));
        const auto window = static_cast<Xapian::termcount>(words.size());
        return {Xapian::Query::OP_PHRASE, words.begin(), words.end(), window};
    }

    Xapian::Query plan_field(const Query& query) {
        switch (query.field->match) {
            case FieldMatch::words:
                return plan_field_words(query);
            case FieldMatch::name: {
                std::string name;
                for (const Token& token : tokenize(query.text))
                    name += (name.empty() ? "" : " ") + token.form;
                return filter(Xapian::Query(to_term(query.field->prefix, name)));
            }
            case FieldMatch::host: {
                return filter(Xapian::Query(to_term(query.field->prefix, host_of(query.text))));
            }
            default:
                break;
        }
        return {};
    }

    /// The words must stand in the field; they rank as they do anywhere.
    Xapian::Query plan_field_words(const Query& query) {
        const std::vector<Token> tokens = tokenize(query.text);
        const bool is_phrase = query.is_quoted || tokens.size() > 1;
        std::vector<Xapian::Query> words;
        for (const Token& token : tokens) words.push_back(plan_word(token.form, 1));
        const Xapian::Query scores(Xapian::Query::OP_AND, words.begin(), words.end());
        const Xapian::Query inside = is_phrase ? plan_phrase(query.text, query.field->prefix)
                                               : plan_stems(title_stem_prefix, tokens.front().form, 1);
        return {Xapian::Query::OP_FILTER, scores, inside};
    }

    static Xapian::Query plan_days(const Query& query) {
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
        const std::vector<std::string> all = all_words(list);
        const bool is_long = all.size() > ranking_.long_query_words;
        const std::vector<double> shares = request_shares(all, ranking_.request);
        struct Counted {
            Xapian::termcount times = 0;
            double share = 0;  // of all times together
        };
        std::map<std::string, Counted> counted;  // ordered, so that scores add up alike every time
        const bool keeps_stop_words = is_long || ranked_words(list) == all;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool is_stopped = is_stop_word(all[i]);
            if (is_stopped && !keeps_stop_words) continue;
            Counted& word = counted[all[i]];
            ++word.times;
            word.share += is_long && is_stopped ? ranking_.stop_word_share : shares[i];
        }
        std::vector<Xapian::Query> children;
        for (const auto& [form, word] : counted) {
            const double share = word.share / word.times;
            const Xapian::Query all_times = plan_word(form, word.times);
            if (share > 0) children.push_back(share == 1 ? all_times : scaled(all_times, share));
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
};

}  // namespace

Xapian::Query plan_query(const Query& query, const RankingOptions& ranking, Stemmers& stemmers,
                         SearchedText text) {
    return Planner(ranking, stemmers, text).plan(query);
}

std::vector<std::string> ranked_words(std::span<const Query> list) {
    std::vector<std::string> words = all_words(list);
    const auto is_word = [](const Query& child) { return child.kind == Query::Kind::word; };
    const bool has_more_to_say = !std::all_of(list.begin(), list.end(), is_word) ||
                                 !std::all_of(words.begin(), words.end(), is_stop_word);
    if (has_more_to_say) std::erase_if(words, is_stop_word);
    return words;
}

}  // namespace debrief
