#include "corpus/figures_about.h"

#include "corpus/base/text.h"
#include "corpus/figures_phrases.h"
#include "corpus/figures_verbs.h"
#include "corpus/prose_words.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::size_t longest_object = 5;   ///< tokens between a verb and what follows its object
constexpr std::size_t longest_trade = 14;   ///< tokens from a verb of trade to its price
constexpr std::size_t longest_about = 150;  ///< bytes; more is no prose
constexpr std::size_t longest_link = 8;     ///< tokens between a figure and one that goes on from it

/// A figure as tokens.
struct FigureTokens {
    std::size_t first;
    std::size_t last;
    FigureKind kind;
};

constexpr std::array<std::string_view, 14> determiners{
    "a", "an", "the", "its", "their", "his", "her", "this", "that", "our", "another", "new", "my", "your"};
/// Nouns that a figure stands before without an article, too.
constexpr std::array<std::string_view, 62> measured{
    "stake",    "share",     "growth",  "increase",    "decline",   "rise",     "drop",      "fall",
    "discount", "premium",   "yield",   "interest",    "gain",      "cut",      "ownership", "margin",
    "return",   "reduction", "tariff",  "tariffs",     "chance",    "loss",     "jump",      "tax",
    "coupon",   "deal",      "bid",     "offer",       "profit",    "fine",     "budget",    "investment",
    "takeover", "bill",      "lawsuit", "contract",    "programme", "program",  "project",   "loan",
    "fund",     "plan",      "salary",  "bond",        "bonds",     "debt",     "package",   "settlement",
    "bailout",  "valuation", "buyback", "acquisition", "prize",     "donation", "grant",     "penalty",
    "bonus",    "surplus",   "deficit", "stakes",      "levy",      "duty"};
/// Of these it is told further what they are of: "stake *in Acme*".
constexpr std::array<std::string_view, 20> relational{
    "stake",     "share", "increase",  "decline", "rise",       "drop",     "fall",
    "gain",      "cut",   "reduction", "jump",    "growth",     "interest", "loss",
    "ownership", "surge", "decrease",  "chance",  "investment", "slump"};
/// "a *price for the house* of $5 million".
constexpr std::array<std::string_view, 7> asked_for{"price", "bid", "offer", "fee", "charge", "cost", "bill"};
/// "an investment of $5 million"; what stands before is all of the figure.
constexpr std::array<std::string_view, 6> prices{"worth",   "totaling", "totalling",
                                                 "costing", "of",       "averaging"};
/// What is said to be "of" a figure and tells nothing of it.
constexpr std::array<std::string_view, 24> amounts{
    "total",  "sum",  "amount",  "average", "maximum", "minimum", "record", "range",
    "figure", "some", "instead", "out",     "because", "number",  "most",   "part",
    "all",    "low",  "high",    "excess",  "worth",   "one",     "tune",   "limit"};
/// "in cash" and the like tell how, where or when, not what.
constexpr std::array<std::string_view, 41> manners{
    "cash",        "stock",        "total",     "exchange",   "part",      "addition", "return",
    "response",    "order",        "recent",    "trading",    "afternoon", "morning",  "early",
    "late",        "advance",      "fact",      "line",       "place",     "turn",     "after-hours",
    "electronic",  "europe",       "fiscal",    "comparison", "value",     "today",    "shares",
    "instalments", "installments", "just",      "favour",     "favor",     "term",     "terms",
    "used",        "mid",          "premarket", "extended",   "composite", "heavy"};
/// Between a figure and one that goes on from it: "5 percent, or $2 a share, to $40".
constexpr std::array<std::string_view, 34> link_words{
    "or",     "to",     "from",  "up",       "down", "at",      "a",       "an",     "per",
    "share",  "barrel", "ounce", "compared", "with", "against", "versus",  "close",  "end",
    "finish", "settle", "trade", "reach",    "off",  "higher",  "lower",   "bushel", "tonne",
    "piece",  "about",  "just",  "year",     "ago",  "earlier", "previous"};

/// The last word of a phrase, in lower case.
std::string_view head_of(const Prose& prose, const NounPhrase& phrase) {
    return phrase.is_empty() ? std::string_view() : prose.lower(phrase.last - 1);
}

