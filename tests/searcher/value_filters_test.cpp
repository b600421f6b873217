#include "searcher/value_filters.h"

#include "corpus/base/error.h"
#include "indexer/schema.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <cmath>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// What a document has in its values.
struct Values {
    std::vector<Figure> figures;
    std::vector<EventDate> events;
    std::size_t citations = 0;
};

Day day(int number) {
    return Day(std::chrono::days(number));
}

Values random_values(Random& random) {
    Values values;
    for (std::size_t i = random.below(4); i > 0; --i) {
        Figure figure;
        figure.kind = random.below(3) == 0 ? FigureKind::percentage : FigureKind::money;
        figure.unit = figure.kind == FigureKind::percentage ? "%" : random.below(2) == 0 ? "USD" : "EUR";
        figure.low = static_cast<double>(random.below(10));
        figure.high = figure.low + static_cast<double>(random.below(4) == 0 ? random.below(5) : 0);
        values.figures.push_back(figure);
    }
    for (std::size_t i = random.below(4); i > 0; --i) {
        const int first = static_cast<int>(random.below(20)) - 10;
        values.events.push_back({{}, {day(first), day(first + static_cast<int>(random.below(4)))}, {}});
    }
    values.citations = random.below(2) == 0 ? 0 : random.below(8);
    return values;
}

/// Documents dealt out to some shards; every other one has the term "some".
Xapian::Database index_of(const std::vector<Values>& documents, std::size_t shards) {
    std::vector<Xapian::WritableDatabase> parts;
    for (std::size_t i = 0; i < shards; ++i) parts.emplace_back("", Xapian::DB_BACKEND_INMEMORY);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        Xapian::Document document;
        document.add_boolean_term("Q" + std::to_string(i));
        if (i % 2 == 0) document.add_term("some");
        document.add_value(slot::figures, encode_figures(documents[i].figures));
        document.add_value(slot::events, encode_events(documents[i].events));
        if (documents[i].citations > 0)
            document.add_value(slot::citations,
                               Xapian::sortable_serialise(static_cast<double>(documents[i].citations)));
        document.set_data(std::to_string(i));
        parts[i % shards].add_document(document);
    }
    Xapian::Database all;
    for (const auto& part : parts) all.add_database(part);
    return all;
}

std::vector<std::size_t> found(const Xapian::Database& index, const Xapian::Query& query) {
    Xapian::Enquire enquire(index);
    enquire.set_query(query);
    std::vector<std::size_t> numbers;
    const Xapian::MSet set = enquire.get_mset(0, index.get_doccount(), index.get_doccount());
    for (auto match = set.begin(); match != set.end(); ++match)
        numbers.push_back(std::stoul(match.get_document().get_data()));
    std::sort(numbers.begin(), numbers.end());
    CHECK(set.get_matches_estimated() == numbers.size());
    return numbers;
}

template <typename Answers>
std::vector<std::size_t> chosen(const std::vector<Values>& documents, std::size_t step,
                                const Answers& answers) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < documents.size(); i += step) {
        if (answers(documents[i])) numbers.push_back(i);
    }
    return numbers;
}

NumberRange random_range(Random& random) {
    NumberRange range;
    if (random.below(4) > 0) range.low = static_cast<double>(random.below(11)) / 2;
    if (random.below(4) > 0) range.high = range.low.value_or(0) + static_cast<double>(random.below(9)) / 2;
    range.excludes_low = random.below(2) == 0;
    range.excludes_high = random.below(2) == 0;
    return range;
}

Query number_in(const char* field, const NumberRange& range, std::string unit = "") {
    Query query;
    query.kind = Query::Kind::number;
    query.field = find_field(field);
    query.range = range;
    query.unit = std::move(unit);
    return query;
}

/// Whether a whole step of a fine scale between a figure's ends is in a range.
bool has_part_in(const Figure& figure, const NumberRange& range) {
    for (double number = figure.low; number <= figure.high; number += 0.25) {
        if (range.contains(number)) return true;
    }
    return false;
}

/// The same for one shard and for three, alone, with a word and excluded.
template <typename Answers>
bool finds(const std::vector<Values>& documents, const Xapian::Query& filter, const Answers& answers) {
    using Xapian::Query;
    const auto all = chosen(documents, 1, answers);
    const auto some = chosen(documents, 2, answers);
    const auto none = chosen(documents, 2, [&](const Values& values) { return !answers(values); });
    for (const std::size_t shards : {1U, 3U}) {
        const auto index = index_of(documents, shards);
        const Query word("some");
        if (found(index, filter) != all || found(index, {Query::OP_FILTER, word, filter}) != some ||
            found(index, {Query::OP_AND_NOT, word, filter}) != none ||
            found(index, {Query::OP_OR, filter, filter}) != all ||
            found(index, {Query::OP_AND, filter, filter}) != all)
            return false;
    }
    return true;
}

}  // namespace

