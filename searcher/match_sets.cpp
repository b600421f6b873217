#include "searcher/match_sets.h"

#include "searcher/document_filter.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <xapian.h>

namespace debrief {

namespace {

using Op = Xapian::Query::op;

constexpr std::size_t few_share = 32;     ///< a set of fewer than one document of so many is kept as numbers
constexpr std::size_t look_up_cost = 16;  ///< to find a document in a list, in documents that are passed over
constexpr std::string_view asked_mark("\0", 1);  ///< before the keys of what is no term: no term begins so

Xapian::Query child_of(const Xapian::Query& query, std::size_t index) {
    return query.get_subquery(index);
}

bool is_value_range(Op type) {
    return type == Op::OP_VALUE_RANGE || type == Op::OP_VALUE_GE || type == Op::OP_VALUE_LE;
}

bool is_term(const Xapian::Query& query) {
    return query.get_type() == Op::LEAF_TERM;
}

bool has_only_terms(const Xapian::Query& query) {
    if (query.get_num_subqueries() == 0) return is_term(query);
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        if (!has_only_terms(child_of(query, i))) return false;
    return true;
}

/// Words whose places a test looks at.
bool is_of_places(const Xapian::Query& query) {
    return query.get_type() == Op::OP_FILTER && query.get_num_subqueries() == 2 &&
           child_of(query, 1).get_type() == Op::LEAF_POSTING_SOURCE && has_only_terms(child_of(query, 0));
}

/// Documents of a set. Shards number documents by themselves, so the set is asked by the number in the whole.
class SetTest : public DocumentTest {
 public:
    struct Shards {
        std::uint32_t count = 1;
        std::uint32_t opened = 0;  ///< so far, in their order
    };

    SetTest(const DocumentSet& set, Shards& shards) : set_(set), shards_(shards) {}

    [[nodiscard]] std::unique_ptr<DocumentTest> clone() const override {
        return std::make_unique<SetTest>(set_, shards_);
    }
    [[nodiscard]] std::string description() const override { return "(set)"; }
    [[nodiscard]] std::size_t open(const Xapian::Database& shard) override {
        shard_ = shards_.opened++;
        last_ = shard.get_lastdocid();
        return std::min<std::size_t>(shard.get_doccount(),
                                     set_.count());  // few, so that they are asked first
    }
    [[nodiscard]] std::uint32_t first_from(std::uint32_t document) override {
        for (; document <= last_; ++document)
            if (matches(document)) return document;
        return 0;
    }
    [[nodiscard]] bool matches(std::uint32_t document) override {
        return set_.has((document - 1) * shards_.count + shard_ + 1);
    }

 private:
    const DocumentSet& set_;
    Shards& shards_;
    std::uint32_t shard_ = 0;
    std::uint32_t last_ = 0;
};

}  // namespace

std::size_t MatchSets::Remembered::bytes() const {
    return sizeof(Remembered) + key.size() + few.size() * sizeof(std::uint32_t) + many.bytes();
}

const MatchSets::Remembered* MatchSets::find_remembered(std::string_view key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    sets_.splice(sets_.begin(), sets_, found->second);
    return &*found->second;
}

/// Stays until the next is remembered, however large it is.
const MatchSets::Remembered& MatchSets::remember(Remembered set) {
    bytes_ += set.bytes();
    sets_.push_front(std::move(set));
    places_.emplace(sets_.front().key, sets_.begin());
    while (bytes_ > most_bytes_ && sets_.size() > 1) {
        bytes_ -= sets_.back().bytes();
        places_.erase(sets_.back().key);
        sets_.pop_back();
    }
    return sets_.front();
}

/// Takes a plan apart. Wherever a set of documents is given for a hint, no others are asked about: these may
/// be added or not.
class MatchSets::Finding {
 public:
    Finding(MatchSets& sets, const Xapian::Database& database, Deadline* deadline)
        : sets_(sets), database_(database), deadline_(deadline), last_(database.get_lastdocid()) {}

