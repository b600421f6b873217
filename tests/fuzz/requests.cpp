#include "tests/fuzz/requests.h"

#include "corpus/base/text.h"
#include "tests/fuzz/promises.h"
#include "web/http.h"
#include "web/server/request_head.h"

#include <string>

namespace debrief::fuzz {

namespace {

bool is_same(const ReadHead& one, const ReadHead& other) {
    return one.refusal == other.refusal && one.bytes == other.bytes && one.head.method == other.head.method &&
           one.head.target == other.head.target && one.head.host == other.head.host &&
           one.head.is_persistent == other.head.is_persistent && one.head.fields == other.head.fields;
}

ReadHead read_in_bytes(std::string_view input) {
    HeadReader reader({});
    ReadHead read;
    for (std::size_t size = 1; size <= input.size() && !read.refusal && read.bytes == 0; ++size)
        read = reader.read(input.substr(0, size));
    return read;
}

/// The head as we would have sent it.
std::string written(const RequestHead& head) {
    std::string text = (head.method == Method::head ? "HEAD " : "GET ") + head.target + " HTTP/1.1\r\n";
    for (const auto& [name, value] : head.fields) text.append(name).append(": ").append(value).append("\r\n");
    return text + "\r\n";
}

void check_head(const RequestHead& head) {
    require(head.target.starts_with('/'), "a target is a path");
    require(head.target.size() <= HeadLimits{}.target_bytes, "a target has its limit");
    require(!has_control_characters(head.target) && head.target.find(' ') == std::string::npos,
            "a target has neither blanks nor control characters");
    require(head.fields.size() <= HeadLimits{}.field_lines, "header lines have their limit");
    for (const auto& [name, value] : head.fields) {
        require(!name.empty() && name == to_ascii_lower(name), "names of headers are in lower case");
        require(value.find_first_of("\r\n\0", 0, 3) == std::string::npos, "a value is one line");
    }
    require_utf8(parse_target(head.target).path);
    if (head.host)
        require(parse_host(to_string(*head.host)) == head.host, "a host is written as it was read");
}

}  // namespace

void read_request(std::string_view input) {
    const ReadHead read = HeadReader({}).read(input);
    require(is_same(read, read_in_bytes(input)), "bytes one by one are read like all at once");
    require(read.bytes <= input.size() && read.bytes <= HeadLimits{}.bytes, "a head is a part of what came");
    if (!read.is_complete()) return;
    check_head(read.head);
    require(is_same(read, HeadReader({}).read(input.substr(0, read.bytes))),
            "what follows a head is no part");
    if (!read.head.host || read.head.field("host").empty()) return;  // of HTTP/1.0
    const HeadLimits more{.bytes = 2 * HeadLimits{}.bytes};  // for the blanks that ours has after colons
    const ReadHead again = HeadReader(more).read(written(read.head));
    require(
        again.is_complete() && again.head.target == read.head.target && again.head.fields == read.head.fields,
        "a head that was read can be written and read again");
}

}  // namespace debrief::fuzz