bool has_owner_before(const Prose& prose, std::size_t i) {
    if (i < 3 || !prose.goes_on(i)) return false;
    const bool is_singular =
        prose.is_word(i - 1, "s") && prose.is_glued(i - 1) && is_apostrophe(prose[i - 2].symbol);
    const bool is_plural =
        is_apostrophe(prose[i - 1].symbol) && prose.is_glued(i - 1) && prose.lower(i - 2).ends_with('s');
    return (is_singular || is_plural) && !is_function_word(prose.lower(i - (is_singular ? 3 : 2)));
}

/// Whether the words before a figure open a noun phrase that it stands in: "a", "Acme's", "an all-cash".
bool is_within_phrase(const Prose& prose, std::size_t first) {
    if (first == 0 || !prose.goes_on(first)) return false;
    if (has_owner_before(prose, first)) return true;
    if (!prose.is_word(first - 1)) return false;
    if (is_one_of(prose.lower(first - 1), determiners)) return true;
    const NounPhrase modifiers = noun_phrase_before(prose, first);  // "an all-cash", "the proposed"
    const bool is_modified = !modifiers.is_empty() && modifiers.last - modifiers.first <= 3;
    return is_modified && modifiers.first > 0 && prose.goes_on(modifiers.first) &&
           (prose.is_word(modifiers.first - 1, "a") || prose.is_word(modifiers.first - 1, "an"));
}

/// "*stake in Acme*": with what a relational noun is of.
NounPhrase with_relation(const Prose& prose, NounPhrase phrase) {
    if (!is_one_of(head_of(prose, phrase), relational)) return phrase;
    const std::size_t at = phrase.last;
    if (!prose.goes_on(at) || !(prose.is_word(at, "in") || prose.is_word(at, "of"))) return phrase;
    const NounPhrase thing = noun_phrase_from(prose, at + 1);
    if (!thing.is_empty()) phrase.last = thing.last;
    return phrase;
}

/// Behind "($5m)" where a figure has it in another currency.
std::size_t behind_brackets(const Prose& prose, std::size_t i) {
    if (!prose.is_symbol(i, U'(')) return i;
    for (std::size_t close = i + 1; close < i + longest_link && prose.goes_on(close); ++close) {
        if (prose.is_symbol(close, U')')) return close + 1;
    }
    return i;
}

NounPhrase multiplied_thing(const Prose& prose, std::size_t last) {
    static constexpr std::array<std::string_view, 10> skipped{"less", "more", "fewer", "as",    "many",
                                                              "much", "the",  "its",   "their", "what"};
    std::size_t thing = last;
    while (thing < last + 3 && prose.is_word(thing) && is_one_of(prose.lower(thing), skipped)) ++thing;
    static constexpr std::array<std::string_view, 16> comparatives{
        "faster", "slower", "larger", "bigger",  "higher", "lower",  "cheaper", "smaller",
        "better", "worse",  "longer", "shorter", "wider",  "dearer", "greater", "stronger"};
    if (!prose.goes_on(thing) || is_one_of(prose.lower(thing), comparatives)) return {};
    return noun_phrase_from(prose, thing);
}

/// "a $5 million *fine*", "49 percent of *Acme*", "an order of magnitude less *compute*".
NounPhrase thing_behind(const Prose& prose, const FigureTokens& figure) {
    std::size_t last = figure.last;
    if (figure.kind == FigureKind::money) last = behind_brackets(prose, last);
    if (prose.is_word(last, "worth") && prose.is_word(last + 1, "of")) ++last;
    const bool has_hyphen = is_hyphen(prose[last].symbol) && prose.is_glued(last) && prose.is_glued(last + 1);
    if (has_hyphen) ++last;
    if (!prose.goes_on(last) || !prose.is_word(last)) return {};
    if (prose.is_word(last, "of")) return noun_phrase_from(prose, last + 1);
    if (figure.kind == FigureKind::multiple) return multiplied_thing(prose, last);
    const NounPhrase thing = noun_phrase_from(prose, last);
    if (thing.is_empty() || thing.first != last) return {};
    const bool is_attribute = has_hyphen || is_within_phrase(prose, figure.first) ||
                              is_hyphen(prose[figure.last - 2].symbol) ||
                              is_one_of(prose.lower(last), measured);
    return is_attribute ? with_relation(prose, thing) : NounPhrase();
}

