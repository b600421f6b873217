#include "searcher/facts/compared_figures.h"

#include "corpus/base/text.h"
#include "searcher/facts/compared_baselines.h"
#include "searcher/facts/compared_links.h"
#include "searcher/facts/compared_mentions.h"
#include "searcher/facts/compared_values.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

namespace debrief {

namespace {

/// How sure it must be that two figures are about the same, in weights of shared words (4 for a rare word).
struct Sureness {
    double of_same = 3;
    double of_kin = 4.5;            ///< that round to the same, bound each other, or are less precise
    double most_words = 8;          ///< what words can add
    double digit = 0.8;             ///< for each further digit that both have
    double other_figure = 2;        ///< for another figure that both sentences give
    double head = 1.2;              ///< for the same word that they are of: "a 49 percent *stake*"
    double other_head = -1.5;       ///< for different ones of which neither stands in the other's sentence
    double least_near = 1.5;        ///< of the words beside small numbers, which are the same by chance
    double least_near_loose = 2.5;  ///< beside values that only go with each other
    double least_likeness = 0.3;
};
constexpr Sureness sureness;

constexpr std::size_t most_mentions = 6;           ///< of a value in a telling that are looked at
constexpr std::size_t most_lone_of_a_telling = 2;  ///< figures told to be in one telling only
constexpr std::size_t most_lone = 8;
constexpr std::size_t most_tried = 6;          ///< of a telling, whose numbers others are searched for
constexpr std::size_t most_searched = 50'000;  ///< bytes of each other telling

struct FigureMention {
    ToldPlace place;
    const Figure* figure;
    std::vector<std::uint32_t> head;
    std::vector<std::uint32_t> near;
};

/// A value that a telling gives, with all places where it does.
struct ToldFigure {
    std::size_t telling;
    ComparedValue value;
    std::string unit;  ///< figures of one unit can be compared
    std::vector<FigureMention> mentions;
};

class FigureComparer {
 public:
    explicit FigureComparer(const ComparedTellings& tellings) : tellings_(tellings) {}

    std::vector<ComparisonEntry> compare() {
        read();
        join();
        join_different();
        std::vector<ComparisonEntry> entries;
        for (const auto& group : groups_) entries.push_back(entry_of(group));
        add_lone(entries);
        return entries;
    }

 private:
    void read() {
        const std::size_t share = share_of_each(most_compared, tellings_.size());
        for (std::size_t telling = 0; telling < tellings_.size() && figures_.size() < most_compared;
             ++telling) {
            const std::size_t first = figures_.size();
            for (const Figure& figure : tellings_.figures(telling)) {
                const auto place = tellings_.place_of(telling, figure.span.begin);
                if (!place || !std::isfinite(figure.low) || !std::isfinite(figure.high)) continue;
                if (!add(*place, figure, first) && figures_.size() - first >= share) break;
            }
        }
    }

    /// Whether it went to a value that the telling has given before.
    bool add(ToldPlace place, const Figure& figure, std::size_t first) {
        const ComparedValue value(figure, tellings_.text(place.telling));
        if (value.is_change) return true;
        FigureMention mention{place, &figure, head_of(figure), near_stems(tellings_, place, figure.span)};
        const std::string unit = unit_of(figure);
        const auto known = std::find_if(figures_.begin() + static_cast<std::ptrdiff_t>(first), figures_.end(),
                                        [&](const ToldFigure& told) {
                                            return told.value.kind == value.kind && told.unit == unit &&
                                                   relate(told.value, value) == ValueRelation::same &&
                                                   told.value.step == value.step;
                                        });
        if (known != figures_.end()) {
            if (known->mentions.size() < most_mentions) known->mentions.push_back(std::move(mention));
            return true;
        }
        figures_.push_back({place.telling, value, unit, {std::move(mention)}});
        return false;
    }

    [[nodiscard]] std::vector<std::uint32_t> head_of(const Figure& figure) const {
        return tellings_.stems_of(figure.kind == FigureKind::count ? figure.unit : figure.about);
    }

    [[nodiscard]] std::string unit_of(const Figure& figure) const {
        if (figure.kind == FigureKind::money || figure.kind == FigureKind::percentage) return figure.unit;
        if (figure.kind != FigureKind::count) return {};
        std::string unit;
        for (const std::uint32_t stem : tellings_.stems_of(figure.unit)) unit += std::to_string(stem) + " ";
        return unit.empty() ? figure.unit : unit;
    }

