#include "web/server/metrics.h"

#include "tests/support/catch.h"

#include <set>
#include <string>

using namespace debrief;

namespace {

using Counted = RequestCounters::Kind;
using std::chrono::microseconds;

bool has_line(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("requests are counted by route, status and time", "[web][metrics]") {
    RequestCounters counters;
    counters.count("/", Counted::query, 200, microseconds{4'000});
    counters.count("/", Counted::query, 200, microseconds{5'000});
    counters.count("/", Counted::other, 304, microseconds{5'001});
    counters.count("/api/", Counted::query, 503, microseconds{3'000'000});
    const std::string text = to_prometheus(counters.figures(), DoorCounters{}, std::nullopt);
    CHECK(text.substr(0, text.find("# HELP debrief_queries_total")) ==
          "# HELP debrief_requests_total Requests that were answered, by route and class of status.\n"
          "# TYPE debrief_requests_total counter\n"
          "debrief_requests_total{route=\"/\",status=\"2xx\"} 2\n"
          "debrief_requests_total{route=\"/\",status=\"3xx\"} 1\n"
          "debrief_requests_total{route=\"/api/\",status=\"5xx\"} 1\n"
          "# HELP debrief_request_duration_seconds Time to make an answer.\n"
          "# TYPE debrief_request_duration_seconds histogram\n"
          "debrief_request_duration_seconds_bucket{le=\"0.005\"} 2\n"
          "debrief_request_duration_seconds_bucket{le=\"0.01\"} 3\n"
          "debrief_request_duration_seconds_bucket{le=\"0.025\"} 3\n"
          "debrief_request_duration_seconds_bucket{le=\"0.05\"} 3\n"
          "debrief_request_duration_seconds_bucket{le=\"0.1\"} 3\n"
          "debrief_request_duration_seconds_bucket{le=\"0.25\"} 3\n"
          "debrief_request_duration_seconds_bucket{le=\"0.5\"} 3\n"
          "debrief_request_duration_seconds_bucket{le=\"1\"} 3\n"
          "debrief_request_duration_seconds_bucket{le=\"2.5\"} 3\n"
          "debrief_request_duration_seconds_bucket{le=\"+Inf\"} 4\n"
          "debrief_request_duration_seconds_sum 3.014001\n"
          "debrief_request_duration_seconds_count 4\n");
    CHECK(has_line(text, "debrief_queries_total 3"));
    CHECK(has_line(text, "debrief_not_modified_total 1"));
}

TEST_CASE("the door and the index are told", "[web][metrics]") {
    DoorCounters door;
    door.open = 3;
    door.accepted = 9;
    door.waiting = 1;
    door.count(Refusal::slow_head);
    door.count(Refusal::slow_head);
    const std::string text = to_prometheus(
        {}, door, IndexFigures{.documents = 25, .revision = "1a2b:7", .made_seconds = 1'795'000'000});
    CHECK(has_line(text, "debrief_refusals_total{reason=\"slow_head\"} 2"));
    CHECK(has_line(text, "debrief_refusals_total{reason=\"no_token\"} 0"));
    CHECK(has_line(text, "debrief_connections_open 3"));
    CHECK(has_line(text, "debrief_connections_total 9"));
    CHECK(has_line(text, "debrief_requests_waiting 1"));
    CHECK(has_line(text, "debrief_index_readable 1"));
    CHECK(has_line(text, "debrief_index_documents 25"));
    CHECK(has_line(text, "debrief_index_revision_info{revision=\"1a2b:7\"} 1"));
    CHECK(has_line(text, "debrief_index_made_timestamp_seconds 1795000000"));
}

TEST_CASE("an index that cannot be read has no figures but that", "[web][metrics]") {
    const std::string text = to_prometheus({}, DoorCounters{}, std::nullopt);
    CHECK(has_line(text, "debrief_index_readable 0"));
    CHECK(text.find("debrief_index_documents") == std::string::npos);
}

TEST_CASE("each line is one of the text format, and each name is told once what it is", "[web][metrics]") {
    const std::string text = to_prometheus({}, DoorCounters{}, IndexFigures{});
    CHECK(text.back() == '\n');
    std::set<std::string> told;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        const std::string line = text.substr(begin, end - begin);
        CAPTURE(line);
        if (line.starts_with("# TYPE ")) {
            CHECK(told.insert(line.substr(7, line.find(' ', 7) - 7)).second);
        } else if (!line.starts_with("# HELP ")) {
            CHECK(line.starts_with("debrief_"));
            CHECK(line.find(' ') != std::string::npos);
        }
        begin = end + 1;
    }
}