/// "an *investment* of $5 million".
NounPhrase thing_of(const Prose& prose, std::size_t first) {
    if (first == 0 || !prose.goes_on(first) || !prose.is_word(first - 1)) return {};
    if (!is_one_of(prose.lower(first - 1), prices)) return {};
    const NounPhrase thing = noun_phrase_before(prose, first - 1);
    const std::string_view head = head_of(prose, thing);
    const bool is_range = head == "range" || head == "region" || head == "neighbourhood" || head == "order";
    if (is_range && thing.first > 2 && prose.is_word(thing.first - 2, "in"))
        return noun_phrase_before(prose, thing.first - 2);  // "a profit in the range of $5 million"
    const std::size_t article =
        prose.is_word(thing.first - 1, "the") || prose.is_word(thing.first - 1, "its") ? 1 : 0;
    const bool is_left_out = prose.is_word(thing.first - 1 - article, "excluding");
    if (is_left_out || is_one_of(head, amounts)) return {};
    // "a gain on the sale of", "earnings per share of"
    const NounPhrase whole = subject_before(prose, first - 1);
    if (whole.is_empty() || whole.first == thing.first || thing.first < 2 + article) return thing;
    const std::size_t at = thing.first - 1 - article;
    const bool is_relation = prose.is_word(at, "per") ||
                             ((prose.is_word(at, "in") || prose.is_word(at, "on")) &&
                              is_one_of(prose.lower(at - 1), relational)) ||
                             (prose.is_word(at, "for") && is_one_of(prose.lower(at - 1), asked_for));
    return is_relation ? whole : thing;
}

/// "*valued Acme* at", "cut *rates* by", "bought *Acme* for": the object of a verb that ends before `at`.
NounPhrase object_before(const Prose& prose, std::size_t at) {
    if (!prose.goes_on(at) || !prose.is_word(at)) return {};
    const std::string_view preposition = prose.lower(at);
    const bool is_change = preposition == "by" || preposition == "to" || preposition == "from";
    for (std::size_t i = at; i > 0 && at - i <= longest_object; --i) {
        if (!prose.goes_on(i)) return {};
        if (!prose.is_word(i - 1)) {
            const bool joins = is_hyphen(prose[i - 1].symbol) || is_apostrophe(prose[i - 1].symbol);
            if (!joins) return {};
            continue;
        }
        const std::string_view word = prose.lower(i - 1);
        const bool values = preposition == "at" && is_figure_verb(word, FigureVerb::values);
        const bool alters = (is_change || preposition == "at") && is_figure_verb(word, FigureVerb::alters);
        const bool trades = preposition == "for" && is_figure_verb(word, FigureVerb::trades);
        if (!values && !alters && !trades) continue;
        if (i == at) return {};  // "valued at": a passive
        const NounPhrase object = noun_phrase_from(prose, i);
        if (values) return {i - 1, !object.is_empty() && object.last == at ? at : i};
        return object.last == at ? object : NounPhrase();
    }
    return {};
}

/// "bought *a stake in Acme* for": the object of a verb of trade, of which more is told before `at`.
NounPhrase traded_thing(const Prose& prose, std::size_t at) {
    if (!prose.goes_on(at) || !prose.is_word(at, "for")) return {};
    for (std::size_t i = at; i > 0 && at - i < longest_trade; --i) {
        if (!prose.goes_on(i) || prose.begins_sentence(i)) return {};
        if (!is_figure_verb(prose.lower(i - 1), FigureVerb::trades)) continue;
        const NounPhrase thing = subject_before(prose, at);
        return thing.first >= i ? thing : NounPhrase();
    }
    return {};
}

