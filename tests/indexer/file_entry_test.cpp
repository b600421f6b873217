#include "indexer/file_entry.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace debrief;
using namespace debrief::test;

TEST_CASE("what is remembered of a file is read as it was written", "[indexer][file_entry]") {
    const FileEntry entry{"/in/\"odd\".txt", 1ULL << 63U, -5, 7, "abc", "v1", 3, true, true};
    CHECK(parse_file_entry(to_metadata(entry)) == entry);
    CHECK(parse_file_entry(to_metadata({})) == FileEntry{});
}

TEST_CASE("damage to what is remembered of a file only means that it is read again",
          "[indexer][file_entry]") {
    const std::string text = GENERATE(as<std::string>{}, "", "{", "[]", "{}", R"({"path": 7})", "null",
                                      R"({"path":"/a","bytes":1e33,"changed":1,"status":1,"content":"c",)"
                                      R"("reading":"r","briefings":1,"complete":true,"gives_dates":false})");
    CAPTURE(text);
    CHECK_FALSE(parse_file_entry(text));
}

TEST_CASE("files of the same content have the same hash, others have not", "[indexer][file_entry]") {
    const TemporaryFolder folder;
    const std::string long_text(200'000, 'x');
    CHECK(hash_file(folder.write("a", long_text)) == hash_file(folder.write("b", long_text)));
    CHECK(hash_file(folder / "a") != hash_file(folder.write("c", long_text + "y")));
    CHECK(hash_file(folder / "a")->size() == 32);
    CHECK_FALSE(hash_file(folder / "missing"));
}
