#include "searcher/topic_list.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace debrief;

namespace {

struct Read {
    std::string topics;
    std::string problems;
};

Read read_topics_of(std::string_view text) {
    const test::TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("topics", text));
    Read read;
    for (const TopicQuery& topic : read_topic_list(stream, "t.tsv", [&](const Problem& problem) {
             read.problems += problem.where + ": " + problem.reason + "\n";
         }))
        read.topics += topic.id + "|" + topic.query + "\n";
    return read;
}

}  // namespace

TEST_CASE("topics are lines of id, tab and query", "[searcher][topic_list]") {
    const Read read = read_topics_of(
        "\xEF\xBB\xBF"
        "q1\tmuse spark\r\n\n q 2 \t a\tb \nq\xFF\tx");
    CHECK(read.topics == "q1|muse spark\nq 2|a\tb\nq\xEF\xBF\xBD|x\n");
    CHECK(read.problems.empty());
}

TEST_CASE("lines that are no topics are told and passed over", "[searcher][topic_list]") {
    const Read read =
        read_topics_of("no tab\n\tquery\nq1\t \nq2\ta\nq2\tb\nq3\t" + std::string(1'000'001, 'x'));
    CHECK(read.topics == "q2|a\n");
    CHECK(read.problems ==
          "t.tsv:1: is no id, tab and query\n"
          "t.tsv:2: is no id, tab and query\n"
          "t.tsv:3: is no id, tab and query\n"
          "t.tsv:5: has the id of an earlier query, 'q2'\n"
          "t.tsv:6: is longer than 1000000 bytes\n");
}
