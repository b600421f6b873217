#include "corpus/figures_phrases.h"

#include "corpus/base/text.h"
#include "corpus/event_dates_words.h"
#include "corpus/figures_verbs.h"
#include "corpus/prose_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace debrief {

namespace {

constexpr std::size_t most_phrase_words = 6;  ///< words
constexpr std::size_t longest_subject = 8;    ///< words; of a longer one its first phrase is told
constexpr std::size_t longest_ticker = 7;     ///< tokens: "( SVM.N )"
constexpr std::size_t most_prepositions = 3;  ///< that a subject is followed back over

constexpr std::array<std::string_view, 21> articles{"a",   "an",    "the",  "its",  "their", "his",   "her",
                                                    "our", "my",    "your", "this", "that",  "these", "those",
                                                    "all", "total", "some", "any",  "both",  "each",  "such"};
constexpr std::array<std::string_view, 23> prepositions{
    "of",  "in",      "at",      "for",       "from",      "on",     "with",    "by",
    "to",  "outside", "between", "over",      "against",   "into",   "through", "via",
    "per", "among",   "despite", "excluding", "including", "before", "after"};
constexpr std::array<std::string_view, 5> company_ends{"inc", "corp", "co", "ltd", "plc"};

bool is_month_name(const Prose& prose, std::size_t i) {
    return prose.is_capitalised(i) && find_month(prose.lower(i)).has_value();
}

bool is_glued_on_both_sides(const Prose& prose, std::size_t i) {
    return prose.is_glued(i) && prose.is_glued(i + 1);
}

bool is_in_capitals(std::string_view written) {
    return std::all_of(written.begin(), written.end(), is_ascii_upper);
}

/// A heading in capitals that a text has lost the line of: "CAUTION".
bool is_heading_word(std::string_view written) {
    constexpr std::size_t fewest_letters = 6;
    return written.size() >= fewest_letters && is_in_capitals(written);
}

/// May stand in a noun phrase, before its last word.
bool is_modifier(const Prose& prose, std::size_t i) {
    const std::string_view word = prose.lower(i);
    if (!prose.is_word(i) || is_function_word(word) || is_no_part_of_thing(word) || is_month_name(prose, i) ||
        is_heading_word(prose.written(i)))
        return false;
    const bool is_contraction = is_apostrophe(prose[i + 1].symbol) && prose.is_glued(i + 1) &&
                                prose.is_word(i + 2) && prose.is_glued(i + 2) && !prose.is_word(i + 2, "s");
    if (is_contraction) return false;  // "doesn't"
    if (word.size() == 1)              // not of "U.S.", of a ticker
        return prose.is_symbol(i - 1, U'&') || prose.is_symbol(i + 1, U'&');
    if (prose.is_capitalised(i) || is_participle_of_thing(word)) return true;
    return !word.ends_with("ed") && !word.ends_with("ly") &&
           (!word.ends_with("ing") || is_thing_in_ing(word));
}

/// May be the last word of a noun phrase, which names the thing.
bool is_thing(const Prose& prose, std::size_t i) {
    if (!is_modifier(prose, i)) return false;
    const std::string_view word = prose.lower(i);
    if (prose.is_capitalised(i)) return true;
    const bool is_adverb =
        word == "monthly" || word == "weekly" || word == "quarterly" || word == "yearly" || word == "daily";
    return !is_adverb && !word.ends_with("ed") && (!word.ends_with("ing") || is_thing_in_ing(word));
}

/// "*refining* and marketing operations"
bool is_modifier_in_ing(const Prose& prose, std::size_t i) {
    return prose.is_word(i) && prose.lower(i).ends_with("ing");
}

/// The token that begins the possessor whose "'s" or apostrophe ends before token `i`; `i` where there is
/// none.
std::size_t possessor_before(const Prose& prose, std::size_t i) {
    const auto is_owner = [&](std::size_t word) {
        return prose.is_word(word) && !is_function_word(prose.lower(word));
    };
    const auto is_mark = [&](std::size_t at) {
        return is_apostrophe(prose[at].symbol) && prose.is_glued(at);
    };
    if (i >= 3 && prose.is_word(i - 1, "s") && prose.is_glued(i - 1) && is_mark(i - 2) && is_owner(i - 3))
        return i - 3;
    if (i >= 2 && is_mark(i - 1) && !prose.is_glued(i) && is_owner(i - 2) &&
        prose.lower(i - 2).ends_with('s'))
        return i - 2;
    return i;
}

/// Passes over the ticker in brackets, and the full stop of "Inc.", that end before token `i`.
std::size_t before_ticker(const Prose& prose, std::size_t i) {
    if (i > 0 && prose.is_symbol(i - 1, U')')) {
        std::size_t open = i - 1;
        while (open > 0 && i - open < longest_ticker && prose.goes_on(open) && !prose.is_symbol(open, U'('))
            --open;
        if (prose.is_symbol(open, U'(')) i = open;
    }
    // "the S&P 500 .SPX"
    const bool is_index = i >= 2 && prose.is_word(i - 1) && prose.is_glued(i - 1) &&
                          prose.is_symbol(i - 2, U'.') && !prose.is_glued(i - 2) && prose.goes_on(i - 2);
    if (is_index) i -= 2;
    // "ABN.N"
    const bool is_listing = i >= 3 && prose.is_word(i - 1) && prose.written(i - 1).size() <= 2 &&
                            prose.is_glued(i - 1) && prose.is_symbol(i - 2, U'.') && prose.is_glued(i - 2) &&
                            is_in_capitals(prose.written(i - 3)) && is_in_capitals(prose.written(i - 1));
    if (is_listing) i -= 3;
    const bool is_company = i >= 2 && prose.is_symbol(i - 1, U'.') && prose.is_glued(i - 1) &&
                            prose.is_word(i - 2) && is_one_of(prose.lower(i - 2), company_ends);
    return is_company ? i - 1 : i;
}

/// "S&P 500", "Llama 4": the number is the last of a name.
bool is_number_of_name(const Prose& prose, std::size_t i) {
    return i > 0 && prose.is_number(i) && prose.goes_on(i) && prose.is_capitalised(i - 1) &&
           is_modifier(prose, i - 1);
}

/// "Virginia-based", "break-up": a compound that ends before token `i` is one modifier, whatever its words.
std::size_t compound_before(const Prose& prose, std::size_t i) {
    const bool is_compound = i >= 3 && prose.is_word(i - 1) && is_hyphen(prose[i - 2].symbol) &&
                             is_glued_on_both_sides(prose, i - 2) && prose.is_word(i - 3);
    return is_compound ? i - 3 : i;
}

std::size_t phrase_begin(const Prose& prose, std::size_t last) {
    std::size_t first = last;
    std::size_t words = 0;
    while (first > 0 && words < most_phrase_words && prose.goes_on(first) && !prose.begins_sentence(first)) {
        const std::size_t before = first - 1;
        if (first == last && is_number_of_name(prose, before)) {
            --first;
        } else if (const std::size_t owner = first < last ? possessor_before(prose, first) : first;
                   owner < first) {
            first = owner;
            ++words;
        } else if (const std::size_t compound = first < last ? compound_before(prose, first) : first;
                   compound < first) {
            first = compound;
            ++words;
        } else if (first == last ? is_thing(prose, before)
                                 : is_modifier(prose, before) && !is_verb_or_noun(prose.lower(before))) {
            --first;
            ++words;
        } else if (first < last && before > 0 && is_hyphen(prose[before].symbol) &&
                   is_glued_on_both_sides(prose, before) && prose.is_word(before - 1)) {
            first = before - 1;
        } else if (first < last && before > 0 && prose.is_symbol(before, U'&') &&
                   prose.is_capitalised(before - 1)) {
            first = before - 1;
        } else if (first < last && before > 0 && prose.is_symbol(before, U'.') &&
                   is_glued_on_both_sides(prose, before) && prose.is_capitalised(before - 1)) {
            first = before - 1;  // "Acme.com shares"
        } else {
            break;
        }
    }
    return first;
}

std::size_t words_of_phrase(const Prose& prose, const NounPhrase& phrase) {
    std::size_t words = 0;
    for (std::size_t i = phrase.first; i < phrase.last; ++i) words += prose.is_word(i) ? 1 : 0;
    return words;
}

/// Before "the", and before the month of "for March delivery".
std::size_t before_articles(const Prose& prose, std::size_t i) {
    if (i > 1 && is_month_name(prose, i - 1) && prose.is_word(i - 2, "for")) --i;
    while (i > 0 && prose.goes_on(i) && prose.is_word(i - 1) && is_one_of(prose.lower(i - 1), articles)) --i;
    return i;
}

bool is_period(std::string_view lower_word) {
    static constexpr std::array<std::string_view, 8> periods{"year", "quarter", "month", "week",
                                                             "half", "period",  "day",   "session"};
    return is_one_of(lower_word, periods);
}

/// "last year", "on Monday", "for the fourth quarter", "in 2006" between a subject and its verb.
std::size_t before_time_words(const Prose& prose, std::size_t i) {
    if (i < 2 || !prose.goes_on(i)) return i;
    const auto follows = [&](std::size_t at, auto... words) { return (prose.is_word(at, words) || ...); };
    constexpr std::size_t digits_of_year = 4;
    if (prose.is_number(i - 1) && prose.written(i - 1).size() == digits_of_year)
        return follows(i - 2, "in", "for", "during") ? i - 2 : i;
    if (!prose.is_word(i - 1)) return i;
    const std::string_view word = prose.lower(i - 1);
    if (word == "today" || word == "yesterday") return i - 1;
    if (find_weekday(word)) return follows(i - 2, "on") ? i - 2 : i - 1;
    if (!is_period(word)) return i;
    if (follows(i - 2, "last", "this", "next") && !follows(i - 3, "the", "in", "for", "during", "over"))
        return i - 2;
    constexpr std::size_t most_words = 4;
    for (std::size_t at = i - 2; at > 0 && i - at <= most_words + 1 && prose.goes_on(at + 1); --at) {
        if (follows(at, "in", "for", "during", "over")) return at;
    }
    return i;
}

/// "shares of Acme, *the carmaker,* fell": where what is said of a name in between begins.
std::size_t before_apposition(const Prose& prose, std::size_t i) {
    if (i == 0 || !prose.is_symbol(i - 1, U',') || !prose.goes_on(i)) return i;
    constexpr std::size_t most_tokens = 14;
    for (std::size_t at = i - 2; at > 0 && i - at <= most_tokens && prose.goes_on(at + 1); --at) {
        if (prose.is_number(at) || prose.begins_sentence(at + 1)) return i;
        if (prose.is_symbol(at, U','))
            return prose.is_word(at + 1) && is_one_of(prose.lower(at + 1), std::span(articles).first<3>())
                       ? at
                       : i;
    }
    return i;
}

}  // namespace

