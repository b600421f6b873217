#include "indexer/story_links.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <tuple>

namespace debrief {

namespace {

constexpr std::chrono::days window{14};
constexpr std::size_t fewest_shared_keys = 2;

/// What links need; the more the more days are between, more where the days do not speak, and the more the
/// shorter the shorter of two texts is: in a few words much is alike by chance.
constexpr double fewest_alike = 0.475;
constexpr double extra_a_day = 0.02;
constexpr double extra_undated = 0.15;
constexpr double extra_short = 0.6;  ///< of a text without words
constexpr double stems_of_long_text = 50;
constexpr double alike_as_copies = 0.9;  ///< cosine

/// What shared keys and dates add to the cosine. Names and figures that are shared add nothing: measured,
/// they are as many in briefings about one subject as in those of one story, and the rare ones are keys as
/// well.
constexpr double bonus_of_specificity = 0.1;
constexpr double most_specificity = 6;
constexpr double bonus_of_date = 0.04;
constexpr std::size_t most_dates = 3;

/// By `Commonness`.
constexpr std::array specificities{1.0, 0.8, 0.6, 0.4, 0.2, 0.0, 0.0};

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

double cosine_of(const StoryProfile& left, const StoryProfile& right) {
    double product = 0;
    auto other = right.stems.begin();
    for (const WeighedStem& stem : left.stems) {
        while (other != right.stems.end() && other->stem < stem.stem) ++other;
        if (other == right.stems.end()) break;
        if (other->stem == stem.stem) product += stem.weight * other->weight;
    }
    return product;
}

/// All of a link but its verdict.
StoryLink compare(const StoryProfile& left, const StoryProfile& right, const KeyFrequency& frequency) {
    StoryLink link;
    link.cosine = cosine_of(left, right);
    for (const std::uint32_t key : shared_elements(left.keys, right.keys, std::less<>())) {
        const Commonness commonness = commonness_of(frequency(key));
        if (commonness == Commonness::any) continue;
        ++link.shared_keys;
        link.specificity += specificities.at(static_cast<std::size_t>(commonness));
    }
    link.shared_names = count_shared(left.names, right.names, std::less<>());
    link.shared_figures = count_shared(left.figures, right.figures, figure_less);
    link.shared_event_dates = count_shared(left.event_dates, right.event_dates, days_less);
    link.similarity = link.cosine + bonus_of_specificity * std::min(link.specificity, most_specificity) +
                      bonus_of_date * static_cast<double>(std::min(link.shared_event_dates, most_dates));
    return link;
}

}  // namespace

Commonness commonness_of(std::uint32_t briefings) {
    constexpr std::uint32_t few = 8;
    constexpr std::uint32_t too_many = 1024;
    if (briefings >= too_many) return Commonness::any;
    const auto doublings = static_cast<unsigned>(std::bit_width(briefings / few));
    return static_cast<Commonness>(std::min(doublings, static_cast<unsigned>(Commonness::below_1024)));
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

double least_cosine_of_link(std::optional<std::chrono::days> apart) {
    return apart && *apart > window ? alike_as_copies : 0;
}

double similarity_of(const StoryProfile& left, const StoryProfile& right, const KeyFrequency& frequency) {
    return compare(left, right, frequency).similarity;
}

StoryLink link_between(const StoryProfile& left, const StoryProfile& right, const KeyFrequency& frequency) {
    StoryLink link = compare(left, right, frequency);
    if (left.day && right.day) link.apart = std::chrono::abs(*left.day - *right.day);
    const auto stems = static_cast<double>(std::min(left.stems.size(), right.stems.size()));
    const double needed =
        fewest_alike + (link.apart ? extra_a_day * static_cast<double>(link.apart->count()) : extra_undated) +
        extra_short * (1 - std::min(1.0, stems / stems_of_long_text));
    if (link.shared_keys < fewest_shared_keys) {
        link.verdict = LinkVerdict::few_shared_keys;
    } else if (link.cosine >= alike_as_copies) {
        link.verdict = LinkVerdict::copy;
    } else if (link.apart && *link.apart > window) {
        link.verdict = LinkVerdict::days_apart;
    } else if (link.similarity >= needed) {
        link.verdict = LinkVerdict::linked;
    }
    return link;
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
