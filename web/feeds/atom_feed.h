#pragma once

#include "corpus/base/day.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A briefing as feed readers show it.
struct PublishedEntry {
    std::string id;           ///< a URI that stays the same wherever this server answers (`stable_urn`)
    std::string title;        ///< plain text
    std::string link;         ///< absolute, of its page
    std::string original{};   ///< absolute, of where it was published; empty: unknown
    std::optional<Day> date;  ///< of publication
    std::string author{};     ///< who published it; empty: unknown
    std::string summary{};    ///< plain text
};

struct PublishedFeed {
    std::string id;
    std::string title;
    std::string link;  ///< absolute, of the page that shows the same
    std::string self;  ///< absolute, of the feed
    std::vector<PublishedEntry> entries;
};

/// The feed as Atom (RFC 4287). A day is its midnight in UTC; a feed was updated when the newest of its
/// entries was published. What has no date is of 1970-01-01, since Atom wants a date and a changing one would
/// make it new again and again.
[[nodiscard]] std::string to_atom(const PublishedFeed& feed);

/// The URI of a thing of this kind ("briefing", "story", "search") that has this key: a UUID of version 8
/// (RFC 9562, section 5.8) made of both, so that it says the same on every machine.
[[nodiscard]] std::string stable_urn(std::string_view kind, std::string_view key);

}  // namespace debrief
