#include "web/server/answerer.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "web/api/api_problem.h"
#include "web/base_path.h"
#include "web/page.h"
#include "web/site.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::string_view live_route = "/livez";
constexpr std::string_view ready_route = "/readyz";
constexpr std::string_view metrics_route = "/metrics";
constexpr std::string_view other_route = "other";  ///< of all that there is no page for

/// The one place where our errors become an HTTP status.
int to_http_status(ErrorKind kind) {
    return kind == ErrorKind::usage ? 400 : 503;
}

Response plain_text(int status, std::string text) {
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::move(text)};
}

Request to_request(const RequestHead& head, std::string origin) {
    Request request = parse_target(head.target);
    for (const auto& [name, value] : head.fields) {
        if (!request.headers.contains(name)) request.headers.emplace(name, head.field(name));
    }
    request.origin = std::move(origin);
    return request;
}

/// Whether a browser says that a page of another site asks for this.
bool is_of_other_site(const Request& request) {
    const std::string site = request.header("sec-fetch-site");
    return !site.empty() && site != "none" && site != "same-origin";
}

std::string_view method_name(Method method) {
    return method == Method::head ? "HEAD" : "GET";
}

}  // namespace

Answerer::Answerer(IndexDirectory index, const ServerSettings& settings, HostNames names, DoorCounters& door)
    : settings_(settings), names_(std::move(names)), door_(door), readers_(std::move(index)) {
    if (settings_.log && settings_.log_level != LogLevel::off) log_.emplace(settings_.log);
}

Response Answerer::answer(const RequestHead& head, const Peer& peer) {
    const auto time = settings_.now();
    const auto begin = std::chrono::steady_clock::now();
    Sender sender = sender_of(head, peer, settings_.proxies, names_, own_host_);
    Request request = to_request(head, std::move(sender.origin));
    Answer answer = respond(request);
    const auto took = std::chrono::floor<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    const auto kind =
        request.parameter("q").empty() ? RequestCounters::Kind::other : RequestCounters::Kind::query;
    counters_.count(answer.route, kind, answer.response.status, took);
    if (answer.refusal) door_.count(*answer.refusal);
    answer.response.headers.emplace_back("Date", to_http_date(time));
    log({.time = time,
         .sender = std::move(sender.address),
         .method = method_name(head.method),
         .target = head.target,
         .status = answer.response.status,
         .bytes = answer.response.body.size(),
         .took = took,
         .refusal = answer.refusal ? facts_of(*answer.refusal).name : std::string_view()});
    return std::move(answer.response);
}

Response Answerer::refuse(Refusal refusal, const RequestHead& head, const Peer& peer) {
    const std::string path = parse_target(head.target).path;
    Response response = refusal_answer(refusal, path_below(settings_.site.base_path, path).value_or(path));
    const auto time = settings_.now();
    response.headers.emplace_back("Date", to_http_date(time));
    log({.time = time,
         .sender = sender_of(head, peer, settings_.proxies, names_, own_host_).address,
         .method = method_name(head.method),
         .target = head.target,
         .status = response.status,
         .bytes = response.body.size(),
         .refusal = facts_of(refusal).name});
    return response;
}

/// Takes the base path from the request's path.
Answerer::Answer Answerer::respond(Request& request) {
    const std::string& base = settings_.site.base_path;
    const bool is_admitted = settings_.token.admits(request.header("authorization"));
    const auto path = path_below(base, request.path);
    if (path == live_route) return {plain_text(200, "ok\n"), live_route};
    if (path == ready_route) return {readiness(is_admitted), ready_route};
    if (!is_admitted) return refused(Refusal::no_token, path.value_or(""));
    if (!path) {
        return {error_page(404, "there is no such page", fmt::format("the search page is at {}/", base),
                           settings_.site),
                other_route};
    }
    request.path = *path;
    if (request.path.starts_with("/api/") && is_of_other_site(request))
        return refused(Refusal::other_site, request.path);
    if (request.path == metrics_route) return {metrics(), metrics_route};
    const std::string_view route = route_of(request.path);
    return {site_answer(request), route.empty() ? other_route : route};
}

Answerer::Answer Answerer::refused(Refusal refusal, std::string_view path) const {
    const std::string_view route = route_of(path);
    return {refusal_answer(refusal, path), route.empty() ? other_route : route, refusal};
}

Response Answerer::refusal_answer(Refusal refusal, std::string_view path) const {
    const RefusalFacts& facts = facts_of(refusal);
    Response response = error_answer(facts.status, path, facts.what, facts.hint, settings_.site);
    if (refusal == Refusal::method) response.headers.emplace_back("Allow", "GET, HEAD");
    if (refusal == Refusal::no_token) {
        response.headers.emplace_back("WWW-Authenticate",
                                      "Basic realm=\"Debrief\", charset=\"UTF-8\", Bearer realm=\"Debrief\"");
    }
    if (facts.status == 503) response.headers.emplace_back("Retry-After", "1");
    return response;
}

Response Answerer::site_answer(const Request& request) {
    try {
        Deadline deadline(settings_.site.time_limit);
        deadline.end_with(is_ending_);
        ReaderPool::Lease lease = readers_.lend();
        return debrief::answer(request, {lease.reader(), settings_.site, settings_.today(), &deadline});
    } catch (const Error& error) {
        return error_answer(to_http_status(error.kind()), request.path, error.what(), error.hint(),
                            settings_.site);
    } catch (const std::exception&) {
        return error_answer(500, request.path, "something went wrong here", "please report this as a bug",
                            settings_.site);
    }
}

Response Answerer::readiness(bool may_know_why) {
    std::string reason = "the index cannot be read";
    try {
        ReaderPool::Lease lease = readers_.lend();
        static_cast<void>(read_info(lease.reader()));
        return plain_text(200, "ok\n");
    } catch (const std::exception& error) {
        if (may_know_why) reason = without_folders(error.what());
    }
    return plain_text(503, reason + "\n");
}

Response Answerer::metrics() {
    std::optional<IndexFigures> index;
    try {
        constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;
        ReaderPool::Lease lease = readers_.lend();
        index = {read_info(lease.reader()).documents, std::string(trim(lease.reader().revision())),
                 lease.reader().directory().identity().made_nanoseconds / nanoseconds_a_second};
    } catch (const std::exception&) {
        index.reset();  // which is told
    }
    return {.content_type = "text/plain; version=0.0.4; charset=utf-8",
            .body = to_prometheus(counters_.figures(), door_, index)};
}

void Answerer::log(RequestRecord record) {
    if (log_) log_->tell(to_log_line(record, settings_.log_level));
}

}  // namespace debrief