    [[nodiscard]] DocumentSet matches_of(const Xapian::Query& query, const DocumentSet* hint) {
        DocumentSet set(last_);
        add_matches(set, query, hint);
        return set;
    }

    void add_term(DocumentSet& set, const std::string& term, const DocumentSet* hint) {
        const Remembered* known = sets_.find_remembered(term);
        if (!known && hint && hint->count() * look_up_cost < database_.get_termfreq(term))
            return look_up(set, term, *hint);
        if (!known) known = read(term);
        if (known) add(set, *known);
    }

    /// Null where the time is over before all is read.
    const Remembered* read(const std::string& term) {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(database_.get_termfreq(term));
        const auto end = database_.postlist_end(term);
        for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
            if (deadline_ && deadline_->is_over()) return nullptr;
            numbers.push_back(*posting);
        }
        return &remember(term, std::move(numbers));
    }

 private:
    void add_matches(DocumentSet& set, const Xapian::Query& query, const DocumentSet* hint) {
        switch (query.get_type()) {
            case Op::LEAF_MATCH_NOTHING:
                return;
            case Op::LEAF_MATCH_ALL:
                return add_term(set, "", nullptr);
            case Op::LEAF_TERM:
                return add_term(set, *query.get_terms_begin(), hint);
            case Op::OP_OR:
            case Op::OP_MAX:
            case Op::OP_SYNONYM:
                for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
                    add_matches(set, child_of(query, i), hint);
                return;
            case Op::OP_SCALE_WEIGHT:
            case Op::OP_AND_MAYBE:
                return add_matches(set, child_of(query, 0), hint);
            case Op::OP_AND:
            case Op::OP_FILTER:
                return add_all_of(set, query, hint);
            case Op::OP_AND_NOT:
                return set.unite(exclusion(query, hint));
            default:
                return ask(set, query, hint);
        }
    }

    void add_all_of(DocumentSet& set, const Xapian::Query& query, const DocumentSet* hint) {
        const std::optional<std::string> key = is_of_places(query) ? key_of(query) : std::nullopt;
        if (!key) return set.unite(all_of(query, hint));
        const std::string marked = std::string(asked_mark) + *key;
        if (const Remembered* known = sets_.find_remembered(marked)) return add(set, *known);
        const DocumentSet all = all_of(query, hint);
        set.unite(all);
        if (hint || (deadline_ && deadline_->was_met())) return;
        std::vector<std::uint32_t> numbers;
        all.for_each([&](std::uint32_t number) { numbers.push_back(number); });
        remember(marked, std::move(numbers));
    }

    DocumentSet all_of(const Xapian::Query& query, const DocumentSet* hint) {
        std::vector<std::pair<std::size_t, std::size_t>> order;
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
            order.emplace_back(cost_of(child_of(query, i)), i);
        std::sort(order.begin(), order.end());
        DocumentSet all = matches_of(child_of(query, order.front().second), hint);
        for (std::size_t i = 1; i < order.size(); ++i)
            all.intersect(matches_of(child_of(query, order[i].second), &all));
        return all;
    }

    DocumentSet exclusion(const Xapian::Query& query, const DocumentSet* hint) {
        DocumentSet all = matches_of(child_of(query, 0), hint);
        for (std::size_t i = 1; i < query.get_num_subqueries(); ++i)
            all.subtract(matches_of(child_of(query, i), &all));
        // What was not looked up to its end would exclude too little.
        if (deadline_ && deadline_->was_met()) all.clear();
        return all;
    }

