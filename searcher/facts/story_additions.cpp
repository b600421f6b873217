#include "searcher/facts/story_additions.h"

#include "indexer/analysis.h"
#include "searcher/facts/sure_dates.h"
#include "searcher/iso_periods.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_values_read = 500;  ///< of each kind and telling

constexpr std::array figure_order{FigureKind::money, FigureKind::percentage, FigureKind::multiple,
                                  FigureKind::count, FigureKind::duration};

std::size_t rank_of_kind(FigureKind kind) {
    return static_cast<std::size_t>(std::find(figure_order.begin(), figure_order.end(), kind) -
                                    figure_order.begin());
}

/// "Two companies", "six days": as good as words.
bool says_little(const Figure& figure) {
    constexpr double few = 10;
    constexpr double days_of_week = 7;
    return (figure.kind == FigureKind::count && figure.high < few) ||
           (figure.kind == FigureKind::duration && figure.high < days_of_week);
}

/// The same for all figures that say the same, whatever their bounds.
std::string figure_key(const Figure& figure, double low, double high) {
    return fmt::format("{} {} {:.12g} {:.12g}", to_string(figure.kind), figure.unit, low, high);
}

double rounded_to(double number, int digits) {
    return std::strtod(fmt::format("{:.{}e}", number, digits - 1).c_str(), nullptr);
}

/// Keys of all that a figure rounds to and is still near: "14.3 billion" to 14 billion, but not to 10.
std::vector<std::string> rounded_keys(const Figure& figure) {
    constexpr int fewest_digits = 2;  // with one, 49 percent would be 50
    constexpr int most_digits = 6;
    constexpr double nearness = 0.05;
    std::vector<std::string> keys;
    for (int digits = fewest_digits; digits <= most_digits; ++digits) {
        const double low = rounded_to(figure.low, digits);
        const double high = rounded_to(figure.high, digits);
        const bool is_near = std::abs(low - figure.low) <= nearness * std::abs(figure.low) &&
                             std::abs(high - figure.high) <= nearness * std::abs(figure.high);
        if (is_near) keys.push_back(figure_key(figure, low, high));
    }
    return keys;
}

}  // namespace

std::string date_text(const EventDate& date) {
    constexpr std::size_t year = 4;
    std::string period = to_iso_period(date.days);
    const bool is_range = period.find("..") != std::string::npos;
    if (!is_range || date.precision != DatePrecision::quarter) return period;
    const std::chrono::year_month_day day(date.days.first);
    return fmt::format("{}-Q{}", period.substr(0, year), (static_cast<unsigned>(day.month()) - 1) / 3 + 1);
}

void AdditionFinder::read(const StatementReader& telling, const Briefing& briefing) {
    Stemmer& stemmer = stemmers_.of(briefing.language);
    const Extractor& extractor = telling.extractor();
    Read read;
    read.words = words_of(extractor.whole().text(), stemmer);
    add_names(read, extractor, stemmer);
    add_figures(read.additions, telling);
    add_dates(read.additions, sure_event_dates(telling, briefing));
    add_hosts(read.additions, extractor);
    read_.push_back(std::move(read));
}

AdditionFinder::Words AdditionFinder::words_of(std::string_view text, Stemmer& stemmer) {
    Words words;
    for (const Token& token : tokenize(text, wordless_spans(text))) {
        const auto number = static_cast<std::uint32_t>(numbers_.size());
        words.push_back(numbers_.try_emplace(stemmer.stem(token.form), number).first->second);
    }
    return words;
}

void AdditionFinder::add_names(Read& read, const Extractor& telling, Stemmer& stemmer) {
    std::vector<Name> names = telling.find_names();
    std::stable_sort(names.begin(), names.end(), [](const Name& left, const Name& right) {
        return left.mentions.size() > right.mentions.size();
    });
    if (names.size() > most_values_read) names.resize(most_values_read);
    for (Name& name : names) {
        Words words = words_of(name.name, stemmer);
        if (!words.empty()) read.names.push_back({std::move(name.name), std::move(words)});
    }
}