NounPhrase noun_phrase_before(const Prose& prose, std::size_t i) {
    if (!prose.goes_on(i)) return {};
    const std::size_t last = before_ticker(prose, i);
    const std::size_t first = phrase_begin(prose, last);
    // "systems for GSM/UMTS phones", "2332.HK"
    const bool is_cut = first > 0 && (prose.is_symbol(first - 1, U'/') ||
                                      (prose.is_symbol(first - 1, U'.') && prose.is_glued(first)));
    return is_cut ? NounPhrase() : NounPhrase{first, last};
}

NounPhrase subject_before(const Prose& prose, std::size_t i) {
    NounPhrase nearest = noun_phrase_before(prose, before_time_words(prose, before_apposition(prose, i)));
    if (nearest.is_empty()) return {};
    // "the Cologne, Germany-based maker": its beginning stands before the comma.
    const bool has_comma = nearest.first > 0 && prose.is_symbol(nearest.first - 1, U',');
    bool is_placed = false;
    for (std::size_t at = nearest.first; has_comma && at < nearest.last; ++at)
        is_placed = is_placed || (prose.is_word(at, "based") && prose.is_glued(at));
    if (is_placed) return {};
    NounPhrase whole = nearest;
    for (std::size_t step = 0; step < most_prepositions; ++step) {
        const std::size_t at = before_articles(prose, whole.first);
        if (at == 0 || !prose.goes_on(at) || prose.begins_sentence(at) || !prose.is_word(at - 1)) break;
        const bool is_and = prose.is_word(at - 1, "and");
        if (!is_and && !is_one_of(prose.lower(at - 1), prepositions)) break;
        if (!is_and && prose.begins_sentence(at - 1)) return {};  // "In Paris Acme fell"
        const NounPhrase before = noun_phrase_before(prose, at - 1);
        if (before.is_empty()) {
            const bool is_of_two = is_and && is_modifier_in_ing(prose, at - 2);
            if (is_and && !is_of_two) break;
            return {};
        }
        if (is_and) {
            // "shares of Acme and Zenith", but "profit and revenue": of the latter the nearest is told.
            const std::size_t further = before_articles(prose, before.first);
            const bool hangs_on = further > 1 && prose.goes_on(further) && prose.is_word(further - 1) &&
                                  is_one_of(prose.lower(further - 1), prepositions) &&
                                  !noun_phrase_before(prose, further - 1).is_empty();
            if (!hangs_on) break;
        }
        nearest = before;
        whole.first = before.first;
    }
    return words_of_phrase(prose, whole) > longest_subject ? nearest : whole;
}

