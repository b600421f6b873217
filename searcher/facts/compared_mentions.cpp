#include "searcher/facts/compared_mentions.h"

#include "corpus/base/text.h"
#include "corpus/prose_tokens.h"

#include <algorithm>
#include <array>
#include <string>

namespace debrief {

namespace {

constexpr std::size_t words_beside = 5;
constexpr double least_sentence_likeness = 0.5;
constexpr double least_near_likeness = 0.5;
constexpr double least_sentence_weight = 4;
constexpr std::size_t least_near_stems = 2;

/// What parts one thing from others of its kind.
constexpr auto qualifiers = std::to_array<std::string_view>(
    {"added",     "adjusted",  "after",     "ago",      "aimed",    "annual",     "another",    "april",
     "august",    "average",   "averaged",  "before",   "combined", "compared",   "could",      "daily",
     "december",  "down",      "each",      "earlier",  "early",    "estimate",   "estimated",  "estimates",
     "every",     "excluding", "expected",  "extra",    "fall",     "february",   "fell",       "final",
     "first",     "forecast",  "former",    "fourth",   "from",     "further",    "half",       "if",
     "including", "initial",   "initially", "it",       "january",  "july",       "june",       "last",
     "late",      "later",     "less",      "march",    "may",      "minimum",    "monthly",    "more",
     "net",       "next",      "not",       "november", "october",  "original",   "originally", "other",
     "others",    "per",       "plan",      "planned",  "previous", "previously", "profit",     "quarter",
     "quarterly", "record",    "remaining", "rest",     "revenue",  "revised",    "rise",       "rose",
     "second",    "september", "since",     "than",     "that",     "third",      "this",       "those",
     "total",     "unless",    "until",     "up",       "weekly",   "without",    "would",      "year"});

/// Words that say that something rises and falls from day to day, and those of markets, which do so within
/// one.
constexpr auto movements = std::to_array<std::string_view>(
    {"added",   "advanced",  "climbed", "decline", "declined", "decreased", "dipped",  "down",  "dropped",
     "eased",   "fall",      "fallen",  "fell",    "gain",     "gained",    "grew",    "grown", "higher",
     "jumped",  "increased", "lost",    "lower",   "rallied",  "rise",      "risen",   "rose",  "shed",
     "slipped", "slid",      "soared",  "sunk",    "sank",     "surged",    "tumbled", "up",    "worth"});
constexpr auto markets =
    std::to_array<std::string_view>({"barrel", "close", "closed", "closing", "index", "points", "settled",
                                     "shares", "stock", "stocks", "trade", "traded", "trading"});

/// Those of `words` that stand in a sentence, in order, each once.
std::vector<std::string> words_among(const ComparedTellings& tellings, ToldPlace place,
                                     std::span<const std::string_view> words) {
    const Prose prose(tellings.reader(place.telling).span(place.sentence).of(tellings.text(place.telling)));
    std::vector<std::string> found;
    for (std::size_t i = 0; i < prose.size(); ++i) {
        if (prose.is_word(i) && is_one_of(prose.lower(i), words)) found.emplace_back(prose.lower(i));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// Whether a clause ends in a stretch of text between two words.
bool ends_clause(std::string_view between) {
    return between.find_first_of(";:()") != std::string_view::npos;
}

/// Stems of what is named beside a value, in order. The first word of a sentence may have its capital from
/// that.
std::vector<std::uint32_t> names_beside(const ComparedTellings& tellings, const ToldValue& value) {
    const std::vector<std::uint32_t> near = near_stems(tellings, value.place, value.span);
    std::vector<std::uint32_t> names;
    const std::span<const ContextWord> words = tellings.words(value.place);
    for (const ContextWord& word : words) {
        const bool is_first = &word == &words.front();
        if (word.is_capitalised && !is_first && std::binary_search(near.begin(), near.end(), word.stem))
            names.push_back(word.stem);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// Stems of all words of a sentence with a capital, in order.
std::vector<std::uint32_t> names_of(const ComparedTellings& tellings, ToldPlace place) {
    std::vector<std::uint32_t> names;
    for (const ContextWord& word : tellings.words(place))
        if (word.is_capitalised) names.push_back(word.stem);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// Whether both sentences name something, and one names nothing that the other does not have.
bool name_the_same(const ComparedTellings& tellings, ToldPlace a, ToldPlace b) {
    const auto names_a = names_of(tellings, a);
    const auto names_b = names_of(tellings, b);
    const auto x = tellings.stems(a);
    const auto y = tellings.stems(b);
    return share_stem(names_a, names_b) &&
           std::includes(y.begin(), y.end(), names_a.begin(), names_a.end()) &&
           std::includes(x.begin(), x.end(), names_b.begin(), names_b.end());
}

}  // namespace

std::vector<std::uint32_t> near_stems(const ComparedTellings& tellings, ToldPlace place, Span value) {
    const std::span<const ContextWord> words = tellings.words(place);
    const std::string_view text = tellings.text(place.telling);
    const auto behind = std::find_if(words.begin(), words.end(),
                                     [&](const ContextWord& word) { return word.span.begin >= value.begin; });
    std::vector<std::uint32_t> stems;
    std::size_t edge = value.begin;
    for (auto word = behind; word != words.begin() && stems.size() < words_beside;) {
        --word;
        if (ends_clause(text.substr(word->span.end, edge - std::min(edge, word->span.end)))) break;
        stems.push_back(word->stem);
        edge = word->span.begin;
    }
    const std::size_t before = stems.size();
    edge = value.end;
    for (auto word = behind; word != words.end() && stems.size() < before + words_beside; ++word) {
        if (word->span.begin < edge) continue;
        if (ends_clause(text.substr(edge, word->span.begin - edge))) break;
        stems.push_back(word->stem);
        edge = word->span.end;
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

bool say_the_same(const ComparedTellings& tellings, const ToldValue& a, const ToldValue& b) {
    const auto x = tellings.stems(a.place);
    const auto y = tellings.stems(b.place);
    if (tellings.shared_weight(x, y) < least_sentence_weight ||
        tellings.likeness(x, y) < least_sentence_likeness)
        return false;
    const auto near_a = near_stems(tellings, a.place, a.span);
    const auto near_b = near_stems(tellings, b.place, b.span);
    if (count_shared(tellings, near_a, near_b) < least_near_stems ||
        tellings.likeness(near_a, near_b) < least_near_likeness)
        return false;
    return name_the_same(tellings, a.place, b.place) &&
           words_among(tellings, a.place, qualifiers) == words_among(tellings, b.place, qualifiers);
}

bool may_have_moved(const ComparedTellings& tellings, ToldPlace a, ToldPlace b) {
    if (!words_among(tellings, a, markets).empty() || !words_among(tellings, b, markets).empty()) return true;
    const auto day_a = tellings.day(a.telling);
    const auto day_b = tellings.day(b.telling);
    if (day_a && day_a == day_b) return false;
    return !words_among(tellings, a, movements).empty() || !words_among(tellings, b, movements).empty();
}

bool have_other_names(const ComparedTellings& tellings, const ToldValue& a, const ToldValue& b) {
    const auto names_a = names_beside(tellings, a);
    const auto names_b = names_beside(tellings, b);
    return !names_a.empty() && !names_b.empty() && !share_stem(names_a, names_b);
}

bool have_other_times(const ComparedTellings& tellings, ToldPlace a, ToldPlace b) {
    const auto dates_of = [&](ToldPlace place) {
        const Span sentence = tellings.reader(place.telling).span(place.sentence);
        std::vector<EventDate> dates;
        for (const EventDate& date : tellings.dates(place.telling))
            if (sentence.contains(date.span.begin)) dates.push_back(date);
        return dates;
    };
    const std::vector<EventDate> dates_a = dates_of(a);
    const std::vector<EventDate> dates_b = dates_of(b);
    const bool overlap = std::any_of(dates_a.begin(), dates_a.end(), [&](const EventDate& x) {
        return std::any_of(dates_b.begin(), dates_b.end(), [&](const EventDate& y) {
            return x.days.first <= y.days.last && y.days.first <= x.days.last;
        });
    });
    return !dates_a.empty() && !dates_b.empty() && !overlap;
}

std::size_t count_shared(const ComparedTellings& tellings, std::span<const std::uint32_t> a,
                         std::span<const std::uint32_t> b) {
    constexpr double some_weight = 0.4;
    return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](std::uint32_t stem) {
        return tellings.weight(stem) >= some_weight && std::binary_search(b.begin(), b.end(), stem);
    }));
}

bool share_stem(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) return true;
        ++(*i < *j ? i : j);
    }
    return false;
}

}  // namespace debrief
