#pragma once

#include "corpus/briefing.h"
#include "corpus/understanding.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What is stored with a document: the whole briefing, so that one read serves a hit, and where its sentences
/// stand, so that a hit needs no splitting.
struct Record {
    Briefing briefing;
    std::vector<PlacedSentence> sentences;  ///< of summary and text, in order

    bool operator==(const Record&) const = default;
};

/// The bytes of a record, packed (`pack_record`) with a checksum in front, since damage to stored text is not
/// found by Xapian's own check. The same briefing gives the same bytes. Of `sentences`, which are in order
/// and apart from each other, those of the title are left out.
///
/// What is packed: texts as (length, bytes) with lengths in LEB128: id, title, origin of the title ("" or
/// "made"), summary, text, date in ISO or empty, source, url, language; numbers in LEB128: origins of date
/// and language; number of pieces of chrome, begin, length and reason of each; for summary, then for text:
/// number of sentences, of each twice its length, and one more where the bytes between it and the one before
/// and its evidence follow, since they are not those of the last; then name and value of each attribute up to
/// the end.
[[nodiscard]] std::string encode_record(const Briefing& briefing,
                                        std::span<const PlacedSentence> sentences = {});

/// Throws `Error` of kind `index` for damaged bytes, as `decode_record` does. All spans are in bounds.
[[nodiscard]] Record read_record(std::string_view bytes);

/// The briefing of a record.
[[nodiscard]] Briefing decode_record(std::string_view bytes);

/// Eight bytes that differ where two briefings differ, or the tables by which they are cleaned. To be taken
/// of a briefing as its reader gives it, before its chrome is marked, which depends on the other briefings.
[[nodiscard]] std::string fingerprint(const Briefing& briefing);

/// Changes where the same input would be indexed otherwise than before: with the versions of schema and
/// extraction, and with the tables that are built in.
[[nodiscard]] const std::string& reading_version();

}  // namespace debrief
