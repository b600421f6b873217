#include "searcher/qrels_file.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <filesystem>
#include <iterator>

using namespace debrief;
using test::read_file;

TEST_CASE("each judgement is a line of the file at once", "[searcher][judging]") {
    const test::TemporaryFolder folder;
    const std::string file = folder / "qrels.txt";
    QrelsFile qrels(file);
    CHECK_FALSE(std::filesystem::exists(file));
    qrels.add({"q1", "a", 2});
    CHECK(read_file(file) == "q1 0 a 2\n");
    qrels.add({"q1", "b", 0});
    CHECK(read_file(file) == "q1 0 a 2\nq1 0 b 0\n");
    CHECK(qrels.has("q1", "b"));
    CHECK_FALSE(qrels.has("q2", "b"));
    CHECK(QrelsFile(file).has("q1", "a"));
}

TEST_CASE("a judgement is taken out, and all else stays as it is written", "[searcher][judging]") {
    const test::TemporaryFolder folder;
    const std::string before = "q1\t0  x\t1\r\n\nxq1 0 a 2\nq1 0 b 1";
    const std::string file = folder.write("qrels.txt", before);
    QrelsFile qrels(file);
    qrels.add({"q1", "a", 2});
    CHECK(read_file(file) == before + "\nq1 0 a 2\n");  // the open line is closed first
    qrels.add({"q1", "c", 1});
    qrels.remove({"q1", "a", 2});
    CHECK(read_file(file) == before + "\nq1 0 c 1\n");
    CHECK_FALSE(qrels.has("q1", "a"));
    qrels.remove({"q1", "a", 2});  // taken out by somebody else
    CHECK(read_file(file) == before + "\nq1 0 c 1\n");
    qrels.add({"q1", "a", 0});
    CHECK(QrelsFile(file).has("q1", "a"));
    const auto entries = std::filesystem::directory_iterator(folder.path());
    CHECK(std::distance(begin(entries), end(entries)) == 1);  // no draft is left
}

TEST_CASE("lines that others add meanwhile stay", "[searcher][judging]") {
    const test::TemporaryFolder folder;
    const std::string file = folder / "qrels.txt";
    QrelsFile one(file);
    QrelsFile other(file);
    one.add({"q1", "a", 1});
    other.add({"q2", "a", 1});
    one.remove({"q1", "a", 1});
    CHECK(read_file(file) == "q2 0 a 1\n");
    other.add({"q2", "b", 1});
    CHECK(read_file(file) == "q2 0 a 1\nq2 0 b 1\n");
}

TEST_CASE("a link to a file of judgements stays one", "[searcher][judging]") {
    const test::TemporaryFolder folder;
    const std::string file = folder.write("real/qrels.txt", "");
    const std::string link = folder / "link.txt";
    std::filesystem::create_symlink(file, link);
    QrelsFile qrels(link);
    qrels.add({"q1", "a", 1});
    qrels.add({"q1", "b", 1});
    qrels.remove({"q1", "a", 1});
    CHECK(std::filesystem::is_symlink(link));
    CHECK(read_file(file) == "q1 0 b 1\n");
}

TEST_CASE("a file that is no judgements is told and left alone", "[searcher][judging]") {
    const test::TemporaryFolder folder;
    const std::string text = "q1 0 a 1\nDear diary\n";
    const std::string file = folder.write("diary.txt", text);
    CHECK(test::thrown_by([&] { const QrelsFile qrels(file); }) ==
          file + ":2: has 2 columns | its lines are 'qid 0 docid relevance'");
    CHECK(read_file(file) == text);
    const std::string binary = folder.write("binary", std::string("\0\x1F\x8B\xFF\n", 5));
    CHECK(test::kind_thrown_by([&] { const QrelsFile qrels(binary); }) == ErrorKind::corpus);
}

TEST_CASE("where judgements cannot be written is told before any is made", "[searcher][judging]") {
    const test::TemporaryFolder folder;
    CHECK(test::thrown_by([&] { const QrelsFile qrels(folder / "none/qrels.txt"); }) ==
          "cannot write judgements to '" + (folder / "none/qrels.txt") + "': No such file or directory | ");
    CHECK(test::thrown_by([&] { const QrelsFile qrels(folder.path()); }) ==
          "cannot write judgements to '" + folder.path().string() + "': it is no file | ");
    CHECK(test::kind_thrown_by([] { const QrelsFile qrels("/dev/full"); }) == ErrorKind::usage);
}

TEST_CASE("a folder that is gone is told with the judgement", "[searcher][judging]") {
    const test::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "gone");
    QrelsFile qrels(folder / "gone/qrels.txt");
    std::filesystem::remove(folder / "gone");
    CHECK(test::thrown_by([&] { qrels.add({"q1", "a", 1}); }).starts_with("cannot write judgements to '"));
    CHECK_FALSE(qrels.has("q1", "a"));
}