/// Whether a word that is a noun as often stands where a verb does: "shares *fall*", "will *fall*", "saw
/// sales *fall*".
bool has_verb_place(const Prose& prose, std::size_t i) {
    if (i == 0 || !prose.goes_on(i) || !prose.is_word(i - 1)) return false;
    const std::string_view word = prose.lower(i - 1);
    if (word.ends_with('s') || word == "to" || is_between_subject_and_verb(word)) return true;
    const NounPhrase subject = noun_phrase_before(prose, i);
    return !subject.is_empty() &&
           (prose.is_word(subject.first - 1, "saw") || prose.is_word(subject.first - 2, "saw"));
}

/// Where the words between a subject and the verb that ends before token `i` begin; `i` where no verb that a
/// figure follows ends there.
std::size_t verb_begin(const Prose& prose, std::size_t i) {
    const std::size_t none = i;
    const auto is_before = [&](std::size_t at) {
        return at > 0 && prose.goes_on(at) && prose.is_word(at - 1);
    };
    const auto skips = [&](auto... words) { return is_before(i) && ((prose.lower(i - 1) == words) || ...); };
    const bool has_preposition = skips("by", "to", "at", "from", "for");
    const std::string_view preposition = has_preposition ? prose.lower(i - 1) : std::string_view();
    if (has_preposition) --i;
    const bool has_direction = skips("up", "down", "off", "higher", "lower", "unchanged", "flat", "back");
    if (has_direction) --i;
    while (is_before(i) && (skips("just", "only", "even", "another", "still") ||
                            (prose.lower(i - 1).size() > 4 && prose.lower(i - 1).ends_with("ly"))))
        --i;
    if (!is_before(i)) return none;
    const std::string_view verb = prose.lower(i - 1);
    const bool is_change = is_figure_verb(verb, FigureVerb::change);
    const bool is_noun = is_change_or_noun(verb) && !has_verb_place(prose, i - 1);
    if (is_noun) return none;
    const bool is_being = is_figure_verb(verb, FigureVerb::being) &&
                          (preposition.empty() || preposition == "at" || has_direction);
    const bool is_traded = preposition == "for" && is_figure_verb(verb, FigureVerb::trades);
    const bool is_valued = preposition == "at" && is_figure_verb(verb, FigureVerb::values);
    if (preposition == "for" && !is_traded) return none;
    if (is_change || is_being || is_traded || is_valued) {
        --i;
    } else if (!has_direction || has_preposition) {
        return none;
    }
    const auto is_expected = [&](std::size_t at) {
        return prose.is_word(at) && is_between_subject_and_verb(prose.lower(at));
    };
    if (skips("to") && i > 1 && is_expected(i - 2)) --i;  // "is expected to rise"
    while (is_before(i) && is_between_subject_and_verb(prose.lower(i - 1))) --i;
    return i;
}

/// "*Acme's shares* fell 5 percent", "*a deal* valued at", "*Acme*, which lost".
NounPhrase subject_of(const Prose& prose, std::size_t first) {
    if (first == 0 || !prose.goes_on(first)) return {};
    std::size_t verb = verb_begin(prose, first);
    if (verb == first) return {};
    if (prose.goes_on(verb) && (prose.is_word(verb - 1, "which") || prose.is_word(verb - 1, "that"))) {
        --verb;
        if (verb > 0 && prose.goes_on(verb) && prose.is_symbol(verb - 1, U',')) --verb;
    }
    const bool is_participle =
        prose.is_word(verb, "valued") || prose.is_word(verb, "priced") || prose.is_word(verb, "worth");
    if (verb == 0) return {};
    return is_participle ? noun_phrase_before(prose, verb) : subject_before(prose, verb);
}

/// "$870 million in *revenue*", "put $14 billion into *Acme*", "spent $5 million on *research*".
NounPhrase thing_after_preposition(const Prose& prose, const FigureTokens& figure) {
    if (figure.kind != FigureKind::money || !prose.goes_on(figure.last)) return {};
    const std::size_t at = behind_brackets(prose, figure.last);
    const std::string_view word = prose.is_word(at) ? prose.lower(at) : std::string_view();
    const bool has_verb = figure.first > 0 && prose.goes_on(figure.first) && prose.is_word(figure.first - 1);
    const std::string_view verb = has_verb ? prose.lower(figure.first - 1) : std::string_view();
    const bool is_spent = verb == "spend" || verb == "spent" || verb == "spends" || verb == "spending";
    const bool is_put = is_figure_verb(verb, FigureVerb::puts_into);
    const bool is_paid = is_spent || verb == "pay" || verb == "paid" || verb == "paying" || verb == "pays";
    if (word == "in" && !is_put) {
        const NounPhrase thing = noun_phrase_from(prose, at + 1);
        const bool is_place = thing.first != at + 1 || prose.is_capitalised(at + 1);
        return thing.is_empty() || is_place || is_one_of(prose.lower(at + 1), manners) ? NounPhrase() : thing;
    }
    const bool is_asked = (is_put && (word == "into" || word == "in")) || (is_spent && word == "on") ||
                          (is_paid && word == "for");
    return is_asked ? noun_phrase_from(prose, at + 1) : NounPhrase();
}

