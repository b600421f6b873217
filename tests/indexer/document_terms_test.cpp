#include "indexer/document_terms.h"

#include "tests/support/catch.h"

#include <map>
#include <random>
#include <set>

using namespace debrief;
using namespace std::literals;

namespace {

/// A document's terms in its order, each as `term:count` with `@positions`.
std::string print(const AnalysedDocument& document) {
    std::string all;
    std::size_t place = 0;
    for (const AnalysedDocument::Term& term : document.terms) {
        all.append(all.empty() ? "" : " ").append(document.bytes_of(term)).append(":");
        all += std::to_string(term.count);
        for (const std::size_t end = place + term.positions; place < end; ++place)
            all += "@" + std::to_string(document.positions[place]);
    }
    return all;
}

std::string print(DocumentTerms& terms) {
    AnalysedDocument document;
    terms.write_to(document);
    return print(document);
}

}  // namespace

TEST_CASE("a document's terms come out in byte order with counts and positions",
          "[indexer][document_terms]") {
    DocumentTerms terms;
    const auto rain = terms.add("rain");
    terms.add_count(rain, 4);
    terms.add_position(rain, 1);
    const auto river = terms.add("river");
    terms.add_position(river, 2);
    CHECK(terms.add("rain") == rain);
    terms.add_count(rain, 5);
    terms.add_position(rain, 7);
    terms.add_position(rain, 7);  // the same place
    CHECK(terms.add("S", "rain") == terms.add("Srain"));
    (void)terms.add("\xC3\xA9t\xC3\xA9");
    CHECK(terms.count_of(rain) == 9);
    CHECK(print(terms) == "Srain:0 rain:9@1@7 river:0@2 \xC3\xA9t\xC3\xA9:0");
    terms.clear();
    CHECK(print(terms).empty());
}

TEST_CASE("terms that begin alike, or hold NULs, are told apart", "[indexer][document_terms]") {
    DocumentTerms terms;
    for (const auto term :
         {"abcdefghi"sv, "abcdefgh"sv, "abcdefgh\0"sv, "abcdefgh\0\0"sv, "abc"sv, "abc\0"sv})
        (void)terms.add(term);
    CHECK(print(terms) == "abc:0 abc\0:0 abcdefgh:0 abcdefgh\0:0 abcdefgh\0\0:0 abcdefghi:0"s);
}

TEST_CASE("gathering is what maps do, document after document", "[indexer][document_terms][property]") {
    const auto seed = GENERATE(take(20, random(0U, 1'000'000U)));
    CAPTURE(seed);
    std::mt19937 random(seed);
    DocumentTerms terms;
    for (const std::size_t size : {3U, 5'000U, 40U}) {
        terms.clear();
        std::map<std::string, std::pair<std::uint32_t, std::set<std::uint32_t>>> expected;
        for (std::uint32_t position = 1; position <= size; ++position) {
            const std::string term = std::to_string(random() % (1 + size / 2));
            const auto number = terms.add(term);
            terms.add_count(number, position % 3);
            if (position % 4 != 0) terms.add_position(number, position);
            auto& [count, positions] = expected[term];
            count += position % 3;
            if (position % 4 != 0) positions.insert(position);
        }
        std::string all;
        for (const auto& [term, counted] : expected) {
            all += (all.empty() ? "" : " ") + term + ":" + std::to_string(counted.first);
            for (const std::uint32_t position : counted.second) all += "@" + std::to_string(position);
        }
        CHECK(print(terms) == all);
    }
}
