#pragma once

#include "web/http.h"
#include "web/server/request_head.h"

#include <chrono>
#include <cstddef>
#include <string>

namespace debrief {

/// Whether a connection goes on after a reply.
enum class AfterReply { stay_open, close };

/// What a client wants of a reply's form.
struct ReplyForm {
    Method method = Method::get;
    bool may_compress = false;  ///< with gzip
    AfterReply after = AfterReply::close;
    std::chrono::milliseconds idle_time{0};  ///< told to clients whose connection stays open
    std::size_t requests_left = 0;           ///< as well
};

/// Whether a request wants a reply compressed by gzip; brotli takes too long.
[[nodiscard]] bool accepts_gzip(const RequestHead& head);

/// A response as bytes of HTTP/1.1, with the headers that protect whoever reads it. This is where httplib
/// works: it compresses, and writes status, headers and body.
[[nodiscard]] std::string to_bytes(const Response& response, const ReplyForm& form);

}  // namespace debrief
