#include "indexer/pieces/term_list_coder.h"

#include "indexer/pieces/value_coder.h"
#include "tests/support/catch.h"

#include <string>
#include <utility>
#include <vector>

using namespace debrief;

namespace {

using Counted = std::vector<std::pair<std::string, std::uint32_t>>;

std::string coded(std::uint32_t length, const Counted& terms) {
    std::string bytes;
    TermListCoder coder(bytes, length, terms.size());
    for (const auto& [term, count] : terms) coder.add(term, count);
    return bytes;
}

}  // namespace

TEST_CASE("late terms stand in a list as if they had been there", "[indexer][pieces]") {
    const std::string_view late[] = {"XA", "XB", "a"};
    CHECK(with_terms(coded(0, {}), late) == coded(0, {{"XA", 0}, {"XB", 0}, {"a", 0}}));
    CHECK(with_terms(coded(9, {{"Q1", 0}, {"ab", 9}}), late) ==
          coded(9, {{"Q1", 0}, {"XA", 0}, {"XB", 0}, {"a", 0}, {"ab", 9}}));
    CHECK(with_terms(coded(500, {{"XB", 500}}), late) == coded(500, {{"XA", 0}, {"XB", 500}, {"a", 0}}));
    const Counted terms{{std::string(245, 'Y'), 126}, {std::string(244, 'Y') + "Z", 127}, {"Z", 128}};
    CHECK(with_terms(coded(381, terms), {}) == coded(381, terms));
}

TEST_CASE("slots are told as they were coded", "[indexer][pieces]") {
    std::string bytes;
    UsedSlotsCoder coder(bytes);
    const std::vector<std::uint32_t> slots{0, 1, 10, 100'000, 0xFFFF'FFFE};
    for (const std::uint32_t slot : slots) coder.add(slot);
    CHECK(used_slots(bytes) == slots);
    CHECK(used_slots("").empty());
}
