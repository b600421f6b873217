#pragma once

#include "corpus/briefing.h"

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The parts of a mail's plain text that are not its own: lines quoted with `>`, together with the line that
/// says who wrote them; the signature below `-- `; the frame of a PGP signature. In order, whole lines, apart
/// from each other. Nothing is marked as quoted in a text that says nothing of its own.
[[nodiscard]] std::vector<Chrome> find_mail_chrome(std::string_view text);

/// `text` with `From ` for a `>From ` that quotes nothing but was changed on its way, since mailboxes begin
/// messages with `From `, and without the marks that signing with PGP puts in front of lines with a dash.
[[nodiscard]] std::string without_escapes(std::string_view text);

}  // namespace debrief
