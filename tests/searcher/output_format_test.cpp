#include "searcher/output_format.h"

#include "corpus/base/error.h"
#include "searcher/output_cells.h"
#include "tests/support/catch.h"
#include "tests/support/thrown.h"

#include <sstream>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

using Rows = std::vector<nlohmann::ordered_json>;

constexpr std::array columns{
    Column{"id", "/id", "the id"},
    Column{"title", "/title", "the title"},
    Column{"score", "/score", "the score"},
    Column{"path", "/path", "the file"},
    Column{"snippet", "/snippets/0/text", "the first passage"},
};

OutputFormat chosen(const std::vector<std::string>& words,
                    std::span<const OutputStyle> styles = briefing_styles) {
    static constexpr std::array options{format_option, null_option};
    return choose_output_format(CommandLine(options, DashWords::are_errors, words), styles);
}

std::string written(const std::vector<std::string>& words, const Rows& rows) {
    std::ostringstream out;
    RowWriter writer(out, chosen(words), columns);
    for (const nlohmann::ordered_json& row : rows) writer.write(row);
    return out.str();
}

Rows sample_rows() {
    return {{{"id", "a"},
             {"title", "Rates, \"cut\""},
             {"score", -1.5},
             {"path", "/b/one.txt"},
             {"snippets", {{{"text", "two\nlines\tand \\"}}}}},
            {{"id", "b"}, {"title", "=SUM(A1)"}, {"path", "/b/two.txt"}, {"snippets", Rows()}}};
}

/// A bell, an escape, C1, a right-to-left override, an ill-formed byte.
const std::string hostile = "x\x1B[31m\x07\x7F\xC2\x9B\xE2\x80\xAE\xFFy";

}  // namespace

TEST_CASE("a format is chosen by its name, or by its brackets", "[searcher][output_format]") {
    CHECK(chosen({}).style == OutputStyle::text);
    CHECK(chosen({"-f", "json"}).style == OutputStyle::json);
    CHECK(chosen({"--format=jsonl"}).style == OutputStyle::json_lines);
    CHECK(chosen({"-f", "tsv"}).style == OutputStyle::tsv);
    CHECK(chosen({"-f", "csv"}).style == OutputStyle::csv);
    CHECK(chosen({"-f", "paths"}).style == OutputStyle::paths);
    CHECK(chosen({"-f", "paths"}).row_end == '\n');
    CHECK(chosen({"-f", "paths", "-0"}).row_end == '\0');
    CHECK(chosen({"-f", "{id}"}).style == OutputStyle::pattern);
    CHECK(chosen({"-f", "{id}"}).pattern == "{id}");
    constexpr std::array of_batch{OutputStyle::trec_run, OutputStyle::json_lines};
    CHECK(chosen({}, of_batch).style == OutputStyle::trec_run);
    CHECK(chosen({"-f", "trec"}, of_batch).style == OutputStyle::trec_run);
}

TEST_CASE("a format that there is not is told with those there are", "[searcher][output_format]") {
    struct Case {
        std::vector<std::string> words;
        std::string message;
    };
    const std::string all =
        "give one of: text, json, jsonl, tsv, csv, paths, or your own in the manner of '{id} {title}'";
    const Case wrong = GENERATE_COPY(values<Case>({
        {{"-f", "xml"}, "'--format' cannot be 'xml' | " + all},
        {{"-f", ""}, "'--format' cannot be '' | " + all},
        {{"-f", "trec"}, "'--format' cannot be 'trec' | " + all},
        {{"-f", "{id"}, "a '{' in '{id' is not closed | '{{' stands for a bracket itself"},
        {{"-f", "{id{x}}"}, "a '{' in '{id{x}}' is not closed | '{{' stands for a bracket itself"},
        {{"-f", "{id}}"}, "a '}' in '{id}}' closes nothing | '}}' stands for a bracket itself"},
        {{"-f", "{id}\\x"}, "'\\x' in '{id}\\x' means nothing | give \\t, \\n, \\0 or \\\\"},
        {{"-0"},
         "'--null' has no place in the format 'text' | ask for another with '--format', such as paths or "
         "jsonl"},
        {{"-0", "-f", "json"},
         "'--null' has no place in the format 'json' | ask for another with '--format', such as paths or "
         "jsonl"},
        {{"-0", "-f", "csv"},
         "'--null' has no place in the format 'csv' | ask for another with '--format', such as paths or "
         "jsonl"},
    }));
    CHECK(thrown_by([&] { (void)chosen(wrong.words); }) == wrong.message);
    CHECK(thrown_by([] {
              (void)chosen({"-f", "{id}"}, object_styles);
          }) == "'--format' cannot be '{id}' | give one of: text, json");
}

TEST_CASE("rows are lines of JSON with a version", "[searcher][output_format]") {
    CHECK(written({"-f", "jsonl"}, {{{"id", "a"}}, {{"v", 7}, {"id", "b"}}}) ==
          "{\"v\":1,\"id\":\"a\"}\n{\"v\":7,\"id\":\"b\"}\n");
    CHECK(written({"-f", "jsonl", "-0"}, {{{"id", "a"}}}) == std::string("{\"v\":1,\"id\":\"a\"}\0", 17));
    CHECK(written({"-f", "jsonl"}, {}).empty());
}

