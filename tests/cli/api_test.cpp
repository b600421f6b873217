#include "corpus/base/json.h"
#include "tests/support/asked_api.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Removes what the API leaves out: where files lie, but not what records say themselves.
void remove_places(nlohmann::ordered_json& json) {
    if (json.is_object()) json.erase("path");
    if (!json.is_structured()) return;
    for (const auto& [name, value] : json.items())
        if (name != "attributes") remove_places(value);
}

std::string without_places(const std::string& out) {
    auto json = nlohmann::ordered_json::parse(out);
    remove_places(json);
    if (json.contains("schema") && json.contains("documents")) json.erase("index");  // of `info`
    return to_json_text(json) + "\n";
}

struct AskedTwice {
    const char* words;  ///< of the command line, with blanks between
    const char* target;
};

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

}  // namespace

TEST_CASE("each route of the API gives the bytes of the command line", "[cli][api]") {
    const auto asked = GENERATE(values<AskedTwice>({
        {"search -k 2 -s 2 --today 2026-04-30 muse spark cites:cnbc.com",
         "search?q=muse+spark+cites:cnbc.com&k=2&snippets=2"},
        {"search --limit 5 --offset 2 --sort newest --group story --facets source,host --histogram --explain "
         "--raw --today 2026-05-02 fed",
         "search?q=fed&limit=5&offset=2&sort=newest&group=story&facets=source,host&histogram=1&explain=true"
         "&raw=1&today=2026-05-02"},
        {"search --half-life 30 --corroborated --rank deep --facets all --today 2026-04-30 tariffs since:3m",
         "search?q=tariffs+since:3m&half-life=30&corroborated=1&rank=deep&facets=all"},
        {"search -v fed", "search?q=fed&invert-match=1"},
        {"search Alexander Wang titel:x", "search?q=Alexander+Wang+titel:x"},
        {"search xyzzyq", "search?q=xyzzyq"},
        {"why --sort oldest --today 2026-04-30 2026-04-08-muse-spark-a.txt muse spark cites:cnbc.com",
         "why?id=2026-04-08-muse-spark-a.txt&q=muse+spark+cites:cnbc.com&sort=oldest"},
        {"similar -k 3 --terms 5 2026-04-08-muse-spark-a.txt",
         "similar?id=2026-04-08-muse-spark-a.txt&k=3&terms=5"},
        {"show 2024-09-19-fed-cut-2024-c.txt", "show?id=2024-09-19-fed-cut-2024-c.txt"},
        {"show --chrome 2024-09-19-fed-cut-2024-c.txt", "show?id=2024-09-19-fed-cut-2024-c.txt&chrome=1"},
        {"cite 2026-04-08-muse-spark-a.txt", "cite?id=2026-04-08-muse-spark-a.txt"},
        {"suggest -k 3 meta alex", "suggest?q=meta+alex&limit=3"},
        {"stories -k 3 --order newest --today 2026-04-30 muse", "stories?q=muse&k=3&order=newest"},
        {"stories --raw", "stories?raw=1"},
        {"story -b 2 2026-04-08-muse-spark-a.txt", "story?id=2026-04-08-muse-spark-a.txt&briefings=2"},
        {"story why 2026-04-08-muse-spark-a.txt 2024-09-19-fed-cut-2024-c.txt",
         "story/why?a=2026-04-08-muse-spark-a.txt&b=2024-09-19-fed-cut-2024-c.txt"},
        {"claims -k 3 stake percent", "claims?q=stake+percent&k=3"},
        {"claims --query 2026-04-08-muse-spark-a.txt", "claims?q=2026-04-08-muse-spark-a.txt&query=1"},
        {"figures -k 5 --kind money,percentage -b 10 2026-04-08-muse-spark-a.txt",
         "figures?q=2026-04-08-muse-spark-a.txt&k=5&kind=money,percentage&briefings=10"},
        {"quotes --speaker powell fed", "quotes?q=fed&speaker=powell"},
        {"compare --all 2026-04-08-muse-spark-a.txt", "compare?id=2026-04-08-muse-spark-a.txt&all=1"},
        {"compare 2026-04-08-muse-spark-a.txt 2026-04-08-muse-spark-b.txt",
         "compare?id=2026-04-08-muse-spark-a.txt&id=2026-04-08-muse-spark-b.txt"},
        {"timeline -k 4 2026-04-08-muse-spark-a.txt", "timeline?q=2026-04-08-muse-spark-a.txt&k=4"},
        {"sources", "sources"},
        {"sources --by host -k 3 muse spark", "sources?q=muse+spark&by=host&k=3"},
        {"info", "info"},
    }));
    CAPTURE(asked.words, asked.target);
    std::vector<std::string> words = split_words(asked.words);
    words.insert(words.begin() + 1, {"--format", "json", "-i", sample_corpus_index()});
    const Run program = run("debrief", words);
    CHECK(program.status <= 1);
    CHECK(program.error.empty());
    REQUIRE_FALSE(program.out.empty());
    AskedApi api{IndexDirectory(sample_corpus_index())};
    const Response response = api.get(std::string("/api/v1/") + asked.target);
    CHECK(response.status == 200);
    CHECK(response.body == without_places(program.out));
}
