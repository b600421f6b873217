#pragma once

#include "corpus/briefing.h"

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// Takes a plain-text briefing apart: a first line that reads as a title, the paragraph behind it (a line, or
/// a list that is no longer than what follows) as the summary, the rest as text. Where the text begins with a
/// lede instead of a title, the lede is the summary and gives the title; where it begins with a number or the
/// like (subtitles, tables), the first sentence with words gives the title and there is no summary. Lines of
/// rules (`=====`) in front of title and summary are left out, and so is a heading in front of the body that
/// repeats the title (`# Title Text…`). Id, date and source stay empty.
[[nodiscard]] Briefing briefing_from_text(std::string_view content);

/// The day with which a file's name begins: `2026-04-08-muse-spark.txt`, `20260408_x.txt`.
[[nodiscard]] std::optional<Day> day_in_file_name(std::string_view name);

}  // namespace debrief
