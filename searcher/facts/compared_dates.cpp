#include "searcher/facts/compared_dates.h"

#include "corpus/base/text.h"
#include "searcher/facts/compared_links.h"
#include "searcher/facts/compared_mentions.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace debrief {

namespace {

constexpr double least_of_same = 3;  ///< weight of the shared words of sentences that give one day
constexpr double least_of_kin = 5;   ///< of those of which one gives a month or a year
constexpr double least_kin_likeness = 0.45;
constexpr double least_near = 1.5;   ///< weight of the shared words beside two dates
constexpr double year_excess = 1.5;  ///< how much surer a whole year must be
constexpr std::size_t most_date_mentions = 6;
constexpr std::chrono::days farthest_apart{366};  ///< between two accounts of one day

struct DateMention {
    ToldPlace place;
    const EventDate* date;
};

/// A date that a telling gives, with all places where it does.
struct ToldDate {
    std::size_t telling;
    std::vector<DateMention> mentions;
    [[nodiscard]] const EventDate& date() const { return *mentions.front().date; }
};

/// Whether both are one day of the year.
bool have_same_day(const EventDate& a, const EventDate& b) {
    const std::chrono::year_month_day x(a.days.first);
    const std::chrono::year_month_day y(b.days.first);
    return a.precision == DatePrecision::day && b.precision == DatePrecision::day && x.month() == y.month() &&
           x.day() == y.day();
}

/// Whether a longer time that is written in full holds a date.
bool holds_date(const EventDate& time, const EventDate& in) {
    if (time.is_year_inferred) return false;
    const bool is_longer = time.precision == DatePrecision::month ||
                           time.precision == DatePrecision::quarter || time.precision == DatePrecision::year;
    return is_longer && time.precision > in.precision && in.precision != DatePrecision::week &&
           time.days.first <= in.days.first && in.days.last <= time.days.last;
}

/// How two dates stand to each other by themselves; nothing: they are not the same.
std::optional<ComparisonLabel> relate(const EventDate& a, const EventDate& b) {
    if (a.precision == b.precision && a.days == b.days) return ComparisonLabel::same;
    // A year that nobody writes is a guess.
    if ((a.is_year_inferred || b.is_year_inferred) && have_same_day(a, b)) return ComparisonLabel::same;
    if (holds_date(a, b) || holds_date(b, a)) return ComparisonLabel::less_precise;
    return std::nullopt;
}

std::string normal_form(const EventDate& date) {
    const std::string day = to_iso(date.days.first);
    constexpr std::size_t year_digits = 4;
    constexpr std::size_t month_digits = 7;
    switch (date.precision) {
        case DatePrecision::day:
            return day;
        case DatePrecision::month:
            return day.substr(0, month_digits);
        case DatePrecision::year:
            return day.substr(0, year_digits);
        case DatePrecision::week:
        case DatePrecision::quarter:
            break;
    }
    return day + ".." + to_iso(date.days.last);
}

class DateComparer {
 public:
    explicit DateComparer(const ComparedTellings& tellings) : tellings_(tellings) {}

    std::vector<ComparisonEntry> compare() {
        read();
        join();
        join_different();
        std::vector<ComparisonEntry> entries;
        for (const auto& group : groups_) entries.push_back(entry_of(group));
        return entries;
    }

 private:
    void read() {
        const std::size_t share = share_of_each(most_compared, tellings_.size());
        for (std::size_t telling = 0; telling < tellings_.size() && dates_.size() < most_compared;
             ++telling) {
            const std::size_t first = dates_.size();
            for (const EventDate& date : tellings_.dates(telling)) {
                const auto place = tellings_.place_of(telling, date.span.begin);
                if (place) add({*place, &date}, first);
                if (dates_.size() - first >= share) break;
            }
        }
    }

    void add(DateMention mention, std::size_t first) {
        for (std::size_t i = first; i < dates_.size(); ++i) {
            const EventDate& known = dates_[i].date();
            if (known.days != mention.date->days || known.precision != mention.date->precision) continue;
            if (dates_[i].mentions.size() < most_date_mentions) dates_[i].mentions.push_back(mention);
            return;
        }
        dates_.push_back({mention.place.telling, {mention}});
    }

    /// Whether both are written as dates, not as "Friday" or "last year", and much the same is said of them.
    [[nodiscard]] bool may_be_less_precise(const DateMention& a, const DateMention& b) const {
        if (!has_digits(a) || !has_digits(b)) return false;
        if (tellings_.likeness(tellings_.stems(a.place), tellings_.stems(b.place)) < least_kin_likeness)
            return false;
        return tellings_.shared_weight(near_stems(tellings_, a.place, a.date->span),
                                       near_stems(tellings_, b.place, b.date->span)) >= least_near;
    }

    [[nodiscard]] bool has_digits(const DateMention& mention) const {
        const std::string_view written = mention.date->span.of(tellings_.text(mention.place.telling));
        return std::any_of(written.begin(), written.end(), is_ascii_digit);
    }

    [[nodiscard]] MentionPair best_pair(const ToldDate& a, const ToldDate& b, bool is_same) const {
        MentionPair best;
        for (std::size_t i = 0; i < a.mentions.size(); ++i) {
            for (std::size_t j = 0; j < b.mentions.size(); ++j) {
                const auto x = tellings_.stems(a.mentions[i].place);
                const auto y = tellings_.stems(b.mentions[j].place);
                const double sum = tellings_.shared_weight(x, y);
                if (sum > best.score && (is_same || may_be_less_precise(a.mentions[i], b.mentions[j])))
                    best = {i, j, sum};
            }
        }
        return best;
    }

