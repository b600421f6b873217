#include "searcher/near_filter.h"

#include "indexer/analysis.h"
#include "indexer/schema.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

using Places = std::vector<WordPlace>;

/// Parts of a briefing lie this far apart (indexer/document_builder.cpp); nothing is near across.
constexpr std::size_t widest_window = 100;

/// A word of the index.
struct PrefixedWord {
    std::string_view prefix;
    std::string form;

    auto operator<=>(const PrefixedWord&) const = default;
};

/// A word, or a phrase.
using Row = std::vector<PrefixedWord>;

/// What a node of kind `near` or `adjacent` asks for, as terms.
struct NearPlan {
    std::vector<std::vector<Row>> children;  ///< each of any of its rows
    std::size_t window = 0;                  ///< places
    WordOrder order = WordOrder::any;
};

void add_rows(const Query& child, std::string_view prefix, std::vector<Row>& rows) {
    switch (child.kind) {
        case Query::Kind::word:
        case Query::Kind::phrase: {
            if (!child.forms.empty()) break;
            Row row;
            for (Token& token : tokenize(child.text)) row.push_back({prefix, std::move(token.form)});
            if (!row.empty()) rows.push_back(std::move(row));
            return;
        }
        case Query::Kind::pattern:
        case Query::Kind::fuzzy:
            break;
        case Query::Kind::same:
        case Query::Kind::any_of:
            for (const Query& each : child.children) add_rows(each, prefix, rows);
            return;
        default:
            return;
    }
    for (const std::string& form : child.forms) rows.push_back({{prefix, form}});
}

NearPlan plan_near(const Query& node, std::span<const std::string_view> prefixes) {
    NearPlan plan;
    std::size_t words = 0;
    for (const Query& child : node.children) {
        std::vector<Row> rows;
        for (const std::string_view prefix : prefixes) add_rows(child, prefix, rows);
        if (rows.empty()) continue;
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        const auto is_shorter = [](const Row& left, const Row& right) { return left.size() < right.size(); };
        words += std::max_element(rows.begin(), rows.end(), is_shorter)->size();
        plan.children.push_back(std::move(rows));
    }
    plan.window = std::max(words, std::min(node.distance + words - 1, widest_window));
    if (node.kind == Query::Kind::adjacent) plan.order = WordOrder::as_given;
    return plan;
}

/// Whether all rows are words alone.
bool has_words_only(const NearPlan& plan) {
    const auto is_word = [](const Row& row) { return row.size() == 1; };
    return std::all_of(plan.children.begin(), plan.children.end(), [&](const std::vector<Row>& rows) {
        return std::all_of(rows.begin(), rows.end(), is_word);
    });
}

/// Briefings that have a word of each child.
Xapian::Query has_words(const NearPlan& plan) {
    std::vector<Xapian::Query> children;
    for (const std::vector<Row>& rows : plan.children) {
        std::vector<Xapian::Query> words;
        for (const Row& row : rows) words.emplace_back(to_term(row.front().prefix, row.front().form));
        children.emplace_back(Xapian::Query::OP_OR, words.begin(), words.end());
    }
    return {Xapian::Query::OP_AND, children.begin(), children.end()};
}

class NearTest : public DocumentTest {
 public:
    NearTest(NearPlan plan, std::string description, SequenceMemory* memory)
        : plan_(std::move(plan)), description_(std::move(description)), memory_(memory) {}

    [[nodiscard]] std::unique_ptr<DocumentTest> clone() const override {
        return std::make_unique<NearTest>(plan_, description_, memory_);
    }
    [[nodiscard]] std::string description() const override { return description_; }
    [[nodiscard]] std::string key() const override {
        std::string key = fmt::format("near {} {} ", plan_.window, static_cast<int>(plan_.order));
        for (const std::vector<Row>& rows : plan_.children) {
            key += '\x02';
            for (const Row& row : rows) {
                key += '\x01';
                for (const auto& [prefix, form] : row) key += fmt::format("{}{}{}", prefix, form, '\0');
            }
        }
        return key;
    }

