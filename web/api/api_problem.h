#pragma once

#include "web/http.h"

#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// A kind of error that clients can tell by its `type` (RFC 9457).
struct ApiProblem {
    int status = 0;
    std::string_view type;
    std::string_view title;
};

/// All of them that have a type of their own; any other status has `about:blank`.
[[nodiscard]] std::span<const ApiProblem> api_problems();

/// An error as problem details, `application/problem+json`: `type`, `title`, `status`, `detail`, and `hint`
/// where there is one. Of errors that are not the client's, files are told by their last names only.
[[nodiscard]] Response api_error(int status, std::string_view what, std::string_view hint);

/// The same where a route is there, but not what the client asks it for.
[[nodiscard]] Response unknown_id_error(std::string_view what, std::string_view hint = "");

/// `text` with each absolute path in it as its last name: "cannot open '/srv/news/index'" becomes "cannot
/// open 'index'".
[[nodiscard]] std::string without_folders(std::string_view text);

}  // namespace debrief
