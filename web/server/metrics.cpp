#include "web/server/metrics.h"

#include "web/server/refusal.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr double microseconds_a_second = 1e6;
constexpr double milliseconds_a_second = 1e3;

void add_heading(std::string& text, std::string_view name, std::string_view type, std::string_view help) {
    text += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

void add_metric(std::string& text, std::string_view name, std::string_view type, std::string_view help,
                std::uint64_t value) {
    add_heading(text, name, type, help);
    text += fmt::format("{} {}\n", name, value);
}

void add_statuses(std::string& text, const RequestFigures& requests) {
    constexpr std::string_view name = "debrief_requests_total";
    add_heading(text, name, "counter", "Requests that were answered, by route and class of status.");
    for (const auto& [route, statuses] : requests.statuses) {
        for (std::size_t digit = 1; digit < statuses.size(); ++digit) {
            if (statuses[digit] == 0) continue;
            text +=
                fmt::format("{}{{route=\"{}\",status=\"{}xx\"}} {}\n", name, route, digit, statuses[digit]);
        }
    }
}

void add_times(std::string& text, const RequestFigures& requests) {
    constexpr std::string_view name = "debrief_request_duration_seconds";
    add_heading(text, name, "histogram", "Time to make an answer.");
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < latency_bounds.size(); ++i) {
        count += requests.times[i];
        text += fmt::format("{}_bucket{{le=\"{}\"}} {}\n", name,
                            static_cast<double>(latency_bounds[i]) / milliseconds_a_second, count);
    }
    count += requests.times.back();
    text += fmt::format("{}_bucket{{le=\"+Inf\"}} {}\n", name, count);
    text += fmt::format("{}_sum {:.6f}\n{}_count {}\n", name,
                        static_cast<double>(requests.microseconds) / microseconds_a_second, name, count);
}

void add_door(std::string& text, const DoorCounters& door) {
    constexpr std::string_view refusals = "debrief_refusals_total";
    add_heading(text, refusals, "counter", "Requests that were refused, by reason.");
    for (const RefusalFacts& facts : all_refusals()) {
        text +=
            fmt::format("{}{{reason=\"{}\"}} {}\n", refusals, facts.name, door.refused_for(facts.refusal));
    }
    add_metric(text, "debrief_connections_open", "gauge", "Connections that are open.", door.open);
    add_metric(text, "debrief_connections_total", "counter", "Connections that were made.", door.accepted);
    add_metric(text, "debrief_connections_idle_closed_total", "counter",
               "Connections that were closed because no request came.", door.idle_closed);
    add_metric(text, "debrief_connections_slow_closed_total", "counter",
               "Connections that were closed because a reply was not read in time.", door.slow_readers_cut);
    add_metric(text, "debrief_connections_dropped_total", "counter", "Connections that were closed at once.",
               door.dropped);
    add_metric(text, "debrief_requests_waiting", "gauge", "Requests that wait for an answer.", door.waiting);
}

}  // namespace

void RequestCounters::count(std::string_view route, Kind kind, int status, std::chrono::microseconds took) {
    constexpr int statuses_a_class = 100;
    constexpr int not_modified = 304;
    const auto bound = std::find_if(latency_bounds.begin(), latency_bounds.end(), [&](std::uint64_t most) {
        return took <= std::chrono::milliseconds(most);
    });
    const std::lock_guard lock(mutex_);
    auto found = figures_.statuses.find(route);
    if (found == figures_.statuses.end()) found = figures_.statuses.try_emplace(std::string(route)).first;
    ++found->second.at(static_cast<std::size_t>(status / statuses_a_class));
    ++figures_.times.at(static_cast<std::size_t>(bound - latency_bounds.begin()));
    figures_.microseconds += static_cast<std::uint64_t>(took.count());
    if (kind == Kind::query) ++figures_.queries;
    if (status == not_modified) ++figures_.not_modified;
}

RequestFigures RequestCounters::figures() const {
    const std::lock_guard lock(mutex_);
    return figures_;
}

std::string to_prometheus(const RequestFigures& requests, const DoorCounters& door,
                          const std::optional<IndexFigures>& index) {
    std::string text;
    add_statuses(text, requests);
    add_times(text, requests);
    add_metric(text, "debrief_queries_total", "counter", "Requests that brought a query.", requests.queries);
    add_metric(text, "debrief_not_modified_total", "counter", "Answers that the client had already.",
               requests.not_modified);
    add_door(text, door);
    add_metric(text, "debrief_index_readable", "gauge", "Whether the index can be read.", index ? 1 : 0);
    if (!index) return text;
    add_metric(text, "debrief_index_documents", "gauge", "Briefings in the index.", index->documents);
    text += fmt::format(
        "# HELP debrief_index_revision_info What is read: another after each commit.\n"
        "# TYPE debrief_index_revision_info gauge\ndebrief_index_revision_info{{revision=\"{}\"}} 1\n",
        index->revision);
    add_metric(text, "debrief_index_made_timestamp_seconds", "gauge",
               "When the index was first made or rebuilt, since 1970.",
               static_cast<std::uint64_t>(std::max<std::int64_t>(index->made_seconds, 0)));
    return text;
}

}  // namespace debrief
