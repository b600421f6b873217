#pragma once

#include "searcher/facts/evidence_profile.h"
#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"
#include "searcher/output.h"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// `id`, `title`, `date`, `date_origin`, `source`, `story`, `path`, `url`: what is known of them, as in
/// search results.
[[nodiscard]] nlohmann::ordered_json briefing_to_json(const SubjectBriefing& briefing);

/// What is the same in all answers about a subject: `v`, `query`, `story`, `briefings` (how many it has),
/// `read` (how many of them were read), `notes`.
[[nodiscard]] nlohmann::ordered_json to_json(const Subject& subject);

/// `part`, `begin`, `end` (bytes of the part), `text`, `evidence`, `cites` (`host`, `owner`, `kind` of each).
[[nodiscard]] nlohmann::ordered_json to_json(const Statement& statement);

/// `press`, `party`, `social` (`owners`, `sentences` of each), `unbacked`.
[[nodiscard]] nlohmann::ordered_json to_json(const EvidenceProfile& profile);

/// What backs a statement, for people: "techcrunch.com, cnbc.com", "techcrunch.com (further on)" where it is
/// inherited, "no source".
[[nodiscard]] std::string evidence_text(const Statement& statement);

/// What is told of a briefing on one line: its id, its day and who published it. Made safe for a terminal.
[[nodiscard]] std::string briefing_line(const SubjectBriefing& briefing);

}  // namespace debrief
