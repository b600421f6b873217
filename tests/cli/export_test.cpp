#include "tests/support/catch.h"
#include "tests/support/index_run.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <regex>

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

/// Indexes what another index exports; gives the new index.
std::string index_of_export(const TemporaryFolder& folder, const std::string& index) {
    const Run exported = run("debrief", {"export", "-i", index});
    CHECK(exported.status == 0);
    CHECK(exported.error.empty());
    const std::string file = folder.write("export.jsonl", exported.out);
    const Run made = run("debrief-index", {"-q", "-i", folder / "again", file});
    CHECK(made.status == 0);
    CHECK(made.error.empty());
    return folder / "again";
}

/// What a verb prints as JSON, without the names of files, which an export does not keep.
std::string without_paths(const std::string& json) {
    return std::regex_replace(json, std::regex(",\"path\":\"[^\"]*\""), "");
}

std::string shown_in(const std::string& index, const std::string& id) {
    return without_paths(run("debrief", {"show", "-f", "json", "-i", index, id}).out);
}

}  // namespace

TEST_CASE("what is exported indexes to the same index", "[cli][export]") {
    const TemporaryFolder folder;
    const std::string again = index_of_export(folder, sample_corpus_index());
    CHECK(run("debrief", {"export", "-i", again}).out == read_file(folder / "export.jsonl"));
    for (const char* query :
         {"muse spark", "+fed -rate", "cites:cnbc.com since:2026", "", "kind:press lang:en"}) {
        CAPTURE(query);
        const auto answer = [&](const std::string& index) {
            return without_paths(
                run("debrief", {"search", "-k", "100", "-s", "3", "-f", "json", "-i", index, query}).out);
        };
        CHECK(answer(again) == answer(sample_corpus_index()));
    }
    for (const char* id : {"2026-04-08-muse-spark-a.txt", "wire/2026-04-08-1"}) {
        CAPTURE(id);
        CHECK(shown_in(again, id) == shown_in(sample_corpus_index(), id));
    }
}

TEST_CASE("what no file's time could say again is kept: no date, attributes, quotations, looks of markup",
          "[cli][export]") {
    const TemporaryFolder folder;
    const std::string undated =
        "{\"id\":\"u\",\"title\":\"Undated\",\"text\":\"Rhine &amp; <b>Ruhr</b> "
        "rose.\",\"rating\":1.50,\"tags\":[\"a\",\"b\"],"
        "\"author\":\"Ann\"}\n";
    const std::string mail =
        "From: ann@example.org\nSubject: Flood\nDate: Wed, 8 Apr 2026 10:00:00 +0000\n"
        "Message-ID: <m@example.org>\n\nThe Rhine rose overnight.\n\n> What did the river do?\n> Tell "
        "me.\n\n-- \nAnn\n";
    CHECK(run("debrief-index", {"-q", "-i", folder / "index", "--stdin", "a.jsonl", "-"}, undated).status ==
          0);
    CHECK(run("debrief-index", {"-q", "-i", folder / "index", folder.write("in/m.eml", mail)}).status == 0);
    const std::string again = index_of_export(folder, folder / "index");
    const Run exported = run("debrief", {"export", "-i", again});
    CHECK(exported.out == read_file(folder / "export.jsonl"));
    CHECK(exported.out.find("\"date\":\"2026-04-08\"") != std::string::npos);
    CHECK(exported.out.find("\"quoted\"") != std::string::npos);
    for (const char* id : {"u", "m@example.org"}) {
        CAPTURE(id);
        CHECK(shown_in(again, id) == shown_in(folder / "index", id));
        CHECK(run("debrief", {"show", "--chrome", "-f", "json", "-i", again, id}).out ==
              run("debrief", {"show", "--chrome", "-f", "json", "-i", folder / "index", id}).out);
    }
}

TEST_CASE("a query says what is exported", "[cli][export]") {
    const Run some = run("debrief", {"export", "-i", sample_corpus_index(), "+muse", "+spark"});
    CHECK(some.status == 0);
    std::size_t lines = 0;
    std::string last;
    for (std::size_t begin = 0; begin < some.out.size(); ++lines) {
        const std::size_t end = some.out.find('\n', begin);
        const auto json = nlohmann::json::parse(some.out.substr(begin, end - begin));
        CHECK(json.at("debrief_export") == 1);
        CHECK(last < json.at("id").get<std::string>());
        last = json.at("id");
        begin = end + 1;
    }
    const Run hits =
        run("debrief", {"search", "-f", "json", "-k", "100", "-i", sample_corpus_index(), "+muse +spark"});
    CHECK(lines == nlohmann::json::parse(hits.out).at("hits").size());
    CHECK(run("debrief", {"export", "-i", sample_corpus_index(), "xyzzyq"}).status == 1);
    const Run noted = run("debrief", {"export", "-i", sample_corpus_index(), "titel:muse"});
    CHECK(noted.error.starts_with("note: "));
}
