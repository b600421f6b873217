#pragma once

#include "corpus/base/day.h"
#include "searcher/deadline.h"
#include "searcher/index_reader.h"
#include "searcher/search.h"
#include "searcher/user_files.h"
#include "web/addresses.h"

#include <chrono>
#include <string>

namespace debrief {

/// Tells how long answers take; several threads ask it.
using SiteClock = std::chrono::steady_clock::time_point (*)();

/// What stays the same for all answers of a server.
struct SiteSettings {
    std::string base_path{};  ///< in front of the path of every address of ours: "" or "/debrief"
    const UserFiles* user_files = nullptr;  ///< saved queries and synonyms; must outlive the site
    SiteClock clock = nullptr;              ///< without one pages do not tell how long they took
    /// What an answer may take: past it, it is made of what was found so far, and says so.
    std::chrono::milliseconds time_limit{2'000};
};

/// What an answer is made with, beside its request.
struct SiteContext {
    IndexReader& reader;
    const SiteSettings& settings;
    Day today;                     ///< that `since:7d` counts from
    Deadline* deadline = nullptr;  ///< of the answer; must outlive the making of it. Null: there is none

    [[nodiscard]] Addresses addresses() const { return Addresses(settings.base_path); }

    /// Gives a search what queries may refer to, the day, saved queries and synonyms, and what time there is.
    void apply_to(SearchRequest& request) const;
};

}  // namespace debrief
