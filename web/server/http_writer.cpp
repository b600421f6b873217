#include "web/server/http_writer.h"

#include "corpus/base/text.h"

#include <algorithm>

#include <httplib.h>

namespace debrief {

namespace {

const httplib::Headers& protecting_headers() {
    static const httplib::Headers headers{
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
         "form-action 'self'; base-uri 'none'; "
         "frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cache-Control", "no-cache"},
        {"Vary", "Accept-Encoding"},
        {"Accept-Ranges", "none"},
    };
    return headers;
}

/// What httplib takes for a connection: gives it a request, and keeps its reply.
class MemoryStream : public httplib::Stream {
 public:
    explicit MemoryStream(std::string request) : request_(std::move(request)) {}

    [[nodiscard]] bool is_readable() const override { return !request_.empty(); }
    [[nodiscard]] bool is_writable() const override { return true; }
    ssize_t read(char* bytes, std::size_t size) override {
        const std::size_t count = std::min(size, request_.size());
        request_.copy(bytes, count);
        request_.erase(0, count);
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* bytes, std::size_t size) override {
        reply_.append(bytes, size);
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string&, int&) const override {}
    void get_local_ip_and_port(std::string&, int&) const override {}
    [[nodiscard]] socket_t socket() const override { return INVALID_SOCKET; }

    [[nodiscard]] std::string take_reply() { return std::move(reply_); }

 private:
    std::string request_;
    std::string reply_;
};

/// httplib without its sockets and its routes. It gets a request of our own making, which asks for the form
/// of the reply and for nothing else: what clients send is read by us alone.
class ReplyWriter : private httplib::Server {
 public:
    explicit ReplyWriter(const Response& response) {
        set_default_headers(protecting_headers());
        set_pre_routing_handler([&response](const httplib::Request&, httplib::Response& out) {
            out.status = response.status;
            out.set_content(response.body, response.content_type);
            for (const auto& [name, value] : response.headers) {
                out.headers.erase(name);  // in place of the one that every reply has
                out.set_header(name, value);
            }
            return HandlerResponse::Handled;
        });
    }

    std::string write(const ReplyForm& form) {
        set_keep_alive_timeout(std::chrono::floor<std::chrono::seconds>(form.idle_time).count());
        set_keep_alive_max_count(form.requests_left);
        const bool is_head = form.method == Method::head;
        MemoryStream stream(std::string(is_head ? "HEAD" : "GET") + " / HTTP/1.1\r\n" +
                            (form.may_compress ? "Accept-Encoding: gzip\r\n" : "") + "\r\n");
        process(stream, form.after == AfterReply::close);
        return stream.take_reply();
    }

 private:
    /// From 0.17 on httplib wants the addresses of both ends, too.
    template <typename AnyStream>
    void process(AnyStream& stream, bool is_last) {
        bool is_closed = false;
        const std::function<void(httplib::Request&)> no_setup;
        if constexpr (requires { this->process_request(stream, is_last, is_closed, no_setup); }) {
            this->process_request(stream, is_last, is_closed, no_setup);
        } else {
            this->process_request(stream, "", 0, "", 0, is_last, is_closed, no_setup);
        }
    }
};

}  // namespace

bool accepts_gzip(const RequestHead& head) {
    const std::string codings = to_ascii_lower(head.field("accept-encoding"));
    for (std::string_view rest = codings; !rest.empty();) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string_view coding = rest.substr(0, end);
        const std::size_t name_end = std::min(coding.find(';'), coding.size());
        if (trim(coding.substr(0, name_end)) == "gzip") {
            const std::string_view weight = trim(coding.substr(std::min(name_end + 1, coding.size())));
            return !(weight.starts_with("q=0") &&
                     weight.find_first_not_of("0.", 2) == std::string_view::npos);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

std::string to_bytes(const Response& response, const ReplyForm& form) {
    std::string reply = ReplyWriter(response).write(form);
    if (response.status == 304) {  // has no body, and must not say that what it stands for is empty
        constexpr std::string_view no_length = "Content-Length: 0\r\n";
        if (const std::size_t at = reply.find(no_length); at != std::string::npos)
            reply.erase(at, no_length.size());
    }
    return reply;
}

}  // namespace debrief
