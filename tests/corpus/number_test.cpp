#include "corpus/base/number.h"

#include "tests/support/catch.h"
#include "tests/support/thrown.h"

using namespace debrief;
using debrief::test::kind_thrown_by;
using debrief::test::thrown_by;

TEST_CASE("a number of bytes is a number, or one of thousands, millions, billions", "[corpus][number]") {
    struct Case {
        const char* text;
        std::size_t expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"1", 1},
        {"32000000", 32'000'000},
        {"5k", 5'000},
        {"5K", 5'000},
        {"32M", 32'000'000},
        {"1m", 1'000'000},
        {"2G", 2'000'000'000},
        {"2000000K", 2'000'000'000},
    }));
    CAPTURE(text);
    CHECK(size_between("--size", text, 1, 2'000'000'000) == expected);
}

TEST_CASE("what is no number of bytes, or too many, is refused", "[corpus][number]") {
    const auto text = GENERATE(as<std::string>{}, "", "0", "0K", "K", "-1", "1.5M", "5T", "5KB", "3G",
                               "2000000001", "999999999999999999G", "5 M", "M5");
    CAPTURE(text);
    CHECK(thrown_by([&] { (void)size_between("--size", text, 1, 2'000'000'000); }) ==
          "'--size' cannot be '" + text +
              "' | give a number of bytes from 1 to 2000000000; K, M or G may follow it");
    CHECK(kind_thrown_by([&] { (void)size_between("--size", text, 1, 2'000'000'000); }) == ErrorKind::usage);
}
