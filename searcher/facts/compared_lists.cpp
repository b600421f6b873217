#include "searcher/facts/compared_lists.h"

#include "corpus/base/text.h"
#include "searcher/facts/compared_enumerations.h"
#include "searcher/facts/compared_links.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

constexpr std::size_t fewest_shared_items = 3;
constexpr double least_share = 0.6;         ///< of the items of the shorter list
constexpr std::size_t most_lists = 200;     ///< of a story
constexpr std::size_t most_missing = 2;     ///< items that lists differ in, or they are of other things
constexpr std::size_t sentences_after = 2;  ///< in which an item may stand outside its list

struct ListItem {
    Span span;                         ///< in the text of the telling
    std::vector<std::uint32_t> stems;  ///< each once, in order
    std::uint32_t head;                ///< its last word's
    bool is_name;                      ///< whether that has a capital
    std::string letters;               ///< of all its words in lower case, without blanks
};

struct ToldList {
    ToldPlace place;
    Span span;
    std::vector<ListItem> items;
};

/// Whether all words of the shorter item are in the other.
bool are_same_item(const ListItem& a, const ListItem& b) {
    if (a.letters == b.letters) return true;
    const auto& [x, y] =
        a.stems.size() <= b.stems.size() ? std::tie(a.stems, b.stems) : std::tie(b.stems, a.stems);
    return std::includes(y.begin(), y.end(), x.begin(), x.end());
}

/// Whether both are things of one kind: "its smart glasses", "the company's glasses".
bool are_of_one_kind(const ListItem& a, const ListItem& b) {
    return a.head == b.head && !a.is_name && !b.is_name;
}

const ListItem* find_item(const ToldList& list, const ListItem& wanted) {
    const auto of_kind = [&](const ListItem& item) { return are_of_one_kind(item, wanted); };
    const bool is_only_one = std::count_if(list.items.begin(), list.items.end(), of_kind) == 1;
    const auto found = std::find_if(list.items.begin(), list.items.end(), [&](const ListItem& item) {
        return are_same_item(item, wanted) || (is_only_one && of_kind(item));
    });
    return found == list.items.end() ? nullptr : &*found;
}

std::size_t shared_items(const ToldList& a, const ToldList& b) {
    return static_cast<std::size_t>(std::count_if(
        a.items.begin(), a.items.end(), [&](const ListItem& item) { return find_item(b, item) != nullptr; }));
}

bool are_alike(const ToldList& a, const ToldList& b) {
    const std::size_t shared = std::min(shared_items(a, b), shared_items(b, a));
    const std::size_t shorter = std::min(a.items.size(), b.items.size());
    return shared >= fewest_shared_items &&
           static_cast<double>(shared) >= least_share * static_cast<double>(shorter);
}

class ListComparer {
 public:
    explicit ListComparer(const ComparedTellings& tellings) : tellings_(tellings) {}

    std::vector<ComparisonEntry> compare() {
        for (std::size_t telling = 0; telling < tellings_.size(); ++telling) read(telling);
        std::vector<ComparedLink> links;
        std::vector<std::size_t> owners;
        for (const ToldList& list : lists_) owners.push_back(list.place.telling);
        for (std::size_t i = 0; i < lists_.size(); ++i) {
            for (std::size_t j = i + 1; j < lists_.size(); ++j) {
                if (owners[i] == owners[j] || !are_alike(lists_[i], lists_[j])) continue;
                const double words = tellings_.shared_weight(tellings_.stems(lists_[i].place),
                                                             tellings_.stems(lists_[j].place));
                links.push_back({i, j, words});
            }
        }
        std::vector<ComparisonEntry> entries;
        const auto groups = join_links(owners, std::move(links), [&](std::size_t i, std::size_t j) {
            return are_alike(lists_[i], lists_[j]);
        });
        for (const auto& group : groups) add_entries(group, entries);
        return entries;
    }

 private:
    void read(std::size_t telling) {
        const std::size_t share = share_of_each(most_lists, tellings_.size());
        const StatementReader& reader = tellings_.reader(telling);
        std::size_t count = 0;
        for (std::size_t sentence = 0;
             sentence < reader.size() && count < share && lists_.size() < most_lists; ++sentence) {
            const Span span = reader.span(sentence);
            const std::string_view text = span.of(tellings_.text(telling));
            const bool is_credit = text.find("eporting by") != std::string_view::npos;
            if (tellings_.words({telling, sentence}).empty() || is_credit) continue;
            for (const Enumeration& found : find_enumerations(text)) {
                if (count == share) break;
                if (add({telling, sentence}, span.begin, found)) ++count;
            }
        }
    }

