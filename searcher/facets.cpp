#include "searcher/facets.h"

#include "indexer/schema.h"
#include "searcher/date_histogram.h"
#include "searcher/facet_memory.h"
#include "searcher/iso_periods.h"
#include "searcher/match_sets.h"

#include <algorithm>
#include <array>
#include <map>

#include <xapian.h>

namespace debrief {

namespace {

/// The first documents of a set that is larger, shard by shard.
DocumentSet first_of(const DocumentSet& set, std::size_t most, const Xapian::Database& database) {
    DocumentSet first(database.get_lastdocid());
    const auto shards = static_cast<std::uint32_t>(database.size());
    std::size_t added = 0;
    for (std::uint32_t shard = 0; shard < shards && added < most; ++shard) {
        for (std::uint32_t document = set.first_from(1); document != 0 && added < most;
             document = set.first_from(document + 1)) {
            if ((document - 1) % shards != shard) continue;  // their documents take turns
            first.add(document);
            ++added;
        }
    }
    return first;
}

/// Counts the briefings of a set.
class FacetCounting {
 public:
    FacetCounting(const Xapian::Database& database, const FacetOptions& options, FacetSources sources,
                  Deadline* deadline)
        : database_(database),
          options_(options),
          memory_(sources.memory),
          sets_(sources.sets),
          deadline_(deadline) {}

    Facets count(const DocumentSet& set) {
        Facets facets;
        const std::vector<const FacetMemory::Briefing*> briefings = read(set);
        facets.counted = briefings.size();
        const std::vector<std::size_t> by_day = count_days(briefings);
        for (const FacetField field : options_.fields) {
            if (field == FacetField::name && facets.counted > options_.names_up_to) continue;
            ValueCounter& counter = memory_.counter(field);
            counter.begin();
            count(counter, briefings, by_day);
            facets.fields.push_back(counter.result(options_.values, recount(field, set)));
            if (field != FacetField::story) continue;
            for (FacetCount& count : facets.fields.back().counts)
                count.value = memory_.title(database_, count.value);
        }
        if (options_.has_histogram) facets.histogram = histogram(by_day);
        return facets;
    }

 private:
    using Briefings = std::vector<const FacetMemory::Briefing*>;

    [[nodiscard]] Briefings read(const DocumentSet& set) const {
        using Read = FacetMemory::Read;
        const auto is_asked_for = [&](FacetField field) {
            return std::find(options_.fields.begin(), options_.fields.end(), field) != options_.fields.end();
        };
        if (is_asked_for(FacetField::name) && set.count() <= options_.names_up_to)
            return memory_.read(database_, set, Read::all, deadline_);
        const bool are_dates_enough = std::all_of(
            options_.fields.begin(), options_.fields.end(),
            [](FacetField field) { return field == FacetField::month || field == FacetField::name; });
        return memory_.read(database_, set, are_dates_enough ? Read::date : Read::most, deadline_);
    }

    /// How many briefings there are by the number of their day.
    [[nodiscard]] std::vector<std::size_t> count_days(const Briefings& briefings) const {
        std::vector<std::size_t> by_day(memory_.days().size());
        for (const FacetMemory::Briefing* const briefing : briefings) ++by_day[briefing->day];
        return by_day;
    }

    void count(ValueCounter& counter, const Briefings& briefings, const std::vector<std::size_t>& by_day) {
        switch (counter.field()) {
            case FacetField::source:
                return count_single(counter, briefings, &FacetMemory::Briefing::source);
            case FacetField::host:
                return count_lists(counter, briefings,
                                   [&](const auto& briefing) { return memory_.hosts(briefing); });
            case FacetField::owner:
                return count_lists(counter, briefings,
                                   [&](const auto& briefing) { return memory_.owners(briefing); });
            case FacetField::kind:
                return count_kinds(counter, briefings);
            case FacetField::month:
                for (std::size_t day = 0; day < by_day.size(); ++day)
                    counter.count(memory_.days()[day].month, by_day[day]);
                return;
            case FacetField::language:
                return count_single(counter, briefings, &FacetMemory::Briefing::language);
            case FacetField::name:
                return count_lists(counter, briefings,
                                   [&](const auto& briefing) { return memory_.names(briefing); });
            case FacetField::story:
                return count_single(counter, briefings, &FacetMemory::Briefing::story);
        }
    }

    static void count_single(ValueCounter& counter, const Briefings& briefings,
                             std::uint32_t FacetMemory::Briefing::*number) {
        counter.count_single(briefings, [&](const auto* const briefing) { return briefing->*number; });
    }

    /// `values_of` tells a briefing's values.
    template <typename ValuesOf>
    static void count_lists(ValueCounter& counter, const Briefings& briefings, ValuesOf&& values_of) {
        for (const FacetMemory::Briefing* const briefing : briefings) {
            const FacetMemory::Values values = values_of(*briefing);
            counter.count(values.numbers, values.keys);
        }
    }

    void count_kinds(ValueCounter& counter, const Briefings& briefings) const {
        std::array<std::size_t, std::size_t{1} << FacetMemory::kinds> briefings_with{};  // these bits
        for (const FacetMemory::Briefing* const briefing : briefings) ++briefings_with[briefing->kinds];
        for (std::size_t bits = 0; bits < briefings_with.size(); ++bits) {
            std::vector<std::uint32_t> numbers;
            for (std::size_t kind = 0; kind < FacetMemory::kinds; ++kind)
                if ((bits >> kind & 1U) != 0) numbers.push_back(memory_.kind(kind));
            counter.count(numbers, counter.keys_of(numbers), briefings_with[bits]);
        }
    }

    /// A name is also found by its other forms in a text, and by names that are mentioned less.
    [[nodiscard]] ValueCounter::Recount recount(FacetField field, const DocumentSet& set) const {
        if (field != FacetField::name) return {};
        return [&](std::string_view key) {
            return sets_.count(database_, to_term(find_field("name")->prefix, key), set);
        };
    }

    [[nodiscard]] DateHistogram histogram(const std::vector<std::size_t>& by_day) const {
        std::map<Day, std::size_t> days;
        for (std::size_t day = 1; day < by_day.size(); ++day)
            if (by_day[day] > 0) days[memory_.days()[day].day] += by_day[day];
        return make_histogram(days, by_day.front(), options_.bars);  // the first are undated
    }

    const Xapian::Database& database_;
    const FacetOptions& options_;
    FacetMemory& memory_;
    MatchSets& sets_;
    Deadline* deadline_;
};

constexpr std::array<std::string_view, all_facet_fields.size()> facet_field_names{
    "source", "host", "owner", "kind", "month", "language", "name", "story"};

}  // namespace

std::string_view to_string(FacetField field) {
    return facet_field_names[static_cast<std::size_t>(field)];
}

std::optional<FacetField> find_facet_field(std::string_view name) {
    for (const FacetField field : all_facet_fields)
        if (to_string(field) == name) return field;
    return std::nullopt;
}

std::string date_filter(const DayRange& days) {
    return "date:" + to_iso_period(days);
}

bool is_asked_for(const FacetOptions& options) {
    return options.has_histogram || !options.fields.empty();
}

Facets count_facets(const Xapian::Database& database, const DocumentSet& matches, const FacetOptions& options,
                    FacetSources sources, Deadline* deadline) {
    const std::size_t all = matches.count();
    FacetCounting counting(database, options, sources, deadline);
    Facets facets = all > options.exact_up_to
                        ? counting.count(first_of(matches, options.exact_up_to, database))
                        : counting.count(matches);
    facets.is_exact = facets.counted == all && !(deadline && deadline->was_met());
    return facets;
}

}  // namespace debrief