TEST_CASE("rows are lines with tabs between, in which tabs and line ends are escaped",
          "[searcher][output_format]") {
    CHECK(written({"-f", "tsv"}, sample_rows()) ==
          "id\ttitle\tscore\tpath\tsnippet\n"
          "a\tRates, \"cut\"\t-1.5\t/b/one.txt\ttwo\\nlines\\tand \\\\\n"
          "b\t=SUM(A1)\t\t/b/two.txt\t\n");
    CHECK(tsv_cell(hostile) == "x\\u001b[31m\\u0007\\u007f\\u009b\\u202e\xEF\xBF\xBDy");
    CHECK(tsv_cell("a\r\nb") == "a\\r\\nb");
}

TEST_CASE("rows are comma-separated as RFC 4180 has it", "[searcher][output_format]") {
    CHECK(written({"-f", "csv"}, sample_rows()) ==
          "id,title,score,path,snippet\r\n"
          "a,\"Rates, \"\"cut\"\"\",-1.5,/b/one.txt,\"two\nlines\tand \\\"\r\n"
          "b,'=SUM(A1),,/b/two.txt,\r\n");
}

TEST_CASE("a spreadsheet computes no text of a briefing", "[searcher][output_format]") {
    const std::string text = GENERATE("=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1");
    CHECK(csv_cell(text, CellKind::text).find('\'') < 2);
    CHECK(csv_cell("-1", CellKind::number) == "-1");
    CHECK(csv_cell("1-2", CellKind::text) == "1-2");
}

TEST_CASE("cells of comma-separated values are safe and in quotes where they must be",
          "[searcher][output_format]") {
    CHECK(csv_cell(hostile, CellKind::text) ==
          "x\xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDy");
    CHECK(csv_cell("a\r\nb\rc", CellKind::text) == "\"a\nb\nc\"");
    CHECK(csv_cell(" a", CellKind::text) == "\" a\"");
    CHECK(csv_cell("", CellKind::text).empty());
}

TEST_CASE("a list in a cell has semicolons between, what has parts is JSON", "[searcher][output_format]") {
    CHECK(to_cell({"a", "b", 3}) == "a; b; 3");
    CHECK(to_cell(nlohmann::ordered_json::array()).empty());
    CHECK(to_cell(true) == "true");
    CHECK(to_cell({{"a", 1}}) == R"({"a":1})");
    CHECK(to_cell({{{"a", 1}}, {{"a", 2}}}) == R"([{"a":1},{"a":2}])");
}

TEST_CASE("a result without rows still has the line of names", "[searcher][output_format]") {
    std::ostringstream out;
    RowWriter writer(out, chosen({"-f", "tsv"}), columns);
    writer.write_header();
    writer.write_header();
    CHECK(out.str() == "id\ttitle\tscore\tpath\tsnippet\n");
}

TEST_CASE("paths are told once, exact where NUL ends them", "[searcher][output_format]") {
    const Rows rows{
        {{"path", "/a\n\x1B\\b"}}, {{"path", "/a\n\x1B\\b"}}, {{"id", "no file"}}, {{"path", "/\xFF"}}};
    CHECK(written({"-f", "paths"}, rows) == "/a\\n\\u001b\\\\b\n/\\xff\n");
    CHECK(written({"-f", "paths", "-0"}, rows) == std::string("/a\n\x1B\\b\0/\xFF\0", 10));
    std::ostringstream screen;
    OutputFormat format = chosen({"-f", "paths", "-0"});
    format.is_on_screen = true;
    RowWriter(screen, format, columns).write(rows.front());
    CHECK(screen.str() == std::string("/a\\n\\u001b\\\\b\0", 14));
}

TEST_CASE("a row looks as the user says", "[searcher][output_format]") {
    struct Case {
        std::string pattern;
        std::string line;
    };
    const Case row = GENERATE(values<Case>({
        {"{id} {title}", "a Rates, \"cut\"\n"},
        {"{id}\\t{score}", "a\t-1.5\n"},
        {"{id}\\n", "a\n"},
        {"{id}\n", "a\n"},
        {"{id}\\n\\n", "a\n\n"},
        {"{id}\\\\n", "a\\n\n"},
        {"{{{id}}}", "{a}\n"},
        {"{snippet}|", "two lines and \\|\n"},
        {"{id}\\0{id}", std::string("a\0a\n", 4)},
        {"日{id}本", "日a本\n"},
    }));
    CAPTURE(row.pattern);
    CHECK(written({"-f", row.pattern}, {sample_rows().front()}) == row.line);
}

TEST_CASE("values in the user's own format are one harmless line", "[searcher][output_format]") {
    CHECK(written({"-f", "{title}{score}"}, {{{"title", hostile + "\r\nz"}}}) ==
          "x\xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDy z\n");
}

TEST_CASE("a column that there is not is told with those there are", "[searcher][output_format]") {
    CHECK(thrown_by([] {
              (void)written({"-f", "{id} {titel}"}, {});
          }) == "a row has no 'titel' | it has: id, title, score, path, snippet");
    CHECK(thrown_by([] {
              (void)written({"-f", "{}"}, {});
          }) == "a row has no '' | it has: id, title, score, path, snippet");
}
