#pragma once

#include "corpus/base/day.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// A header's value as a person reads it.
struct HeaderText {
    std::string text;          ///< one line of well-formed UTF-8 without control characters
    std::size_t replaced = 0;  ///< places that no character could be made of
};

/// Decodes the encoded words of a header (`=?utf-8?Q?Z=C3=BCrich?=`), also broken ones, and raw bytes beyond
/// ASCII, by the charset of the message (empty: unknown) where they are no UTF-8.
[[nodiscard]] HeaderText decode_header(std::string_view value, std::string_view charset = {});

/// Who sent a message.
struct MailSender {
    std::string name;     ///< empty: the header gives an address only
    std::string address;  ///< empty: the header gives a name only
    std::size_t replaced = 0;
};

/// The first sender that a header with addresses (`From`) names, if any.
[[nodiscard]] std::optional<MailSender> parse_sender(std::string_view value, std::string_view charset = {});

/// The day of a `Date` header as written, whatever the zone; nothing for what is no date, or could be two.
[[nodiscard]] std::optional<Day> parse_mail_date(std::string_view value);

}  // namespace debrief
