#pragma once

#include "corpus/briefing.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

/// The bytes stored with a document: the whole briefing, so that one read serves a hit, and a checksum in
/// front, since damage to stored text is not found by Xapian's own check. The same briefing gives the same
/// bytes.
///
/// Layout: 8 bytes XXH3 of what follows, low byte first; then texts as (length, bytes) with lengths in
/// LEB128: id, title, origin of the title ("" or "made"), summary, text, date in ISO or empty, source, url,
/// language; numbers in LEB128: origins of date and language, number of pieces of chrome, begin, length and
/// reason of each; then name and value of each attribute up to the end.
[[nodiscard]] std::string encode_record(const Briefing& briefing);

/// Throws `Error` of kind `index` for damaged bytes.
[[nodiscard]] Briefing decode_record(std::string_view record);

/// Eight bytes that differ where two briefings differ, or the tables by which they are cleaned. To be taken
/// of a briefing as its reader gives it, before its chrome is marked, which depends on the other briefings.
[[nodiscard]] std::string fingerprint(const Briefing& briefing);

/// Changes where the same input would be indexed otherwise than before.
[[nodiscard]] const std::string& reading_version();

}  // namespace debrief