    [[nodiscard]] std::size_t open(const Xapian::Database& shard) override {
        last_ = shard.get_lastdocid();
        reader_.emplace(shard, memory_);
        children_.clear();
        lists_.resize(plan_.children.size());
        for (const std::vector<Row>& rows : plan_.children) {
            std::vector<PlacedRow>& child = children_.emplace_back();
            for (const Row& row : rows) {
                child.emplace_back();
                for (const auto& [prefix, form] : row)
                    child.back().words.push_back(reader_->add(prefix, form));
            }
        }
        return shard.get_doccount();
    }
    [[nodiscard]] std::uint32_t first_from(std::uint32_t document) override {
        return document > last_ ? 0 : document;
    }
    [[nodiscard]] bool matches(std::uint32_t document) override {
        reader_->go_to(document);
        for (std::vector<PlacedRow>& rows : children_)
            if (!mark_rows(rows)) return false;
        for (std::size_t i = 0; i < children_.size(); ++i) {
            lists_[i].clear();
            for (const PlacedRow& row : children_[i])
                if (row.is_there) add_places(row.words, lists_[i]);
            if (lists_[i].empty()) return false;
            std::sort(lists_[i].begin(), lists_[i].end());
        }
        return are_near(lists_, plan_.window, plan_.order);
    }

 private:
    struct PlacedRow {
        std::vector<PlaceReader::Word> words;
        bool is_there = false;  ///< whether the document has all of them
    };

    /// Whether the document has all words of a row, and of which.
    bool mark_rows(std::vector<PlacedRow>& rows) {
        bool is_any_there = false;
        for (PlacedRow& row : rows) {
            row.is_there = std::all_of(row.words.begin(), row.words.end(),
                                       [&](PlaceReader::Word word) { return reader_->has(word); });
            is_any_there = is_any_there || row.is_there;
        }
        return is_any_there;
    }

    void add_places(const std::vector<PlaceReader::Word>& row, Places& places) {
        begins_.clear();
        reader_->add_phrase_places(row, begins_);
        for (const std::uint32_t begin : begins_)
            places.push_back({begin, static_cast<std::uint32_t>(row.size())});
    }

    NearPlan plan_;
    std::string description_;
    SequenceMemory* memory_;
    Xapian::docid last_ = 0;
    std::optional<PlaceReader> reader_;
    std::vector<std::vector<PlacedRow>> children_;
    std::vector<Places> lists_;  ///< by child
    std::vector<std::uint32_t> begins_;
};

/// Looks for places behind an anchor, list by list, and takes back what leads nowhere.
class WindowSearch {
 public:
    WindowSearch(std::span<const Places> lists, std::size_t window) : lists_(lists), window_(window) {}

    /// Whether the lists but `anchored` have places in the window that begins with the anchor.
    bool has_rest(std::size_t anchored, const WordPlace& anchor) {
        anchored_ = anchored;
        begin_ = anchor.begin;
        taken_.assign(1, anchor);
        steps_ = 0;
        return anchor.words <= window_ && choose(0);
    }

    /// Whether too many choices were left untried to look further in this text.
    [[nodiscard]] bool has_given_up() const { return given_up_ >= most_given_up; }

 private:
    bool choose(std::size_t list) {
        if (list == anchored_) ++list;
        if (list >= lists_.size()) return true;
        const Places& places = lists_[list];
        for (auto place = std::lower_bound(places.begin(), places.end(), WordPlace{begin_, 0});
             place != places.end() && place->begin - begin_ < window_; ++place) {
            if (++steps_ == most_steps) ++given_up_;
            if (steps_ >= most_steps) return false;
            const auto overlaps = [&](const WordPlace& other) {
                return other.begin < place->end() && place->begin < other.end();
            };
            if (place->end() - begin_ > window_ || std::any_of(taken_.begin(), taken_.end(), overlaps))
                continue;
            taken_.push_back(*place);
            if (choose(list + 1)) return true;
            taken_.pop_back();
        }
        return false;
    }