/// Whether there is nothing between a figure and the one before it but words that join a sum to its share,
/// its percentage, its value before.
bool follows_on(const Prose& prose, std::size_t first, const FigureBefore& before) {
    if (before.last == 0 || before.last >= first || first - before.last > longest_link) return false;
    for (std::size_t i = before.last; i <= first; ++i) {
        if (!prose.goes_on(i)) return false;
        if (i == first) break;
        const bool is_mark = prose.is_symbol(i, U',') || prose.is_symbol(i, U'(') || prose.is_symbol(i, U';');
        if (!is_mark && !(prose.is_word(i) && is_one_of(prose.lower(i), link_words))) return false;
    }
    return true;
}

/// "*fined* Acme $5 million", "*raised* $5 million".
NounPhrase telling_verb(const Prose& prose, std::size_t first) {
    for (std::size_t i = first; i > 0 && first - i < longest_object && prose.goes_on(i); --i) {
        if (!prose.is_word(i - 1)) return {};
        const std::string_view word = prose.lower(i - 1);
        const bool is_fine = word == "fined" || word == "fining";
        if (is_fine || (i == first && is_figure_verb(word, FigureVerb::names_it))) return {i - 1, i};
    }
    return {};
}

/// The figure itself is the verb: "*sales* doubled".
NounPhrase multiplied_subject(const Prose& prose, const FigureTokens& figure) {
    static constexpr std::array<std::string_view, 5> verbs{"doubled", "tripled", "trebled", "quadrupled",
                                                           "halved"};
    if (!is_one_of(prose.lower(figure.last - 1), verbs)) return {};
    std::size_t i = figure.first;
    while (i > 0 && prose.goes_on(i) && prose.is_word(i - 1) &&
           is_between_subject_and_verb(prose.lower(i - 1)))
        --i;
    return i > 0 ? subject_before(prose, i) : NounPhrase();
}

/// By the first pattern that fits; empty where none does.
std::string_view told_thing(const Prose& prose, const FigureTokens& figure, const FigureBefore& before) {
    const std::size_t first = figure.first;
    if (const auto thing = thing_behind(prose, figure); !thing.is_empty()) return thing.of(prose);
    if (figure.kind == FigureKind::duration) return {};
    if (figure.kind == FigureKind::multiple) return multiplied_subject(prose, figure).of(prose);
    if (const auto thing = thing_of(prose, first); !thing.is_empty()) return thing.of(prose);
    if (first > 0 && prose.goes_on(first)) {
        if (const auto thing = object_before(prose, first - 1); !thing.is_empty()) return thing.of(prose);
        if (const auto thing = traded_thing(prose, first - 1); !thing.is_empty()) return thing.of(prose);
    }
    if (const auto thing = subject_of(prose, first); !thing.is_empty()) return thing.of(prose);
    if (const auto thing = thing_after_preposition(prose, figure); !thing.is_empty()) return thing.of(prose);
    if (follows_on(prose, first, before)) return before.about;
    return telling_verb(prose, first).of(prose);
}

}  // namespace

std::string find_what_it_is_about(const Prose& prose, std::size_t first, std::size_t last, FigureKind kind,
                                  const FigureBefore& before) {
    if (kind == FigureKind::count) return {};  // its unit says it
    const std::string_view thing = told_thing(prose, {first, last, kind}, before);
    return std::string(thing.size() <= longest_about ? thing : std::string_view());
}

}  // namespace debrief
