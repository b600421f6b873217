#include "corpus/base/error.h"
#include "searcher/query_notes.h"
#include "tests/support/catch.h"
#include "tests/support/queries_of_death.h"
#include "tests/support/running_server.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/story_site.h"

#include <array>
#include <ctime>

#include <httplib.h>
#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;
using namespace std::chrono_literals;

namespace {

/// What is asked of briefings and stories, not of a query.
constexpr std::array subject_targets{"/",
                                     "/claims",
                                     "/briefing?id=a&q=acme",
                                     "/story?id=a",
                                     "/story/feed?id=a",
                                     "/story/why?a=a&b=b",
                                     "/claims?q=a&f=is:uncited",
                                     "/quotes?q=a",
                                     "/timeline?q=a",
                                     "/api/v1/story?id=a",
                                     "/api/v1/story/why?a=a&b=b",
                                     "/api/v1/similar?id=a&limit=1000&terms=500",
                                     "/api/v1/compare?id=a&id=b&id=d&briefings=1000",
                                     "/api/v1/compare?id=a&briefings=1000&all=1",
                                     "/api/v1/claims?q=a&briefings=1000"};

/// Tells a time that passes by a millisecond at each look.
Deadline::Clock clock_of_looks() {
    return [looks = std::chrono::steady_clock::time_point{1h}]() mutable { return looks += 1ms; };
}

/// Tells the processor time of this thread: what others do on the machine makes no difference.
std::chrono::steady_clock::time_point processor_time() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return std::chrono::steady_clock::time_point(std::chrono::seconds(spent.tv_sec) +
                                                 std::chrono::nanoseconds(spent.tv_nsec));
}

bool tells_of_end(const Response& response) {
    return has(response, ended_search_words);
}

}  // namespace

TEST_CASE("whenever the time is over, every route answers with what it has", "[web][late_answers]") {
    SiteOfBriefings& site = site_of_stories();
    const int looks = GENERATE(1, 2, 3, 5, 8, 13, 21, 34, 55);
    std::vector<std::string> targets = costly_targets("acme OR rome");
    targets.insert(targets.end(), subject_targets.begin(), subject_targets.end());
    for (const std::string& target : targets) {
        CAPTURE(looks, target);
        Deadline deadline(std::chrono::milliseconds(looks), clock_of_looks());
        const Response response = site.get(target, &deadline);
        CHECK(response.status == 200);
        if (!deadline.was_met()) continue;
        CHECK(header_of(response, "ETag") == "");
        if (response.content_type.find("/json") != std::string::npos)
            CHECK(nlohmann::json::accept(response.body));
    }
}

TEST_CASE("an answer that the time cut short says so", "[web][late_answers]") {
    SiteOfBriefings& site = site_of_stories();
    std::vector<std::string> targets{"/story?id=a", "/briefing?id=a&q=acme", "/api/v1/story?id=a",
                                     "/api/v1/compare?id=a&id=b&id=d", "/api/v1/similar?id=a"};
    for (std::string& target : costly_targets("acme OR rome")) {
        const bool has_place = target.find("/feed") == std::string::npos &&
                               target.find("/export") == std::string::npos &&
                               target.find("/suggest") == std::string::npos;
        if (has_place) targets.push_back(std::move(target));
    }
    for (const std::string& target : targets) {
        CAPTURE(target);
        Deadline in_time(1h);
        CHECK_FALSE(tells_of_end(site.get(target, &in_time)));
        Deadline over(-1ms);
        const Response late = site.get(target, &over);
        CHECK(tells_of_end(late));
        CHECK(late.body.find(ended_search_words) == late.body.rfind(ended_search_words));  // once
    }
}

TEST_CASE("whether a source is cited takes its time to know", "[web][late_answers]") {
    SiteOfBriefings& site = site_of_stories();
    Deadline in_time(1h);
    CHECK(site.get("/source?host=cnbc.com", &in_time).status == 200);
    Deadline over(-1ms);
    try {
        (void)site.get("/source?host=cnbc.com", &over);
        FAIL("it was known");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::index);
        CHECK(std::string(error.what()) == "looking for 'cnbc.com' took too long");
        CHECK(error.hint() == "try again when the server has less to do");
    }
}

TEST_CASE("queries of death are answered within 2.5 seconds on every page", "[web][late_answers]") {
    IndexReader reader{IndexDirectory(sample_corpus_index())};
    const SiteSettings settings;
    for (const std::string& query : queries_of_death()) {
        for (const std::string& target : costly_targets(query)) {
            if (query.empty() && target.find("timeline") != std::string::npos) continue;  // it wants one
            CAPTURE(target.substr(0, 200));
            const Request request = parse_target(target);
            Deadline deadline(settings.time_limit, processor_time);
            const auto begin = processor_time();
            const Response response =
                answer(request, {reader, settings, *parse_iso_day("2026-11-22"), &deadline});
            CHECK(response.status < 500);
            CHECK(processor_time() - begin < 2'500ms);
        }
    }
}

TEST_CASE("a server gives its answers a time", "[web][late_answers]") {
    const SampleIndex index(told_purchase(), purchase_and_rain);
    ServerSettings settings = test_settings();
    settings.site.time_limit = -1ms;
    const RunningServer server(index.directory(), settings);
    httplib::Client client("127.0.0.1", server.port());
    for (const std::string& target : costly_targets("acme")) {
        CAPTURE(target);
        const auto reply = client.Get(target);
        REQUIRE(reply);
        CHECK(reply->status == 200);
        const bool is_bounded_otherwise = target.find("/suggest") != std::string::npos;
        CHECK(reply->has_header("ETag") == is_bounded_otherwise);
    }
    const auto page = client.Get("/?q=acme");
    REQUIRE(page);
    CHECK(page->body.find("the search was ended after -1 ms: there may be more to find") !=
          std::string::npos);
}
