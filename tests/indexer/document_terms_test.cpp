#include "indexer/document_terms.h"

#include "tests/support/catch.h"

#include <map>
#include <random>

using namespace debrief;
using namespace std::literals;

namespace {

/// A document's terms in its order, each as `term:count`.
std::string print(const AnalysedDocument& document) {
    std::string all;
    for (const AnalysedDocument::Term& term : document.terms) {
        all.append(all.empty() ? "" : " ").append(document.bytes_of(term)).append(":");
        all += std::to_string(term.count);
    }
    return all;
}

std::string print(DocumentTerms& terms) {
    AnalysedDocument document;
    terms.write_to(document);
    return print(document);
}

}  // namespace

TEST_CASE("a document's terms come out in byte order with counts", "[indexer][document_terms]") {
    DocumentTerms terms;
    const auto rain = terms.add("rain");
    terms.add_count(rain, 4);
    (void)terms.add("river");
    CHECK(terms.add("rain") == rain);
    terms.add_count(rain, 5);
    CHECK(terms.add("S", "rain") == terms.add("Srain"));
    (void)terms.add("\xC3\xA9t\xC3\xA9");
    CHECK(terms.count_of(rain) == 9);
    CHECK(print(terms) == "Srain:0 rain:9 river:0 \xC3\xA9t\xC3\xA9:0");
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
        std::map<std::string, std::uint32_t> expected;
        for (std::uint32_t i = 1; i <= size; ++i) {
            const std::string term = std::to_string(random() % (1 + size / 2));
            terms.add_count(terms.add(term), i % 3);
            expected[term] += i % 3;
        }
        std::string all;
        for (const auto& [term, count] : expected)
            all += (all.empty() ? "" : " ") + term + ":" + std::to_string(count);
        CHECK(print(terms) == all);
    }
}
