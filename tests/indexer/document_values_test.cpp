#include "indexer/document_values.h"

#include "tests/support/catch.h"
#include "tests/support/thrown.h"

#include <algorithm>
#include <limits>
#include <random>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr const char* damaged =
    "a stored value is damaged | build it again with 'debrief-index --rebuild PATH...'";

Figure figure(FigureKind kind, double low, double high, std::string unit, Bound bound = Bound::exact) {
    return {.kind = kind, .low = low, .high = high, .unit = std::move(unit), .bound = bound};
}

EventDate event(const char* first, const char* last) {
    return {{}, {*parse_iso_day(first), *parse_iso_day(last)}, DatePrecision::day};
}

FacetValues full_facets() {
    return {"The Wire",
            "en",
            {{"a.com", "A", SourceKind::press}, {"x.com", "X", SourceKind::social, 300}},
            {"Alexandr Wang", "Meta", std::string(300, 'n')}};
}

/// How many of the ways to cut or change the bytes are told as damage; the others are read as something.
template <typename Decode>
std::size_t count_damaged(const std::string& bytes, const Decode& decode) {
    std::size_t found = 0;
    const auto try_out = [&](const std::string& broken) {
        const std::string thrown = thrown_by([&] { (void)decode(broken); });
        if (thrown == damaged) ++found;
        CHECK((thrown == "nothing" || thrown == damaged));
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        try_out(bytes.substr(0, i));
        for (const int byte : {0x00, 0x7F, 0x80, 0xFF}) {
            std::string broken = bytes;
            broken[i] = static_cast<char>(byte);
            try_out(broken);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("sums and percentages are kept once each, in order", "[indexer][document_values]") {
    const std::vector<Figure> figures{figure(FigureKind::percentage, 49, 49, "%"),
                                      figure(FigureKind::count, 3, 3, "users"),
                                      figure(FigureKind::money, 14.3e9, 14.3e9, "USD", Bound::more_than),
                                      figure(FigureKind::money, 1e9, 2e9, "EUR"),
                                      figure(FigureKind::percentage, 49, 49, "%"),
                                      figure(FigureKind::duration, 30, 30, "d"),
                                      figure(FigureKind::multiple, 2, 2, ""),
                                      figure(FigureKind::percentage, -1, -1, "points")};
    const std::vector<FigureValue> expected{{FigureKind::money, 1e9, 2e9, "EUR", Bound::exact},
                                            {FigureKind::money, 14.3e9, 14.3e9, "USD", Bound::more_than},
                                            {FigureKind::percentage, -1, -1, "points", Bound::exact},
                                            {FigureKind::percentage, 49, 49, "%", Bound::exact}};
    CHECK((decode_figures(encode_figures(figures)) == expected));
    std::vector<Figure> turned(figures.rbegin(), figures.rend());
    CHECK(encode_figures(turned) == encode_figures(figures));
    CHECK(encode_figures({}).empty());
    CHECK(encode_figures({{figure(FigureKind::count, 3, 3, "users")}}).empty());
    CHECK(decode_figures("").empty());
}

TEST_CASE("figures without a number are not kept", "[indexer][document_values]") {
    const double infinite = std::numeric_limits<double>::infinity();
    const double none = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Figure> figures{figure(FigureKind::money, infinite, infinite, "USD"),
                                      figure(FigureKind::money, 1, none, "USD")};
    CHECK(encode_figures(figures).empty());
}

TEST_CASE("days of the text are kept once each, in order", "[indexer][document_values]") {
    const std::vector<EventDate> events{event("2026-04-08", "2026-04-08"), event("2025-01-01", "2025-12-31"),
                                        event("1905-06-30", "1905-06-30"), event("2026-04-08", "2026-04-08")};
    const std::vector<DayRange> days = decode_events(encode_events(events));
    REQUIRE(days.size() == 3);
    CHECK(to_iso(days[0].first) == "1905-06-30");
    CHECK(to_iso(days[1].first) == "2025-01-01");
    CHECK(to_iso(days[1].last) == "2025-12-31");
    CHECK(to_iso(days[2].last) == "2026-04-08");
    CHECK(encode_events({}).empty());
    CHECK(decode_events("").empty());
}

TEST_CASE("a table's thousands of figures and days do not all become values", "[indexer][document_values]") {
    std::vector<Figure> figures;
    std::vector<EventDate> events;
    for (int i = 0; i < 5'000; ++i) {
        figures.push_back(figure(FigureKind::percentage, i, i, "%"));
        const Day day{std::chrono::days(i)};
        events.push_back({{}, {day, day}, DatePrecision::day});
    }
    CHECK(decode_figures(encode_figures(figures)).size() == most_stored_values);
    CHECK(decode_figures(encode_figures(figures)).back().low == 999);
    CHECK(decode_events(encode_events(events)).size() == most_stored_values);
}

TEST_CASE("facets are read as they were kept", "[indexer][document_values]") {
    CHECK((decode_facets(encode_facets(full_facets())) == full_facets()));
    CHECK((decode_facets(encode_facets({})) == FacetValues{}));
    CHECK((decode_facets("") == FacetValues{}));
    const FacetValues source_only{"The Wire", "", {}, {}};
    CHECK((decode_facets(encode_facets(source_only)) == source_only));
}

TEST_CASE("any facets are read as they were kept", "[indexer][document_values][property]") {
    const auto seed = GENERATE(range(0U, 50U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto any_text = [&] {
        std::string text(random() % 200, '\0');
        for (char& c : text) c = static_cast<char>(random());
        return text;
    };
    FacetValues facets{any_text(), any_text(), {}, {}};
    for (std::size_t i = random() % 20; i > 0; --i)
        facets.hosts.push_back(
            {any_text(), any_text(), static_cast<SourceKind>(random() % 3), 1 + random() % 1'000});
    for (std::size_t i = random() % 30; i > 0; --i) facets.names.push_back(any_text());
    CHECK((decode_facets(encode_facets(facets)) == facets));
}

TEST_CASE("cited hosts are read one by one, as all of them are read", "[indexer][document_values]") {
    const std::string bytes = encode_facets(full_facets());
    CitedHostCursor cited(bytes);
    REQUIRE(cited.next());
    CHECK(cited->host == "a.com");
    CHECK(cited->owner == "A");
    CHECK(cited->kind == SourceKind::press);
    CHECK(cited->mentions == 1);
    REQUIRE(cited.next());
    CHECK(cited->host == "x.com");
    CHECK(cited->mentions == 300);
    CHECK_FALSE(cited.next());
    CHECK_FALSE(cited.next());
    CHECK_FALSE(CitedHostCursor("").next());
    const std::string nothing_cited = encode_facets({"The Wire", "en", {}, {"Meta"}});
    CHECK_FALSE(CitedHostCursor(nothing_cited).next());
}

TEST_CASE("a host that is cited no time is damage", "[indexer][document_values]") {
    const std::string bytes = encode_facets({"", "", {{"a.com", "A", SourceKind::press, 0}}, {}});
    CHECK(thrown_by([&] { (void)decode_facets(bytes); }) == damaged);
    CHECK(thrown_by([&] { (void)CitedHostCursor(bytes).next(); }) == damaged);
}

TEST_CASE("figures are read one by one, up to where somebody has seen enough", "[indexer][document_values]") {
    std::string bytes = encode_figures(
        {{figure(FigureKind::percentage, 49, 49, "%"), figure(FigureKind::money, 3e9, 3e9, "USD"),
          figure(FigureKind::money, 1e9, 2e9, "a currency of a long name", Bound::about)}});
    bytes.pop_back();  // of the percentage
    FigureCursor cursor(bytes);
    REQUIRE(cursor.next());
    CHECK((*cursor == FigureValue{FigureKind::money, 1e9, 2e9, "a currency of a long name", Bound::about}));
    REQUIRE(cursor.next());
    CHECK((*cursor == FigureValue{FigureKind::money, 3e9, 3e9, "USD", Bound::exact}));
    CHECK(cursor->unit == "USD");
    CHECK(thrown_by([&] { (void)cursor.next(); }) == damaged);
    CHECK_FALSE(FigureCursor("").next());
}

TEST_CASE("values that are damaged are told, never misread for long",
          "[indexer][document_values][property]") {
    const std::string figures = encode_figures(
        {{figure(FigureKind::money, 1e9, 2e9, "EUR"), figure(FigureKind::percentage, 49, 49, "%")}});
    CHECK(count_damaged(figures, decode_figures) > figures.size());
    const std::string events = encode_events({{event("2026-04-08", "2026-04-08")}});
    CHECK(count_damaged(events, decode_events) == events.size() - 1);
    const std::string facets = encode_facets(full_facets());
    CHECK(count_damaged(facets, decode_facets) > facets.size() / 2);
    CHECK(kind_thrown_by([] { (void)decode_facets("\xFF"); }) == ErrorKind::index);
}

TEST_CASE("any bytes are values or damage", "[indexer][document_values][property]") {
    const auto seed = GENERATE(range(0U, 200U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::string bytes(random() % 100, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 2 == 0 ? random() % 4 : random());
    const auto reads = [&](const auto& decode) {
        const std::string thrown = thrown_by([&] { (void)decode(bytes); });
        return thrown == "nothing" || thrown == damaged;
    };
    CHECK(reads(decode_figures));
    CHECK(reads(decode_events));
    CHECK(reads(decode_facets));
    CHECK(reads([](const std::string& value) {
        for (CitedHostCursor cited(value); cited.next();) CHECK(cited->mentions > 0);
    }));
}