    /// Whether the sentences give another value alike, which says that they tell the same.
    [[nodiscard]] bool share_other_figure(const FigureMention& a, const FigureMention& b) const {
        const auto others = [&](const FigureMention& mention, const auto& is_wanted) {
            const Span sentence = tellings_.reader(mention.place.telling).span(mention.place.sentence);
            const auto& figures = tellings_.figures(mention.place.telling);
            return std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
                return sentence.contains(other.span.begin) && &other != mention.figure && is_wanted(other);
            });
        };
        return others(a, [&](const Figure& x) {
            if (x.kind != FigureKind::money && x.kind != FigureKind::percentage) return false;
            return others(b, [&](const Figure& y) {
                return x.kind == y.kind && x.low == y.low && x.high == y.high && x.unit == y.unit;
            });
        });
    }

    [[nodiscard]] double score(const FigureMention& a, const FigureMention& b, double base) const {
        const auto x = tellings_.stems(a.place);
        const auto y = tellings_.stems(b.place);
        double sum = base + std::min(tellings_.shared_weight(x, y), sureness.most_words);
        if (share_other_figure(a, b)) sum += sureness.other_figure;
        if (a.head.empty() || b.head.empty()) return sum;
        if (share_stem(a.head, b.head)) return sum + sureness.head;
        return share_stem(a.head, y) || share_stem(x, b.head) ? sum : sum + sureness.other_head;
    }

    /// Whether the words beside small numbers tell that they are of the same.
    [[nodiscard]] bool fit(const FigureMention& a, const FigureMention& b, double least_near) const {
        const bool is_common = least_near > 0;
        if (a.figure->kind == FigureKind::multiple && !share_stem(a.head, b.head)) return false;
        const std::size_t least_shared = a.figure->kind == FigureKind::count ? 1 : 2;  // its unit is another
        if (count_shared(tellings_, tellings_.stems(a.place), tellings_.stems(b.place)) < least_shared)
            return false;
        if (have_other_names(tellings_, {a.place, a.figure->span}, {b.place, b.figure->span})) return false;
        if (tellings_.likeness(tellings_.stems(a.place), tellings_.stems(b.place)) <
                sureness.least_likeness &&
            is_common)
            return false;
        return tellings_.shared_weight(a.near, b.near) >= least_near;
    }

    [[nodiscard]] MentionPair best_pair(const ToldFigure& a, const ToldFigure& b) const {
        const bool is_specific = a.value.kind == FigureKind::money || a.value.kind == FigureKind::percentage;
        const int digits = std::min(a.value.digits, b.value.digits);
        const ValueRelation kin = relate(a.value, b.value);
        const bool is_loose = kin == ValueRelation::less_precise ||
                              (kin == ValueRelation::bound_and_exact && a.value.low != b.value.low);
        const bool is_common =
            is_loose || (digits < 2 && !is_specific && a.value.kind != FigureKind::multiple);
        const double least_near = is_loose ? sureness.least_near_loose : is_common ? sureness.least_near : 0;
        const double base = sureness.digit * std::min(digits - 1, 3);
        MentionPair best;
        for (std::size_t i = 0; i < a.mentions.size(); ++i) {
            for (std::size_t j = 0; j < b.mentions.size(); ++j) {
                if (!fit(a.mentions[i], b.mentions[j], least_near)) continue;
                const double sum = score(a.mentions[i], b.mentions[j], base);
                if (sum > best.score) best = {i, j, sum};
            }
        }
        return best;
    }

    [[nodiscard]] static bool are_of_one_unit(const ToldFigure& a, const ToldFigure& b) {
        return a.value.kind == b.value.kind && a.unit == b.unit;
    }

    [[nodiscard]] static ValueRelation relation(const ToldFigure& a, const ToldFigure& b) {
        return are_of_one_unit(a, b) ? relate(a.value, b.value) : ValueRelation::none;
    }

