#include "searcher/value_filters.h"

#include "indexer/schema.h"
#include "searcher/document_filter.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

/// Documents of which a value answers a node of a query.
class ValueFilter : public DocumentFilter {
 public:
    using Answers = bool (*)(const std::string& value, const Query& asked);

    ValueFilter(std::uint32_t slot, Query asked, Answers answers, Deadline* deadline)
        : DocumentFilter(deadline), slot_(slot), asked_(std::move(asked)), answers_(answers) {}

    [[nodiscard]] ValueFilter* clone() const override {  // Xapian takes ownership
        return new ValueFilter(slot_, asked_, answers_, deadline());
    }
    [[nodiscard]] std::string get_description() const override { return to_string(asked_); }

 protected:
    [[nodiscard]] Xapian::doccount open(const Xapian::Database& shard) override {
        value_ = shard.valuestream_begin(slot_);
        end_ = shard.valuestream_end(slot_);
        return shard.get_value_freq(slot_);
    }
    [[nodiscard]] Xapian::docid first_from(Xapian::docid document) override {
        if (value_ != end_) value_.skip_to(document);
        return value_ == end_ ? 0 : value_.get_docid();
    }
    [[nodiscard]] bool matches(Xapian::docid) override { return answers_(*value_, asked_); }

 private:
    std::uint32_t slot_;
    Query asked_;
    Answers answers_;
    Xapian::ValueIterator value_;
    Xapian::ValueIterator end_;
};

class DeadlineFilter : public DocumentFilter {
 public:
    using DocumentFilter::DocumentFilter;

    [[nodiscard]] DeadlineFilter* clone() const override {  // Xapian takes ownership
        return new DeadlineFilter(deadline());
    }
    [[nodiscard]] std::string get_description() const override { return "(deadline)"; }

 protected:
    [[nodiscard]] Xapian::doccount open(const Xapian::Database& shard) override {
        document_ = shard.postlist_begin("");  // all documents
        end_ = shard.postlist_end("");
        return shard.get_doccount();
    }
    [[nodiscard]] Xapian::docid first_from(Xapian::docid document) override {
        if (document_ != end_) document_.skip_to(document);
        return document_ == end_ ? 0 : *document_;
    }
    [[nodiscard]] bool matches(Xapian::docid) override { return true; }

 private:
    Xapian::PostingIterator document_;
    Xapian::PostingIterator end_;
};

bool has_figure(const std::string& value, const Query& asked) {
    const std::vector<FigureValue> figures = decode_figures(value);
    return std::any_of(figures.begin(), figures.end(),
                       [&](const FigureValue& figure) { return is_in_range(figure, asked); });
}

bool has_event(const std::string& value, const Query& asked) {
    const std::vector<DayRange> events = decode_events(value);
    return std::any_of(events.begin(), events.end(),
                       [&](const DayRange& days) { return is_within(days, asked); });
}

}  // namespace

bool is_in_range(const FigureValue& figure, const Query& number) {
    const FigureKind kind =
        number.field->match == FieldMatch::amount ? FigureKind::money : FigureKind::percentage;
    if (figure.kind != kind || (!number.unit.empty() && figure.unit != number.unit)) return false;
    const NumberRange& range = number.range;
    const bool is_below = range.low && (figure.high < *range.low ||
                                        (range.excludes_low && figure.high == *range.low));
    const bool is_above = range.high && (figure.low > *range.high ||
                                         (range.excludes_high && figure.low == *range.high));
    return !is_below && !is_above;
}

bool is_within(const DayRange& days, const Query& asked) {
    return (!asked.first || *asked.first <= days.first) && (!asked.last || days.last <= *asked.last);
}

Xapian::Query figure_filter(const Query& number, Deadline* deadline) {
    return to_query(new ValueFilter(slot::figures, number, has_figure, deadline));
}

Xapian::Query event_filter(const Query& days, Deadline* deadline) {
    return to_query(new ValueFilter(slot::events, days, has_event, deadline));
}

Xapian::Query citation_filter(const NumberRange& range) {
    using Xapian::Query;
    const double least = !range.low ? 0 : range.excludes_low ? std::floor(*range.low) + 1 : std::ceil(*range.low);
    const auto at_least = [](double number) {
        return Query(Query::OP_VALUE_GE, slot::citations, Xapian::sortable_serialise(number));
    };
    const double beyond = !range.high            ? HUGE_VAL
                          : range.excludes_high ? std::ceil(*range.high)
                                                : std::floor(*range.high) + 1;
    if (beyond <= std::max(least, 0.0)) return Query::MatchNothing;
    const Query enough = least <= 0 ? Query::MatchAll : at_least(least);
    // Those without a citation have no value.
    return range.high ? Query(Query::OP_AND_NOT, enough, at_least(beyond)) : enough;
}

Xapian::Query deadline_filter(Deadline& deadline) {
    return to_query(new DeadlineFilter(&deadline));
}

}  // namespace debrief
