#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

/// A config folder with a file in it.
class Home {
 public:
    explicit Home(std::string_view config) : file_(folder_.write("debrief/config", config)) {}

    /// Runs a line of the shell; `debrief` and its like stand for the programs.
    [[nodiscard]] Run run(const std::string& line) const {
        return run_shell(
            "PATH=\"$1:$PATH\" XDG_CONFIG_HOME=\"$2\" DEBRIEF_INDEX=\"$3\"; export XDG_CONFIG_HOME; " +
                std::string("export DEBRIEF_INDEX; ") + line,
            {std::filesystem::path(program_path("debrief")).parent_path().string(), folder_.path().string(),
             sample_corpus_index()});
    }
    [[nodiscard]] const std::string& file() const { return file_; }

 private:
    TemporaryFolder folder_;
    std::string file_;
};

}  // namespace

TEST_CASE("a config file gives options their defaults", "[cli][config]") {
    const Home home("limit = 2\n[search]\nsnippets = 0\n[similar]\nlimit = 1\n");
    const auto hits = [](const Run& found) { return nlohmann::json::parse(found.out).at("hits").size(); };
    CHECK(hits(home.run("debrief search -f json meta")) == 2);
    CHECK(hits(home.run("debrief -f json meta")) == 2);
    CHECK(hits(home.run("debrief -k 3 -f json meta")) == 3);
    CHECK(hits(home.run("debrief --no-config -f json meta")) == 10);
    const auto hit = nlohmann::json::parse(home.run("debrief -f json meta").out).at("hits").front();
    CHECK(hit.at("snippets").empty());
    const Run similar = home.run("debrief similar -f json 2026-04-08-muse-spark-a.txt");
    CHECK(nlohmann::json::parse(similar.out).at("similar").size() == 1);
}

TEST_CASE("the other programs read their part of the config file", "[cli][config]") {
    const Home home("[index]\nthreds = 1\n[web]\nprot = 1\n");
    const Run index = home.run("debrief-index x");
    CHECK(index.status == 2);
    CHECK(index.error == "debrief-index: " + home.file() +
                             ":2: 'index' has no option 'threds'\n  did you mean 'threads'?\n");
    const Run web = home.run("debrief-web");
    CHECK(web.status == 2);
    CHECK(web.error ==
          "debrief-web: " + home.file() + ":4: 'web' has no option 'prot'\n  did you mean 'port'?\n");
    CHECK(home.run("debrief meta").status == 0);
}

TEST_CASE("config tells values and where they come from", "[cli][config]") {
    const Home home("limit = 2\n[search]\nraw\n[index]\nexclude = drafts/\n");
    const Run all = home.run("debrief config --show-origin");
    CHECK(all.status == 0);
    CHECK(all.error.empty());
    for (const std::string& line :
         {"search.limit\t2\t" + home.file() + ":1\n", "search.raw\tyes\t" + home.file() + ":3\n",
          std::string("search.snippets\t1\tbuilt in\n"), std::string("search.explain\tno\tbuilt in\n"),
          "search.index\t" + sample_corpus_index() + "\t$DEBRIEF_INDEX\n",
          "index.exclude\tdrafts/\t" + home.file() + ":5\n"}) {
        CAPTURE(line);
        CHECK(all.out.find(line) != std::string::npos);
    }
    CHECK(home.run("debrief config search.limit").out == "search.limit\t2\n");
    CHECK(home.run("debrief config --no-config search.limit").out == "search.limit\t10\n");
    CHECK(home.run("debrief config -f json search.raw").out ==
          R"({"v":1,"options":[{"verb":"search","option":"raw","value":"yes","origin":")" + home.file() +
              ":3\"}]}\n");
    const Run unset = home.run("debrief config search.half-life");
    CHECK(unset.status == 1);
    CHECK(unset.out.empty());
}

TEST_CASE("config tells keys that are none", "[cli][config]") {
    const Home home("");
    const Run near = home.run("debrief config serch.limit");
    CHECK(near.status == 2);
    CHECK(near.error == "debrief: there is no option 'serch.limit'\n  did you mean 'search.limit'?\n");
    CHECK(home.run("debrief config xyzzyx").error ==
          "debrief: there is no option 'xyzzyx'\n  'debrief config' lists them\n");
    CHECK(home.run("debrief config a b").error ==
          "debrief: 'config' takes one key\n  as in 'debrief config search.limit'\n");
}

TEST_CASE("a wrong config file stops all verbs, with its place", "[cli][config]") {
    const Home home("limit = ten\n");
    const Run wrong = home.run("debrief meta");
    CHECK(wrong.status == 2);
    CHECK(wrong.error ==
          "debrief: 'limit (" + home.file() + ":1)' cannot be 'ten'\n  give a whole number from 1 to 1000\n");
    const Home unknown("limt = 1\n");
    CHECK(unknown.run("debrief info").error ==
          "debrief: " + unknown.file() + ":1: no verb has option 'limt'\n  did you mean 'limit'?\n");
    CHECK(unknown.run("debrief info --no-config").status == 0);
    CHECK(unknown.run("debrief info --help").status == 0);
}
