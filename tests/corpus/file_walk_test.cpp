#include "corpus/reader/file_walk.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace debrief;
using namespace debrief::test;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

struct Walked {
    Names ids;
    Names problems;
};

Walked walk(const std::vector<fs::path>& paths, const ReadOptions& options = {}) {
    Walked walked;
    walk_files(
        paths, Selection(options),
        {[&](const FoundFile& file) { walked.ids.push_back(file.id); },
         [&](Problem&& problem) { walked.problems.push_back(problem.where + ": " + problem.reason); }});
    return walked;
}

/// A folder with empty files.
class Tree {
 public:
    explicit Tree(const Names& files) {
        for (const std::string& file : files) folder_.write("in/" + file, "");
    }
    void ignore(const std::string& folder, const std::string& rules) const {
        folder_.write("in/" + folder + ".debriefignore", rules);
    }
    [[nodiscard]] std::string operator/(const std::string& name) const { return folder_ / name; }
    [[nodiscard]] Names ids(const ReadOptions& options = {}) const {
        const Walked walked = walk({folder_ / "in"}, options);
        CHECK(walked.problems.empty());
        return walked.ids;
    }

 private:
    TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a folder's files are found in byte order of names, hidden ones not", "[corpus][file_walk]") {
    const Tree tree({"b.txt", "B.txt", "a/z.txt", "a.txt", "a/b/c.txt", "a-b.txt", ".hidden.txt",
                     ".git/x.txt", "\xC3\xA9.txt", "~.txt"});
    CHECK(tree.ids() ==
          Names{"B.txt", "a/b/c.txt", "a/z.txt", "a-b.txt", "a.txt", "b.txt", "~.txt", "\xC3\xA9.txt"});
}

TEST_CASE("a folder is left out whatever leads to it", "[corpus][file_walk]") {
    const Tree tree({"a.txt", "index/b.txt", "index/c/d.txt"});
    fs::create_directory_symlink(tree / "in/index", tree / "in/link");
    fs::create_directory_symlink(tree / "in", tree / "other");
    ReadOptions options;
    options.left_out = tree / "other/index";
    CHECK(tree.ids(options) == Names{"a.txt"});
    options.left_out = tree / "missing";
    CHECK(tree.ids(options) == Names{"a.txt", "index/b.txt", "index/c/d.txt"});
}

TEST_CASE("links lead to what lies elsewhere, devices and dead links nowhere", "[corpus][file_walk]") {
    const Tree tree({"a.txt", "z.txt"});
    fs::create_directories(tree / "outside/deep");
    fs::create_symlink(tree / "in/a.txt", tree / "in/0-link.txt");
    REQUIRE(::mkfifo((tree / "in/pipe.txt").c_str(), 0600) == 0);
    fs::create_symlink("/dev/null", tree / "in/null.txt");
    fs::create_symlink(tree / "nowhere", tree / "in/dangling.txt");
    fs::create_symlink("loop.txt", tree / "in/loop.txt");
    fs::create_directory_symlink(tree / "outside", tree / "in/b-outside");
    fs::create_symlink(tree / "in/z.txt", tree / "outside/z.txt");
    const Tree other({"x.txt"});
    fs::create_symlink(other / "in/x.txt", tree / "outside/deep/x.txt");
    CHECK(tree.ids() == Names{"a.txt", "z.txt", "b-outside/deep/x.txt"});
}

TEST_CASE("loops of links end, and each file is found once", "[corpus][file_walk]") {
    const Tree tree({"a.txt", "sub/b.txt", "sub/deep/c.txt"});
    fs::create_directory_symlink(tree / "in", tree / "in/circle");
    fs::create_directory_symlink("..", tree / "in/sub/up");
    fs::create_directory_symlink("../sub/deep", tree / "in/sub/here");
    fs::create_directory_symlink("/", tree / "in/sub/deep/.root");
    const Names once{"a.txt", "sub/b.txt", "sub/deep/c.txt"};
    CHECK(tree.ids() == once);
    CHECK(walk({tree / "in", tree / "in/sub", tree / "in/a.txt", tree / "in"}).ids == once);
    CHECK(walk({tree / "in/a.txt", tree / "in"}).ids == once);
    fs::create_hard_link(tree / "in/a.txt", tree / "in/twin.txt");
    CHECK(tree.ids() == once);
}

TEST_CASE("links in linked folders are followed too", "[corpus][file_walk]") {
    const Tree tree({"a.txt"});
    const Tree second({"b.txt"});
    const Tree third({"c.txt"});
    fs::create_directory_symlink(second / "in", tree / "in/second");
    fs::create_directory_symlink(third / "in", second / "in/third");
    fs::create_directory_symlink(tree / "in", third / "in/first");
    CHECK(tree.ids() == Names{"a.txt", "second/b.txt", "second/third/c.txt"});
}

TEST_CASE("a link named itself is followed", "[corpus][file_walk]") {
    const Tree tree({"a.txt"});
    fs::create_directory_symlink(tree / "in", tree / "folder");
    fs::create_symlink(tree / "in/a.txt", tree / "file.md");
    CHECK(walk({tree / "folder"}).ids == Names{"a.txt"});
    CHECK(walk({tree / "file.md"}).ids == Names{"file.md"});
    CHECK(walk({tree / "missing"}).ids == Names{"missing"});
    CHECK(walk({"-"}).ids == Names{"-"});
}

