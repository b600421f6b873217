#include "searcher/near_filter.h"

#include "indexer/analysis.h"
#include "indexer/schema.h"
#include "searcher/document_filter.h"
#include "searcher/expansion.h"

#include <algorithm>
#include <map>
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
        if (place_ != end_) place_.skip_to(document);
        if (place_ != end_ && *place_ == document)
            positions_.assign(place_.positionlist_begin(), place_.positionlist_end());
        return positions_;
    }

 private:
    Xapian::PostingIterator place_;
    Xapian::PostingIterator end_;
    Xapian::docid read_ = 0;
    std::vector<std::uint32_t> positions_;
};

/// A word, or a phrase, as terms of the index.
using Row = std::vector<WordCursor*>;

Places places_of(const Row& row, Xapian::docid document) {
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

class NearFilter : public DocumentFilter {
 public:
    NearFilter(Query node, Stemmers& stemmers, std::vector<std::string> prefixes, Deadline* deadline)
        : DocumentFilter(deadline), node_(std::move(node)), stemmers_(stemmers),
          prefixes_(std::move(prefixes)) {}

    [[nodiscard]] NearFilter* clone() const override {  // Xapian takes ownership
        return new NearFilter(node_, stemmers_, prefixes_, deadline());
    }
    [[nodiscard]] std::string get_description() const override { return to_string(node_); }

 protected:
    [[nodiscard]] Xapian::doccount open(const Xapian::Database& shard) override {
        shard_ = shard;
        last_ = shard.get_lastdocid();
        cursors_.clear();
        children_.clear();
        std::size_t words = 0;
        for (const Query& child : node_.children) {
            std::vector<Row> rows;
            add_rows(child, rows);
            if (rows.empty()) continue;
            words += std::max_element(rows.begin(), rows.end(), [](const Row& left, const Row& right) {
                         return left.size() < right.size();
                     })->size();
            children_.push_back(std::move(rows));
        }
        window_ = std::max(words, std::min(node_.distance + words - 1, widest_window));
        return shard.get_doccount();
    }
    [[nodiscard]] Xapian::docid first_from(Xapian::docid document) override {
        return document > last_ ? 0 : document;
    }
    [[nodiscard]] bool matches(Xapian::docid document) override {
        std::vector<Places> lists;
        for (const std::vector<Row>& rows : children_) {
            Places places;
            for (const Row& row : rows) {
                const Places more = places_of(row, document);
                places.insert(places.end(), more.begin(), more.end());
            }
            if (places.empty()) return false;
            std::sort(places.begin(), places.end());
            lists.push_back(std::move(places));
        }
        return are_near(lists, window_,
                        node_.kind == Query::Kind::adjacent ? WordOrder::as_given : WordOrder::any);
    }

 private:
    void add_rows(const Query& child, std::vector<Row>& rows) {
        for (const std::string& prefix : prefixes_) add_rows(child, prefix, rows);
    }

    void add_rows(const Query& child, const std::string& prefix, std::vector<Row>& rows) {
        switch (child.kind) {
            case Query::Kind::word:
            case Query::Kind::phrase: {
                const std::vector<Token> tokens = tokenize(child.text);
                if (child.kind == Query::Kind::word && tokens.size() == 1) {
                    const auto forms = words_of_stem(shard_, tokens.front().form, stemmers_, prefix);
                    return add_forms(forms, prefix, rows);
                }
                Row row;
                for (const Token& token : tokens) row.push_back(cursor_of(prefix, token.form));
                if (!row.empty()) rows.push_back(std::move(row));
                return;
            }
            case Query::Kind::pattern:
            case Query::Kind::fuzzy:
                return add_forms(child.forms, prefix, rows);
            case Query::Kind::same:
            case Query::Kind::any_of:
                for (const Query& each : child.children) add_rows(each, prefix, rows);
                return;
            default:
                return;
        }
    }

    void add_forms(const std::vector<std::string>& forms, const std::string& prefix, std::vector<Row>& rows) {
        for (const std::string& form : forms) rows.push_back({cursor_of(prefix, form)});
    }

    WordCursor* cursor_of(const std::string& prefix, const std::string& form) {
        const std::string term = to_term(prefix, form);
        const auto known = cursors_.find(term);
        if (known != cursors_.end()) return &known->second;
        return &cursors_.emplace(term, WordCursor(shard_, term)).first->second;
    }

    Query node_;
    Stemmers& stemmers_;
    std::vector<std::string> prefixes_;
    Xapian::Database shard_;
    Xapian::docid last_ = 0;
    std::map<std::string, WordCursor> cursors_;
    std::vector<std::vector<Row>> children_;  ///< each of any of its rows
    std::size_t window_ = 0;
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

    static constexpr std::size_t most_steps = 500;     ///< from one anchor
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

Xapian::Query near_filter(const Query& node, Stemmers& stemmers, std::span<const std::string_view> prefixes,
                          Deadline* deadline) {
    return to_query(new NearFilter(node, stemmers, {prefixes.begin(), prefixes.end()}, deadline));
}

}  // namespace debrief