TEST_CASE("filters over values find what a plain loop finds", "[searcher][value_filters][property]") {
    for (unsigned seed = 0; seed < 150; ++seed) {
        Random random(seed);
        std::vector<Values> documents;
        for (std::size_t i = random.below(40) + 1; i > 0; --i) documents.push_back(random_values(random));
        CAPTURE(seed);

        const bool is_money = random.below(2) == 0;
        const std::string unit = is_money && random.below(2) == 0 ? "USD" : "";
        const Query number = number_in(is_money ? "amount" : "percent", random_range(random), unit);
        const auto has_figure = [&](const Values& values) {
            return std::any_of(values.figures.begin(), values.figures.end(), [&](const Figure& figure) {
                return (figure.kind == FigureKind::money) == is_money &&
                       (unit.empty() || figure.unit == unit) && has_part_in(figure, number.range);
            });
        };
        if (!finds(documents, figure_filter(number, nullptr), has_figure)) CHECK(to_string(number).empty());

        Query days;
        days.kind = Query::Kind::days;
        days.field = find_field("event");
        const int first = static_cast<int>(random.below(20)) - 10;
        if (random.below(4) > 0) days.first = day(first);
        if (random.below(4) > 0) days.last = day(first + static_cast<int>(random.below(8)));
        const auto has_event = [&](const Values& values) {
            return std::any_of(values.events.begin(), values.events.end(), [&](const EventDate& event) {
                return (!days.first || event.days.first >= *days.first) &&
                       (!days.last || event.days.last <= *days.last);
            });
        };
        if (!finds(documents, event_filter(days, nullptr), has_event)) CHECK(to_string(days).empty());

        const Query cited = number_in("cites", random_range(random));
        const auto has_citations = [&](const Values& values) {
            return cited.range.contains(static_cast<double>(values.citations));
        };
        if (!finds(documents, citation_filter(cited.range), has_citations)) CHECK(to_string(cited).empty());
    }
}

TEST_CASE("a typed figure scores above one that rounds to it", "[searcher][value_filters]") {
    Values typed;
    typed.figures = {{.kind = FigureKind::money, .low = 14e9, .high = 14e9, .unit = "USD"}};
    Values close;
    close.figures = {{.kind = FigureKind::money, .low = 14.3e9, .high = 14.3e9, .unit = "USD"}};
    Values other;
    other.figures = {{.kind = FigureKind::money, .low = 14e9, .high = 14e9, .unit = "EUR"}};
    const auto index = index_of({close, other, typed}, 1);
    Xapian::Enquire enquire(index);
    enquire.set_query(figure_score(number_in("amount", {13.5e9, 14.5e9, false, true}, "USD"), nullptr));
    const Xapian::MSet set = enquire.get_mset(0, 10);
    REQUIRE(set.size() == 2);
    CHECK(*set[0] == 3);
    CHECK(*set[1] == 1);
    CHECK(set[0].get_weight() == 2 * set[1].get_weight());
}

TEST_CASE("figures in front of the asked range and behind it keep none in it from being found",
          "[searcher][value_filters]") {
    const auto money = [](double low, double high, const char* unit) {
        return Figure{.kind = FigureKind::money, .low = low, .high = high, .unit = unit};
    };
    Values values;
    values.figures = {{.kind = FigureKind::percentage, .low = 5, .high = 5, .unit = "%"},
                      money(1, 9, "EUR"),
                      money(2, 2, "USD"),
                      money(7, 7, "USD"),
                      money(9, 9, "EUR")};
    const auto index = index_of({values}, 1);
    const auto finds_sum = [&](double low, double high, const char* unit) {
        return !found(index, figure_filter(number_in("amount", {low, high}, unit), nullptr)).empty();
    };
    CHECK(finds_sum(5, 6, "EUR"));
    CHECK_FALSE(finds_sum(5, 6, "USD"));
    CHECK(finds_sum(7, 8, "USD"));
    CHECK(finds_sum(9, 9, ""));
    CHECK_FALSE(finds_sum(10, 20, ""));
    CHECK_FALSE(finds_sum(0, 0.5, ""));
    CHECK_FALSE(found(index, figure_filter(number_in("percent", {5, 5}), nullptr)).empty());
    CHECK(found(index, figure_filter(number_in("percent", {6, 9}), nullptr)).empty());
}

TEST_CASE("past the deadline filters find nothing more, and what was found stands",
          "[searcher][value_filters]") {
    const auto documents = std::vector<Values>(1'000);
    const auto index = index_of(documents, GENERATE(1U, 2U));
    std::chrono::steady_clock::time_point now{};
    const auto clock = [&] { return now += std::chrono::milliseconds(1); };
    const Xapian::Query some("some");
    {
        Deadline deadline(std::chrono::milliseconds(4), clock);
        const auto numbers = found(index, {Xapian::Query::OP_FILTER, some, deadline_filter(deadline)});
        CHECK(deadline.was_met());
        CHECK(numbers.size() > 100);
        CHECK(numbers.size() < 400);
    }
    {
        Deadline deadline(std::chrono::milliseconds(1'000), clock);
        CHECK(found(index, {Xapian::Query::OP_FILTER, some, deadline_filter(deadline)}).size() == 500);
        CHECK_FALSE(deadline.was_met());
    }
    {
        Deadline never(std::chrono::milliseconds(0), clock);
        CHECK(found(index, {Xapian::Query::OP_FILTER, Xapian::Query::MatchAll, deadline_filter(never)})
                  .size() == 1'000);
    }
    {
        Deadline over(std::chrono::milliseconds(-1), clock);
        CHECK(
            found(index, {Xapian::Query::OP_FILTER, Xapian::Query::MatchAll, deadline_filter(over)}).empty());
        CHECK(over.was_met());
    }
}

TEST_CASE("a damaged value is an error of the index", "[searcher][value_filters]") {
    Xapian::WritableDatabase index("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    document.add_value(slot::figures, "\x01");
    index.add_document(document);
    Xapian::Enquire enquire(index);
    enquire.set_query(figure_filter(number_in("amount", {}), nullptr));
    CHECK_THROWS_AS(enquire.get_mset(0, 1), Error);
}