TEST_CASE("a folder's .debriefignore is honoured as git does", "[corpus][file_walk]") {
    const Tree tree(
        {"a.txt", "b.md", "drafts/c.txt", "sub/a.txt", "sub/d.md", "sub/keep/e.md", "sub/drafts/f.txt"});
    tree.ignore("", "*.md\n/drafts/\n# a.txt\n");
    CHECK(tree.ids() == Names{"a.txt", "sub/a.txt", "sub/drafts/f.txt"});
    tree.ignore("sub/", "/a.txt\n!keep/*.md\n");
    CHECK(tree.ids() == Names{"a.txt", "sub/drafts/f.txt", "sub/keep/e.md"});
    tree.ignore("sub/keep/", "e.md");
    CHECK(tree.ids() == Names{"a.txt", "sub/drafts/f.txt"});
    // What lies in an ignored folder cannot be taken back.
    tree.ignore("", "sub/\n!sub/a.txt\n");
    CHECK(tree.ids() == Names{"a.txt", "b.md", "drafts/c.txt"});
}

TEST_CASE("rules are of the given folder and those below, not above", "[corpus][file_walk]") {
    const Tree tree({"sub/a.txt", "sub/b.txt"});
    tree.ignore("", "sub/a.txt\n");
    CHECK(tree.ids() == Names{"sub/b.txt"});
    CHECK(walk({tree / "in/sub"}).ids == Names{"a.txt", "b.txt"});
    CHECK(walk({tree / "in/sub/a.txt"}).ids == Names{"a.txt"});
}

TEST_CASE("rules that cannot be read are a problem, and the folder is read", "[corpus][file_walk]") {
    const Tree tree({"a.txt"});
    fs::create_directory(tree / "in/.debriefignore");
    const Walked walked = walk({tree / "in"});
    CHECK(walked.ids == Names{"a.txt"});
    CHECK(walked.problems == Names{(tree / "in/.debriefignore") + ": not a regular file"});
    fs::remove(tree / "in/.debriefignore");
    tree.ignore("", std::string(1'000'001, '#'));
    CHECK(walk({tree / "in"}).problems ==
          Names{(tree / "in/.debriefignore") +
                ": longer than 1000000 bytes, the most it may be: nothing is ignored"});
}

TEST_CASE("the user says what to include and to exclude", "[corpus][file_walk]") {
    struct Case {
        Names include;
        Names exclude;
        Names expected;
    };
    const auto [include, exclude, expected] = GENERATE(values<Case>({
        {{}, {}, {"a.txt", "b.md", "old/c.txt", "sub/d.txt", "sub/old/e.txt", "z.zip"}},
        {{"*.txt"}, {}, {"a.txt", "old/c.txt", "sub/d.txt", "sub/old/e.txt", "z.zip"}},
        {{"*.md", "/a.*"}, {}, {"a.txt", "b.md", "z.zip"}},
        {{"sub/"}, {}, {"sub/d.txt", "sub/old/e.txt", "z.zip"}},
        {{"sub/", "!sub/old/"}, {}, {"sub/d.txt", "z.zip"}},
        {{"sub/", "!old/", "e.*"}, {}, {"sub/d.txt", "sub/old/e.txt", "z.zip"}},
        {{}, {"old/"}, {"a.txt", "b.md", "sub/d.txt", "z.zip"}},
        {{}, {"/old"}, {"a.txt", "b.md", "sub/d.txt", "sub/old/e.txt", "z.zip"}},
        {{}, {"*.txt", "!a.txt", "*.zip"}, {"a.txt", "b.md"}},
        {{"*.txt"}, {"old"}, {"a.txt", "sub/d.txt", "z.zip"}},
    }));
    CAPTURE(include, exclude);
    const Tree tree({"a.txt", "b.md", "old/c.txt", "sub/d.txt", "sub/old/e.txt", "z.zip"});
    ReadOptions options;
    options.include = include;
    options.exclude = exclude;
    CHECK(tree.ids(options) == expected);
    CHECK(walk({tree / "in/b.md"}, options).ids == Names{"b.md"});
}

TEST_CASE("the user's word wins over .debriefignore", "[corpus][file_walk]") {
    const Tree tree({"a.txt", "b.txt"});
    tree.ignore("", "*.txt");
    ReadOptions options;
    options.exclude = {"!a.txt"};
    CHECK(tree.ids(options) == Names{"a.txt"});
}

TEST_CASE("a folder that may not be listed is a problem, and the others are read", "[corpus][file_walk]") {
    if (::geteuid() == 0) return;  // may list all
    const Tree tree({"a/x.txt", "z.txt"});
    fs::permissions(tree / "in/a", fs::perms::none);
    const Walked walked = walk({tree / "in"});
    fs::permissions(tree / "in/a", fs::perms::owner_read);
    const Walked listed = walk({tree / "in"});
    fs::permissions(tree / "in/a", fs::perms::owner_all);
    CHECK(walked.ids == Names{"z.txt"});
    CHECK(walked.problems == Names{(tree / "in/a") + ": cannot list the folder: Permission denied"});
    CHECK(listed.problems == Names{(tree / "in/a/x.txt") + ": cannot read: Permission denied"});
}

TEST_CASE("a folder whose path is too long is a problem, and the others are read", "[corpus][file_walk]") {
    const Tree tree({"z.txt"});
    const std::string name(200, 'd');
    // Each step from within, since no path may be as long as the whole.
    const fs::path before = fs::current_path();
    fs::current_path(tree / "in");
    for (int i = 0; i < 25; ++i) {
        fs::create_directory(name);
        fs::current_path(name);
    }
    fs::current_path(before);
    const Walked walked = walk({tree / "in"});
    CHECK(walked.ids == Names{"z.txt"});
    REQUIRE(walked.problems.size() == 1);
    CHECK(walked.problems.front().ends_with(": cannot read: File name too long"));
}
