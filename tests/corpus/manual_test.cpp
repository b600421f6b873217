#include "corpus/base/manual.h"

#include "corpus/base/help.h"
#include "tests/support/catch.h"
#include "tests/support/sample_program.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <algorithm>

using namespace debrief;
using debrief::test::read_file;
using debrief::test::sample_program;
using debrief::test::sample_program_with_default;
using debrief::test::sample_program_without_verbs;
using debrief::test::TemporaryFolder;
using debrief::test::thrown_by;

namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("help for a verb shows usage, examples, options and details", "[corpus][manual]") {
    CHECK(help_text(sample_program(), sample_program().commands.front()) ==
          "news count: count words\n"
          "\n"
          "Usage: news count [OPTION...] WORD...\n"
          "\n"
          "Examples:\n"
          "  news count a b\n"
          "      count two words\n"
          "\n"
          "Options:\n"
          "  -k, --limit N               count no further than N (default: 10)\n"
          "      --strict                refuse empty words\n"
          "      --order ORDER           which come first (default: up): up, down\n"
          "      --list FILE             words to count\n"
          "  -h, --help                  show all that there is to know; -h: the most common of it\n"
          "      --version               show the version\n"
          "\n"
          "One paragraph.\n"
          ".dot and back\\slash\n"
          "\n"
          "Another one.\n");
}

TEST_CASE("short help leaves out details, and options without a letter where there are many",
          "[corpus][manual]") {
    const Program& program = sample_program();
    const std::string few = short_help_text(program, program.commands.front());
    CHECK(holds(few, "Usage: news count [OPTION...] WORD...\n"));
    CHECK(holds(few, "      --strict "));
    CHECK_FALSE(holds(few, "One paragraph."));
    CHECK(few.ends_with("\n'news count --help' tells more.\n"));
    std::vector<Option> many(9, Option{"long", 0, "", "has no letter"});
    many.push_back(Option{"brief", 'b', "", "has one"});
    Command command = program.commands.front();
    command.options = many;
    const std::string cut = short_help_text(program, command);
    CHECK(holds(cut, "  -b, --brief "));
    CHECK_FALSE(holds(cut, "--long"));
    CHECK(cut.ends_with("\n'news count --help' tells all 12 options and more.\n"));
}

TEST_CASE("help for a program without verbs leaves out what it does not have", "[corpus][manual]") {
    const Program& program = sample_program_without_verbs();
    const std::string text = help_text(program, program.commands.front());
    CHECK(text.starts_with("news-count: count words\n\nUsage: news-count [OPTION...] WORD...\n\nOptions:\n"));
    CHECK_FALSE(holds(text, "Examples"));
    CHECK_FALSE(holds(text, "--no-config"));
}

TEST_CASE("help for a program lists its verbs and the environment", "[corpus][manual]") {
    CHECK(help_text(sample_program_with_default()) ==
          "news: count the news\n"
          "\n"
          "Usage: news VERB [OPTION...] ...\n"
          "       news [OPTION...] WORD...    the same as 'news count'\n"
          "\n"
          "Examples:\n"
          "  news count a b\n"
          "      count two words\n"
          "\n"
          "Verbs:\n"
          "  count     count words\n"
          "  fail      fail in a given way\n"
          "  web       show the news (news-web)\n"
          "\n"
          "Environment:\n"
          "  NEWS_LIMIT        how far to count\n"
          "\n"
          "'news VERB -h' tells the most common of a verb, 'news VERB --help' all of it.\n");
    CHECK(short_help_text(sample_program()) ==
          "news: count the news\n"
          "\n"
          "Usage: news VERB [OPTION...] ...\n"
          "\n"
          "Verbs: count, fail, web\n"
          "\n"
          "'news --help' tells what they do, 'news VERB -h' how.\n");
}

TEST_CASE("a manual page escapes what troff would take for itself", "[corpus][manual]") {
    const Program& program = sample_program_with_default();
    const std::string page = manual_page(program, program.commands.front());
    CHECK(page.starts_with(".TH news\\-count 1 "));
    CHECK(holds(page, ".SH NAME\nnews\\-count \\- count words\n"));
    CHECK(holds(page, ".SH SYNOPSIS\n.B news count\n[OPTION...] WORD...\n"));
    CHECK(holds(page, ".SH DESCRIPTION\nOne paragraph.\n\\&.dot and back\\eslash\n.PP\nAnother one.\n"));
    CHECK(holds(page, ".SH EXAMPLES\n.TP\n.B news count a b\ncount two words\n"));
    CHECK(holds(page, ".TP\n.B \\-k, \\-\\-limit N\ncount no further than N (default: 10)\n"));
    CHECK(holds(page, "which come first (default: up)\n(one of: up, down)\n"));
    CHECK(holds(page, "\\-\\-no\\-config\n"));
    CHECK(holds(page, ".SH EXIT STATUS\n.TP\n.B 0\n"));
    CHECK(holds(page, ".TP\n.B 70\na bug of this program\n"));
    CHECK(holds(page, ".SH ENVIRONMENT\n.TP\n.B NEWS_LIMIT\nhow far to count\n"));
    CHECK(holds(page, ".SH FILES\n.TP\n.I $XDG_CONFIG_HOME/debrief/news\\-config\n"));
    CHECK(holds(page, ".SH SEE ALSO\n.BR news (1)\n"));
}

TEST_CASE("the page of a program with verbs leads to theirs", "[corpus][manual]") {
    const std::string page = manual_page(sample_program());
    CHECK(holds(page, ".SH NAME\nnews \\- count the news\n"));
    CHECK(holds(page, ".SH VERBS\n.TP\n.B count\ncount words\n"));
    CHECK(holds(page, ".SH SEE ALSO\n.BR news\\-count (1),\n.BR news\\-fail (1),\n.BR news\\-web (1)\n"));
    CHECK_FALSE(holds(page, ".SH FILES"));
    CHECK(holds(manual_page(sample_program_without_verbs()), ".SH NAME\nnews\\-count \\- count words\n"));
}

TEST_CASE("all documents of a program are written into a folder", "[corpus][manual]") {
    const TemporaryFolder folder;
    write_documents(sample_program(), folder.path());
    CHECK(read_file(folder / "man1/news.1") == manual_page(sample_program()));
    CHECK(read_file(folder / "man1/news-fail.1") ==
          manual_page(sample_program(), sample_program().commands.back()));
    CHECK(holds(read_file(folder / "completions/news.bash"), "complete -F _news news\n"));
    CHECK(read_file(folder / "completions/_news").starts_with("#compdef news\n"));
    CHECK(holds(read_file(folder / "completions/news.fish"), "complete -c news "));
    const std::string file = folder.write("file", "");
    CHECK(thrown_by([&] { write_documents(sample_program(), file); }) ==
          "cannot write '" + file + "/man1/news.1' | ");
}
