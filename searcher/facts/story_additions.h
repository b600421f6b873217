#pragma once

#include "corpus/base/day.h"
#include "corpus/event_dates.h"
#include "indexer/stemmer.h"
#include "searcher/facts/statements.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// What a telling gives that none told before it gives.
struct Additions {
    std::vector<std::string> names;    ///< most often mentioned first
    std::vector<std::string> figures;  ///< as written: sums of money, percentages, then all others
    std::vector<std::string> dates;    ///< ISO 8601, as precise as the text, in the order of the days
    std::vector<std::string> hosts;    ///< that it cites, in the order of the text

    [[nodiscard]] bool are_none() const {
        return names.empty() && figures.empty() && dates.empty() && hosts.empty();
    }
    bool operator==(const Additions&) const = default;
};

/// Finds what each telling of a story adds. Rather tells too little: a name is none whose words, in any
/// number, stand in an earlier text, whether it was a name there or not; a figure is none that was given
/// before, that rounds to one that was or the other way round, nor a count below ten or some days; a date is
/// none that an earlier one lies in ("June 2025" behind "18 June 2025").
class AdditionFinder {
 public:
    /// Of this briefing. Tellings are to be read in the order of telling. Of each the first 500 names,
    /// figures and dates count.
    void read(const StatementReader& telling, const Briefing& briefing);

    /// Of all that were read, in their order.
    [[nodiscard]] std::vector<Additions> find() const;

 private:
    using Words = std::vector<std::uint32_t>;  ///< stems, numbered

    struct Named {
        std::string name;
        Words words;
    };
    struct Read {
        Words words;
        std::vector<Named> names;
        Additions additions;  ///< all but names
    };

    /// All names of all tellings, to be looked for in each text at once, from their first words on.
    struct NamePlaces {
        std::map<Words, std::size_t> first_telling;  ///< that has the name's words
        std::unordered_map<std::uint32_t, std::vector<const Words*>> by_first_word;
    };

    static void note_first(const Words& words, std::size_t telling, NamePlaces& places);
    [[nodiscard]] Words words_of(std::string_view text, Stemmer& stemmer);
    void add_names(Read& read, const Extractor& telling, Stemmer& stemmer);
    void add_figures(Additions& additions, const StatementReader& telling);
    void add_dates(Additions& additions, std::vector<EventDate> dates);
    void add_hosts(Additions& additions, const Extractor& telling);

    Stemmers stemmers_;
    std::unordered_map<std::string, std::uint32_t> numbers_;  ///< of stems
    std::vector<Read> read_;
    std::set<std::string> figures_;  ///< seen, in normal form
    std::set<std::string> rounded_;  ///< what they round to
    std::map<Day, Day> dates_;       ///< seen, by their first days: the first of their last days
    std::set<std::string> hosts_;    ///< seen
};

/// A date as precise as a text gives it: "2025-06-18", "2025-06", "2025-Q2", "2025", and the first and last
/// day of a week or a part of a month or year.
[[nodiscard]] std::string date_text(const EventDate& date);

}  // namespace debrief
