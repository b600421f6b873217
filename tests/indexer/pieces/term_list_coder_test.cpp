#include "indexer/pieces/term_list_coder.h"

#include "indexer/pieces/glass_numbers.h"
#include "indexer/pieces/value_coder.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <cstdint>
#include <map>
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

TEST_CASE("a term is coded as what it begins with like the one before, and the rest", "[indexer][pieces]") {
    // Plain code: `head`, rest's length, rest, count; the head tells the count too where it fits into a byte.
    const auto plainly = [](const Counted& terms) {
        std::string bytes;
        std::string before;
        for (const auto& [term, count] : terms) {
            std::size_t shared = 0;
            while (shared < std::min(before.size(), term.size()) && before[shared] == term[shared]) ++shared;
            const std::size_t packed = (count + 1) * (before.size() + 1) + shared;
            const bool is_packed = !before.empty() && count < 127 && packed < 256;
            if (!before.empty()) bytes += static_cast<char>(is_packed ? packed : shared);
            bytes += static_cast<char>(term.size() - shared);
            bytes += term.substr(shared);
            if (!is_packed) append_glass_number(bytes, count);
            before = term;
        }
        return bytes;
    };
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    test::Random random(seed);
    std::map<std::string, std::uint32_t> terms{{std::string(245, 'b'), 300}};
    for (int i = 0; i < 200; ++i) {
        const std::size_t longest = random.below(10) == 0 ? 245 : 20;
        std::string term(1 + random.below(longest), '\0');
        for (char& c : term) c = static_cast<char>(random.below(3) + (random.below(50) == 0 ? 0 : 'a'));
        const std::size_t counts = random.below(3) == 0 ? UINT32_MAX : 20;
        terms[term] = static_cast<std::uint32_t>(random.below(counts));
    }
    const Counted sorted(terms.begin(), terms.end());
    std::string head;
    append_glass_number(head, 7);
    append_glass_number(head, sorted.size());
    CHECK(coded(7, sorted) == head + plainly(sorted));
}

TEST_CASE("slots are told as they were coded", "[indexer][pieces]") {
    std::string bytes;
    UsedSlotsCoder coder(bytes);
    const std::vector<std::uint32_t> slots{0, 1, 10, 100'000, 0xFFFF'FFFE};
    for (const std::uint32_t slot : slots) coder.add(slot);
    CHECK(used_slots(bytes) == slots);
    CHECK(used_slots("").empty());
}
