#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// How the body of a part is written, so that old machines can carry it.
enum class TransferEncoding { none, quoted_printable, base64, uuencode };

/// The encoding that a `Content-Transfer-Encoding` header names; unknown ones are none.
[[nodiscard]] TransferEncoding transfer_encoding(std::string_view header);

struct TransferDecoded {
    std::string bytes;
    bool was_not_encoded =
        false;  ///< the text is not in the encoding it claims; it was taken as it is, or cut
};

/// Undoes a transfer encoding, tolerantly: base64 without its padding, in several pieces, or with plain text
/// behind it; quoted-printable with blanks at line ends. Takes time in proportion to the text.
[[nodiscard]] TransferDecoded decode_transfer(std::string_view text, TransferEncoding encoding);

}  // namespace debrief
