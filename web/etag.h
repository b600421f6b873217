#pragma once

#include "web/http.h"
#include "web/site_context.h"

#include <string>
#include <string_view>

namespace debrief {

/// The entity tag (RFC 9110) of what is answered to a request from an index: another with every commit, day,
/// version of the program, setting and change of the user's files, and for every address. A weak one, since
/// what is told beside the content (how long it took) may differ. Costs no search. Throws `Error` of kind
/// `index`.
[[nodiscard]] std::string tag_of_state(const Request& request, const SiteContext& context);

/// The tag of what is the same for everybody; weak too, since it may travel compressed or not.
[[nodiscard]] std::string tag_of_content(std::string_view content);

/// Whether a client that sends this If-None-Match has what the tag is of. `*`, which asks whether there is
/// anything at all, is no tag.
[[nodiscard]] bool has_tag(std::string_view if_none_match, std::string_view tag);

/// The answer to a client that has it already, to be given the tag.
[[nodiscard]] Response not_modified();

}  // namespace debrief
