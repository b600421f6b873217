#pragma once

#include "corpus/reader/reader.h"

#include <cstddef>
#include <string_view>

namespace debrief {

/// Where a message comes from and what may be done for it.
struct MailOrigin {
    std::string_view id;        ///< of a message without a Message-ID
    std::string_view where;     ///< "file" or "file:line", for the visitor
    std::string_view envelope;  ///< the `From ` line in front of it, if any: the last resort for a date
    const ReadOptions& options;
};

/// Reads a message as a briefing, and those of a digest as briefings of their own. Throws `Error` of kind
/// `corpus` for one that holds no text.
void read_mail_message(std::string_view bytes, const MailOrigin& origin, ReadVisitor& visitor);

}  // namespace debrief
