#include "tests/support/catch.h"
#include "tests/support/raw_client.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/told_run.h"

#include <csignal>
#include <filesystem>

using namespace debrief::test;

namespace {

using Words = std::vector<std::string>;

Words web_words(const Words& further) {
    Words words{"-i", sample_corpus_index()};
    words.insert(words.end(), further.begin(), further.end());
    return words;
}

}  // namespace

TEST_CASE("debrief-web tells what its options cannot be", "[cli][web]") {
    const auto [words, error] = GENERATE(table<Words, std::string>({
        {{"--listen", "news.example"},
         "cannot answer on 'news.example'\n  give a port, an address in numbers as '192.0.2.1:8080' or "
         "'[::1]:8080', a path as '/run/debrief.sock', or 'systemd'"},
        {{"--listen", "127.0.0.1:0", "--host", "a b"},
         "'a b' is no name of a host\n  give a name as 'news.example' or an address as '192.0.2.1'"},
        {{"--base-path", "debrief"},
         "'debrief' cannot be the path of a site\n  give one as '/debrief', of letters, digits, '-', '.', "
         "'_' and "
         "'~'"},
        {{"--token-file", "/nowhere/token"},
         "cannot read the token in '/nowhere/token': No such file or directory\n  check the path and its "
         "permissions"},
        {{"--log", "all"}, "'--log' cannot be 'all'\n  give one of: off, info, debug"},
        {{"--today", "tomorrow"}, "'--today' cannot be 'tomorrow'\n  give a day as in 2026-04-08"},
        {{"x"}, "'x' is no option\n  name the index with '-i'"},
    }));
    CAPTURE(words);
    const Run web = run("debrief-web", web_words(words));
    CHECK(web.status == 2);
    CHECK(web.out.empty());
    CHECK(web.error == "debrief-web: " + error + "\n");
}

TEST_CASE("debrief-web warns where strangers can search, and logs requests", "[cli][web]") {
    const TemporaryFolder folder;
    const std::string socket = folder / "socket";
    ToldRun web("debrief-web", web_words({"--listen", "unix:" + socket, "--listen", "*:0", "--base-path",
                                          "/news", "--log", "info"}));
    const std::string warning = web.next_line();
    CHECK(warning.starts_with("debrief-web: answering on '0.0.0.0:"));
    CHECK(warning.ends_with("' lets everyone who can reach it search this index"));
    CHECK(web.next_line() == "  give '--token-file' to let in only those who know a token");
    RawClient client(socket);
    client.send("GET /news/?q=muse HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(statuses_in(client.receive_reply()) == "200");
    CHECK(web.next_line().find(" peer=unix method=GET path=/news/ status=200 ") != std::string::npos);
    web.send(SIGTERM);
    CHECK(web.finish().status == 0);
    CHECK_FALSE(std::filesystem::exists(socket));
}

TEST_CASE("debrief-web says nothing of strangers to whom it wants a token shown", "[cli][web]") {
    const TemporaryFolder folder;
    const std::string socket = folder / "first";
    folder.write("token", "0123456789abcdef");
    std::filesystem::permissions(folder / "token", std::filesystem::perms::owner_read);
    ToldRun web("debrief-web",
                web_words({"--listen", "*:0", "--listen", socket, "--listen", folder / "second",
                           "--token-file", folder / "token", "--log", "debug", "--today", "2026-04-08"}));
    // They are opened in their order: where the second is there, the first takes connections.
    constexpr int most_looks = 10'000'000;
    for (int i = 0; i < most_looks && !std::filesystem::exists(folder / "second"); ++i) {
    }
    RawClient client(socket);
    client.send("GET /?q=muse HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(statuses_in(client.receive_reply()) == "401");
    const std::string line = web.next_line();  // the first
    CHECK(line.find(" path=/ query=\"q=muse\" status=401 ") != std::string::npos);
    CHECK(line.ends_with(" refusal=no_token"));
    web.send(SIGINT);
    CHECK(web.finish().status == 0);
}