void AdditionFinder::add_figures(Additions& additions, const StatementReader& telling) {
    std::vector<Figure> figures = telling.figures();
    std::erase_if(figures, says_little);
    if (figures.size() > most_values_read) figures.resize(most_values_read);
    std::stable_sort(figures.begin(), figures.end(), [](const Figure& left, const Figure& right) {
        return rank_of_kind(left.kind) < rank_of_kind(right.kind);
    });
    std::set<std::string> given;
    std::set<std::string> given_rounded;
    for (const Figure& figure : figures) {
        const std::string key = figure_key(figure, figure.low, figure.high);
        const std::vector<std::string> keys = rounded_keys(figure);
        const bool is_told = figures_.contains(key) || rounded_.contains(key) ||
                             std::any_of(keys.begin(), keys.end(),
                                         [this](const std::string& each) { return figures_.contains(each); });
        const bool is_repeated = !given.insert(key).second;
        given_rounded.insert(keys.begin(), keys.end());
        if (!is_told && !is_repeated)
            additions.figures.emplace_back(figure.span.of(telling.extractor().whole().text()));
    }
    figures_.merge(given);
    rounded_.merge(given_rounded);
}

void AdditionFinder::add_dates(Additions& additions, std::vector<EventDate> dates) {
    if (dates.size() > most_values_read) dates.resize(most_values_read);
    std::sort(dates.begin(), dates.end(), [](const EventDate& left, const EventDate& right) {
        return std::pair(left.days.first, left.days.last) < std::pair(right.days.first, right.days.last);
    });
    const auto is_told = [this](const DayRange& days) {
        for (auto seen = dates_.lower_bound(days.first); seen != dates_.end() && seen->first <= days.last;
             ++seen)
            if (seen->second <= days.last) return true;
        return false;
    };
    for (const EventDate& date : dates) {
        std::string text = date_text(date);
        const bool is_repeated = !additions.dates.empty() && additions.dates.back() == text;
        if (!is_told(date.days) && !is_repeated) additions.dates.push_back(std::move(text));
    }
    for (const EventDate& date : dates) {
        const auto seen = dates_.try_emplace(date.days.first, date.days.last).first;
        seen->second = std::min(seen->second, date.days.last);
    }
}

void AdditionFinder::add_hosts(Additions& additions, const Extractor& telling) {
    for (const CitationGroup& group : telling.citation_groups()) {
        for (const Citation& citation : group.citations)
            if (hosts_.insert(citation.host).second) additions.hosts.push_back(citation.host);
    }
}

void AdditionFinder::note_first(const Words& words, std::size_t telling, NamePlaces& places) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto names = places.by_first_word.find(words[i]);
        if (names == places.by_first_word.end()) continue;
        const std::span rest = std::span(words).subspan(i);
        for (const Words* name : names->second) {
            if (name->size() > rest.size() || !std::equal(name->begin(), name->end(), rest.begin())) continue;
            std::size_t& first = places.first_telling.at(*name);
            first = std::min(first, telling);
        }
    }
}

std::vector<Additions> AdditionFinder::find() const {
    NamePlaces places;
    for (const Read& read : read_) {
        for (const Named& named : read.names) {
            const auto [entry, is_new] = places.first_telling.try_emplace(named.words, read_.size());
            if (is_new) places.by_first_word[named.words.front()].push_back(&entry->first);
        }
    }
    std::vector<Additions> found;
    for (std::size_t telling = 0; telling < read_.size(); ++telling) {
        note_first(read_[telling].words, telling, places);
        Additions additions = read_[telling].additions;
        std::set<Words> given;
        for (const Named& named : read_[telling].names) {
            std::size_t& first = places.first_telling.at(named.words);
            if (first >= telling && given.insert(named.words).second) additions.names.push_back(named.name);
            first = std::min(first, telling);
        }
        found.push_back(std::move(additions));
    }
    return found;
}

}  // namespace debrief
