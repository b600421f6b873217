#pragma once

#include "corpus/briefing.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/mail_media.h"

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What one text part of a message says.
struct MailText {
    std::string text{};            ///< plain, in paragraphs; empty: it says nothing
    std::vector<Chrome> chrome{};  ///< quotations and signatures in `text`
    DecodedText loss{};            ///< without its text: what decoding could not make characters of
    bool was_not_encoded = false;  ///< it is not in the transfer encoding it claims
};

/// Reads a text part: undoes its transfer encoding and charset, takes plain text out of HTML, makes
/// paragraphs of wrapped lines, and finds quotations and signatures. `nesting`: of HTML.
[[nodiscard]] MailText read_mail_text(std::string_view body, const MailMedia& media, std::size_t nesting);

/// Whether a plain text only stands in for HTML: it says that a reader of HTML is needed, or where to find
/// the message on the Web.
[[nodiscard]] bool is_stand_in(std::string_view text);

}  // namespace debrief
