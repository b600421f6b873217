#include "corpus/base/line_reader.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <random>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

struct ReadLine {
    std::size_t number = 0;
    std::string text;
    bool is_cut = false;

    bool operator==(const ReadLine&) const = default;
};

std::vector<ReadLine> read_lines(std::string_view content, std::size_t limit) {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("file", content));
    LineReader reader(stream, limit);
    std::vector<ReadLine> lines;
    while (const auto line = reader.next())
        lines.push_back({line->number, std::string(line->text), line->is_cut});
    CHECK_FALSE(reader.next());
    return lines;
}

/// The lines of `content` by plain code.
std::vector<ReadLine> split_lines(std::string_view content, std::size_t limit) {
    std::vector<ReadLine> lines;
    while (!content.empty()) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        std::string line(content.substr(0, end));
        if (line.ends_with('\r')) line.pop_back();
        const bool is_cut = line.size() > limit;
        lines.push_back({lines.size() + 1, line.substr(0, limit), is_cut});
        content.remove_prefix(std::min(end + 1, content.size()));
    }
    return lines;
}

std::string to_text(const std::vector<ReadLine>& lines) {
    std::string text;
    std::size_t number = 0;
    for (const ReadLine& line : lines) {
        CHECK(line.number == ++number);
        text += line.text + (line.is_cut ? "~|" : "|");
    }
    return text;
}

}  // namespace

TEST_CASE("lines end with LF or CR LF, the last perhaps with nothing", "[corpus][line_reader]") {
    struct Case {
        std::string_view content;
        const char* expected;
    };
    const auto [content, expected] = GENERATE(values<Case>({
        {"", ""},
        {"\n", "|"},
        {"a", "a|"},
        {"a\nb", "a|b|"},
        {"a\nb\n", "a|b|"},
        {"a\n\nb\n\n", "a||b||"},
        {"a\r\nb\r\n", "a|b|"},
        {"a\rb\n", "a\rb|"},
        {"a\r\r\n", "a\r|"},
        {"\r\n", "|"},
    }));
    CAPTURE(content);
    CHECK(to_text(read_lines(content, 100)) == expected);
    CHECK(to_text(read_lines("a\0b\nc"sv, 100)) == "a\0b|c|"s);
}

TEST_CASE("a line above the limit is cut and told, and the next is whole", "[corpus][line_reader]") {
    CHECK(to_text(read_lines("123456\n12345\n1\n", 5)) == "12345~|12345|1|");
    CHECK(to_text(read_lines("123456", 5)) == "12345~|");
    CHECK(to_text(read_lines("12345\r\n123456\r\n", 5)) == "12345|12345~|");
    CHECK(to_text(read_lines("1\n\n", 0)) == "~||");
}

TEST_CASE("lines longer than any block in memory are read", "[corpus][line_reader]") {
    const std::string line(700'000, 'x');
    const auto lines = read_lines(line + "\r\n" + line + "y\nz", 700'000);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == ReadLine{1, line, false});
    CHECK(lines[1] == ReadLine{2, line, true});
    CHECK(lines[2] == ReadLine{3, "z", false});
}

TEST_CASE("lines are what plain splitting gives", "[corpus][line_reader][property]") {
    const auto seed = GENERATE(range(0U, 50U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::string content;
    for (std::size_t i = random() % 400; i > 0; --i) content += "ab\n\r\n"[random() % 5];
    const std::size_t limit = random() % 6;
    CHECK(to_text(read_lines(content, limit)) == to_text(split_lines(content, limit)));
}
