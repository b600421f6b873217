#pragma once

#include "tests/support/format_reading.h"

#include <string_view>

namespace debrief::test {

/// The only briefing of a mail message.
[[nodiscard]] inline Briefing mail_briefing(std::string_view message, const ReadOptions& options = {}) {
    CollectingVisitor visitor = read_as(read_mail, message, options);
    return visitor.briefings.size() == 1 ? visitor.briefings.front() : Briefing{};
}

}  // namespace debrief::test
