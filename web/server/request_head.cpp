#include "web/server/request_head.h"

#include "corpus/base/text.h"

#include <algorithm>

namespace debrief {

namespace {

using MaybeRefusal = std::optional<Refusal>;

constexpr std::string_view head_line_end = "\r\n";

/// Of names of methods and headers (RFC 9110, 5.6.2).
bool is_http_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || marks.find(c) != std::string_view::npos;
    });
}

/// Bytes above ASCII may stand in a target: not by the rules, but people type them.
bool is_control_byte(char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7F';
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Takes the authority out of "http://localhost:8080/path?query". What a target says of the host counts, not
/// what the Host header says (RFC 9112, 3.2.2).
MaybeRefusal read_absolute_form(RequestHead& head) {
    const std::string lower = to_ascii_lower(head.target.substr(0, std::string_view("https://").size()));
    const std::size_t scheme = lower.starts_with("http://") ? 7 : lower == "https://" ? 8 : 0;
    if (scheme == 0) return Refusal::malformed;
    const std::size_t end = std::min(head.target.find_first_of("/?#", scheme), head.target.size());
    head.host = parse_host(std::string_view(head.target).substr(scheme, end - scheme));
    if (!head.host) return Refusal::host;
    head.target.erase(0, end);
    if (!head.target.starts_with('/')) head.target.insert(0, "/");
    return std::nullopt;
}

MaybeRefusal read_version(std::string_view version, RequestHead& head) {
    const bool is_version = version.size() == 8 && version.starts_with("HTTP/") &&
                            is_ascii_digit(version[5]) && version[6] == '.' && is_ascii_digit(version[7]);
    if (!is_version) return Refusal::malformed;
    head.is_persistent = version == "HTTP/1.1";
    return head.is_persistent || version == "HTTP/1.0" ? MaybeRefusal() : Refusal::version;
}

/// "GET /?q=muse HTTP/1.1", with one blank between its parts.
MaybeRefusal read_request_line(std::string_view line, const HeadLimits& limits, RequestHead& head) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return Refusal::malformed;
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    if (!is_http_token(method) || target.empty() || target.find_first_of(" \t") != std::string_view::npos)
        return Refusal::malformed;
    if (method == "HEAD") head.method = Method::head;
    if (target.size() > limits.target_bytes) return Refusal::long_target;
    head.target = target;
    if (const MaybeRefusal refusal = read_version(line.substr(last + 1), head)) return refusal;
    if (method != "GET" && method != "HEAD") return Refusal::method;
    return head.target.front() == '/' ? MaybeRefusal() : read_absolute_form(head);
}

/// A name, a colon at once, a value. A line that goes on the one before (it begins with a blank) has no name.
MaybeRefusal read_field_line(std::string_view line, RequestHead& head) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_http_token(line.substr(0, colon))) return Refusal::malformed;
    head.fields.emplace_back(to_ascii_lower(line.substr(0, colon)), without_blanks(line.substr(colon + 1)));
    return std::nullopt;
}

std::size_t count_field_lines(const RequestHead& head, std::string_view name) {
    return static_cast<std::size_t>(std::count_if(head.fields.begin(), head.fields.end(),
                                                  [&](const auto& field) { return field.first == name; }));
}

MaybeRefusal check_host(RequestHead& head, bool is_host_needed) {
    const std::size_t lines = count_field_lines(head, "host");
    if (lines == 0) return is_host_needed ? Refusal::host : MaybeRefusal();
    if (lines > 1) return Refusal::host;
    const std::optional<Host> host = parse_host(head.field("host"));
    if (!host) return Refusal::host;
    if (!head.host) head.host = host;
    return std::nullopt;
}

/// No request of ours has a body, so whatever announces one is refused: what a request seems to hold beside
/// itself must never be taken for the next.
MaybeRefusal check_framing(const RequestHead& head) {
    if (count_field_lines(head, "transfer-encoding") > 0) return Refusal::framing;
    const std::size_t lines = count_field_lines(head, "content-length");
    if (lines == 0) return std::nullopt;
    const std::string length = head.field("content-length");
    if (lines > 1 || length.empty() || !std::all_of(length.begin(), length.end(), is_ascii_digit))
        return Refusal::framing;
    return length.find_first_not_of('0') == std::string::npos ? MaybeRefusal() : Refusal::body;
}

/// Whether a list of tokens has one (in lower case).
bool has_token(std::string_view list, std::string_view token) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (to_ascii_lower(without_blanks(list.substr(0, end))) == token) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

/// The head's lines, with their ends and the empty line that closes them, whose bytes have been checked.
MaybeRefusal parse_head(std::string_view lines, const HeadLimits& limits, RequestHead& head) {
    std::size_t end = lines.find(head_line_end);
    if (const MaybeRefusal refusal = read_request_line(lines.substr(0, end), limits, head)) return refusal;
    const bool is_newest = head.is_persistent;
    for (lines.remove_prefix(end + 2); !lines.starts_with(head_line_end); lines.remove_prefix(end + 2)) {
        end = lines.find(head_line_end);
        if (const MaybeRefusal refusal = read_field_line(lines.substr(0, end), head)) return refusal;
    }
    if (const MaybeRefusal refusal = check_framing(head)) return refusal;
    head.is_persistent = is_newest && !has_token(head.field("connection"), "close");
    return check_host(head, is_newest);
}

}  // namespace

std::string RequestHead::field(std::string_view name) const {
    std::string values;
    bool is_first = true;
    for (const auto& [given, value] : fields) {
        if (given != name) continue;
        if (!is_first) values += ", ";
        is_first = false;
        values += value;
    }
    return values;
}

ReadHead HeadReader::read(std::string_view received) {
    ReadHead read;
    read.refusal = scan(received);
    if (read.refusal || end_ == 0) return read;
    read.bytes = end_;
    read.refusal = parse_head(received.substr(begin_, end_ - begin_), limits_, read.head);
    return read;
}

MaybeRefusal HeadReader::check_size() const {
    if (lines_ == 0) {
        constexpr std::size_t method_and_version = 32;
        const std::size_t most = std::min(limits_.bytes, limits_.target_bytes + method_and_version);
        return scanned_ - begin_ > most ? Refusal::long_target : MaybeRefusal();
    }
    return scanned_ > limits_.bytes ? Refusal::large_head : MaybeRefusal();
}

MaybeRefusal HeadReader::end_line(std::size_t begin_of_next) {
    const bool is_empty = scanned_ == line_begin_;
    scanned_ = begin_of_next;
    line_begin_ = begin_of_next;
    if (!is_empty) {
        ++lines_;
        return lines_ > limits_.field_lines + 1 ? Refusal::large_head : check_size();
    }
    if (lines_ == 0) {  // old clients send an empty line after a body
        if (begin_ > 0) return Refusal::malformed;
        begin_ = begin_of_next;
        return std::nullopt;
    }
    end_ = begin_of_next;
    return check_size();
}

MaybeRefusal HeadReader::scan(std::string_view received) {
    while (end_ == 0 && scanned_ < received.size()) {
        MaybeRefusal refusal;
        if (received[scanned_] == '\r') {
            if (scanned_ + 1 == received.size()) return std::nullopt;
            if (received[scanned_ + 1] != '\n') return Refusal::malformed;
            refusal = end_line(scanned_ + 2);
        } else if (is_control_byte(received[scanned_])) {
            return Refusal::malformed;
        } else {
            ++scanned_;
            refusal = check_size();
        }
        if (refusal) return refusal;
    }
    return std::nullopt;
}

}  // namespace debrief
