#pragma once

#include "corpus/reader/feed_text.h"
#include "corpus/reader/formats.h"

#include <string>
#include <vector>

namespace debrief {

/// An entry of a feed, whatever the feed's format. All is as the feed has it, but addresses are absolute
/// where the feed tells how, and what the feed says for all its entries stands in each that does not say
/// otherwise.
struct FeedEntry {
    std::string guid;  ///< the name that the feed gives it
    std::string link;
    FeedText title;
    FeedText content;  ///< all of it
    FeedText summary;  ///< or its beginning, or all of it where there is no content
    std::vector<std::string> authors;
    std::vector<std::string> tags;
    std::vector<std::string> dates;  ///< the best first
    std::string language;
    std::string source;
    std::vector<std::string> left_out;  ///< what the feed has that cannot be kept, for messages
};

/// Where an entry stands.
struct EntryPlace {
    std::string where;       ///< "file" or "file:line"
    std::size_t number = 1;  ///< of the entry in its feed
};

/// Gives the visitor an entry as a briefing, and tells it what was mended or is refused.
///
/// Its id is the entry's guid, or its link where it has none: as it is where that is a URI, else `<feed's
/// id>#<guid>`; `<feed's id>#<number>` where it has neither. Its url is the link where that is an address on
/// the web; another is kept as attribute "link". A date of unknown form is kept as attribute "date".
void give_entry(const FeedEntry& entry, const EntryPlace& place, const FormatInput& input,
                ReadVisitor& visitor);

}  // namespace debrief
