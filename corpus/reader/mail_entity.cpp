#include "corpus/reader/mail_entity.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>

namespace debrief {

namespace {

constexpr std::size_t most_header_bytes =
    1'000'000;                                   ///< of one message or part; the longest we know have 60 kB
constexpr std::size_t most_headers = 2000;       ///< of one message or part
constexpr std::size_t longest_boundary = 200;    ///< bytes; RFC 2046 has 70
constexpr std::size_t most_value_bytes = 65536;  ///< of one header
constexpr std::size_t most_values = 50;          ///< of headers of one name

/// The line that begins at `begin`, without its end.
std::string_view line_at(std::string_view text, std::size_t begin) {
    std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::size_t next_line(std::string_view text, std::size_t begin) {
    const std::size_t end = text.find('\n', begin);
    return end == std::string_view::npos ? text.size() : end + 1;
}

bool is_continuation(std::string_view line) {
    return line.starts_with(' ') || line.starts_with('\t');
}

bool is_same_name(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        const auto lower = [](char c) { return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; };
        return lower(a) == lower(b);
    });
}

/// The value in one line: what folded it becomes a blank.
std::string unfolded(std::string_view value) {
    std::string line;
    value = value.substr(0, most_value_bytes);
    line.reserve(value.size());
    for (const char c : value) {
        const bool is_fold = c == '\r' || c == '\n' || c == '\t' || c == '\0';
        line.push_back(is_fold ? ' ' : c);
    }
    return std::string(trim(line));
}

MailHeaders::Header to_header(std::string_view lines) {
    const std::size_t colon = lines.find(':');
    return {trim(lines.substr(0, colon)), lines.substr(colon + 1)};
}

/// Takes a line that is no header for a slip among headers only where headers stand on both of its sides.
bool is_slip(std::string_view bytes, std::size_t begin, const std::vector<MailHeaders::Header>& before) {
    const std::size_t next = next_line(bytes, begin);
    return !before.empty() && next < bytes.size() && is_header_line(line_at(bytes, next));
}

std::size_t skip_envelope(std::string_view bytes) {
    std::size_t begin = bytes.size() - without_byte_order_mark(bytes).size();
    while (begin < bytes.size()) {
        const std::string_view line = line_at(bytes, begin);
        const bool is_envelope = line.starts_with("From ") || line.starts_with(">From ");
        if (!is_envelope && !trim(line).empty()) break;
        begin = next_line(bytes, begin);
    }
    return begin;
}

}  // namespace

std::string MailHeaders::value(std::string_view name) const {
    const auto found = std::find_if(headers_.begin(), headers_.end(),
                                    [&](const Header& header) { return is_same_name(header.name, name); });
    return found == headers_.end() ? "" : unfolded(found->value);
}

std::vector<std::string> MailHeaders::values(std::string_view name) const {
    std::vector<std::string> values;
    for (const Header& header : headers_) {
        if (values.size() == most_values) break;
        if (is_same_name(header.name, name)) values.push_back(unfolded(header.value));
    }
    return values;
}

bool is_header_line(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view name = trim(line.substr(0, colon));
    constexpr std::size_t longest_name = 100;
    return !name.empty() && name.size() <= longest_name && !is_continuation(line) &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

MailEntity split_part(std::string_view bytes) {
    MailEntity entity;
    std::vector<MailHeaders::Header> headers;
    std::size_t header_begin = 0;
    std::size_t begin = 0;
    const auto finish_header = [&] {
        if (header_begin == begin) return;
        const std::string_view lines = bytes.substr(header_begin, begin - header_begin);
        if (begin > most_header_bytes || headers.size() == most_headers) {
            entity.has_too_long_headers = true;
        } else if (is_header_line(line_at(lines, 0))) {
            headers.push_back(to_header(lines));
        }
        header_begin = begin;
    };
    while (begin < bytes.size()) {
        const std::string_view line = line_at(bytes, begin);
        const bool continues = is_continuation(line) && begin > 0;
        if (!continues) finish_header();
        if (line.empty()) break;
        if (!continues && !is_header_line(line) && !is_slip(bytes, begin, headers)) break;
        begin = next_line(bytes, begin);
    }
    const bool ends_in_empty_line = begin < bytes.size() && line_at(bytes, begin).empty();
    finish_header();
    entity.headers = MailHeaders(std::move(headers));
    entity.body = bytes.substr(ends_in_empty_line ? next_line(bytes, begin) : begin);
    return entity;
}

MailEntity split_message(std::string_view bytes) {
    return split_part(bytes.substr(skip_envelope(bytes)));
}

MailParts split_parts(std::string_view body, std::string_view boundary, std::size_t most) {
    MailParts split;
    if (boundary.empty() || boundary.size() > longest_boundary) return split;
    const std::string mark = "--" + std::string(boundary);
    std::size_t part_begin = std::string_view::npos;
    const auto finish_part = [&](std::size_t end) {
        if (part_begin == std::string_view::npos) return;
        // The line end in front of a boundary belongs to the boundary.
        if (end > part_begin && body[end - 1] == '\n') --end;
        if (end > part_begin && body[end - 1] == '\r') --end;
        if (split.parts.size() == most) {
            split.has_more = true;
        } else {
            split.parts.push_back(body.substr(part_begin, end - part_begin));
        }
    };
    std::size_t next = 0;
    for (std::size_t begin = 0; begin < body.size() && !split.has_end && !split.has_more; begin = next) {
        next = next_line(body, begin);
        if (!body.substr(begin).starts_with(mark)) continue;
        const std::string_view rest =
            trim(body.substr(begin + mark.size(), next - std::min(next, begin + mark.size())));
        if (!rest.empty() && rest != "--") continue;
        finish_part(begin);
        split.has_end = rest == "--";
        part_begin = next;
    }
    if (!split.has_end && !split.has_more) finish_part(body.size());
    return split;
}

std::optional<std::string_view> guess_boundary(std::string_view body) {
    for (std::size_t begin = 0; begin < body.size(); begin = next_line(body, begin)) {
        const std::string_view line = line_at(body, begin);
        if (line.size() < 3 || line.size() > longest_boundary || !line.starts_with("--")) continue;
        const std::string header = to_ascii_lower(line_at(body, next_line(body, begin)).substr(0, 8));
        if (header == "content-") return trim(line.substr(2));
    }
    return std::nullopt;
}

}  // namespace debrief
