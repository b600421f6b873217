#include "corpus/base/command_line.h"

#include "tests/support/catch.h"
#include "tests/support/thrown.h"

#include <array>

using namespace debrief;
using debrief::test::kind_thrown_by;
using debrief::test::thrown_by;

namespace {

constexpr std::array<std::string_view, 2> orders{"up", "down"};

constexpr std::array options{
    Option{"limit", 'k', "N", "most hits"},
    Option{"index", 'i', "DIR", "the index"},
    Option{"quiet", 'q', "", "say less"},
    Option{"format", 0, "NAME", "how to print"},
    Option{"exclude", 'x', "PATTERN", "leave out", true},
    Option{"size", 0, "BYTES", "how much (default: 5 (or so))"},
    Option{.name = "order", .argument = "ORDER", .help = "which first", .choices = orders},
};

using Words = std::vector<std::string>;

CommandLine parse(const Words& words, DashWords dash_words = DashWords::are_errors) {
    return CommandLine(options, dash_words, words);
}

}  // namespace

TEST_CASE("options are read in long and short form, among operands too", "[corpus][command_line]") {
    const auto words = GENERATE(values<Words>({
        {"a", "--limit", "5", "b", "--quiet"},
        {"--limit=5", "a", "-q", "b"},
        {"-k", "5", "-q", "a", "b"},
        {"-k5", "-q", "--", "a", "b"},
        {"-qk", "5", "a", "b"},
    }));
    CAPTURE(words);
    const CommandLine line = parse(words);
    CHECK(line.value("limit") == "5");
    CHECK(line.has("limit"));
    CHECK(line.has("quiet"));
    CHECK(line.value("quiet") == "");
    CHECK_FALSE(line.has("index"));
    CHECK_FALSE(line.value("index"));
    CHECK(line.operands() == Words{"a", "b"});
}

TEST_CASE("no words are no options and no operands", "[corpus][command_line]") {
    CHECK(parse({}).operands().empty());
}

TEST_CASE("behind two dashes and as a single dash all words are operands", "[corpus][command_line]") {
    CHECK(parse({"--", "--limit", "-q"}).operands() == Words{"--limit", "-q"});
    CHECK(parse({"-"}).operands() == Words{"-"});
    CHECK(parse({""}).operands() == Words{""});
}

TEST_CASE("where dash words are operands, only whole short options are options", "[corpus][command_line]") {
    const CommandLine line = parse({"muse", "-llama", "-5", "-z", "-q", "-k3"}, DashWords::are_operands);
    CHECK(line.operands() == Words{"muse", "-llama", "-5", "-z"});
    CHECK(line.has("quiet"));
    CHECK(line.value("limit") == "3");
}

TEST_CASE("a wrong command line says what is wrong and what to do", "[corpus][command_line]") {
    struct Case {
        Words words;
        const char* expected;
    };
    const auto [words, expected] = GENERATE(values<Case>({
        {{"--limt", "5"}, "unknown option '--limt' | did you mean '--limit'?"},
        {{"--limt=5"}, "unknown option '--limt=5' | did you mean '--limit'?"},
        {{"--lim", "5"}, "unknown option '--lim' | '--help' lists the options"},
        {{"--zzz"}, "unknown option '--zzz' | '--help' lists the options"},
        {{"-z"}, "unknown option '-z' | '--help' lists the options"},
        {{"--limit", "1", "-k", "2"}, "option '--limit' is given twice | give it once"},
        {{"-q", "-q"}, "option '--quiet' is given twice | give it once"},
        {{"--limit"}, "the required argument for option '--limit' is missing | '--help' lists the options"},
        {{"-k"}, "the required argument for option '--limit' is missing | '--help' lists the options"},
        {{"--quiet=yes"}, "option '--quiet' does not take any arguments | '--help' lists the options"},
        {{"--index="},
         "the argument for option '--index' should follow immediately after the equal sign | "
         "'--help' lists the options"},
    }));
    CAPTURE(words);
    CHECK(thrown_by([&] { parse(words); }) == expected);
    CHECK(kind_thrown_by([&] { parse(words); }) == ErrorKind::usage);
}

TEST_CASE("a repeatable option has all its values, in their order", "[corpus][command_line]") {
    const CommandLine line = parse({"--exclude", "a", "b", "-x", "c,d", "--exclude=*"});
    CHECK(line.values("exclude") == Words{"a", "c,d", "*"});
    CHECK(line.value("exclude") == "a");
    CHECK(line.has("exclude"));
    CHECK(line.operands() == Words{"b"});
    CHECK(parse({}).values("exclude").empty());
    CHECK(parse({"--format", "x"}).values("format") == Words{"x"});
}

TEST_CASE("a size has bounds", "[corpus][command_line]") {
    CHECK(parse({}).size("size", 10, 1, 100) == 10);
    CHECK(parse({"--size", "5K"}).size("size", 10, 1, 10'000) == 5'000);
    CHECK(thrown_by([&] {
              (void)parse({"--size", "11K"}).size("size", 10, 1, 10'000);
          }) == "'--size' cannot be '11K' | give a number of bytes from 1 to 10000; K, M or G may follow it");
}

TEST_CASE("a number has bounds", "[corpus][command_line]") {
    CHECK(parse({}).number("limit", 10, 1, 100) == 10);
    CHECK(parse({"--limit", "1"}).number("limit", 10, 1, 100) == 1);
    CHECK(parse({"--limit", "100"}).number("limit", 10, 1, 100) == 100);
    const auto text = GENERATE(as<std::string>{}, "0", "101", "-1", "ten", "1.5", "99999999999999999999");
    CAPTURE(text);
    const CommandLine line = parse({"--limit=" + text});
    CHECK(thrown_by([&] { (void)line.number("limit", 10, 1, 100); }) ==
          "'--limit' cannot be '" + text + "' | give a whole number from 1 to 100");
}

TEST_CASE("a choice is one of several, the first where nothing is said", "[corpus][command_line]") {
    constexpr std::array<std::string_view, 3> formats{"text", "json", "trec"};
    CHECK(parse({}).choice("format", formats) == "text");
    CHECK(parse({"--format", "trec"}).choice("format", formats) == "trec");
    const CommandLine line = parse({"--format", "jso"});
    CHECK(thrown_by([&] { (void)line.choice("format", formats); }) ==
          "'--format' cannot be 'jso' | give one of: text, json, trec");
    CHECK(kind_thrown_by([&] { (void)line.choice("format", formats); }) == ErrorKind::usage);
}

TEST_CASE("an option's choices are all that it can be", "[corpus][command_line]") {
    CHECK(parse({"--order", "down"}).value("order") == "down");
    CHECK(thrown_by([&] {
              (void)parse({"--order", "left"});
          }) == "'--order' cannot be 'left' | give one of: up, down");
}

TEST_CASE("an option's default stands at the end of its help", "[corpus][command_line]") {
    CHECK(default_of(options[5]) == "5 (or so)");
    CHECK(default_of(options[0]).empty());
}