    static constexpr std::size_t most_steps = 500;    ///< from one anchor
    static constexpr std::size_t most_given_up = 20;  ///< anchors

    std::span<const Places> lists_;
    std::size_t window_;
    std::size_t anchored_ = 0;
    std::uint32_t begin_ = 0;
    Places taken_;
    std::size_t steps_ = 0;
    std::size_t given_up_ = 0;
};

/// Of the places from `begin` on, the one that ends first; nothing where there is none.
const WordPlace* first_to_end(const Places& places, std::uint32_t begin) {
    const auto from = std::lower_bound(places.begin(), places.end(), WordPlace{begin, 0});
    if (from == places.end()) return nullptr;
    const WordPlace* first = &*from;
    for (auto place = from; place != places.end() && place->begin < first->end(); ++place) {
        if (place->end() < first->end()) first = &*place;
    }
    return first;
}

bool are_near_in_order(std::span<const Places> lists, std::size_t window) {
    for (const WordPlace& anchor : lists.front()) {
        const WordPlace* last = &anchor;
        for (std::size_t i = 1; i < lists.size(); ++i) {
            last = first_to_end(lists[i], last->end());
            if (!last) return false;
        }
        if (last->end() - anchor.begin <= window) return true;
    }
    return false;
}

/// Whether all places are of one word, and no two lists have one in common.
bool are_apart(std::span<const Places> lists) {
    std::vector<std::uint32_t> taken;
    for (const Places& places : lists) {
        for (const WordPlace& place : places) {
            if (place.words != 1) return false;
            taken.push_back(place.begin);
        }
    }
    std::sort(taken.begin(), taken.end());
    return std::adjacent_find(taken.begin(), taken.end()) == taken.end();
}

/// Where nothing can overlap: moves on whichever list is behind the others.
bool are_near_apart(std::span<const Places> lists, std::size_t window) {
    std::vector<std::size_t> at(lists.size(), 0);
    for (;;) {
        std::size_t first = 0;
        std::uint32_t last = 0;
        for (std::size_t i = 0; i < lists.size(); ++i) {
            if (at[i] == lists[i].size()) return false;
            const std::uint32_t begin = lists[i][at[i]].begin;
            if (begin < lists[first][at[first]].begin) first = i;
            last = std::max(last, begin);
        }
        if (last - lists[first][at[first]].begin < window) return true;
        ++at[first];
    }
}

bool are_near_in_any_order(std::span<const Places> lists, std::size_t window) {
    if (lists.size() == 2)
        return are_near_in_order(lists, window) || are_near_in_order(std::array{lists[1], lists[0]}, window);
    if (are_apart(lists)) return are_near_apart(lists, window);
    WindowSearch search(lists, window);
    for (std::size_t list = 0; list < lists.size(); ++list) {
        for (const WordPlace& place : lists[list]) {
            if (search.has_rest(list, place)) return true;
            if (search.has_given_up()) return false;
        }
    }
    return false;
}

}  // namespace

bool are_near(std::span<const std::vector<WordPlace>> lists, std::size_t window, WordOrder order) {
    if (lists.empty()) return true;
    return order == WordOrder::any ? are_near_in_any_order(lists, window) : are_near_in_order(lists, window);
}

Xapian::Query near_filter(const Query& node, std::span<const std::string_view> prefixes,
                          const PlaceContext& context) {
    NearPlan plan = plan_near(node, prefixes);
    const bool is_of_words = has_words_only(plan);
    const Xapian::Query words = is_of_words ? has_words(plan) : Xapian::Query();
    auto test = std::make_unique<NearTest>(std::move(plan), to_string(node), memory_of_filters(context));
    const Xapian::Query near =
        document_filter(std::move(test), context.deadline, verdicts_of_filters(context));
    return is_of_words ? Xapian::Query(Xapian::Query::OP_FILTER, words, near) : near;
}

}  // namespace debrief
