#include "searcher/near_filter.h"

#include "indexer/analysis.h"
#include "indexer/schema.h"
#include "searcher/document_filter.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <xapian.h>

namespace debrief {

namespace {

using Places = std::vector<WordPlace>;

/// Parts of a briefing lie this far apart (indexer/document_builder.cpp); nothing is near across.
constexpr std::size_t widest_window = 100;

/// Where one word of the index stands, briefing by briefing.
class WordCursor {
 public:
    WordCursor(const Xapian::Database& shard, const std::string& term)
        : place_(shard.postlist_begin(term)), end_(shard.postlist_end(term)) {}

    /// The places in a document; the documents ascend.
    const std::vector<std::uint32_t>& places_in(Xapian::docid document) {
        if (document == read_) return positions_;
        read_ = document;
        positions_.clear();
        if (at_ < document && place_ != end_) {
            place_.skip_to(document);
            at_ = place_ != end_ ? *place_ : std::numeric_limits<Xapian::docid>::max();
        }
        if (at_ == document) positions_.assign(place_.positionlist_begin(), place_.positionlist_end());
        return positions_;
    }

 private:
    Xapian::PostingIterator place_;
    Xapian::PostingIterator end_;
    Xapian::docid at_ = 0;    ///< where the list stands: most words of a pattern are not in a document
    Xapian::docid read_ = 0;  ///< that the places are of
    std::vector<std::uint32_t> positions_;
};

/// A word, or a phrase, as terms of the index.
using Row = std::vector<std::string>;

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
            for (const Token& token : tokenize(child.text)) row.push_back(to_term(prefix, token.form));
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
    for (const std::string& form : child.forms) rows.push_back({to_term(prefix, form)});
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

/// Whether a word of one child is a word of another.
bool shares_words(const NearPlan& plan) {
    std::set<std::string_view> taken;
    for (const std::vector<Row>& rows : plan.children) {
        for (const Row& row : rows) {
            if (!taken.insert(row.front()).second) return true;
        }
    }
    return false;
}

/// By Xapian's own operators, where they mean the same: for words in order, and in any order where two
/// cannot be one place.
std::optional<Xapian::Query> to_xapian(const NearPlan& plan) {
    if (!has_words_only(plan)) return std::nullopt;
    std::vector<Xapian::Query> children;
    for (const std::vector<Row>& rows : plan.children) {
        std::vector<Xapian::Query> words;
        for (const Row& row : rows) words.emplace_back(row.front());
        children.emplace_back(Xapian::Query::OP_OR, words.begin(), words.end());
    }
    const auto joined = [&](Xapian::Query::op operation, const std::vector<Xapian::Query>& list) {
        return Xapian::Query(operation, list.begin(), list.end(),
                             static_cast<Xapian::termcount>(plan.window));
    };
    if (plan.order == WordOrder::as_given) return joined(Xapian::Query::OP_PHRASE, children);
    if (!shares_words(plan)) return joined(Xapian::Query::OP_NEAR, children);
    if (children.size() > 2) return std::nullopt;
    return Xapian::Query(Xapian::Query::OP_OR, joined(Xapian::Query::OP_PHRASE, children),
                         joined(Xapian::Query::OP_PHRASE, {children[1], children[0]}));
}

Places places_of(std::span<WordCursor* const> row, Xapian::docid document) {
    Places places;
    for (const std::uint32_t begin : row.front()->places_in(document)) {
        bool is_whole = true;
        for (std::size_t i = 1; i < row.size() && is_whole; ++i) {
            const auto& next = row[i]->places_in(document);
            is_whole = std::binary_search(next.begin(), next.end(), begin + i);
        }
        if (is_whole) places.push_back({begin, static_cast<std::uint32_t>(row.size())});
    }
    return places;
}

class NearTest : public DocumentTest {
 public:
    NearTest(NearPlan plan, std::string description)
        : plan_(std::move(plan)), description_(std::move(description)) {}

    [[nodiscard]] std::unique_ptr<DocumentTest> clone() const override {
        return std::make_unique<NearTest>(plan_, description_);
    }
    [[nodiscard]] std::string description() const override { return description_; }

    [[nodiscard]] std::size_t open(const Xapian::Database& shard) override {
        last_ = shard.get_lastdocid();
        cursors_.clear();
        children_.clear();
        for (const std::vector<Row>& rows : plan_.children) {
            std::vector<std::vector<WordCursor*>>& child = children_.emplace_back();
            for (const Row& row : rows) {
                child.emplace_back();
                for (const std::string& term : row)
                    child.back().push_back(&cursors_.try_emplace(term, shard, term).first->second);
            }
        }
        return shard.get_doccount();
    }
    [[nodiscard]] std::uint32_t first_from(std::uint32_t document) override {
        return document > last_ ? 0 : document;
    }
    [[nodiscard]] bool matches(std::uint32_t document) override {
        std::vector<Places> lists;
        for (const auto& rows : children_) {
            Places places;
            for (const auto& row : rows) {
                const Places more = places_of(row, document);
                places.insert(places.end(), more.begin(), more.end());
            }
            if (places.empty()) return false;
            std::sort(places.begin(), places.end());
            lists.push_back(std::move(places));
        }
        return are_near(lists, plan_.window, plan_.order);
    }

 private:
    NearPlan plan_;
    std::string description_;
    Xapian::docid last_ = 0;
    std::map<std::string, WordCursor> cursors_;
    std::vector<std::vector<std::vector<WordCursor*>>> children_;
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

bool are_near_in_any_order(std::span<const Places> lists, std::size_t window) {
    WindowSearch search(lists, window);
    for (std::size_t list = 0; list < lists.size(); ++list) {
        for (const WordPlace& place : lists[list]) {
            if (search.has_rest(list, place)) return true;
            if (search.has_given_up()) return false;
        }
    }
    return false;
}

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

}  // namespace

bool are_near(std::span<const std::vector<WordPlace>> lists, std::size_t window, WordOrder order) {
    if (lists.empty()) return true;
    return order == WordOrder::any ? are_near_in_any_order(lists, window) : are_near_in_order(lists, window);
}

Xapian::Query near_filter(const Query& node, std::span<const std::string_view> prefixes, Deadline* deadline) {
    NearPlan plan = plan_near(node, prefixes);
    if (const auto query = to_xapian(plan)) return *query;
    return document_filter(std::make_unique<NearTest>(std::move(plan), to_string(node)), deadline);
}

}  // namespace debrief
