#include "searcher/close_figures.h"

#include "indexer/schema.h"
#include "tests/support/catch.h"

#include <xapian.h>

using namespace debrief;

namespace {

FigureValue money(double low, double high, std::string unit = "USD") {
    return {FigureKind::money, low, high, std::move(unit), Bound::exact};
}

/// A typed "$14bn", beside its word.
Query typed_figure() {
    Query number;
    number.kind = Query::Kind::number;
    number.field = find_field("amount");
    number.range = {13.5e9, 14.5e9, false, true};
    number.unit = "USD";
    Query word;
    word.kind = Query::Kind::word;
    word.text = "14bn";
    Query same;
    same.kind = Query::Kind::same;
    same.offset = 7;
    same.children = {word, number};
    return same;
}

/// The notes for one document with each list of sums, in billions of dollars.
std::string told(const std::vector<std::vector<double>>& documents, const Query& query) {
    Xapian::WritableDatabase index("", Xapian::DB_BACKEND_INMEMORY);
    std::vector<Candidate> hits;
    for (const auto& sums : documents) {
        std::vector<Figure> figures;
        for (const double sum : sums)
            figures.push_back(
                {.kind = FigureKind::money, .low = sum * 1e9, .high = sum * 1e9, .unit = "USD"});
        Xapian::Document document;
        document.add_value(slot::figures, encode_figures(figures));
        hits.push_back({index.add_document(document), "", 0});
    }
    std::string text;
    for (const QueryNote& note : close_figure_notes(query, index, hits))
        text += std::to_string(note.offset) + ": " + note.message + "\n";
    return text;
}

}  // namespace

TEST_CASE("figures are told as people read them", "[searcher][close_figures]") {
    CHECK(to_text(money(14.3e9, 14.3e9)) == "$14.3 billion");
    CHECK(to_text(money(1.5e12, 1.5e12, "EUR")) == "€1.5 trillion");
    CHECK(to_text(money(2e6, 2e6, "GBP")) == "£2 million");
    CHECK(to_text(money(999'999, 999'999, "CHF")) == "CHF 999,999");
    CHECK(to_text(money(1'234.5, 1'234.5)) == "$1,234.50");
    CHECK(to_text(money(100, 100, "JPY")) == "¥100");
    CHECK(to_text(money(13e9, 15e9)) == "$13 billion to $15 billion");
    CHECK(to_text({FigureKind::percentage, 49.5, 49.5, "%", Bound::about}) == "49.5%");
}

TEST_CASE("hits without the typed figure are told by theirs, each once", "[searcher][close_figures]") {
    const Query query = typed_figure();
    CHECK(told({{14}, {14.3}, {14.3, 29}, {13.8}}, query) == "7: also found: $14.3 billion, $13.8 billion\n");
    CHECK(told({{14, 14.3}}, query).empty());
    CHECK(told({{29}, {}}, query).empty());
    CHECK(told({{14.1, 14.2, 14.3, 14.4}}, query) ==
          "7: also found: $14.1 billion, $14.2 billion, $14.3 billion and others\n");
}

TEST_CASE("a range that was asked for has nothing to tell", "[searcher][close_figures]") {
    Query all;
    all.kind = Query::Kind::all_of;
    all.children = {typed_figure().children[1]};
    CHECK(told({{14.3}}, all).empty());
}
