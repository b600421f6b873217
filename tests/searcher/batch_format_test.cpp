#include "searcher/batch_format.h"

#include "tests/support/catch.h"
#include "tests/support/thrown.h"

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

SearchResult two_hits() {
    Hit first;
    first.rank = 1;
    first.id = "b 1";
    first.title = "Say \"flood\",\nnow";
    first.source = "Harbor Wire";
    first.score = 1.25;
    first.snippets = {{"A caf\xC3\xA9 flood.", {{8, 13}}, false, false}};
    Hit second;
    second.rank = 2;
    second.id = "-x\t%";
    second.title = "\x1B[31mred";
    second.score = 0.5;
    SearchResult result;
    result.query = "flood";
    result.hits = {first, second};
    return result;
}

std::string written(OutputStyle style, const std::string& topic, RunScores scores = RunScores::ranking) {
    const BatchFormat format({.style = style}, scores);
    return format.header() + format.to_text(topic, two_hits()) + format.to_text("none", SearchResult());
}

}  // namespace

TEST_CASE("results of a topic are rows in any format", "[searcher][batch_format]") {
    CHECK(written(OutputStyle::trec_run, "q 1") ==
          "q%201 Q0 b%201 1 1.250000 debrief\nq%201 Q0 -x%09%25 2 0.500000 debrief\n");
    CHECK(written(OutputStyle::trec_run, "1", RunScores::fusion) ==
          "1 Q0 b%201 1 1.250000000000 debrief\n1 Q0 -x%09%25 2 0.500000000000 debrief\n");
    CHECK(written(OutputStyle::tsv, "q 1") ==
          "topic\trank\tid\ttitle\tdate\tsource\tscore\turl\tlanguage\tpath\tstory\tsnippet\n"
          "q 1\t1\tb 1\tSay \"flood\",\\nnow\t\tHarbor Wire\t1.25\t\t\t\t\tA caf\xC3\xA9 flood.\n"
          "q 1\t2\t-x\\t%\t\\u001b[31mred\t\t\t0.5\t\t\t\t\t\n");
    CHECK(written(OutputStyle::csv, "q,1") ==
          "topic,rank,id,title,date,source,score,url,language,path,story,snippet\r\n"
          "\"q,1\",1,b 1,\"Say \"\"flood\"\",\nnow\",,Harbor Wire,1.25,,,,,A caf\xC3\xA9 flood.\r\n"
          "\"q,1\",2,'-x\t%,\xEF\xBF\xBD[31mred,,,0.5,,,,,\r\n");
}

TEST_CASE("a JSON line has passages with offsets in bytes and characters", "[searcher][batch_format]") {
    const BatchFormat format({.style = OutputStyle::json_lines}, RunScores::ranking);
    CHECK(format.header().empty());
    const std::string line = format.to_text("q", two_hits());
    CHECK(line.starts_with("{\"id\":\"q\",\"v\":1,\"query\":\"flood\""));
    CHECK(line.ends_with("}\n"));
    const auto snippet = nlohmann::json::parse(line)["hits"][0]["snippets"][0];
    CHECK(snippet["matches"].dump() == "[[8,13]]");
    CHECK(snippet["characters"].dump() == "[[7,12]]");
    const BatchFormat ended({.style = OutputStyle::json_lines, .row_end = '\0'}, RunScores::ranking);
    CHECK(ended.to_text("q", two_hits()).back() == '\0');
}

TEST_CASE("a row may be as its user wants it", "[searcher][batch_format]") {
    const BatchFormat format({.style = OutputStyle::pattern, .pattern = "{topic}:{rank}\\t{id}"},
                             RunScores::ranking);
    CHECK(format.header().empty());
    CHECK(format.to_text("q", two_hits()) == "q:1\tb 1\nq:2\t-x %\n");
    CHECK(thrown_by([] {
              (void)BatchFormat({.style = OutputStyle::pattern, .pattern = "{topik}"}, RunScores::ranking);
          }).find("'topik'") != std::string::npos);
}

TEST_CASE("ids are columns of a run", "[searcher][batch_format]") {
    CHECK(to_trec_id("a b\tc\n%d\r") == "a%20b%09c%0A%25d%0D");
    CHECK(to_trec_id("caf\xC3\xA9/1.txt") == "caf\xC3\xA9/1.txt");
    CHECK(to_trec_id(std::string_view("\0\x1B\x7F\xFF", 4)) == "%00%1B%7F%FF");
    CHECK(to_trec_id("\xC2\x85\xE2\x80\xAE|\xEF\xBF\xBD") == "%C2%85%E2%80%AE|\xEF\xBF\xBD");
    CHECK(to_trec_id("").empty());
}
