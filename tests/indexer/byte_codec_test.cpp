#include "indexer/byte_codec.h"

#include "tests/support/catch.h"
#include "tests/support/thrown.h"

#include <limits>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

constexpr const char* damaged =
    "a stored thing is damaged | build it again with 'debrief-index --rebuild PATH...'";

ByteReader reader_of(std::string_view bytes) {
    return {"a stored thing", bytes};
}

}  // namespace

TEST_CASE("decimal numbers come out as they went in, in few bytes", "[indexer][byte_codec]") {
    for (const double number : {0.0, 1.0, -1.0, 49.0, 0.5, 14.3, 14.3e9, 1e10, 1e15, 0.0001, 0.00001, 1.0 / 3,
                                -2.75, 1e300, 5e-324, 123456789.1234}) {
        CAPTURE(number);
        ByteWriter writer;
        writer.add_decimal(number);
        writer.add_number(7);
        const std::string bytes = writer.take();
        ByteReader reader = reader_of(bytes);
        CHECK(reader.take_decimal() == number);
        CHECK(reader.take_number() == 7);
        CHECK(reader.is_at_end());
    }
    const auto bytes_of = [](double number) {
        ByteWriter writer;
        writer.add_decimal(number);
        return writer.take().size();
    };
    CHECK(bytes_of(2) == 1);
    CHECK(bytes_of(14.3e9) == 2);
    CHECK(bytes_of(1.0 / 3) == 9);
}

TEST_CASE("what is put together is taken apart again", "[indexer][byte_codec]") {
    ByteWriter writer;
    for (const std::size_t number : {std::size_t{0}, std::size_t{127}, std::size_t{128}, SIZE_MAX})
        writer.add_number(number);
    for (const double number : {0.0, -0.5, 14.3e9, std::numeric_limits<double>::max()})
        writer.add_double(number);
    writer.add_text("");
    writer.add_text("a\0b"sv);
    writer.add_day(*parse_iso_day("1969-12-31"));
    writer.add_number(2);
    const std::string bytes = writer.take();
    ByteReader reader = reader_of(bytes);
    for (const std::size_t number : {std::size_t{0}, std::size_t{127}, std::size_t{128}, SIZE_MAX})
        CHECK(reader.take_number() == number);
    for (const double number : {0.0, -0.5, 14.3e9, std::numeric_limits<double>::max()})
        CHECK(reader.take_double() == number);
    CHECK(reader.take_text().empty());
    CHECK(reader.take_text() == "a\0b"sv);
    CHECK(reader.take_day() == *parse_iso_day("1969-12-31"));
    CHECK_FALSE(reader.is_at_end());
    enum class Choice { one, two, three };
    CHECK(reader.take_choice(Choice::three) == Choice::three);
    CHECK(reader.is_at_end());
    CHECK(writer.take().empty());
}

TEST_CASE("bytes that nobody has written are damaged", "[indexer][byte_codec]") {
    enum class Choice { one, two };
    const auto number = [](std::string_view bytes) { (void)reader_of(bytes).take_number(); };
    const auto text = [](std::string_view bytes) { (void)reader_of(bytes).take_text(); };
    const auto real = [](std::string_view bytes) { (void)reader_of(bytes).take_double(); };
    CHECK(thrown_by([&] { number(""); }) == damaged);
    CHECK(thrown_by([&] { number("\xFF\xFF"); }) == damaged);
    CHECK(thrown_by([&] { number("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"); }) == damaged);
    CHECK(thrown_by([&] { text("\x02x"); }) == damaged);
    CHECK(thrown_by([&] { text("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01x"); }) == damaged);
    CHECK(thrown_by([&] { real("1234567"); }) == damaged);
    CHECK(thrown_by([&] { real("\0\0\0\0\0\0\xF0\x7F"sv); }) == damaged);  // infinite
    CHECK(thrown_by([&] { real("\0\0\0\0\0\0\xF8\x7F"sv); }) == damaged);  // no number
    CHECK(thrown_by([] { (void)reader_of("123").take_day(); }) == damaged);
    CHECK(thrown_by([] { (void)reader_of("\x02").take_choice(Choice::two); }) == damaged);
    CHECK(kind_thrown_by([] { reader_of("").fail(); }) == ErrorKind::index);
}
