#pragma once

#include "web/api/api_parameters.h"
#include "web/http.h"
#include "web/site_context.h"

#include <span>
#include <string_view>

namespace debrief {

/// A path of the API and what it answers: one row of the table that answering and the OpenAPI description are
/// made from.
struct ApiRoute {
    /// What may be asked for that the index does not have.
    enum class Lookup { none, id };

    std::string_view path;
    std::string_view summary;      ///< one sentence in lower case, without a full stop
    std::string_view description;  ///< what a caller must know beside it; may be empty
    std::span<const ApiParameter> parameters;
    /// Names of the schemas (`searcher/schemas/NAME.json`) of which an answer meets one.
    std::span<const std::string_view> schemas;
    Lookup lookup = Lookup::none;
    Response (*answer)(const ApiArguments&, const SiteContext&) = nullptr;
};

}  // namespace debrief
