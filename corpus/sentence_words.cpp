#include "corpus/sentence_words.h"

#include "corpus/base/text.h"
#include "corpus/word_sieve.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace debrief {

namespace {

// Lower case, in byte order, without the last full stop.
constexpr auto going_on = std::to_array<std::string_view>(
    {"adm",  "amb", "approx", "assoc", "asst", "atty", "brig", "bzw",        "ca",   "capt",   "cf",   "cmdr",
     "col",  "cpl", "d.h",    "det",   "dott", "dr",   "dra",  "e.g",        "evtl", "fr",     "gen",  "ggf",
     "gov",  "hon", "i.e",    "incl",  "inkl", "insp", "lt",   "m.a.w",      "maj",  "messrs", "mio",  "mlle",
     "mme",  "mr",  "mrd",    "mrs",   "ms",   "msgr", "mt",   "n\xC3\xBAm", "nr",   "p.ej",   "p.ex", "pres",
     "prof", "rep", "reps",   "rev",   "sal",  "sen",  "sens", "sgt",        "sig",  "sra",    "srta", "supt",
     "u.a",  "v",   "vgl",    "viz",   "vs",   "wm",   "z.b"});

constexpr auto before_numbers = std::to_array<std::string_view>(
    {"abs", "apr", "art", "aug", "ch",  "dec", "feb", "fig", "figs", "jan", "jul",  "jun", "kap",   "mar",
     "no",  "nos", "nov", "oct", "okt", "p",   "par", "pp",  "sec",  "sep", "sept", "tab", "thurs", "vol"});

constexpr auto before_names = std::to_array<std::string_view>(
    {"ag",   "assn",  "ave",  "bhd",   "blvd", "bros", "cie", "co",    "corp", "cos", "dept", "dist", "esq",
     "est",  "etc",   "ft",   "gov't", "hrs",  "hwy",  "inc", "int'l", "intl", "jr",  "llc",  "ltd",  "min",
     "mins", "nat'l", "natl", "ph.d",  "plc",  "pt",   "pty", "rd",    "sr",   "st",  "std",  "univ"});

/// States and provinces, as newspapers shorten them behind a town.
constexpr auto states = std::to_array<std::string_view>(
    {"Ala",  "Alta", "Ariz", "Ark",  "Calif", "Colo", "Conn", "Del",  "Fla", "Ga",   "Ill", "Ind",  "Kan",
     "Kans", "Ky",   "La",   "Mass", "Md",    "Mich", "Minn", "Miss", "Mo",  "Mont", "Neb", "Nev",  "Okla",
     "Ont",  "Ore",  "Pa",   "Que",  "Sask",  "Tenn", "Tex",  "Va",   "Vt",  "Wash", "Wis", "Wisc", "Wyo"});

constexpr auto starters = std::to_array<std::string_view>(
    {"A",       "About",   "According", "After",   "All",       "Also",    "Although", "Among",    "An",
     "And",     "Another", "Any",       "Are",     "As",        "At",      "Based",    "Because",  "Before",
     "Both",    "But",     "By",        "Can",     "Could",     "Critics", "Despite",  "Did",      "Do",
     "Does",    "During",  "Each",      "Earlier", "Either",    "Even",    "Every",    "Everyone", "Few",
     "Finally", "For",     "From",      "Given",   "Had",       "Has",     "Have",     "He",       "Her",
     "Here",    "His",     "How",       "However", "I",         "If",      "In",       "Instead",  "Is",
     "It",      "Its",     "Later",     "Many",    "Meanwhile", "More",    "Moreover", "Most",     "Much",
     "My",      "Neither", "Nobody",    "None",    "Nor",       "Not",     "Nothing",  "Now",      "On",
     "Once",    "One",     "Only",      "Or",      "Other",     "Others",  "Our",      "Out",      "People",
     "Perhaps", "Several", "She",       "Shares",  "Since",     "So",      "Some",     "Still",    "Such",
     "That",    "The",     "Their",     "Then",    "There",     "These",   "They",     "This",     "Those",
     "Though",  "To",      "Today",     "Unless",  "Unlike",    "Until",   "We",       "What",     "When",
     "Where",   "Whether", "Which",     "While",   "Who",       "Why",     "Yet"});

/// Words whose next letter names a thing: `Plan B.`, `Category C.`
constexpr auto lettered = std::to_array<std::string_view>(
    {"appendix",  "category", "class", "column", "exhibit", "grade", "group",   "hepatitis",
     "influenza", "option",   "part",  "phase",  "plan",    "point", "section", "series",
     "step",      "team",     "type",  "unit",   "vitamin", "war"});

constexpr auto after_times = std::to_array<std::string_view>(
    {"AEST", "Alaska",  "BST",    "CDT",       "CEST",   "CET", "CST", "Central", "EDT",    "EST",
     "ET",   "Eastern", "GMT",    "Greenwich", "Hawaii", "IST", "JST", "KST",     "London", "MDT",
     "MST",  "MT",      "Moscow", "Mountain",  "PDT",    "PST", "PT",  "Pacific", "Tokyo",  "UTC"});

constexpr auto days =
    std::to_array<std::string_view>({"Fri", "Friday", "Mon", "Monday", "Sat", "Saturday", "Sun", "Sunday",
                                     "Thu", "Thursday", "Tue", "Tuesday", "Wed", "Wednesday"});

constexpr auto months = std::to_array<std::string_view>(
    {"Apr",     "April",   "Aug",      "August",        "Dec",  "December", "Dezember",
     "Feb",     "Februar", "February", "J\xC3\xA4nner", "Jan",  "Januar",   "January",
     "Jul",     "Juli",    "July",     "Jun",           "June", "Juni",     "M\xC3\xA4rz",
     "Mai",     "Mar",     "March",    "May",           "Nov",  "November", "Oct",
     "October", "Okt",     "Oktober",  "Sep",           "Sept", "September"});

constexpr auto ascribing = std::to_array<std::string_view>(
    {"added",   "adds",   "answered", "argued",   "asked",   "asks",     "called", "cried",   "joked",
     "noted",   "posted", "read",     "recalled", "replied", "said",     "says",   "shouted", "tells",
     "thought", "told",   "tweeted",  "urged",    "warned",  "wondered", "writes", "wrote",   "yelled"});

constexpr auto self_marked = std::to_array<std::string_view>({"E", "Jeopardy", "Oklahoma", "Yahoo"});

// Every full stop asks for all of these.
constexpr WordSieve going_on_sieve(going_on);
constexpr WordSieve before_numbers_sieve(before_numbers);
constexpr WordSieve before_names_sieve(before_names);
constexpr WordSieve states_sieve(states);
constexpr WordSieve starters_sieve(starters);

/// `u.s`, `h.a`: single letters with full stops between them.
bool is_dotted_acronym(std::string_view word) {
    if (word.size() < 3 || word.size() % 2 == 0) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if ((i % 2 == 0) != is_ascii_lower(word[i]) || (i % 2 == 1 && word[i] != '.')) return false;
    }
    return true;
}

