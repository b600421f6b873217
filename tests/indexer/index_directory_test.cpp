#include "indexer/index_directory.h"

#include "indexer/schema.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <cstdlib>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Sets a variable of the environment, or takes it away, for one test.
class Variable {
 public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        set(value);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { set(before_ ? before_->c_str() : nullptr); }

 private:
    void set(const char* value) const {
        if (value) {
            ::setenv(name_, value, 1);
        } else {
            ::unsetenv(name_);
        }
    }

    const char* name_;
    std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("a manifest is read as it was written", "[indexer][index_directory]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder.path());
    CHECK_FALSE(index.exists());
    index.write_manifest({schema_version, {"shard-0", "shard-1"}});
    CHECK(index.exists());
    CHECK(read_file(folder / "debrief.json") == "{\"schema\":8,\"shards\":[\"shard-0\",\"shard-1\"]}\n");
    const Manifest manifest = index.read_manifest();
    CHECK(manifest.schema == schema_version);
    CHECK(manifest.shards == std::vector<std::string>{"shard-0", "shard-1"});
    CHECK(index.shard("shard-1") == folder.path() / "shard-1");
}

TEST_CASE("an index that is not there is told with how to make one", "[indexer][index_directory]") {
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    CHECK(thrown_by([&] { (void)IndexDirectory(root).read_manifest(); }) ==
          "there is no index at '" + root + "' | make one with 'debrief-index -i " + root + " PATH...'");
    CHECK(kind_thrown_by([&] { (void)IndexDirectory(root).read_manifest(); }) == ErrorKind::index);
}

TEST_CASE("an index of another schema is told with both numbers", "[indexer][index_directory]") {
    const TemporaryFolder folder;
    folder.write("debrief.json", R"({"schema": 99, "shards": ["shard-0"], "more": true})");
    CHECK(
        thrown_by([&] { (void)IndexDirectory(folder.path()).read_manifest(); }) ==
        "index '" + folder.path().string() +
            "' has schema 99, this program reads 8 | build it again with 'debrief-index --rebuild PATH...'");
}

TEST_CASE("a damaged manifest is told, and leads nowhere outside of its folder",
          "[indexer][index_directory]") {
    const auto content =
        GENERATE(as<std::string>{}, "", "{", "[]", "null", R"({"schema": 2})", R"({"shards": ["shard-0"]})",
                 R"({"schema": "1", "shards": ["shard-0"]})", R"({"schema": 2, "shards": []})",
                 R"({"schema": 2, "shards": "shard-0"})", R"({"schema": 2, "shards": [0]})",
                 R"({"schema": 2, "shards": [""]})", R"({"schema": 2, "shards": [".."]})",
                 R"({"schema": 2, "shards": ["a/b"]})", R"({"schema": 2, "shards": ["/etc"]})");
    CAPTURE(content);
    const TemporaryFolder folder;
    const std::string file = folder.write("debrief.json", content);
    CHECK(thrown_by([&] { (void)IndexDirectory(folder.path()).read_manifest(); }) ==
          "'" + file + "' is damaged | build it again with 'debrief-index --rebuild PATH...'");
}

TEST_CASE("a folder is made for an index, or an empty one taken", "[indexer][index_directory]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder.path() / "deep" / "index");
    index.prepare();
    CHECK(std::filesystem::is_directory(index.root()));
    index.prepare();
    folder.write("deep/index/shard-0/half", "made");
    folder.write("deep/index/debrief.json.1.new", "draft");
    CHECK(thrown_by([&] { index.prepare(); }) == "nothing");
}

TEST_CASE("a folder with other files in it is not taken for an index", "[indexer][index_directory]") {
    const TemporaryFolder folder;
    folder.write("notes.txt", "mine");
    const std::string root = folder.path().string();
    CHECK(thrown_by([&] { IndexDirectory(root).prepare(); }) ==
          "'" + root +
              "' holds files that are no index's ('notes.txt') | choose a folder of its own for the index");
    const std::string below = folder / "notes.txt/index";
    CHECK(thrown_by([&] { IndexDirectory(below).prepare(); }) ==
          "cannot make an index at '" + below + "': Not a directory | choose another place with '-i'");
    CHECK(kind_thrown_by([&] { IndexDirectory(below).prepare(); }) == ErrorKind::index);
}

TEST_CASE("an index is chosen by option, then by environment, then below the home",
          "[indexer][index_directory]") {
    const Variable home("HOME", "/home/ann");
    const Variable no_data("XDG_DATA_HOME", nullptr);
    const Variable no_index("DEBRIEF_INDEX", nullptr);
    CHECK(choose_index({}).root() == "/home/ann/.local/share/debrief/index");
    const Variable data("XDG_DATA_HOME", "/data");
    CHECK(choose_index({}).root() == "/data/debrief/index");
    const Variable named("DEBRIEF_INDEX", "/named");
    CHECK(choose_index({}).root() == "/named");
    CHECK(choose_index("given").root() == "given");
    CHECK(thrown_by([] { (void)choose_index(""); }) == "'--index' is empty | give the index's folder");
    const Variable empty("DEBRIEF_INDEX", "");
    CHECK(choose_index({}).root() == "/data/debrief/index");
}

TEST_CASE("where nothing names an index, that is the caller's mistake", "[indexer][index_directory]") {
    const Variable home("HOME", nullptr);
    const Variable data("XDG_DATA_HOME", nullptr);
    const Variable named("DEBRIEF_INDEX", nullptr);
    CHECK(thrown_by([] { (void)choose_index({}); }) ==
          "no index is named | give one with '-i' or in DEBRIEF_INDEX");
    CHECK(kind_thrown_by([] { (void)choose_index({}); }) == ErrorKind::usage);
}
