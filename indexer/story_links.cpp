#include "indexer/story_links.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <iterator>
#include <tuple>

namespace debrief {

namespace {

constexpr std::size_t fewest_shared_keys = 2;
constexpr double alike_as_copies = 0.9;  ///< cosine
constexpr double strength_of_copies = 2;
constexpr double stems_of_long_text = 50;
constexpr std::size_t most_dates = 3;
constexpr double bonus_of_date = 0.04;

/// What shared keys add to the cosine.
struct KeyBonus {
    double of_each;
    std::size_t most;
};

/// What a link needs; the more the more days are between, more where the days do not speak, and the more the
/// shorter the shorter of two texts is: in a few words much is alike by chance.
struct Requirement {
    double alike;
    double extra_a_day;
    double extra_undated;
    double extra_short;  ///< of a text without words
};

/// Where little is published, shared keys are enough: nothing else is told in those days. In a crowd there
/// are other stories of the same companies and reports of the same series, with the same keys: there it takes
/// titles, names and more of the text, and a week between is enough for another of a series. Figures add
/// nothing: measured, they are shared as often by different stories of one subject.
constexpr KeyBonus roomy_keys{0.1, 6};
constexpr Requirement roomy{0.475, 0.02, 0.2, 0.6};
constexpr KeyBonus crowded_keys{0.03, 12};
constexpr Requirement crowded{1.25, 0.035, 0.18, 1};
constexpr double crowded_bonus_of_title = 1;
constexpr double crowded_bonus_of_names = 0.8;
constexpr double crowded_strength =
    3;  ///< how much faster strength grows than similarity, so that both scales agree
constexpr double full_crowd = 4;

/// The elements that two ascending vectors share.
template <typename Element, typename Less>
std::vector<Element> shared_elements(const std::vector<Element>& left, const std::vector<Element>& right,
                                     Less less) {
    std::vector<Element> shared;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(shared),
                          less);
    return shared;
}

template <typename Element, typename Less>
std::size_t count_shared(const std::vector<Element>& left, const std::vector<Element>& right, Less less) {
    std::size_t count = 0;
    auto other = right.begin();
    for (const Element& element : left) {
        while (other != right.end() && less(*other, element)) ++other;
        if (other == right.end()) break;
        if (less(element, *other)) continue;
        ++count;
        ++other;
    }
    return count;
}

/// Of figures their bounds do not matter: "$14.3 billion" is "more than $14.3 billion" to another teller.
bool figure_less(const FigureValue& left, const FigureValue& right) {
    return std::tie(left.kind, left.low, left.high, left.unit) <
           std::tie(right.kind, right.low, right.high, right.unit);
}

bool days_less(const DayRange& left, const DayRange& right) {
    return std::tie(left.first, left.last) < std::tie(right.first, right.last);
}

void add_products(const StoryProfile& left, const StoryProfile& right, StoryLink& link) {
    auto other = right.stems.begin();
    for (const WeighedStem& stem : left.stems) {
        while (other != right.stems.end() && other->stem < stem.stem) ++other;
        if (other == right.stems.end()) break;
        if (other->stem != stem.stem) continue;
        const double product = stem.weight * other->weight;
        link.cosine += product;
        if (stem.in_title && other->in_title) link.shared_title += product;
    }
}

/// Of one without a day and one with a day the latter tells: it is where the other would belong.
unsigned crowd_between(const PlaceInTime& left, const PlaceInTime& right) {
    if (left.day.has_value() == right.day.has_value()) return std::max(left.crowd, right.crowd);
    return left.day ? left.crowd : right.crowd;
}

std::optional<std::chrono::days> days_between(std::optional<Day> left, std::optional<Day> right) {
    if (!left || !right) return std::nullopt;
    return std::chrono::abs(*left - *right);
}

PlaceInTime place_of(const StoryProfile& briefing, const KeyFrequency& frequency) {
    return {briefing.day, crowd_of(frequency(briefing.period))};
}

double needed_of(const Requirement& requirement, const StoryLink& link, double shortness) {
    const double of_days = link.apart ? requirement.extra_a_day * static_cast<double>(link.apart->count())
                                      : requirement.extra_undated;
    return requirement.alike + of_days + requirement.extra_short * shortness;
}

double bonus_of(const KeyBonus& bonus, const StoryLink& link) {
    return bonus.of_each * static_cast<double>(std::min(link.shared_keys, bonus.most));
}

/// What is made of all that is counted and known of a link: all but its verdict; the strength is that of a
/// link.
void weigh(StoryLink& link, std::size_t shorter_stems, std::size_t pairs_of_names) {
    const double shortness = 1 - std::min(1.0, static_cast<double>(shorter_stems) / stems_of_long_text);
    const auto names = static_cast<double>(std::max<std::size_t>(1, pairs_of_names));
    const double dates = bonus_of_date * static_cast<double>(std::min(link.shared_event_dates, most_dates));
    const double in_room = link.cosine + dates + bonus_of(roomy_keys, link);
    const double in_crowd =
        link.cosine + dates + bonus_of(crowded_keys, link) + crowded_bonus_of_title * link.shared_title +
        crowded_bonus_of_names * static_cast<double>(link.shared_names) / std::sqrt(names);
    const double needed_in_crowd = needed_of(crowded, link, shortness);
    const double part = link.crowd / full_crowd;
    link.similarity = (1 - part) * in_room + part * in_crowd;
    link.needed = (1 - part) * needed_of(roomy, link, shortness) + part * needed_in_crowd;
    link.strength =
        (1 - part) * in_room + part * (roomy.alike + crowded_strength * (in_crowd - needed_in_crowd));
}

/// All of a link but its verdict; the strength is that of a link.
StoryLink compare(const StoryProfile& left, const StoryProfile& right, const KeyFrequency& frequency) {
    StoryLink link;
    add_products(left, right, link);
    for (const std::uint32_t key : shared_elements(left.keys, right.keys, std::less<>()))
        link.shared_keys += commonness_of(frequency(key)) == Commonness::any ? 0 : 1;
    link.shared_names = count_shared(left.names, right.names, std::less<>());
    link.shared_figures = count_shared(left.figures, right.figures, figure_less);
    link.shared_event_dates = count_shared(left.event_dates, right.event_dates, days_less);
    link.apart = days_between(left.day, right.day);
    link.crowd = crowd_between(place_of(left, frequency), place_of(right, frequency));
    weigh(link, std::min(left.stems.size(), right.stems.size()), left.names.size() * right.names.size());
    return link;
}

LinkVerdict verdict_on(const StoryLink& link, std::chrono::days window) {
    if (link.shared_keys < fewest_shared_keys) return LinkVerdict::few_shared_keys;
    if (link.cosine >= alike_as_copies) return LinkVerdict::copy;
    if (link.apart && *link.apart > window) return LinkVerdict::days_apart;
    return link.similarity >= link.needed ? LinkVerdict::linked : LinkVerdict::not_alike_enough;
}

}  // namespace

