#include "corpus/base/file.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;

TEST_CASE("a file is replaced by one with other content, and no draft stays", "[corpus][file]") {
    const TemporaryFolder folder;
    const std::string file = folder / "file";
    write_file_atomically(file, "first");
    CHECK(read_file(file) == "first");
    write_file_atomically(file, "");
    CHECK(read_file(file).empty());
    const auto names = std::filesystem::directory_iterator(folder.path());
    CHECK(std::distance(begin(names), end(names)) == 1);
}

TEST_CASE("a file in a folder that is not there cannot be replaced", "[corpus][file]") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(write_file_atomically(folder / "no/file", "text"), std::filesystem::filesystem_error);
    CHECK_THROWS_AS(sync_directory(folder / "no"), std::filesystem::filesystem_error);
    CHECK_THROWS_AS(sync_directory(folder.write("file", "")), std::filesystem::filesystem_error);
}

TEST_CASE("an output file is checked when it is opened and when it is closed", "[corpus][file]") {
    const TemporaryFolder folder;
    {
        OutputFile file(folder / "out");
        file.stream() << "result";
        file.close();
        CHECK(read_file(folder / "out") == "result");
    }
    const std::string missing = folder / "no/out";
    CHECK(thrown_by([&] { const OutputFile file(missing); }) == "cannot write '" + missing + "' | ");
    CHECK(kind_thrown_by([&] { const OutputFile file(missing); }) == ErrorKind::usage);
    OutputFile full("/dev/full");
    full.stream() << "result";
    CHECK(thrown_by([&] { full.close(); }) == "cannot write '/dev/full' to its end | ");
}
