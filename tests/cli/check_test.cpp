#include "indexer/index_directory.h"
#include "indexer/writer_lock.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

using namespace debrief;
using namespace debrief::test;

TEST_CASE("check tells that an index is whole", "[cli][check]") {
    const Run text = run("debrief", {"check", "-i", sample_corpus_index()});
    CHECK(text.status == 0);
    CHECK(text.out == "index '" + sample_corpus_index() + "' is whole: 89 briefings\n");
    CHECK(text.error.empty());
    const Run json = run("debrief", {"check", "-f", "json", "-i", sample_corpus_index()});
    CHECK(json.status == 0);
    CHECK(nlohmann::json::parse(json.out).at("whole") == true);
}

TEST_CASE("check tells what is damaged, and what to do", "[cli][check]") {
    const TemporaryFolder folder;
    const std::string index = folder / "index";
    std::filesystem::copy(sample_corpus_index(), index, std::filesystem::copy_options::recursive);
    const IndexDirectory directory(index);
    const auto table = directory.shard(directory.read_manifest().shards.front()) / "docdata.glass";
    std::filesystem::resize_file(table, std::filesystem::file_size(table) / 2);
    const Run damaged = run("debrief", {"check", "-i", index});
    CHECK(damaged.status == 3);
    CHECK(damaged.out.starts_with("tables: "));
    CHECK(damaged.error == "debrief: index '" + index +
                               "' is damaged\n  build it again with 'debrief-index --rebuild PATH...'\n");
    const Run rebuilt = run("debrief-index", {"-q", "--rebuild", "-i", index, sample_folder()});
    CHECK(rebuilt.status == 0);
    CHECK(run("debrief", {"check", "-i", index}).status == 0);
}

TEST_CASE("check does not look at an index that is being written", "[cli][check]") {
    const TemporaryFolder folder;
    const std::string index = folder / "index";
    std::filesystem::copy(sample_corpus_index(), index, std::filesystem::copy_options::recursive);
    const WriterLock lock(IndexDirectory(index), WriterLock::Wait::no);
    const Run refused = run("debrief", {"check", "-i", index});
    CHECK(refused.status == 3);
    CHECK(refused.error == fmt::format("debrief: index '{}' is being written by process {}\n"
                                       "  wait for it to end, or say '--wait'\n",
                                       index, ::getpid()));
}

TEST_CASE("check of no index, and with operands", "[cli][check]") {
    const TemporaryFolder folder;
    CHECK(run("debrief", {"check", "-i", folder / "none"}).status == 3);
    const Run wrong = run("debrief", {"check", "x"});
    CHECK(wrong.status == 2);
    CHECK(wrong.error == "debrief: 'check' takes no operands\n  name the index with '-i'\n");
}
