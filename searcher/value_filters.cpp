#include "searcher/value_filters.h"

#include "indexer/schema.h"
#include "searcher/document_filter.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include <xapian.h>

namespace debrief {

namespace {

FigureKind figure_kind_of(const Query& number) {
    return number.field->match == FieldMatch::amount ? FigureKind::money : FigureKind::percentage;
}

/// Whether a value has a figure in the asked range of which `is_wanted` says so too. A query may ask every
/// briefing for ten sums, so no figure is read behind the last that can be in the range.
template <typename IsWanted>
bool has_figure_that(std::string_view value, const Query& asked, const IsWanted& is_wanted) {
    const FigureKind kind = figure_kind_of(asked);
    for (FigureCursor figure(value); figure.next();) {
        const bool is_past_range =
            figure->kind == kind && asked.range.high && figure->low > *asked.range.high;
        if (figure->kind > kind || is_past_range) return false;
        if (is_in_range(*figure, asked) && is_wanted(*figure)) return true;
    }
    return false;
}

bool has_figure(const std::string& value, const Query& asked) {
    return has_figure_that(value, asked, [](const FigureValue&) { return true; });
}

bool has_event(const std::string& value, const Query& asked) {
    const std::vector<DayRange> events = decode_events(value);
    return std::any_of(events.begin(), events.end(),
                       [&](const DayRange& days) { return is_within(days, asked); });
}

/// Documents of which a value answers a node of a query.
class ValueTest : public DocumentTest {
 public:
    using Answers = bool (*)(const std::string& value, const Query& asked);

    ValueTest(std::uint32_t slot, Query asked, Answers answers)
        : slot_(slot), asked_(std::move(asked)), answers_(answers) {}

    [[nodiscard]] std::unique_ptr<DocumentTest> clone() const override {
        return std::make_unique<ValueTest>(slot_, asked_, answers_);
    }
    [[nodiscard]] std::string description() const override { return to_string(asked_); }

    [[nodiscard]] std::size_t open(const Xapian::Database& shard) override {
        value_ = shard.valuestream_begin(slot_);
        end_ = shard.valuestream_end(slot_);
        return shard.get_value_freq(slot_);
    }
    [[nodiscard]] std::uint32_t first_from(std::uint32_t document) override {
        if (value_ != end_) value_.skip_to(document);
        return value_ == end_ ? 0 : value_.get_docid();
    }
    [[nodiscard]] bool matches(std::uint32_t) override { return answers_(*value_, asked_); }

 protected:
    [[nodiscard]] const Query& asked() const { return asked_; }
    /// Of the document that matches.
    [[nodiscard]] std::string value() const { return *value_; }

 private:
    std::uint32_t slot_;
    Query asked_;
    Answers answers_;
    Xapian::ValueIterator value_;
    Xapian::ValueIterator end_;
};

/// Also scores: what was typed above what rounds to it.
class FigureScore : public ValueTest {
 public:
    explicit FigureScore(const Query& asked) : ValueTest(slot::figures, asked, has_figure) {}

    [[nodiscard]] std::unique_ptr<DocumentTest> clone() const override {
        return std::make_unique<FigureScore>(asked());
    }
    [[nodiscard]] double score() const override {
        const bool has_typed = has_figure_that(
            value(), asked(), [&](const FigureValue& figure) { return is_the_typed(figure, asked().range); });
        return has_typed ? score_of_typed : score_of_rounded;
    }
    [[nodiscard]] double most_score() const override { return score_of_typed; }

 private:
    static constexpr double score_of_typed = 4;  ///< about that of a word that one briefing in 50 has
    static constexpr double score_of_rounded = 2;
};

class EveryDocument : public DocumentTest {
 public:
    [[nodiscard]] std::unique_ptr<DocumentTest> clone() const override {
        return std::make_unique<EveryDocument>();
    }
    [[nodiscard]] std::string description() const override { return "(deadline)"; }

    [[nodiscard]] std::size_t open(const Xapian::Database& shard) override {
        document_ = shard.postlist_begin("");  // all documents
        end_ = shard.postlist_end("");
        return shard.get_doccount();
    }
    [[nodiscard]] std::uint32_t first_from(std::uint32_t document) override {
        if (document_ != end_) document_.skip_to(document);
        return document_ == end_ ? 0 : *document_;
    }
    [[nodiscard]] bool matches(std::uint32_t) override { return true; }

 private:
    Xapian::PostingIterator document_;
    Xapian::PostingIterator end_;
};

}  // namespace

bool is_in_range(const FigureValue& figure, const Query& number) {
    if (figure.kind != figure_kind_of(number) || (!number.unit.empty() && figure.unit != number.unit))
        return false;
    const NumberRange& range = number.range;
    const bool is_empty = range.low && range.high &&
                          (*range.low > *range.high ||
                           (*range.low == *range.high && (range.excludes_low || range.excludes_high)));
    const bool is_below =
        range.low && (figure.high < *range.low || (range.excludes_low && figure.high == *range.low));
    const bool is_above =
        range.high && (figure.low > *range.high || (range.excludes_high && figure.low == *range.high));
    return !is_empty && !is_below && !is_above;
}

bool is_the_typed(const FigureValue& figure, const NumberRange& range) {
    if (!range.low || !range.high) return false;
    const double typed = (*range.low + *range.high) / 2;
    // Halves of what rounds to a number are not always numbers of a computer.
    return std::abs(figure.low - typed) <= 1e-9 * std::abs(typed) && figure.low == figure.high;
}

bool is_within(const DayRange& days, const Query& asked) {
    return (!asked.first || *asked.first <= days.first) && (!asked.last || days.last <= *asked.last);
}

Xapian::Query figure_filter(const Query& number, Deadline* deadline) {
    return document_filter(std::make_unique<ValueTest>(slot::figures, number, has_figure), deadline);
}

Xapian::Query figure_score(const Query& number, Deadline* deadline) {
    return document_filter(std::make_unique<FigureScore>(number), deadline);
}

Xapian::Query event_filter(const Query& days, Deadline* deadline) {
    return document_filter(std::make_unique<ValueTest>(slot::events, days, has_event), deadline);
}

Xapian::Query citation_filter(const NumberRange& range) {
    using Xapian::Query;
    const double least = !range.low           ? 0
                         : range.excludes_low ? std::floor(*range.low) + 1
                                              : std::ceil(*range.low);
    const auto at_least = [](double number) {
        return Query(Query::OP_VALUE_GE, slot::citations, Xapian::sortable_serialise(number));
    };
    const double beyond = !range.high           ? HUGE_VAL
                          : range.excludes_high ? std::ceil(*range.high)
                                                : std::floor(*range.high) + 1;
    if (beyond <= std::max(least, 0.0)) return Query::MatchNothing;
    const Query enough = least <= 0 ? Query::MatchAll : at_least(least);
    // Those without a citation have no value.
    return range.high ? Query(Query::OP_AND_NOT, enough, at_least(beyond)) : enough;
}

Xapian::Query deadline_filter(Deadline& deadline) {
    return document_filter(std::make_unique<EveryDocument>(), &deadline);
}

}  // namespace debrief