    bool add(ToldPlace place, std::size_t begin, const Enumeration& found) {
        ToldList list{place, {begin + found.span.begin, begin + found.span.end}, {}};
        const std::span<const ContextWord> words = tellings_.words(place);
        for (const Span& item : found.items) {
            const Span span{begin + item.begin, begin + item.end};
            ListItem read{span, {}, 0, false, {}};
            for (const ContextWord& word : words) {
                if (!span.contains(word.span.begin)) continue;
                read.stems.push_back(word.stem);
                read.head = word.stem;
                read.is_name = word.is_capitalised;
                read.letters += to_ascii_lower(word.span.of(tellings_.text(place.telling)));
            }
            if (read.stems.empty()) return false;
            std::sort(read.stems.begin(), read.stems.end());
            list.items.push_back(std::move(read));
        }
        lists_.push_back(std::move(list));
        return true;
    }

    void add_entries(const std::vector<std::size_t>& group, std::vector<ComparisonEntry>& entries) const {
        std::vector<const ListItem*> shared;
        std::vector<const ListItem*> missing;  // in some lists only, in their shortest form
        for (const std::size_t i : group) {
            for (const ListItem& item : lists_[i].items) {
                const bool is_everywhere = std::all_of(group.begin(), group.end(), [&](std::size_t j) {
                    return find_item(lists_[j], item) != nullptr;
                });
                std::vector<const ListItem*>& items = is_everywhere ? shared : missing;
                const auto known = std::find_if(items.begin(), items.end(), [&](const ListItem* other) {
                    return are_same_item(*other, item) || (!is_everywhere && are_of_one_kind(*other, item));
                });
                if (known == items.end()) {
                    items.push_back(&item);
                } else if (item.stems.size() < (*known)->stems.size()) {
                    *known = &item;
                }
            }
        }
        if (shared.size() < fewest_shared_items || missing.size() > most_missing) return;
        for (const ListItem* item : missing) entries.push_back(entry_of(group, *item, shared));
        if (missing.empty()) entries.push_back(entry_of_same(group));
    }

    [[nodiscard]] std::string text_of(std::size_t telling, Span span) const {
        return collapse_spaces(span.of(tellings_.text(telling)));
    }

    [[nodiscard]] std::string names_of(const std::vector<std::size_t>& group,
                                       const std::vector<const ListItem*>& items) const {
        std::vector<std::string> names;
        for (const std::size_t i : group) {
            for (const ListItem& item : lists_[i].items) {
                if (std::find(items.begin(), items.end(), &item) != items.end())
                    names.push_back(text_of(lists_[i].place.telling, item.span));
            }
        }
        return fmt::format("{}", fmt::join(names, ", "));
    }

    [[nodiscard]] ComparisonEntry entry_of_same(const std::vector<std::size_t>& group) const {
        ComparisonEntry entry{ComparedKind::list, ComparisonLabel::same, {}, {}, {}};
        std::vector<const ListItem*> items;
        for (const ListItem& item : lists_[group.front()].items) items.push_back(&item);
        entry.about = names_of(group, items);
        for (const std::size_t i : group) {
            entry.tellings.push_back(tellings_.wording(lists_[i].place, lists_[i].span));
            entry.tellings.back().normal = "inside";
        }
        return entry;
    }

    [[nodiscard]] ComparisonEntry entry_of(const std::vector<std::size_t>& group, const ListItem& item,
                                           const std::vector<const ListItem*>& shared) const {
        ComparisonEntry entry{ComparedKind::list,
                              ComparisonLabel::only_in,
                              names_of(group, {&item}),
                              fmt::format("in a list with {}", names_of(group, shared)),
                              {}};
        for (const std::size_t i : group) {
            const ToldList& list = lists_[i];
            if (const ListItem* const inside = find_item(list, item)) {
                entry.tellings.push_back(tellings_.wording(list.place, inside->span));
                entry.tellings.back().normal = "inside";
            } else if (auto outside = find_outside(list, item)) {
                entry.tellings.push_back(std::move(*outside));
                entry.tellings.back().normal = "outside";
            } else {
                entry.tellings.push_back(tellings_.wording(list.place, list.span));
                entry.tellings.back().normal = "missing";
            }
        }
        return entry;
    }

    /// The item where a telling gives it beside its list: in the same sentence, or soon after.
    [[nodiscard]] std::optional<TellingWording> find_outside(const ToldList& list,
                                                             const ListItem& item) const {
        const std::size_t sentences = tellings_.reader(list.place.telling).size();
        for (std::size_t ahead = 0; ahead <= sentences_after; ++ahead) {
            const ToldPlace place{list.place.telling, list.place.sentence + ahead};
            if (place.sentence >= sentences) break;
            for (const ContextWord& word : tellings_.words(place)) {
                if (word.stem == item.head && !list.span.contains(word.span.begin))
                    return tellings_.wording(place, word.span);
            }
        }
        return std::nullopt;
    }

    const ComparedTellings& tellings_;
    std::vector<ToldList> lists_;
};

}  // namespace

std::vector<ComparisonEntry> compare_lists(const ComparedTellings& tellings) {
    return ListComparer(tellings).compare();
}

}  // namespace debrief
