#pragma once

#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"
#include "web/page.h"

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Pieces that several pages have, as markup.

/// Hosts that back something, each a chip that leads to its page and says its kind; empty for none.
[[nodiscard]] std::string chips_html(const std::vector<BackingSource>& sources, const Addresses& addresses);

/// A sentence with its evidence, its sources and the briefing that has it, which the link opens at the
/// sentence with the query lit. `matches` are in the statement's text.
[[nodiscard]] std::string statement_html(const Statement& statement, const SubjectBriefing& briefing,
                                         const std::vector<Span>& matches, std::string_view query,
                                         const Addresses& addresses);

/// What of a query was passed over, with its place; empty for none.
[[nodiscard]] std::string notes_html(std::string_view query, const std::vector<QueryNote>& notes);

/// What `/claims` and its like are asked of: the query `q`, or the id of a story or briefing, and filters
/// `f`.
[[nodiscard]] SubjectRequest read_subject_request(const Request& request, const SiteContext& context);

}  // namespace debrief
