#pragma once

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/site_of_briefings.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief::test {

/// A briefing of a day.
inline Briefing telling_of(std::string id, std::string_view day, std::string title, std::string text) {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    briefing.date = parse_iso_day(day);
    return briefing;
}

/// A story of three tellings, one of two, and a briefing that nobody else tells.
inline std::vector<Briefing> told_purchase() {
    std::vector<Briefing> briefings{
        telling_of(
            "a", "2025-06-12", "Acme buys half of Borg",
            "Acme paid $14.3 billion for a 49 percent stake in Borg, the maker of engines. (cnbc.com) The "
            "deal "
            "was signed on June 12, 2025 in Rome by Ann Lee. (acme.com)"),
        telling_of(
            "b", "2025-06-13", "A purchase & its price",
            "Acme paid about $14 billion for a 49 percent stake in Borg, the maker of engines. (reuters.com, "
            "x.com) The deal was signed in June 2025 in Rome. Ann Lee keeps 200 shares. (acme.com)"),
        telling_of("c", "2025-06-13", "Borg sells",
                   "Borg is sold to Acme in a deal of this month. Nobody is told."),
        telling_of("d", "2024-01-03", "Rain in Rome",
                   "It rained in Rome all day long. Trams stood still there."),
        telling_of("e", "2024-01-04", "Rome is wet", "It rained in Rome. (bbc.com)"),
        telling_of("f", "2024-05-01", "Trams in Rome", "Trams were built in Rome for $3 million."),
    };
    briefings.front().source = "Wire & Co";
    return briefings;
}

inline const Stories purchase_and_rain{{"a", "00000000000000de"},
                                       {"b", "00000000000000de"},
                                       {"c", "00000000000000de"},
                                       {"d", "00000000000000ee"},
                                       {"e", "00000000000000ee"}};

/// A site of them.
inline SiteOfBriefings& site_of_stories() {
    static SiteOfBriefings site(told_purchase(), purchase_and_rain);
    return site;
}

/// What that site says to an address that makes no sense: `what | hint`; empty: nothing.
inline std::string usage_error_of(const std::string& target) {
    try {
        (void)site_of_stories().get(target);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return std::string(error.what()) + " | " + std::string(error.hint());
    }
    return "";
}

}  // namespace debrief::test
