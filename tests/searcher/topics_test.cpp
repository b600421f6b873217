#include "searcher/topics.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/gzip.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Topics as `id|form|form|filter=...|limit=...`, problems as `!where: reason`.
std::string print(const TopicOrProblem& item) {
    if (const auto* problem = std::get_if<Problem>(&item))
        return fmt::format("!{}: {}", problem->where.substr(problem->where.rfind('/') + 1), problem->reason);
    const auto& topic = std::get<Topic>(item);
    std::string text = topic.id;
    for (const std::string& form : topic.forms) text += "|" + form;
    if (!topic.filter.empty()) text += "|filter=" + topic.filter;
    if (topic.limit) text += fmt::format("|limit={}", *topic.limit);
    return text;
}

std::string read_topic_files(const std::vector<std::string>& names, const TopicOptions& options) {
    TopicFiles topics(names, options);
    std::string all;
    while (const auto item = topics.next()) all += print(*item) + "\n";
    return all;
}

std::string read_text(const std::string& text, const TopicOptions& options = {}) {
    const TemporaryFolder folder;
    return read_topic_files({folder.write("t", text)}, options);
}

constexpr const char* classic =
    "<top>\n\n<num> Number: 301 \n<title> International Organized Crime \n\n"
    "<desc> Description: \nIdentify organizations that participate in\ninternational criminal activity.\n\n"
    "<narr> Narrative: \nA relevant document must as a minimum <b>identify</b> the "
    "organization.\n\n</top>\n\n\n"
    "<top>\n<head> Tipster Topic Description\n<num> Number: 051\n<dom> Domain: International Economics\n"
    "<title> Topic:  Airbus Subsidies\n<desc> Description:\nSubsidies, if 3 < 5 &amp; 6.\n"
    "<con> Concept(s):\n1. Airbus\n<narr> Narrative:\nOf Boeing.\n</top>\n";

constexpr const char* closed =
    "<?xml version=\"1.0\"?>\n<!-- topics of\n two lines -->\n<topics task=\"COVIDSearch\">\n"
    "<topic number=\"1\"><query>coronavirus origin</query><question>what is the\norigin</question>"
    "<narrative>a &lt;b&gt;</narrative></topic><topic number=\"2\">\n  <title>two</title>\n"
    "  <!-- <title>hidden</title> -->\n  <desc/>\n</topic>\n</topics>\n";

}  // namespace

TEST_CASE("topics of all formats are read, each told by its content", "[searcher][topics]") {
    CHECK(read_text("q1\tmuse spark\r\n q 2 \t a\tb \n\n") == "q1|muse spark\nq 2|a\tb\n");
    CHECK(read_text(R"({"id": "q1", "query": "muse", "filter": "source:cnbc", "limit": 5, "more": [1]})"
                    "\n\n"
                    R"({"query": "\u00e9t\u00e9", "id": 301, "filter": null, "limit": null})") ==
          "q1|muse|filter=source:cnbc|limit=5\n301|\xC3\xA9t\xC3\xA9\n");
    CHECK(read_text(classic) == "301|International Organized Crime\n051|Airbus Subsidies\n");
    CHECK(read_text(closed) == "1|coronavirus origin\n2|two\n");
    CHECK(read_text("\xEF\xBB\xBFq1\tmark\n") == "q1|mark\n");
    CHECK(read_text("\xEF\xBB\xBF\n {\"id\":\"q\",\"query\":\"mark\"}") == "q|mark\n");
    CHECK(read_text("\xEF\xBB\xBF<TOP><NUM>1</NUM><TITLE>mark</TITLE></TOP>") == "1|mark\n");
    CHECK(read_text("").empty());
    CHECK(read_text("\n\n \n").empty());
}

TEST_CASE("fields of a TREC topic are joined, or asked apart", "[searcher][topics]") {
    TopicOptions options;
    options.fields = {TopicField::title, TopicField::description};
    CHECK(
        read_text(classic, options) ==
        "301|International Organized Crime Identify organizations that participate in international criminal "
        "activity.\n"
        "051|Airbus Subsidies Subsidies, if 3 < 5 & 6.\n");
    options.fields_are = TopicOptions::Fields::apart;
    options.fields = {TopicField::narrative, TopicField::title};
    CHECK(
        read_text(classic, options) ==
        "301|A relevant document must as a minimum identify the organization.|International Organized Crime\n"
        "051|Of Boeing.|Airbus Subsidies\n");
    CHECK(read_text(closed, options) == "1|a <b>|coronavirus origin\n2|two\n");
    options.fields = {TopicField::description};
    CHECK(read_text(closed, options) ==
          "1|what is the origin\n!t:6: begins a topic that has nothing in the fields that are asked for\n");
    CHECK(find_topic_field("narr") == TopicField::narrative);
    CHECK_FALSE(find_topic_field("narrative"));
}

