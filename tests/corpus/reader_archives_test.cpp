#include "corpus/reader/reader.h"
#include "tests/support/archives.h"
#include "tests/support/catch.h"
#include "tests/support/collecting_visitor.h"
#include "tests/support/gzip.h"
#include "tests/support/temporary_folder.h"

using namespace debrief;
using namespace debrief::test;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

constexpr const char* text = "Fed cuts rates\nThe Fed cut rates today.";

CollectingVisitor read(const std::vector<fs::path>& paths, const ReadOptions& options = {}) {
    CollectingVisitor visitor;
    read_briefings(paths, options, visitor);
    return visitor;
}

/// A zip in a zip in a zip…
std::string nested(int depth) {
    std::string bytes = pack(Packing::zip, {{"a.txt", text}});
    for (int i = 1; i < depth; ++i) bytes = pack(Packing::zip, {{"in.zip", bytes}});
    return bytes;
}

}  // namespace

TEST_CASE("the members of an archive are read as files of their own", "[corpus][reader][archive]") {
    const TemporaryFolder folder;
    const std::vector<PackedFile> members{
        {"b.txt", text},
        {"2026-04-08-a.txt.gz", gzip(text)},
        {"sub/c.jsonl", "{\"id\": \"7\", \"text\": \"x\"}\n{\"id\": \"8\"}\n"},
        {"photo.jpg", "\xFF\xD8"},
        {"empty.txt", ""},
    };
    const auto [name, bytes] = GENERATE_COPY(table<std::string, std::string>({
        {"all.zip", pack(Packing::zip, members)},
        {"all.tar", pack(Packing::tar, members)},
        {"all.tar.gz", compress("gzip", pack(Packing::tar, members))},
        {"all.tgz", compress("gzip", pack(Packing::tar, members))},
        {"all.tar.zst", compress("zstd", pack(Packing::tar, members))},
    }));
    CAPTURE(name);
    const std::string file = folder.write("in/sub/" + name, bytes);
    const CollectingVisitor found = read({folder / "in"});
    const std::string id = "sub/" + name;
    CHECK(found.ids() == Names{id + "/b.txt", id + "/2026-04-08-a.txt.gz", "7"});
    CHECK(found.briefings[1].date == parse_iso_day("2026-04-08"));
    CHECK(found.places == Names{file + "!/b.txt", file + "!/2026-04-08-a.txt.gz", file + "!/sub/c.jsonl:1"});
    CHECK(found.problems == Names{file + "!/sub/c.jsonl:2: has neither 'title' nor 'text'",
                                  file + "!/empty.txt: holds no text"});
    CHECK(found.passed_over == Names{file + "!/photo.jpg"});
    CHECK(found.bytes == bytes.size());
    CHECK(read({file}).ids() == Names{name + "/b.txt", name + "/2026-04-08-a.txt.gz", "7"});
}

TEST_CASE("an archive that is named itself is told by its content", "[corpus][reader][archive]") {
    const TemporaryFolder folder;
    const std::string zip = folder.write("backup", pack(Packing::zip, {{"a.txt", text}}));
    const std::string tar = folder.write("dump", compress("zstd", pack(Packing::tar, {{"a.txt", text}})));
    CHECK(read({zip, tar}).ids() == Names{"backup/a.txt", "dump/a.txt"});
    CHECK(read({folder.path()}).passed_over == Names{zip, tar});
}

TEST_CASE("archives in archives are read to a depth", "[corpus][reader][archive]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("deep.zip", nested(4));
    CHECK(read({file}).ids() == Names{"deep.zip/in.zip/in.zip/in.zip/a.txt"});
    const std::string deeper = folder.write("deeper.zip", nested(5));
    CHECK(read({deeper}).problems ==
          Names{deeper + "!/in.zip!/in.zip!/in.zip!/in.zip: lies in 4 archives already, the most it may"});
}

TEST_CASE("a damaged or encrypted member does not hide the others", "[corpus][reader][archive]") {
    const TemporaryFolder folder;
    const std::string secret = folder.write("secret.zip", pack(Packing::encrypted_zip, {{"a.txt", text}}));
    const std::string broken = folder.write(
        "broken.tar",
        pack(Packing::tar, {{"a.txt.gz", gzip(text).substr(0, 30)}, {"b.zip", "no zip"}, {"c.txt", text}}));
    const std::string cut = folder.write(
        "cut.tar", pack(Packing::tar, {{"a.txt", text}, {"b.txt", std::string(9000, 'x')}}).substr(0, 3000));
    const CollectingVisitor found = read({secret, broken, cut, folder.write("z.txt", text)});
    CHECK(found.ids() == Names{"broken.tar/c.txt", "cut.tar/a.txt", "z.txt"});
    CHECK(found.problems ==
          Names{secret + "!/a.txt: is encrypted", broken + "!/a.txt.gz: cannot read on: truncated gzip input",
                broken + "!/b.zip: cannot read on: Unrecognized archive format",
                cut + "!/b.txt: cannot read on: Truncated tar archive",
                cut + ": cannot read on: Truncated input file (needed 7752 bytes, only 0 available)"});
}