NounPhrase noun_phrase_from(const Prose& prose, std::size_t i) {
    while (prose.goes_on(i) && prose.is_word(i) && is_one_of(prose.lower(i), articles)) ++i;
    std::size_t last = i;
    std::size_t end = i;  // behind the last word that may be the thing
    for (std::size_t words = 0; words < most_phrase_words; ++words) {
        if (!prose.goes_on(last)) break;
        const bool is_owner = last > i && is_apostrophe(prose[last].symbol) && prose.is_glued(last) &&
                              prose.is_word(last + 1, "s") && prose.is_glued(last + 1);
        if (is_owner) last += 2;
        const bool is_cut = prose.is_number(last + 1) && prose.is_glued(last + 1);  // "EU10"
        if (is_cut || !prose.is_word(last)) break;
        const bool is_compound = is_hyphen(prose[last + 1].symbol) &&
                                 is_glued_on_both_sides(prose, last + 1) && prose.is_word(last + 2);
        if (is_compound) {
            last += 2;
        } else if (!is_modifier(prose, last)) {
            break;
        }
        if (is_thing(prose, last)) end = last + 1;
        ++last;
        const bool is_joined = prose.is_symbol(last, U'&') && prose.goes_on(last) &&
                               prose.is_capitalised(last - 1) && prose.is_capitalised(last + 1);
        if (is_joined) ++last;  // "Standard & Poor's"
    }
    return {i, end};
}

}  // namespace debrief
