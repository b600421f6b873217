#include "corpus/base/config_file.h"

#include "tests/support/catch.h"
#include "tests/support/sample_program.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <cstdlib>
#include <optional>

using namespace debrief;
using debrief::test::sample_program;
using debrief::test::sample_program_with_default;
using debrief::test::TemporaryFolder;
using debrief::test::thrown_by;

namespace {

/// Sets a variable of the environment while it lives; no value: it is not set.
class Variable {
 public:
    Variable(const char* name, const std::optional<std::string>& value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        set(value);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { set(before_); }

 private:
    void set(const std::optional<std::string>& value) const {
        if (value) {
            ::setenv(name_, value->c_str(), 1);
        } else {
            ::unsetenv(name_);
        }
    }

    const char* name_;
    std::optional<std::string> before_;
};

/// A config folder with the sample program's file in it.
struct Home {
    explicit Home(std::string_view config) : file(folder.write("debrief/news-config", config)) {}

    TemporaryFolder folder;
    std::string file;
    Variable config_home{"XDG_CONFIG_HOME", folder.path().string()};
    Variable limit{"NEWS_LIMIT", std::nullopt};
};

}  // namespace

TEST_CASE("a config file has options, verbs and comments", "[corpus][config_file]") {
    const auto entries = parse_config(
        "# first\n"
        "limit = 5\n"
        "\n"
        "strict\n"
        "[count]  # a verb\n"
        "  order=down # a comment\r\n"
        "list = \" a # b \"\n"
        "tag = a#b=c\n"
        "empty =\n",
        "f");
    const std::vector<ConfigEntry> expected{
        {"", "limit", "5", "f:2"},         {"", "strict", "yes", "f:4"},
        {"count", "order", "down", "f:6"}, {"count", "list", " a # b ", "f:7"},
        {"count", "tag", "a#b=c", "f:8"},  {"count", "empty", "", "f:9"}};
    CHECK(entries == expected);
    CHECK(parse_config("", "f").empty());
}

TEST_CASE("a line that sets nothing is told with its number", "[corpus][config_file]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"limit 5\n", "f:1: 'limit 5' sets nothing | write option = value"},
        {"\n= 5\n", "f:2: '= 5' sets nothing | write option = value"},
        {"[count\n", "f:1: a bracket is missing | write [verb]"},
        {"a = \"b\n", "f:1: a quotation mark is missing | write option = \"value\""},
        {"a = b\"\n", "f:1: a quotation mark is missing | write option = \"value\""},
        {"a = \"\n", "f:1: a quotation mark is missing | write option = \"value\""},
    }));
    CHECK(thrown_by([&] { (void)parse_config(text, "f"); }) == expected);
}

TEST_CASE("a config file's verbs and options are those of the program", "[corpus][config_file]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"limt = 5", ":1: no verb has option 'limt' | did you mean 'limit'?"},
        {"zzz = 5", ":1: no verb has option 'zzz' | 'news VERB --help' lists the options"},
        {"[cuont]\nlimit = 5", ":2: there is no verb 'cuont' | did you mean 'count'?"},
        {"[zzz]\nlimit = 5", ":2: there is no verb 'zzz' | 'news --help' lists the verbs"},
        {"[fail]\nlimit = 5", ":2: 'fail' has no option 'limit' | 'news fail --help' lists the options"},
    }));
    const Home home(text);
    CHECK(thrown_by([&] { (void)read_config(sample_program_with_default()); }) == home.file + expected);
    CHECK(read_config(sample_program()).empty());  // which has no config file
}

TEST_CASE("what is for a sibling program is for that to check", "[corpus][config_file]") {
    const Home home("[web]\nport = 1\n");
    CHECK(read_config(sample_program_with_default()) ==
          std::vector<ConfigEntry>{{"web", "port", "1", home.file + ":2"}});
}

TEST_CASE("paths of a config file begin at its folder", "[corpus][config_file]") {
    const Home home("list = words.txt\nlist = ~/words.txt\nlist = /words.txt\n");
    const Variable home_folder("HOME", "/home/ann");
    const auto entries = read_config(sample_program_with_default());
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].value == home.folder / "debrief/words.txt");
    CHECK(entries[1].value == "/home/ann/words.txt");
    CHECK(entries[2].value == "/words.txt");
}

TEST_CASE("a config file that cannot be read is told", "[corpus][config_file]") {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "debrief/news-config");
    const Variable config_home("XDG_CONFIG_HOME", folder.path().string());
    CHECK(thrown_by([&] { (void)read_config(sample_program_with_default()); }) ==
          "cannot read '" + (folder / "debrief/news-config") + "' | mend or remove it, or say '--no-config'");
}

TEST_CASE("option comes before environment, environment before file, a verb's line before one for all",
          "[corpus][config_file]") {
    const Program& program = sample_program_with_default();
    const Command& count = program.commands.front();
    const Home home("[count]\nlimit = 7\nstrict = no\n[fail]\n");
    std::vector<ConfigEntry> entries = read_config(program);
    entries.insert(entries.begin(), {"", "limit", "5", "f:1"});
    entries.insert(entries.begin(), {"", "strict", "yes", "f:2"});
    const auto line_of = [&](const std::vector<std::string>& words) {
        CommandLine line(count.options, DashWords::are_errors, words);
        line.apply_defaults(defaults_for(program, count, entries));
        return line;
    };
    CHECK(line_of({}).value("limit") == "7");
    CHECK_FALSE(line_of({}).has("strict"));
    CHECK(line_of({"--limit", "9"}).value("limit") == "9");
    const Variable limit("NEWS_LIMIT", "8");
    CHECK_FALSE(line_of({}).has("limit"));  // the program asks the environment itself
    const Variable empty("NEWS_LIMIT", "");
    CHECK(line_of({}).value("limit") == "7");
}

TEST_CASE("what a config file says wrongly of an option is told with its place", "[corpus][config_file]") {
    const Command& count = sample_program().commands.front();
    const auto apply = [&](const char* option, const char* value) {
        CommandLine line(count.options, DashWords::are_errors, {});
        line.apply_defaults(std::vector<OptionDefault>{{option, value, "f:3"}});
        return line;
    };
    CHECK(thrown_by([&] { (void)apply("limit", "ten").number("limit", 1, 1, 100); }) ==
          "'limit (f:3)' cannot be 'ten' | give a whole number from 1 to 100");
    CHECK(thrown_by([&] { (void)apply("order", "left"); }) ==
          "'order (f:3)' cannot be 'left' | give one of: up, down");
    CHECK(thrown_by([&] { (void)apply("strict", "maybe"); }) ==
          "f:3: 'strict' cannot be 'maybe' | give yes or no");
    CHECK(apply("strict", "yes").has("strict"));
    CHECK_FALSE(apply("nothing", "x").has("nothing"));
}
