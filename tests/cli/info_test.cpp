#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

TEST_CASE("info tells what the samples' index holds", "[cli][info]") {
    const Run text = run("debrief", {"info", "-i", sample_corpus_index()});
    CHECK(text.status == 0);
    CHECK(text.error.empty());
    CHECK(text.out.starts_with("index     " + sample_corpus_index() +
                               "\nschema    8\nbriefings 89\nstories   "));
    for (const char* part :
         {"\ndays      2024-07-05 to 2026-04-30\n", "\nterms     ", "\nlanguages        89 en\n",
          "\nsize      ", " kB postlist\n", " kB docdata\n"}) {
        CAPTURE(part);
        CHECK(text.out.find(part) != std::string::npos);
    }
    const Run json = run("debrief", {"info", "--format=json", "-i", sample_corpus_index()});
    CHECK(json.status == 0);
    const auto info = nlohmann::json::parse(json.out);
    CHECK(info.at("documents") == 89);
    CHECK(info.at("stories").get<int>() <= 89);
    CHECK(info.at("first_day") == "2024-07-05");
    std::size_t bytes = 0;
    for (const auto& part : info.at("parts")) bytes += part.at("bytes").get<std::size_t>();
    CHECK(info.at("bytes") == bytes);
    CHECK(bytes > 100'000);
}

TEST_CASE("info takes no operands", "[cli][info]") {
    const Run failed = run("debrief", {"info", "-i", sample_corpus_index(), "x"});
    CHECK(failed.status == 2);
    CHECK(failed.error == "debrief: 'info' takes no operands\n  name the index with '-i'\n");
}

TEST_CASE("info of what is no index ends with 3", "[cli][info]") {
    const TemporaryFolder folder;
    folder.write("index/debrief.json", "[]");
    const std::string index = folder / "index";
    const Run failed = run("debrief", {"info", "-i", index});
    CHECK(failed.status == 3);
    CHECK(failed.error == "debrief: '" + index +
                              "/debrief.json' is damaged\n"
                              "  build it again with 'debrief-index --rebuild PATH...'\n");
}
