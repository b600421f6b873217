#include "corpus/base/manual.h"

#include "tests/support/catch.h"
#include "tests/support/sample_program.h"

using namespace debrief;
using debrief::test::sample_program;
using debrief::test::sample_program_without_verbs;

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
          "  -h, --help                  show this text\n"
          "      --version               show the version\n"
          "\n"
          "One paragraph.\n"
          ".dot and back\\slash\n"
          "\n"
          "Another one.\n");
}

TEST_CASE("help for a program without verbs leaves out what it does not have", "[corpus][manual]") {
    const Program& program = sample_program_without_verbs();
    CHECK(help_text(program, program.commands.front()) ==
          "news-count: count words\n"
          "\n"
          "Usage: news-count [OPTION...] WORD...\n"
          "\n"
          "Options:\n"
          "  -k, --limit N               count no further than N (default: 10)\n"
          "      --strict                refuse empty words\n"
          "  -h, --help                  show this text\n"
          "      --version               show the version\n");
}

TEST_CASE("help for a program lists its verbs", "[corpus][manual]") {
    CHECK(
        help_text(sample_program()) ==
        "news: count the news\n"
        "\n"
        "Usage: news VERB [OPTION...] ...\n"
        "\n"
        "Verbs:\n"
        "  count     count words\n"
        "  fail      fail in a given way\n"
        "\n"
        "'news VERB --help' tells more of a verb; 'news index' and 'news web' run the programs beside it.\n");
}

TEST_CASE("a manual page escapes what troff would take for itself", "[corpus][manual]") {
    const std::string page = manual_page(sample_program());
    CHECK(page.rfind(".TH news 1 \"\" \"Debrief ", 0) == 0);
    CHECK(holds(page, ".SH NAME\nnews \\- count the news\n"));
    CHECK(holds(page, ".SH SYNOPSIS\n.B news VERB\n"));
    CHECK(holds(page, ".SH news count\n.B news count [OPTION...] WORD...\n.PP\ncount words.\n"));
    CHECK(holds(page, ".PP\nOne paragraph.\n\\&.dot and back\\eslash\n.PP\nAnother one.\n"));
    CHECK(holds(page, ".TP\n.B \\-k, \\-\\-limit N\ncount no further than N (default: 10)\n"));
    CHECK(holds(page, ".PP\ncount two words:\n.PP\n.nf\n    news count a b\n.fi\n"));
    CHECK(holds(page, ".SH EXIT STATUS\n.TP\n.B 0\n"));
    CHECK(holds(page, ".TP\n.B 70\na bug of this program\n"));
    CHECK(holds(page, ".B DEBRIEF_INDEX\n"));
    CHECK(holds(manual_page(sample_program_without_verbs()), ".SH NAME\nnews\\-count \\- count words\n"));
    CHECK(holds(manual_page(sample_program_without_verbs()), ".SH DESCRIPTION\n"));
}

TEST_CASE("bash is told the verbs of a program and the options of each", "[corpus][manual]") {
    CHECK(bash_completion(sample_program()) ==
          "_news() {\n"
          "    local word=${COMP_WORDS[COMP_CWORD]}\n"
          "    COMPREPLY=()\n"
          "    if [[ $COMP_CWORD -eq 1 ]]; then\n"
          "        COMPREPLY=($(compgen -W \"index web count fail\" -- \"$word\"))\n"
          "        return\n"
          "    fi\n"
          "    [[ $word == -* ]] || return\n"
          "    case ${COMP_WORDS[1]} in\n"
          "        count) COMPREPLY=($(compgen -W \"--limit --strict --help --version\" -- \"$word\")) ;;\n"
          "        fail) COMPREPLY=($(compgen -W \"--help --version\" -- \"$word\")) ;;\n"
          "    esac\n"
          "}\n"
          "complete -o default -F _news news\n");
    const std::string script = bash_completion(sample_program_without_verbs());
    CHECK(holds(script, "_news_count() {\n"));
    CHECK(holds(script, "        *) COMPREPLY="));
    CHECK(holds(script, "            *) words=\"title: kind:press kind:party\" ;;\n"));
    CHECK(holds(script, "complete -o default -F _news_count news-count\n"));
}