TEST_CASE("a bomb is refused once, and what lies beside it is read", "[corpus][reader][archive]") {
    const TemporaryFolder folder;
    std::vector<PackedFile> members{{"first.txt", text}};
    for (int i = 0; i < 4; ++i)
        members.push_back({std::to_string(i) + ".jsonl", std::string(17'000'000, '\n')});
    const auto [bytes, problems] = GENERATE_COPY(table<std::string, std::size_t>({
        {pack(Packing::zip, members), 1},
        {pack(Packing::zip, {{"first.txt", text}, {"in.zip", pack(Packing::zip, members)}}), 1},
        {compress("zstd", pack(Packing::tar, members)), 1},
    }));
    const std::string bomb = folder.write("bomb.zip", bytes);
    const CollectingVisitor found = read({bomb, folder.write("z.txt", text)}, {.expansion = 100});
    CHECK(found.ids().front() == "bomb.zip/first.txt");
    CHECK(found.ids().back() == "z.txt");
    REQUIRE(found.problems.size() == problems);
    CHECK(found.problems.front() == bomb + ": expands to more than 100 times its size, the most it may");
}

TEST_CASE("a member that is too long is refused without being held", "[corpus][reader][archive]") {
    const TemporaryFolder folder;
    const std::string file = folder.write(
        "long.zip",
        pack(Packing::zip, {{"a.txt", std::string(1001, 'x')}, {"b.txt", std::string(1000, 'x')}}));
    const CollectingVisitor found = read({file}, {.record_bytes = 1000});
    CHECK(found.ids() == Names{"long.zip/b.txt"});
    CHECK(found.problems == Names{file + "!/a.txt: longer than 1000 bytes, the most a record may have"});
}

TEST_CASE("members are included and excluded by their paths", "[corpus][reader][archive]") {
    struct Case {
        Names include;
        Names exclude;
        Names expected;
    };
    const auto [include, exclude, expected] = GENERATE(values<Case>({
        {{"*.txt"}, {}, {"a.txt", "old/b.txt", "in.zip/d.txt"}},
        {{"old/"}, {}, {"old/b.txt"}},
        {{"/in.zip/"}, {}, {"in.zip/d.txt"}},
        {{}, {"old/"}, {"a.txt", "c.text", "in.zip/d.txt"}},
        {{}, {"old/", "!old/b.txt", "d.*"}, {"a.txt", "c.text"}},
        {{"*.txt"}, {"/a.txt"}, {"old/b.txt", "in.zip/d.txt"}},
    }));
    CAPTURE(include, exclude);
    const TemporaryFolder folder;
    const std::string inner = pack(Packing::zip, {{"d.txt", text}});
    const std::string file = folder.write(
        "x.zip",
        pack(Packing::zip, {{"a.txt", text}, {"old/b.txt", text}, {"c.text", text}, {"in.zip", inner}}));
    ReadOptions options;
    options.include = include;
    options.exclude = exclude;
    Names ids;
    for (const std::string& id : expected) ids.push_back("x.zip/" + id);
    CHECK(read({file}, options).ids() == ids);
}

TEST_CASE("in a folder, members are selected by archive and path", "[corpus][reader][archive]") {
    const TemporaryFolder folder;
    folder.write("in/x.zip", pack(Packing::zip, {{"a.txt", text}, {"b.text", text}}));
    folder.write("in/y.zip", pack(Packing::zip, {{"a.txt", text}}));
    const auto ids = [&](const Names& include, const Names& exclude) {
        ReadOptions options;
        options.include = include;
        options.exclude = exclude;
        return read({folder / "in"}, options).ids();
    };
    CHECK(ids({"x.zip"}, {}) == Names{"x.zip/a.txt", "x.zip/b.text"});
    CHECK(ids({"/x.zip/*.txt"}, {}) == Names{"x.zip/a.txt"});
    CHECK(ids({}, {"x.zip"}) == Names{"y.zip/a.txt"});
    CHECK(ids({}, {"/x.zip/a.*"}) == Names{"x.zip/b.text", "y.zip/a.txt"});
}
