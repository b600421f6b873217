#pragma once

#include "corpus/base/day.h"
#include "corpus/briefing.h"
#include "corpus/sources.h"
#include "searcher/deadline.h"
#include "searcher/document_set.h"
#include "searcher/value_counter.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// What facets count of the briefings of an index, as numbers: each briefing's values are read and taken
/// apart once, however often they are counted. Good for one state of the index. Remembers the first 200,000
/// documents, some 100 bytes each where they were counted, and at most 32 MB of lists with their names; what
/// is beyond is read every time.
class FacetMemory {
 public:
    /// Values by their numbers in the counters of their fields; 0 where there is none.
    struct Briefing {
        std::uint32_t day = 0;  ///< for `day`
        std::uint32_t source = 0;
        std::uint32_t language = 0;
        std::uint32_t story = 0;
        std::uint32_t cited = 0;  ///< for `hosts` and `owners`
        std::uint32_t names = 0;  ///< for `names`
        std::uint8_t kinds = 0;   ///< a bit each, for `kind`
        std::uint8_t known = 0;
    };

    /// Numbers of values, and what these are counted under.
    struct Values {
        std::span<const std::uint32_t> numbers{};
        std::span<const std::uint32_t> keys{};
    };

    struct CountedDay {
        Day day{};
        std::uint32_t month = 0;
    };

    enum class Read : std::uint8_t {
        date = 1,  ///< and what follows from it
        most = 2,  ///< all but the names, of which there are dozens
        all = 3,
    };

    static constexpr std::size_t kinds = static_cast<std::size_t>(SourceKind::social) + 1;

    explicit FacetMemory(std::size_t most_remembered = 200'000);

    [[nodiscard]] ValueCounter& counter(FacetField field) {
        return counters_[static_cast<std::size_t>(field)];
    }

    /// Of these documents, in ascending order, until it is asked again. Past `deadline`, which may be null,
    /// only the first. Throws `Error` of kind `index` for damaged values.
    [[nodiscard]] std::vector<const Briefing*> read(const Xapian::Database& database,
                                                    const DocumentSet& documents, Read read,
                                                    Deadline* deadline);

    [[nodiscard]] std::span<const CountedDay> days() const { return days_; }
    [[nodiscard]] Values hosts(const Briefing& briefing) const { return values_at(briefing.cited); }
    [[nodiscard]] Values owners(const Briefing& briefing) const {
        return values_at(briefing.cited == 0 ? 0 : end_of(briefing.cited));
    }
    [[nodiscard]] Values names(const Briefing& briefing) const { return values_at(briefing.names); }
    [[nodiscard]] std::uint32_t kind(std::size_t kind) const { return kinds_[kind]; }

    /// What people call a story.
    [[nodiscard]] const std::string& title(const Xapian::Database& database, const std::string& story);

 private:
    class Reading;

    [[nodiscard]] std::uint32_t end_of(std::uint32_t place) const {
        return place + 2 + lists_[place] + lists_[place + 1];
    }
    [[nodiscard]] Values values_at(std::uint32_t place) const {
        const std::span values(lists_.begin() + place + 2, lists_.begin() + end_of(place));
        return {values.first(lists_[place]), values.subspan(lists_[place])};
    }
    [[nodiscard]] std::uint32_t add_values(FacetField field, std::vector<std::uint32_t> numbers);
    [[nodiscard]] std::uint32_t number_of_day(const std::string& date);

    std::size_t most_remembered_;
    std::vector<ValueCounter> counters_;   ///< by field
    std::vector<Briefing> briefings_;      ///< by document
    std::deque<Briefing> not_remembered_;  ///< of those beyond, what was read last
    /// Values of briefings: how many numbers and how many keys, then these. The first are none.
    std::vector<std::uint32_t> lists_{0, 0};
    std::size_t remembered_lists_ = 2;  ///< numbers in `lists_`; those behind them are of what was read last
    std::vector<CountedDay> days_{1};
    std::unordered_map<std::string, std::uint32_t> day_numbers_;
    std::array<std::uint32_t, kinds> kinds_{};
    std::unordered_map<std::string, std::string> titles_;
};

}  // namespace debrief
