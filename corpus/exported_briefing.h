#pragma once

#include "corpus/briefing.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// The key that marks a record which Debrief itself has written; its value is the version of all the others.
inline constexpr std::string_view export_key = "debrief_export";
inline constexpr int export_version = 1;
/// The `title_origin` of a title that no one gave.
inline constexpr std::string_view export_made_title = "made";

/// A briefing as one line of JSON Lines (with its end) that reads as the same briefing again.
///
/// For other programs its keys are those of any record: `id`, `title`, `summary`, `text`, `date`, `source`,
/// `url`, `language`; what is empty or unknown is left out. Beside them, where they are not `given`:
/// `title_origin`, `date_origin`, `language_origin`; `chrome`, what a mail quotes and how it is signed, as
/// `[begin, end, reason]` with offsets in bytes of the text (other chrome is found again); and `attributes`,
/// as
/// `[name, value]`.
[[nodiscard]] std::string to_export_line(const Briefing& briefing);

}  // namespace debrief