Commonness commonness_of(std::uint32_t briefings) {
    constexpr std::uint32_t too_many = 1024;
    return briefings >= too_many ? Commonness::any : Commonness::looked_at;
}

unsigned crowd_of(std::uint32_t briefings) {
    constexpr std::uint32_t some = 8;
    constexpr unsigned most = 4;
    const auto doublings = static_cast<unsigned>(std::bit_width(briefings / some));
    return std::min(doublings > 0 ? doublings - 1 : 0, most);
}

unsigned key_level(std::uint32_t key, std::uint32_t briefings) {
    return is_story_period(key) ? crowd_of(briefings) : static_cast<unsigned>(commonness_of(briefings));
}

std::string_view to_string(LinkVerdict verdict) {
    switch (verdict) {
        case LinkVerdict::copy:
            return "copy";
        case LinkVerdict::linked:
            return "linked";
        case LinkVerdict::few_shared_keys:
            return "few shared keys";
        case LinkVerdict::days_apart:
            return "days apart";
        case LinkVerdict::not_alike_enough:
            break;
    }
    return "not alike enough";
}

StoryLink link_between(const StoryProfile& left, const StoryProfile& right, const KeyFrequency& frequency,
                       std::chrono::days window) {
    StoryLink link = compare(left, right, frequency);
    link.verdict = verdict_on(link, window);
    if (link.verdict == LinkVerdict::copy) link.strength = strength_of_copies;
    if (!link.is_link()) link.strength = 0;
    return link;
}

bool may_be_link(const LinkBounds& bounds, std::chrono::days window) {
    constexpr double rounding = 1e-9;
    StoryLink most;
    most.cosine = bounds.cosine + rounding;
    most.shared_title = bounds.shared_title + rounding;
    most.shared_keys = bounds.shared_keys;
    most.shared_names = bounds.shared_names;
    most.shared_event_dates = bounds.shared_event_dates;
    most.apart = days_between(bounds.left.day, bounds.right.day);
    most.crowd = crowd_between(bounds.left, bounds.right);
    weigh(most, bounds.shorter_stems, bounds.pairs_of_names);
    most.verdict = verdict_on(most, window);
    return most.is_link();
}

LinkNeeds link_needs(const StoryProfile& left, const StoryProfile& right, const KeyFrequency& frequency,
                     std::chrono::days window) {
    return {fewest_shared_keys, alike_as_copies, window, compare(left, right, frequency).needed};
}

SharedMatter shared_matter(const StoryProfile& left, const StoryProfile& right) {
    std::vector<std::pair<double, std::string>> stems;
    for (const WeighedStem& stem : left.stems) {
        const auto other = std::lower_bound(
            right.stems.begin(), right.stems.end(), stem.stem,
            [](const WeighedStem& each, const std::string& text) { return each.stem < text; });
        if (other != right.stems.end() && other->stem == stem.stem)
            stems.emplace_back(-stem.weight * other->weight, stem.stem);
    }
    std::sort(stems.begin(), stems.end());
    SharedMatter shared;
    for (auto& [weight, stem] : stems) shared.stems.push_back(std::move(stem));
    shared.names = shared_elements(left.names, right.names, std::less<>());
    shared.figures = shared_elements(left.figures, right.figures, figure_less);
    shared.event_dates = shared_elements(left.event_dates, right.event_dates, days_less);
    return shared;
}

}  // namespace debrief
