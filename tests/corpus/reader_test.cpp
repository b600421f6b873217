#include "corpus/reader/reader.h"

#include "corpus/base/error.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/formats.h"
#include "tests/support/catch.h"
#include "tests/support/collecting_visitor.h"
#include "tests/support/gzip.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

namespace fs = std::filesystem;

CollectingVisitor read(const std::vector<fs::path>& paths, const ReadOptions& options = {}) {
    CollectingVisitor visitor;
    read_briefings(paths, options, visitor);
    return visitor;
}

using Names = std::vector<std::string>;

constexpr const char* text = "Fed cuts rates\nThe Fed cut rates today.";

}  // namespace

TEST_CASE("a folder is read in byte order of its names, with what is below it", "[corpus][reader]") {
    const TemporaryFolder folder;
    folder.write("in/b.txt", text);
    folder.write("in/B.TXT", text);
    folder.write("in/a/2026-04-08-z.text", text);
    folder.write("in/a.txt", text);
    folder.write("in/c.txt.gz", gzip(text));
    folder.write("in/d.jsonl", R"({"id": "d/1", "text": "x"})");
    folder.write("in/e.ndjson.gz", gzip(R"({"id": "e/1", "text": "x"})"));
    const CollectingVisitor found = read({folder / "in"});
    CHECK(found.ids() == Names{"B.TXT", "a/2026-04-08-z.text", "a.txt", "b.txt", "c.txt.gz", "d/1", "e/1"});
    CHECK(found.problems.empty());
    CHECK(found.briefings[1].date == parse_iso_day("2026-04-08"));
    CHECK(found.briefings[4].title == "Fed cuts rates");
}

TEST_CASE("what is of no known format or hidden is passed over in a folder", "[corpus][reader]") {
    const TemporaryFolder folder;
    folder.write("in/.hidden.txt", text);
    folder.write("in/.git/a.txt", text);
    folder.write("in/photo.jpg", "\xFF\xD8");
    folder.write("in/txt", text);
    folder.write("in/z.gz", gzip(text));
    const CollectingVisitor found = read({folder / "in"});
    CHECK(found.briefings.empty());
    CHECK(found.problems.empty());
    CHECK(found.passed_over == Names{folder / "in/photo.jpg", folder / "in/txt", folder / "in/z.gz"});
}

TEST_CASE("a file named itself is read whatever its name, and has its name as id", "[corpus][reader]") {
    const TemporaryFolder folder;
    const CollectingVisitor found =
        read({folder.write("deep/notes", text), folder.write("deep/.hidden", text),
              folder.write("export.dat", "\xEF\xBB\xBF \n{\"id\": \"7\", \"text\": \"x\"}\n"),
              folder.write("packed", gzip("{\"id\": \"8\", \"text\": \"x\"}"))});
    CHECK(found.ids() == Names{"notes", ".hidden", "7", "8"});
    CHECK(found.problems.empty());
}