    void join() {
        std::vector<ComparedLink> links;
        std::vector<std::size_t> owners;
        for (const ToldDate& date : dates_) owners.push_back(date.telling);
        for (std::size_t i = 0; i < dates_.size(); ++i) {
            for (std::size_t j = i + 1; j < dates_.size(); ++j) {
                if (owners[i] == owners[j]) continue;
                const auto kin = relate(dates_[i].date(), dates_[j].date());
                if (!kin) continue;
                const bool is_same = *kin == ComparisonLabel::same;
                const MentionPair pair = best_pair(dates_[i], dates_[j], is_same);
                const bool has_year = dates_[i].date().precision == DatePrecision::year ||
                                      dates_[j].date().precision == DatePrecision::year;
                const double least = is_same && dates_[i].date().precision == DatePrecision::day
                                         ? least_of_same
                                         : least_of_kin * (has_year ? year_excess : 1);
                if (pair.score < least) continue;
                pairs_.add(i, j, pair);
                links.push_back({i, j, pair.score});
            }
        }
        groups_ = join_links(owners, std::move(links), [&](std::size_t i, std::size_t j) {
            return relate(dates_[i].date(), dates_[j].date()).has_value();
        });
    }

    [[nodiscard]] bool has_kin(std::size_t telling, const EventDate& date) const {
        return std::any_of(dates_.begin(), dates_.end(), [&](const ToldDate& other) {
            return other.telling == telling && relate(date, other.date());
        });
    }

    /// Whether it is written as a day of a month, and its sentence has no other date.
    [[nodiscard]] bool is_plain(const DateMention& mention) const {
        const Span sentence = tellings_.reader(mention.place.telling).span(mention.place.sentence);
        const auto& dates = tellings_.dates(mention.place.telling);
        return has_digits(mention) && std::count_if(dates.begin(), dates.end(), [&](const EventDate& other) {
                                          return sentence.contains(other.span.begin);
                                      }) == 1;
    }

    [[nodiscard]] static bool contradict(const EventDate& a, const EventDate& b) {
        if (a.precision != DatePrecision::day || b.precision != DatePrecision::day) return false;
        const auto apart =
            a.days.first < b.days.first ? b.days.first - a.days.first : a.days.first - b.days.first;
        return apart <= farthest_apart && a.is_year_inferred == b.is_year_inferred && !relate(a, b);
    }

    /// Mentions of two dates that say the same of different days.
    [[nodiscard]] std::optional<MentionPair> find_contradiction(const ToldDate& a, const ToldDate& b) const {
        for (std::size_t x = 0; x < a.mentions.size(); ++x) {
            for (std::size_t y = 0; y < b.mentions.size(); ++y) {
                const DateMention& first = a.mentions[x];
                const DateMention& second = b.mentions[y];
                if (is_plain(first) && is_plain(second) &&
                    say_the_same(tellings_, {first.place, first.date->span},
                                 {second.place, second.date->span}))
                    return MentionPair{x, y, 1};
            }
        }
        return std::nullopt;
    }

    void join_different() {
        std::vector<bool> is_joined(dates_.size(), false);
        for (std::size_t i = 0; i < dates_.size(); ++i) {
            for (std::size_t j = i + 1; j < dates_.size(); ++j) {
                const ToldDate& a = dates_[i];
                const ToldDate& b = dates_[j];
                if (a.telling == b.telling || is_joined[i] || is_joined[j]) continue;
                if (!contradict(a.date(), b.date())) continue;
                if (has_kin(b.telling, a.date()) || has_kin(a.telling, b.date())) continue;
                const auto pair = find_contradiction(a, b);
                if (!pair) continue;
                is_joined[i] = is_joined[j] = true;
                pairs_.add(i, j, *pair);
                groups_.push_back({i, j});
            }
        }
    }

    [[nodiscard]] ComparisonEntry entry_of(const std::vector<std::size_t>& group) const {
        ComparisonEntry entry{ComparedKind::date, ComparisonLabel::same, {}, {}, {}};
        for (const std::size_t i : group) {
            for (const std::size_t j : group) {
                const auto kin = relate(dates_[i].date(), dates_[j].date());
                if (i < j) entry.label = std::min(entry.label, kin.value_or(ComparisonLabel::different));
            }
        }
        const PairedMentions::Shown shown = pairs_.shown(group);
        const auto mention_of = [&](std::size_t i) -> const DateMention& {
            return dates_[i].mentions[shown.mentions.at(i)];
        };
        for (const std::size_t i : group) entry.tellings.push_back(wording_of(mention_of(i)));
        entry.about = tellings_.shared_phrases(mention_of(shown.surest.first).place,
                                               mention_of(shown.surest.second).place);
        return entry;
    }

    [[nodiscard]] TellingWording wording_of(const DateMention& mention) const {
        TellingWording told = tellings_.wording(mention.place, mention.date->span);
        told.normal = normal_form(*mention.date);
        return told;
    }

    const ComparedTellings& tellings_;
    std::vector<ToldDate> dates_;
    PairedMentions pairs_;
    std::vector<std::vector<std::size_t>> groups_;
};

}  // namespace

std::vector<ComparisonEntry> compare_dates(const ComparedTellings& tellings) {
    return DateComparer(tellings).compare();
}

}  // namespace debrief
