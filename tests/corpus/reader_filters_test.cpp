#include "corpus/base/child_process.h"
#include "corpus/reader/filters.h"
#include "corpus/reader/reader.h"
#include "tests/support/archives.h"
#include "tests/support/catch.h"
#include "tests/support/collecting_visitor.h"
#include "tests/support/gzip.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>

using namespace debrief;
using namespace debrief::test;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

constexpr const char* text = "Fed cuts rates\nThe Fed cut rates today.";

CollectingVisitor read(const std::vector<fs::path>& paths, const Names& filters) {
    ReadOptions options;
    options.filters = parse_filters(filters);
    options.filter_limits.seconds = 5;
    CollectingVisitor visitor;
    read_briefings(paths, options, visitor);
    return visitor;
}

/// A PDF with one line of text, made by hand (its table of objects is left out; readers make it anew).
std::string pdf(const std::string& line) {
    const std::string page = "BT /F 12 Tf 72 720 Td (" + line + ") Tj ET";
    return "%PDF-1.4\n"
           "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
           "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
           "4 0 obj<</Length " +
           std::to_string(page.size()) + ">>stream\n" + page +
           "\nendstream endobj\n"
           "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
           "trailer<</Root 1 0 R>>\n%%EOF\n";
}

/// Sets PATH for a while.
class Path {
 public:
    explicit Path(const std::string& path) : before_(std::getenv("PATH")) {
        ::setenv("PATH", path.c_str(), 1);
    }
    Path(const Path&) = delete;
    Path& operator=(const Path&) = delete;
    ~Path() { ::setenv("PATH", before_.c_str(), 1); }

 private:
    std::string before_;
};

}  // namespace

TEST_CASE("a file is read through the filter for its ending", "[corpus][reader][filters]") {
    const TemporaryFolder folder;
    folder.write("in/a.rot", "Srq phgf engrf\nGur Srq phg engrf gbqnl.");
    folder.write("in/b.rot.gz", gzip("Srq phgf engrf\nGur Srq phg engrf gbqnl."));
    folder.write("in/c.zip", pack(Packing::zip, {{"d.rot", "Srq phgf engrf\nGur Srq phg engrf gbqnl."}}));
    folder.write("in/-rf.rot", "Srq phgf engrf\nGur Srq phg engrf gbqnl.");
    folder.write("in/other.rat", "x");
    const CollectingVisitor found = read({folder / "in"}, {"rot:tr A-Za-z N-ZA-Mn-za-m"});
    CHECK(found.ids() == Names{"-rf.rot", "a.rot", "b.rot.gz", "c.zip/d.rot"});
    for (const Briefing& briefing : found.briefings) CHECK(briefing.title == "Fed cuts rates");
    CHECK(found.problems.empty());
    CHECK(found.passed_over == Names{folder / "in/other.rat"});
}

TEST_CASE("what a filter writes is told by its content", "[corpus][reader][filters]") {
    const TemporaryFolder folder;
    const std::string lines =
        folder.write("a.x", "{\"id\": \"7\", \"text\": \"x\"}\n{\"id\": \"8\", \"text\": \"x\"}\n");
    CHECK(read({lines}, {"x:cat"}).ids() == Names{"7", "8"});
}

TEST_CASE("a user's filter wins over formats and filters of ours", "[corpus][reader][filters]") {
    const TemporaryFolder folder;
    const CollectingVisitor found = read({folder.write("a.txt", "x"), folder.write("b.pdf", "x")},
                                         {"txt:echo From the filter", "pdf:echo From another"});
    REQUIRE(found.ids() == Names{"a.txt", "b.pdf"});
    CHECK(found.briefings[0].title == "From the filter");
    CHECK(found.briefings[1].title == "From another");
}

TEST_CASE("a filter that fails refuses its file and no other", "[corpus][reader][filters]") {
    const TemporaryFolder folder;
    const std::string bad = folder.write("in/a.bad", "x");
    const std::string empty = folder.write("in/b.empty", "x");
    folder.write("in/c.txt", text);
    const CollectingVisitor found =
        read({folder / "in"}, {"bad:sh -c 'echo half; echo reason >&2; exit 2'", "empty:true"});
    CHECK(found.ids() == Names{"c.txt"});
    CHECK(found.problems == Names{bad + ": 'sh' ends with status 2: reason", empty + ": holds no text"});
}

TEST_CASE("PDF is read where pdftotext is installed", "[corpus][reader][filters]") {
    if (!is_program_installed("pdftotext")) return;
    const TemporaryFolder folder;
    const std::string bytes = pdf("Fed cuts rates");
    folder.write("in/a.PDF", bytes);
    folder.write("in/b.zip", pack(Packing::zip, {{"c.pdf", bytes}}));
    const std::string unnamed = folder.write("report", bytes);
    const std::string broken = folder.write("x.pdf", "%PDF-1.4 and no more");
    const CollectingVisitor found = read({folder / "in", unnamed, broken}, {});
    CHECK(found.ids() == Names{"a.PDF", "b.zip/c.pdf", "report"});
    for (const Briefing& briefing : found.briefings) CHECK(briefing.title == "Fed cuts rates");
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems.front().rfind(broken + ": 'pdftotext' ends with status 1: ", 0) == 0);
}

TEST_CASE("without pdftotext a PDF is refused, and its package named", "[corpus][reader][filters]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", pdf("x"));
    const Path path(folder.path().string());
    CHECK(read({file}, {}).problems ==
          Names{file + ": is read by 'pdftotext', which is not installed (package poppler-utils)"});
}