TEST_CASE("a text that cannot be used is a problem with its reason", "[corpus][reader]") {
    const TemporaryFolder folder;
    struct Case {
        const char* name;
        std::string content;
        const char* reason;
    };
    const auto [name, content, reason] = GENERATE(values<Case>({
        {"empty.txt", "", "holds no text"},
        {"blank.txt", " \n\t\r\n\xC2\xA0", "holds no text"},
        {"mark.txt", "\xEF\xBB\xBF", "holds no text"},
        {"empty.txt.gz", gzip(""), "holds no text"},
        {"nul.txt", "Fed cuts\0 rates"s, "holds NUL bytes, so it is no text in UTF-8"},
        {"long.txt", std::string(1001, 'x'), "longer than 1000 bytes, the most a record may have"},
        {"bomb.txt.gz", gzip(std::string(300'000, 'x')),
         "longer than 1000 bytes, the most a record may have"},
        {"note", "<note>x</note>", "is of no format that can be read"},
        {"cut.txt.gz", gzip(text).substr(0, 30), "cannot read on: truncated gzip input"},
        {"cut.jsonl.gz", gzip(text).substr(0, 30), "cannot read on: truncated gzip input"},
    }));
    const std::string file = folder.write(name, content);
    const CollectingVisitor found = read({file, folder.write("good.txt", text)}, {.record_bytes = 1000});
    CHECK(found.problems == Names{file + ": " + reason});
    CHECK(found.ids() == Names{"good.txt"});
}

TEST_CASE("a text of exactly the limit is read", "[corpus][reader]") {
    const TemporaryFolder folder;
    const CollectingVisitor found =
        read({folder.write("a.txt", std::string(1000, 'x'))}, {.record_bytes = 1000});
    REQUIRE(found.ids() == Names{"a.txt"});
    CHECK(found.briefings.front().summary == std::string(1000, 'x'));
}

TEST_CASE("a text in another encoding is read in it", "[corpus][reader]") {
    const TemporaryFolder folder;
    const CollectingVisitor found = read({folder.write("latin.txt", "Caf\xE9 opens\nIt is a caf\xE9.")});
    REQUIRE(found.briefings.size() == 1);
    CHECK(found.briefings.front().title == "Caf\xC3\xA9 opens");
    CHECK(is_valid_utf8(found.briefings.front().text));
}

TEST_CASE("a file in UTF-16 or UTF-32 is read as one in UTF-8", "[corpus][reader]") {
    const TemporaryFolder folder;
    std::string wide = "\xFF\xFE";
    for (const char c : std::string_view("Fed cuts rates\nThe Fed cut rates.")) wide += {c, '\0'};
    std::string records(3, '\0');
    for (const char c :
         std::string_view("{\"id\": \"7\", \"text\": \"x\"}\n{\"id\": \"8\", \"text\": \"y\"}")) {
        records += {c, '\0', '\0', '\0'};
    }
    records.resize(records.size() - 3);
    const CollectingVisitor found = read({folder.write("a.txt", wide), folder.write("b.txt.gz", gzip(wide)),
                                          folder.write("c", wide), folder.write("d.jsonl", records)});
    CHECK(found.ids() == Names{"a.txt", "b.txt.gz", "c", "7", "8"});
    for (int i = 0; i < 3; ++i) CHECK(found.briefings[static_cast<std::size_t>(i)].title == "Fed cuts rates");
    CHECK(found.problems.empty());
    CHECK(found.mended.empty());
}

TEST_CASE("what is no character in UTF-16 is mended and told", "[corpus][reader]") {
    const TemporaryFolder folder;
    std::string wide = "\xFE\xFF";
    for (const char c : std::string_view("Fed cuts rates")) wide += {'\0', c};
    const std::string file = folder.write("a.txt", wide + "\xD8\x01");
    const CollectingVisitor found = read({file});
    CHECK(found.ids() == Names{"a.txt"});
    CHECK(found.mended == Names{file + ": 1 place is not utf-16be, and became U+FFFD"});
}

TEST_CASE("messages of a Maildir are mails, whatever their names", "[corpus][reader]") {
    const TemporaryFolder folder;
    const std::string mail = "Subject: Fed cuts rates\nMessage-ID: <1@x>\n\nThe Fed cut rates today.\n";
    folder.write("in/box/cur/1712.M1P2.host:2,S", mail);
    folder.write("in/box/cur/.hidden", mail);
    folder.write("in/box/dovecot.index", mail);
    folder.write("in/cur/1712.M1P2.host:2,S", mail);
    fs::create_directory(folder / "in/box/tmp");
    const CollectingVisitor found = read({folder / "in"});
    CHECK(found.ids() == Names{"1@x"});
    CHECK(found.passed_over == Names{folder / "in/box/dovecot.index", folder / "in/cur/1712.M1P2.host:2,S"});
    CHECK(found.bytes == mail.size());
    CHECK(measure_input(std::vector<fs::path>{folder / "in"}, {}) == mail.size());
}

TEST_CASE("a file's name becomes an id in UTF-8 or is refused", "[corpus][reader]") {
    const TemporaryFolder folder;
    folder.write("in/caf\xE9.txt", text);
    folder.write("in/line\nend.txt", text);
    folder.write("in/escape\x1B[31m.txt", text);
    folder.write("in/\xC3\xA9.txt", text);
    const CollectingVisitor found = read({folder / "in"});
    CHECK(found.ids() == Names{"caf\xEF\xBF\xBD.txt", "\xC3\xA9.txt"});
    CHECK(found.problems == Names{folder / "in/escape\x1B[31m.txt" + ": has control characters in its name",
                                  folder / "in/line\nend.txt" + ": has control characters in its name"});
}

TEST_CASE("a path that is not there is an error before anything is read", "[corpus][reader]") {
    const TemporaryFolder folder;
    const auto check = [](const fs::path& path) {
        return thrown_by([&] { check_inputs(std::vector<fs::path>{path}); });
    };
    CHECK(check(folder / "missing") ==
          "cannot read '" + folder / "missing" +
              "': it is not there | name files and folders that exist, or '-' for "
              "standard input");
    CHECK(check(folder.write("file", text)) == "nothing");
    CHECK(check(folder.path()) == "nothing");
    CHECK(check("-") == "nothing");
    CHECK(kind_thrown_by([&] { check_inputs(std::vector<fs::path>{folder / "missing"}); }) ==
          ErrorKind::corpus);
    fs::create_symlink("loop", folder / "loop");
    CHECK(check(folder / "loop") == "cannot read '" + folder / "loop" +
                                        "': Too many levels of symbolic links | name files and folders that "
                                        "exist, or '-' for standard input");
}

TEST_CASE("a pipe or device that is named itself is read, without waiting for a writer", "[corpus][reader]") {
    const TemporaryFolder folder;
    const std::string pipe = folder / "pipe.txt";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(read({pipe, "/dev/null"}).problems == Names{pipe + ": holds no text", "/dev/null: holds no text"});
}

namespace {

/// Skips the files with some names, and keeps what it is told of each.
class DecidingVisitor : public CollectingVisitor {
 public:
    explicit DecidingVisitor(std::string skipped) : skipped_(std::move(skipped)) {}

    FileDecision on_file(const FileState& file) override {
        events.push_back("file " + file.path.string() + " " + std::to_string(file.bytes));
        times.push_back(file.changed_nanoseconds);
        return file.path.filename() == skipped_ ? FileDecision::skip : FileDecision::read;
    }
    void on_file_end() override { events.emplace_back("end"); }
    void on_briefing(Briefing&& briefing, std::string_view) override { events.push_back(briefing.id); }
    void on_problem(Problem&& problem) override { events.push_back(problem.reason); }

    Names events;
    std::vector<std::int64_t> times;

 private:
    std::string skipped_;
};

}  // namespace

TEST_CASE("each file is announced as it lies on the disk, and left out where that is said",
          "[corpus][reader]") {
    const TemporaryFolder folder;
    folder.write("in/a.txt", "Fed");
    folder.write("in/b.txt", "Fed cuts");
    folder.write("in/c.txt", "");
    folder.write("in/d.jpg", "");
    folder.write("elsewhere/e.txt", "Fed cuts rates");
    fs::create_directory_symlink(folder / "elsewhere", folder / "in/there");
    fs::create_directory_symlink(folder / "in", folder / "link");
    fs::last_write_time(folder / "in/a.txt", fs::file_time_type(std::chrono::seconds(0)));
    struct stat status = {};
    REQUIRE(::stat((folder / "in/a.txt").c_str(), &status) == 0);
    const std::string real = fs::canonical(folder.path()).string();
    DecidingVisitor visitor("b.txt");
    const std::vector<fs::path> paths{folder / "link/../link/.", folder / "in/c.txt"};
    read_briefings(paths, {}, visitor);
    CHECK(visitor.events == Names{"file " + real + "/in/a.txt 3", "a.txt", "end",
                                  "file " + real + "/in/b.txt 8", "file " + real + "/in/c.txt 0",
                                  "holds no text", "end", "file " + real + "/elsewhere/e.txt 14",
                                  "there/e.txt", "end"});
    CHECK(visitor.times.front() == status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec);
    CHECK(visitor.bytes == 25);
    CHECK(visitor.bytes == measure_input(paths, {}));
}

TEST_CASE("standard input and pipes are no files on the disk", "[corpus][reader]") {
    DecidingVisitor visitor("");
    read_briefings(std::vector<fs::path>{"/dev/null", "/no/such/file"}, {}, visitor);
    CHECK(visitor.events == Names{"holds no text", "cannot read: No such file or directory"});
}

TEST_CASE("the bytes told at the end are those measured before", "[corpus][reader]") {
    const TemporaryFolder folder;
    const std::string packed = gzip(text);
    folder.write("in/a.txt", text);
    folder.write("in/b.txt.gz", packed);
    folder.write("in/c.jpg", "not counted");
    const std::vector<fs::path> paths{folder / "in"};
    const std::uint64_t expected = std::string_view(text).size() + packed.size();
    CHECK(measure_input(paths, {}) == expected);
    CHECK(read(paths).bytes == expected);
    CHECK(measure_input(std::vector<fs::path>{"-"}, {}) == 0);
    CHECK(measure_input(std::vector<fs::path>{folder / "missing"}, {}) == 0);
}

TEST_CASE("a format is told by a file's ending, else by its first bytes", "[corpus][formats]") {
    struct Case {
        const char* file;
        const char* expected;
    };
    const auto [file, expected] = GENERATE(values<Case>({
        {"a.txt", "text"},
        {"a.TEXT", "text"},
        {"x/a.b.Txt.GZ", "text"},
        {"a.jsonl", "json-lines"},
        {"a.ndjson.gz", "json-lines"},
        {"a.json", "json"},
        {"a.txt.bz2", "text"},
        {"a.txt.zst", "text"},
        {"a.txt.XZ", "text"},
        {"a.txt.gz.gz", ""},
        {"a.txt.7z", ""},
        {"a.pdf", ""},
        {"a.zip", ""},
        {"a.gz", ""},
        {".gz", ""},
        {"atxt", ""},
        {"", ""},
    }));
    CAPTURE(file);
    const Format* format = format_by_name(file);
    CHECK((format ? format->name : "") == expected);
    CHECK(format_by_content("\xEF\xBB\xBF\n {\"id\"")->name == "json-lines");
    CHECK(format_by_content("Fed {cuts}")->name == "text");
    CHECK(format_by_content("")->name == "text");
    const char* other = GENERATE("%PDF-1.7", "PK\x03\x04");
    CAPTURE(other);
    CHECK(format_by_content(other) == nullptr);
}

TEST_CASE("a file that is called a text is what its first bytes surely tell", "[corpus][reader]") {
    const TemporaryFolder folder;
    folder.write("in/feed.txt",
                 "<rss version=\"2.0\"><channel><item><guid>f</guid><title>Fed cuts "
                 "rates</title></item></channel></rss>");
    folder.write("in/json.txt", R"({"id": "j", "title": "Fed cuts rates", "text": "The Fed cut rates."})");
    folder.write("in/mail.txt",
                 "From: a@b.org\nSubject: Fed cuts rates\nMessage-ID: <m@b.org>\n\nThe Fed cut.\n");
    folder.write("in/page.txt", "<!DOCTYPE html><title>Fed cuts rates</title><p>The Fed cut rates.</p>");
    folder.write("in/table.txt", "title,text\nFed cuts rates,The Fed cut rates.\n");
    const CollectingVisitor found = read({folder / "in"});
    CHECK(found.problems.empty());
    CHECK(found.ids() == Names{"feed.txt#f", "j", "m@b.org", "page.txt", "table.txt"});
    for (const Briefing& briefing : found.briefings) {
        CAPTURE(briefing.id);
        CHECK(briefing.title == (briefing.id == "table.txt" ? "title,text" : "Fed cuts rates"));
    }
}

TEST_CASE("a text that begins as if it were something else stays a text", "[corpus][reader]") {
    const TemporaryFolder folder;
    const char* const beginning = GENERATE("{Editor's note} ", "{ ", "[1] ", "[Update] ", "<3 ",
                                           "From here: ", "Date: ", "{{ title }} ", "<b>");
    CAPTURE(beginning);
    folder.write("in/a.txt", beginning + std::string(text) + "\n\nAnd so on."s);
    const CollectingVisitor found = read({folder / "in"});
    CHECK(found.problems.empty());
    REQUIRE(found.ids() == Names{"a.txt"});
    CHECK(found.briefings[0].title.ends_with("Fed cuts rates"));
}

TEST_CASE("what begins with markup is what its markup tells, whatever it is called", "[corpus][reader]") {
    const TemporaryFolder folder;
    const std::string page = "<!DOCTYPE html><title>Fed cuts rates</title><p>The Fed cut rates.</p>";
    const std::string feed =
        "<rss version=\"2.0\"><channel><item><guid>f</guid><title>Fed cuts rates</title>"
        "</item></channel></rss>";
    folder.write("in/a.md", page);
    folder.write("in/b.csv", page);
    folder.write("in/c.html", feed);
    folder.write("in/d.json", "\xEF\xBB\xBF\n" + feed);
    folder.write("in/e.xml", page);
    const CollectingVisitor found = read({folder / "in"});
    CHECK(found.problems.empty());
    CHECK(found.ids() == Names{"a.md", "b.csv", "c.html#f", "d.json#f", "e.xml"});
    for (const Briefing& briefing : found.briefings) CHECK(briefing.title == "Fed cuts rates");
}

TEST_CASE("Markdown that is called a text has no markup left", "[corpus][reader]") {
    const TemporaryFolder folder;
    folder.write("in/a.txt", "---\ntitle: Fed cuts rates\ndate: 2024-05-06\n---\n\nThe *Fed* cut rates.\n");
    const CollectingVisitor found = read({folder / "in"});
    REQUIRE(found.ids() == Names{"a.txt"});
    CHECK(found.briefings[0].title == "Fed cuts rates");
    CHECK(found.briefings[0].text == "The Fed cut rates.");
}

TEST_CASE("a page without any tag is read as a text", "[corpus][reader]") {
    const TemporaryFolder folder;
    folder.write("in/a.html", text);
    const CollectingVisitor found = read({folder / "in"});
    REQUIRE(found.ids() == Names{"a.html"});
    CHECK(found.briefings[0].title == "Fed cuts rates");
    CHECK(found.briefings[0].text == "The Fed cut rates today.");
}
