#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The headers of a message or of one of its parts. Looks into the bytes it was made from, which must outlive
/// it; takes 32 bytes a header beside them.
class MailHeaders {
 public:
    struct Header {
        std::string_view name;
        std::string_view value;  ///< as it stands, with its line ends
    };

    MailHeaders() = default;
    explicit MailHeaders(std::vector<Header> headers) : headers_(std::move(headers)) {}

    /// The value of the first header of this name (whatever its case) as bytes of unknown charset: in one
    /// line, trimmed, cut at 64 kB. Empty where there is none.
    [[nodiscard]] std::string value(std::string_view name) const;

    /// The values of the first few headers of this name, as for `value`.
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;

    [[nodiscard]] bool empty() const { return headers_.empty(); }

 private:
    std::vector<Header> headers_;
};

/// A message or a part of one, taken apart into headers and body. Looks into the bytes it was made from.
struct MailEntity {
    MailHeaders headers;
    std::string_view body;  ///< as it stands: in its transfer encoding
    bool has_too_long_headers =
        false;  ///< headers beyond the first megabyte, or the first 2,000, are left out
};

/// Takes a message apart. Tolerates empty lines and a `From ` line in front of the headers, lines among them
/// that are none, and a missing empty line behind them.
[[nodiscard]] MailEntity split_message(std::string_view bytes);

/// Takes a part of a multipart apart; one that begins with an empty line, or with text, has no headers.
[[nodiscard]] MailEntity split_part(std::string_view bytes);

/// Whether a line (without its end) has the shape of a header's first line: `Name: value`.
[[nodiscard]] bool is_header_line(std::string_view line);

/// The parts of a multipart's body.
struct MailParts {
    std::vector<std::string_view> parts;  ///< headers and body of each
    bool has_more = false;                ///< than the caller wanted
    bool has_end = false;                 ///< the line that closes the last part is there
};

/// Divides a multipart's body at the lines of its boundary, into at most `most` parts. What stands before the
/// first and behind the last line of the boundary is no part; none for a boundary that is empty or longer
/// than 200 bytes. Takes time in proportion to the body.
[[nodiscard]] MailParts split_parts(std::string_view body, std::string_view boundary, std::size_t most);

/// The boundary that a multipart's body seems to have, for one whose header does not tell: that of the first
/// line in front of a header of a part.
[[nodiscard]] std::optional<std::string_view> guess_boundary(std::string_view body);

}  // namespace debrief
