#include "web/server/server.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "web/http.h"
#include "web/server/reader_pool.h"
#include "web/site.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

#include <fmt/format.h>
#include <httplib.h>

namespace debrief {

namespace {

constexpr const char* loopback = "127.0.0.1";
constexpr std::size_t threads = 8;
constexpr time_t patience_seconds = 5;  ///< with a client that sends or reads slowly

const httplib::Headers& security_headers() {
    static const httplib::Headers headers{
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
         "form-action 'self'; base-uri 'none'; "
         "frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cache-Control", "no-cache"},
    };
    return headers;
}

/// The one place where our errors become an HTTP status.
int to_http_status(ErrorKind kind) {
    return kind == ErrorKind::usage ? 400 : 503;
}

/// Lets no second server share the port, as SO_REUSEPORT (httplib's default) would.
void set_socket_options(socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

void send(const Response& response, httplib::Response& out) {
    out.status = response.status;
    out.set_content(response.body, response.content_type);
    for (const auto& [name, value] : response.headers) out.set_header(name, value);
}

Request to_request(const httplib::Request& given) {
    Request request = parse_target(given.target);
    for (const auto& [name, value] : given.headers) request.headers.emplace(to_ascii_lower(name), value);
    request.origin = "http://" + given.get_header_value("Host");
    return request;
}

}  // namespace

struct Server::State {
    State(IndexDirectory index, ServerSettings given)
        : settings(std::move(given)), readers(std::move(index)) {}

    Response answer_safely(const Request& request) {
        try {
            ReaderPool::Lease lease = readers.lend();
            return answer(request, {lease.reader(), settings.site, settings.today()});
        } catch (const Error& error) {
            return error_answer(to_http_status(error.kind()), request.path, error.what(), error.hint(),
                                settings.site);
        } catch (const std::exception&) {
            return error_answer(500, request.path, "something went wrong here", "please report this as a bug",
                                settings.site);
        }
    }

    ServerSettings settings;
    ReaderPool readers;
    httplib::Server http;
    int port = 0;
    std::mutex mutex;
    std::condition_variable ended;
    bool is_running = false;
    bool is_stop_wanted = false;
};

Server::Server(IndexDirectory index, ServerSettings settings)
    : state_(std::make_unique<State>(std::move(index), std::move(settings))) {
    const int port = state_->settings.port;
    httplib::Server& http = state_->http;
    http.new_task_queue = [] { return new httplib::ThreadPool(threads); };  // httplib takes ownership
    http.set_socket_options(set_socket_options);
    http.set_tcp_nodelay(true);
    http.set_keep_alive_max_count(1);  // an idle client would hold a thread
    http.set_read_timeout(patience_seconds);
    http.set_write_timeout(patience_seconds);
    http.set_payload_max_length(0);
    http.set_default_headers(security_headers());
    http.set_pre_routing_handler([state = state_.get()](const httplib::Request& request,
                                                        httplib::Response& out) {
        if (!is_loopback_host(request.get_header_value("Host"))) {
            send(error_answer(403, request.path, "this server answers only to its own name",
                              "open it as http://localhost with its port", state->settings.site),
                 out);
            return httplib::Server::HandlerResponse::Handled;
        }
        if (request.method != "GET" && request.method != "HEAD") {
            out.set_header("Allow", "GET, HEAD");
            send(error_answer(405, request.path, "only GET and HEAD are answered", "", state->settings.site),
                 out);
            return httplib::Server::HandlerResponse::Handled;
        }
        return httplib::Server::HandlerResponse::Unhandled;
    });
    http.Get(".*", [state = state_.get()](const httplib::Request& request, httplib::Response& out) {
        send(state->answer_safely(to_request(request)), out);
    });
    http.set_error_handler([state = state_.get()](const httplib::Request& request, httplib::Response& out) {
        if (out.body.empty())
            send(error_answer(out.status, request.path, "this request cannot be answered", "",
                              state->settings.site),
                 out);
    });
    state_->port =
        port == 0 ? http.bind_to_any_port(loopback) : (http.bind_to_port(loopback, port) ? port : -1);
    if (state_->port <= 0) {
        throw Error(ErrorKind::usage, fmt::format("port {} cannot be used", port),
                    "choose another with '--port', or 0 for any that is free");
    }
}

Server::~Server() = default;

int Server::port() const {
    return state_->port;
}

void Server::run() {
    {
        const std::lock_guard lock(state_->mutex);
        if (state_->is_stop_wanted) return;
        state_->is_running = true;
    }
    const bool has_listened = state_->http.listen_after_bind();
    const std::lock_guard lock(state_->mutex);
    state_->is_running = false;
    state_->ended.notify_all();
    if (!has_listened && !state_->is_stop_wanted) {
        throw Error(ErrorKind::usage, fmt::format("cannot listen on port {}", port()),
                    "choose another with '--port'");
    }
}

void Server::stop() {
    std::unique_lock lock(state_->mutex);
    state_->is_stop_wanted = true;
    while (state_->is_running) {
        state_->http
            .stop();  // does nothing until httplib has begun to listen, so it may take more than one call
        state_->ended.wait_for(lock, std::chrono::milliseconds(5));
    }
}

}  // namespace debrief