    void join() {
        std::vector<ComparedLink> links;
        std::vector<std::size_t> owners;
        for (const ToldFigure& figure : figures_) owners.push_back(figure.telling);
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            for (std::size_t j = i + 1; j < figures_.size(); ++j) {
                if (figures_[i].telling == figures_[j].telling) continue;
                const ValueRelation kin = relation(figures_[i], figures_[j]);
                if (kin == ValueRelation::none) continue;
                const MentionPair pair = best_pair(figures_[i], figures_[j]);
                const bool is_same = kin == ValueRelation::same;
                if (pair.score < (is_same ? sureness.of_same : sureness.of_kin)) continue;
                pairs_.add(i, j, pair);
                links.push_back({i, j, pair.score + (is_same ? sureness.most_words : 0)});
            }
        }
        groups_ = join_links(owners, std::move(links), [&](std::size_t i, std::size_t j) {
            return relation(figures_[i], figures_[j]) != ValueRelation::none;
        });
    }

    /// Whether telling and figure speak of a value that goes with `figure`, in whatever words.
    [[nodiscard]] bool has_kin(std::size_t telling, const ToldFigure& figure) const {
        return std::any_of(figures_.begin(), figures_.end(), [&](const ToldFigure& other) {
            return other.telling == telling && relation(figure, other) != ValueRelation::none;
        });
    }

    /// Whether its sentence has no other figure of its kind, which might be meant as well.
    [[nodiscard]] bool is_alone(const FigureMention& mention) const {
        const Span sentence = tellings_.reader(mention.place.telling).span(mention.place.sentence);
        const auto& figures = tellings_.figures(mention.place.telling);
        return std::count_if(figures.begin(), figures.end(), [&](const Figure& other) {
                   return sentence.contains(other.span.begin) && other.kind == mention.figure->kind &&
                          (other.kind != FigureKind::count || unit_of(other) == unit_of(*mention.figure));
               }) == 1;
    }

    [[nodiscard]] bool are_of_one(const FigureMention& a, const FigureMention& b) const {
        if (!is_alone(a) || !is_alone(b) || have_other_times(tellings_, a.place, b.place)) return false;
        if (a.head.empty() != b.head.empty() || (!a.head.empty() && a.head != b.head)) return false;
        if (a.figure->kind != FigureKind::count && may_have_moved(tellings_, a.place, b.place)) return false;
        return say_the_same(tellings_, {a.place, a.figure->span}, {b.place, b.figure->span});
    }

    [[nodiscard]] std::optional<MentionPair> find_contradiction(const ToldFigure& a,
                                                                const ToldFigure& b) const {
        for (std::size_t x = 0; x < a.mentions.size(); ++x) {
            for (std::size_t y = 0; y < b.mentions.size(); ++y)
                if (are_of_one(a.mentions[x], b.mentions[y])) return MentionPair{x, y, 1};
        }
        return std::nullopt;
    }

    /// Adds pairs of values that contradict each other though all else is the same.
    void join_different() {
        std::vector<bool> is_joined(figures_.size(), false);
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            for (std::size_t j = i + 1; j < figures_.size(); ++j) {
                const ToldFigure& a = figures_[i];
                const ToldFigure& b = figures_[j];
                if (a.telling == b.telling || is_joined[i] || is_joined[j] || !are_of_one_unit(a, b))
                    continue;
                if (!contradict(a.value, b.value) || has_kin(b.telling, a) || has_kin(a.telling, b)) continue;
                const auto pair = find_contradiction(a, b);
                if (!pair) continue;
                is_joined[i] = is_joined[j] = true;
                pairs_.add(i, j, *pair);
                groups_.push_back({i, j});
            }
        }
    }

    [[nodiscard]] static ComparisonLabel label_of(ValueRelation kin) {
        switch (kin) {
            case ValueRelation::none:
                return ComparisonLabel::different;
            case ValueRelation::bound_and_exact:
                return ComparisonLabel::bound_and_exact;
            case ValueRelation::less_precise:
                return ComparisonLabel::less_precise;
            case ValueRelation::rounds_to_same:
                return ComparisonLabel::rounds_to_same;
            case ValueRelation::same:
                break;
        }
        return ComparisonLabel::same;
    }

    [[nodiscard]] ComparisonEntry entry_of(const std::vector<std::size_t>& group) const {
        ComparisonEntry entry{ComparedKind::figure, ComparisonLabel::same, {}, {}, {}};
        for (const std::size_t i : group) {
            for (const std::size_t j : group)
                if (i < j) entry.label = std::min(entry.label, label_of(relation(figures_[i], figures_[j])));
        }
        const PairedMentions::Shown shown = pairs_.shown(group);
        const auto mention_of = [&](std::size_t i) -> const FigureMention& {
            return figures_[i].mentions[shown.mentions.at(i)];
        };
        for (const std::size_t i : group) entry.tellings.push_back(wording_of(mention_of(i)));
        entry.about = about_of(mention_of(shown.surest.first), mention_of(shown.surest.second));
        if (have_other_baselines(entry.tellings)) entry.note = "the baselines differ";
        return entry;
    }

    /// Whether two tellings name what they compare with, and name it differently.
    [[nodiscard]] static bool have_other_baselines(const std::vector<TellingWording>& tellings) {
        std::set<std::string> baselines;
        for (const TellingWording& told : tellings)
            if (!told.baseline.empty()) baselines.insert(to_ascii_lower(told.baseline));
        return baselines.size() > 1;
    }

    [[nodiscard]] TellingWording wording_of(const FigureMention& mention) const {
        TellingWording told = tellings_.wording(mention.place, mention.figure->span);
        told.normal = normal_form(*mention.figure);
        if (mention.figure->kind == FigureKind::multiple)
            told.baseline = find_baseline(told.statement.text, told.lit);
        return told;
    }

    [[nodiscard]] bool is_told_elsewhere(const ToldFigure& figure) const {
        return std::any_of(figures_.begin(), figures_.end(), [&](const ToldFigure& other) {
            return other.telling != figure.telling && relation(figure, other) != ValueRelation::none;
        });
    }

    /// The number of a figure as another telling may have it without its unit: "in the end it was 38".
    [[nodiscard]] static std::string bare_number(const Figure& figure, std::string_view written) {
        constexpr std::string_view digits = "0123456789";
        const std::size_t begin = written.find_first_of(digits);
        if (begin == std::string_view::npos) return fmt::format("{:.10g}", figure.low);
        const std::size_t end = std::min(written.find_first_not_of("0123456789.,", begin), written.size());
        const std::string_view number = written.substr(begin, end - begin);
        return std::string(number.substr(0, number.find_last_of(digits) + 1));
    }

    /// Whether some other telling has the number, whatever it says with it.
    [[nodiscard]] bool has_number_elsewhere(const ToldFigure& figure) const {
        const Figure& first = *figure.mentions.front().figure;
        const std::string number = bare_number(first, first.span.of(tellings_.text(figure.telling)));
        const auto has_number = [&](std::string_view text) {
            for (std::size_t at = text.find(number); at != std::string_view::npos;
                 at = text.find(number, at + 1)) {
                const std::size_t end = at + number.size();
                const bool is_part = (at > 0 && is_ascii_digit(text[at - 1])) ||
                                     (end < text.size() && is_ascii_digit(text[end]));
                if (!is_part) return true;
            }
            return false;
        };
        for (std::size_t telling = 0; telling < tellings_.size(); ++telling)
            if (telling != figure.telling && has_number(tellings_.text(telling).substr(0, most_searched)))
                return true;
        return false;
    }

    /// The first figures of weight of each telling that no other gives in any way.
    void add_lone(std::vector<ComparisonEntry>& entries) const {
        std::set<std::size_t> grouped;
        for (const auto& group : groups_) grouped.insert(group.begin(), group.end());
        std::map<std::size_t, std::size_t> lone;  // how many, by telling
        std::map<std::size_t, std::size_t> tried;
        std::size_t all = 0;
        for (std::size_t i = 0; i < figures_.size() && all < most_lone; ++i) {
            const ToldFigure& figure = figures_[i];
            const bool has_weight =
                figure.value.kind == FigureKind::money || figure.value.kind == FigureKind::percentage;
            const bool is_shown = has_weight && !figure.value.is_range() && !grouped.contains(i) &&
                                  lone[figure.telling] < most_lone_of_a_telling;
            if (!is_shown || tried[figure.telling]++ >= most_tried || is_told_elsewhere(figure) ||
                has_number_elsewhere(figure))
                continue;
            ++lone[figure.telling];
            ++all;
            const FigureMention& mention = figure.mentions.front();
            entries.push_back({ComparedKind::figure,
                               ComparisonLabel::only_in,
                               about_of(mention, mention),
                               {},
                               {wording_of(mention)}});
        }
    }

    /// What a figure is of ("stake"), where both say that; else what their sentences have in common.
    [[nodiscard]] std::string about_of(const FigureMention& a, const FigureMention& b) const {
        const bool is_said = !a.figure->about.empty() && share_stem(a.head, b.head);
        return is_said ? collapse_spaces(a.figure->about) : tellings_.shared_phrases(a.place, b.place);
    }

    const ComparedTellings& tellings_;
    std::vector<ToldFigure> figures_;
    PairedMentions pairs_;
    std::vector<std::vector<std::size_t>> groups_;
};

}  // namespace

std::vector<ComparisonEntry> compare_figures(const ComparedTellings& tellings) {
    return FigureComparer(tellings).compare();
}

}  // namespace debrief