    /// In documents that are looked at, about: what costs least comes first, and spares the others.
    std::size_t cost_of(const Xapian::Query& query) {
        const std::size_t documents = database_.get_doccount();
        const Op type = query.get_type();
        if (type == Op::LEAF_TERM) return database_.get_termfreq(*query.get_terms_begin());
        if (type == Op::LEAF_MATCH_NOTHING) return 0;
        if (type == Op::OP_AND || type == Op::OP_FILTER) {
            std::size_t least = SIZE_MAX;
            for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
                least = std::min(least, cost_of(child_of(query, i)));
            return least;
        }
        if (type == Op::OP_SCALE_WEIGHT || type == Op::OP_AND_NOT || type == Op::OP_AND_MAYBE)
            return cost_of(child_of(query, 0));
        if (type == Op::OP_OR || type == Op::OP_MAX || type == Op::OP_SYNONYM) {
            std::size_t sum = 0;
            for (std::size_t i = 0; i < query.get_num_subqueries() && sum < documents; ++i)
                sum += cost_of(child_of(query, i));
            return sum;
        }
        return type == Op::LEAF_MATCH_ALL ? documents : 2 * documents;  // the latter is asked of Xapian
    }

    void look_up(DocumentSet& set, const std::string& term, const DocumentSet& hint) {
        auto posting = database_.postlist_begin(term);
        const auto end = database_.postlist_end(term);
        for (std::uint32_t next = hint.first_from(1); next != 0;) {
            if (deadline_ && deadline_->is_over()) return;
            posting.skip_to(next);
            if (posting == end) return;
            if (*posting == next) set.add(next);
            next = hint.first_from(std::max(*posting, next + 1));
        }
    }

    /// What only Xapian can tell.
    void ask(DocumentSet& set, const Xapian::Query& query, const DocumentSet* hint) {
        const bool is_memorable = is_value_range(query.get_type());
        const std::string key = is_memorable ? std::string(asked_mark) + query.serialise() : "";
        const Remembered* known = is_memorable ? sets_.find_remembered(key) : nullptr;
        if (known) return add(set, *known);
        std::vector<std::uint32_t> numbers = answer_of(query, hint);
        for (const std::uint32_t number : numbers) set.add(number);
        const bool is_whole = !hint && !(deadline_ && deadline_->was_met());
        if (is_memorable && is_whole) remember(key, std::move(numbers));
    }

    std::vector<std::uint32_t> answer_of(const Xapian::Query& query, const DocumentSet* hint) {
        SetTest::Shards shards{static_cast<std::uint32_t>(database_.size())};
        Xapian::Query asked = query;
        if (hint) {
            auto test = std::make_unique<SetTest>(*hint, shards);
            asked = {Op::OP_FILTER, query, document_filter(std::move(test), deadline_)};
        } else if (deadline_) {
            asked = {Op::OP_FILTER, query, deadline_filter(*deadline_)};
        }
        Xapian::Enquire enquire(database_);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(asked);
        const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
        std::vector<std::uint32_t> numbers(found.begin(), found.end());
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }

    const Remembered& remember(std::string key, std::vector<std::uint32_t> numbers) {
        Remembered set{std::move(key)};
        set.count = numbers.size();
        if (numbers.size() * few_share < last_) {
            set.few = std::move(numbers);
            set.few.shrink_to_fit();
        } else {
            set.many = DocumentSet(last_);
            for (const std::uint32_t number : numbers) set.many.add(number);
        }
        return sets_.remember(std::move(set));
    }

    static void add(DocumentSet& set, const Remembered& known) {
        if (known.few.size() < known.count) return set.unite(known.many);
        for (const std::uint32_t number : known.few) set.add(number);
    }

    MatchSets& sets_;
    const Xapian::Database& database_;
    Deadline* deadline_;
    std::uint32_t last_;
};

DocumentSet MatchSets::find(const Xapian::Database& database, const Xapian::Query& plan, Deadline* deadline) {
    return Finding(*this, database, deadline).matches_of(plan, nullptr);
}

std::size_t MatchSets::count(const Xapian::Database& database, const std::string& term,
                             const DocumentSet& among) {
    const Remembered* known = find_remembered(term);
    if (!known) known = Finding(*this, database, nullptr).read(term);
    if (known->few.size() == known->count) {
        return static_cast<std::size_t>(std::count_if(
            known->few.begin(), known->few.end(), [&](std::uint32_t number) { return among.has(number); }));
    }
    DocumentSet both = known->many;
    both.intersect(among);
    return both.count();
}

}  // namespace debrief