/// Whether one letter is the first one of a name rather than the name of a thing, or a pronoun.
bool is_initial(char letter, std::string_view before) {
    if (letter < 'A' || letter > 'Z') return false;
    const bool is_pronoun = letter == 'I' && !before.empty() && is_ascii_lower(before.front());
    return !is_pronoun && !is_one_of(to_ascii_lower(before), lettered);
}

}  // namespace

Shortening shortening_of(std::string_view word, std::string_view before) {
    const std::string lower = to_ascii_lower(word);
    if (lower == "a.m" || lower == "p.m") return Shortening::time_of_day;
    const bool is_half_of_shortening = word.size() == 1 && is_ascii_lower(word.front());  // `z. B.`, `d. h.`
    if (is_half_of_shortening && word != "v" && word != "p") return Shortening::before_name;
    if (lower.size() == 1 && is_initial(word.front(), before)) return Shortening::before_name;
    if (before_numbers_sieve.may_hold(lower) && is_one_of(lower, before_numbers))
        return Shortening::before_number;
    if (going_on_sieve.may_hold(lower) && is_one_of(lower, going_on)) return Shortening::goes_on;
    if ((before_names_sieve.may_hold(lower) && is_one_of(lower, before_names)) ||
        (lower == "al" && before == "et"))
        return Shortening::before_name;
    if (states_sieve.may_hold(word) && is_one_of(word, states)) return Shortening::before_name;
    return is_dotted_acronym(lower) ? Shortening::before_name : Shortening::none;
}

bool begins_sentences(std::string_view word) {
    return starters_sieve.may_hold(word) && is_one_of(word, starters);
}

bool follows_time_of_day(std::string_view word) {
    return is_one_of(word, after_times) || is_one_of(word, days) || is_month(word);
}

bool is_month(std::string_view word) {
    return is_one_of(word, months);
}

bool ascribes_words(std::string_view word) {
    return is_one_of(word, ascribing);
}

bool has_own_mark(std::string_view word) {
    return is_one_of(word, self_marked);
}

}  // namespace debrief