TEST_CASE("lines that are no topic are told by their numbers and passed over", "[searcher][topics]") {
    CHECK(read_text("q1\tflood\n\n   \nno tab\n\tno id\n \t x\r\nq2\tflood\r\n" +
                    std::string(1'000'001, 'x') + "\nq3\tflood\nq1\tagain\nq4\t \nq\x01\tx\nq\x7F\tx\n") ==
          "q1|flood\n"
          "!t:4: has no tab between an id and a query\n"
          "!t:5: has no id in front of its tab\n"
          "!t:6: has no id in front of its tab\n"
          "q2|flood\n"
          "!t:8: is longer than 1000000 bytes\n"
          "q3|flood\n"
          "!t:10: has the id of an earlier query, 'q1'\n"
          "!t:11: has no query behind its tab\n"
          "!t:12: has a control character in its id\n"
          "!t:13: has a control character in its id\n");
    CHECK(read_text(std::string("q\0\tx\nq\tx\0y\n", 10)) ==
          "!t:1: has a control character in its id\nq|x" + std::string(1, '\0') + "y\n");
}

TEST_CASE("JSON of other types is told", "[searcher][topics]") {
    TopicOptions options;
    options.format = TopicFormat::json_lines;
    struct Case {
        std::string line;
        std::string told;
    };
    const std::string limit = "'limit' is no whole number from 1 to 100000";
    const auto [line, told] = GENERATE_COPY(values<Case>({
        {"[]", "is no JSON object"},
        {"\"q\"", "is no JSON object"},
        {"{\"id\": \"q\", \"query\": \"x\"", "is no JSON object"},
        {std::string("{\"id\": \"q\", \"query\": \"x\0\"}", 26), "is no JSON object"},
        {std::string(400'000, '['), "is no JSON object"},
        {std::string(100'000, '[') + std::string(100'000, ']'), "is no JSON object"},
        {"{}", "has no 'id'"},
        {R"({"id": "", "query": "x"})", "has no 'id'"},
        {R"({"id": " ", "query": "x"})", "has no 'id'"},
        {R"({"id": null, "query": "x"})", "has no 'id'"},
        {R"({"id": 1.5, "query": "x"})", "'id' is neither text nor a whole number"},
        {R"({"id": ["q"], "query": "x"})", "'id' is neither text nor a whole number"},
        {R"({"id": "a\tb", "query": "x"})", "has a control character in its id"},
        {R"({"id": "q"})", "has no 'query'"},
        {R"({"id": "q", "query": ""})", "has no 'query'"},
        {R"({"id": "q", "query": {"a": 1}})", "'query' is no text"},
        {R"({"id": "q", "query": 5})", "'query' is no text"},
        {R"({"id": "q", "query": "x", "filter": 5})", "'filter' is no text"},
        {R"({"id": "q", "query": "x", "limit": "5"})", limit},
        {R"({"id": "q", "query": "x", "limit": 0})", limit},
        {R"({"id": "q", "query": "x", "limit": -1})", limit},
        {R"({"id": "q", "query": "x", "limit": 1.5})", limit},
        {R"({"id": "q", "query": "x", "limit": 100001})", limit},
        {R"({"id": "q", "query": "x", "limit": 99999999999999999999})", limit},
    }));
    CAPTURE(line.substr(0, 100));
    CHECK(read_text(line, options) == "!t:1: " + told + "\n");
}

TEST_CASE("what is wrong with TREC topics is told where they begin", "[searcher][topics]") {
    TopicOptions options;
    options.format = TopicFormat::trec;
    CHECK(read_text("q1\tflood\n<top>\n<title> a\n</top> b\n<top><num>1</num></top>\n", options) ==
          "!t:1: stands outside of a topic\n"
          "!t:2: begins a topic that has no number in its <num>\n"
          "!t:4: stands outside of a topic\n"
          "!t:5: begins a topic that has nothing in the fields that are asked for\n");
    CHECK(read_text("<top>\n<num>1\n<title>open\n<top><num>2<title>last", options) == "1|open\n2|last\n");
    CHECK(read_text("<top><num>1<title>a</top><top><num>1<title>b</top>", options) ==
          "1|a\n!t:1: has the id of an earlier query, '1'\n");
    CHECK(read_text("<top><num>1<title>" + std::string(1'000'000, 'x') + "\n</top><top><num>2<title>b</top>",
                    options) ==
          "!t:1: is longer than 1000000 bytes\n"
          "2|b\n");
    CHECK(read_text("<top>\n<num>1<title>" + std::string(900'000, 'x') + "\n" + std::string(200'000, 'y') +
                        "\n</top>\n<top><num>2<title>b</top>",
                    options) == "!t:1: begins a topic of more than 1000000 bytes\n2|b\n");
    CHECK(
        read_text("<top><num>1<title>" + std::string(900'000, '<') + "</top>", options).starts_with("1|<<"));
    std::string many;
    for (int i = 0; i < 50'000; ++i) many += "<top></top>";
    CHECK(read_text(many, options).size() ==
          50'000 * std::string_view("!t:1: begins a topic that has no number in its <num>\n").size());
}

TEST_CASE("broken bytes in topics are mended", "[searcher][topics]") {
    CHECK(read_text("q\xFF\tflood \xC3\n") == "q\xEF\xBF\xBD|flood \xEF\xBF\xBD\n");
    CHECK(read_text("{\"id\":\"q\xFF\",\"query\":\"x\"}") == "q\xEF\xBF\xBD|x\n");
    CHECK(read_text("<top><num>1<title>caf\xE9</top>") == "1|caf\xEF\xBF\xBD\n");
}

TEST_CASE("topics of several files, of any format, compressed too, are one list", "[searcher][topics]") {
    const TemporaryFolder folder;
    const std::string tsv = folder.write("a.tsv", "q1\ta\nbad\n");
    const std::string json =
        folder.write("b", "{\"id\":\"q1\",\"query\":\"again\"}\n{\"id\":\"q2\",\"query\":\"b\"}\n");
    const std::string trec = folder.write("c.gz", gzip(classic));
    CHECK(read_topic_files({tsv, json, trec}, {}) ==
          "q1|a\n!a.tsv:2: has no tab between an id and a query\n"
          "!b:1: has the id of an earlier query, 'q1'\nq2|b\n"
          "301|International Organized Crime\n051|Airbus Subsidies\n");
    CHECK(TopicFiles({tsv, json}, {}).total_bytes() == 9 + 27 + 1 + 23 + 1);
    CHECK(TopicFiles({tsv, trec}, {}).total_bytes() == 0);
    TopicFiles both({tsv, json}, {});
    std::uint64_t read = 0;
    while (const auto item = both.next())
        if (const auto* topic = std::get_if<Topic>(&*item)) read = topic->bytes_read;
    CHECK(read == both.total_bytes());
}

TEST_CASE("all topics of a file are read at once, and what is none is told", "[searcher][topics]") {
    const TemporaryFolder folder;
    std::string problems;
    const auto tell = [&](const Problem& problem) { problems += problem.reason + "\n"; };
    const std::vector<Topic> lines = read_topics(folder.write("a.tsv", "q1\ta\nbad\nq2\tb c\n"), {}, tell);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].id == "q2");
    CHECK(lines[1].forms == std::vector<std::string>{"b c"});
    CHECK(read_topics(folder.write("b.trec", classic), {}, tell).size() == 2);
    CHECK(read_topics(folder.write("c", ""), {}, tell).empty());
    CHECK(problems == "has no tab between an id and a query\n");
}

TEST_CASE("a file of topics that is not there is told before any is read", "[searcher][topics]") {
    const TemporaryFolder folder;
    const std::string tsv = folder.write("a.tsv", "q1\ta\n");
    const auto open = [&](const std::string& name) { (void)TopicFiles({tsv, name}, {}); };
    CHECK(thrown_by([&] { open("/no/such/file"); }) ==
          "'/no/such/file': cannot read: No such file or directory | ");
    CHECK(kind_thrown_by([&] { open("/no/such/file"); }) == ErrorKind::corpus);
    CHECK(thrown_by([&] { open("/"); }) == "'/': is a folder | ");
}
