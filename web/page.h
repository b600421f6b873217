#pragma once

#include "web/addresses.h"
#include "web/http.h"
#include "web/site_context.h"

#include <string>
#include <string_view>
#include <vector>

#include <kainjow/mustache.hpp>

namespace debrief {

using TemplateData = kainjow::mustache::data;

/// What stands inside the layout that all pages share.
struct Page {
    std::string title{};  ///< of the window, in front of the program's name; empty: the name alone
    std::string query{};  ///< what stands in the form
    std::vector<std::string> filters{};  ///< that the menu's views are asked with, too
    View view = View::none;  ///< whose entry of the menu is the current one, and where the form leads
    std::string content{};   ///< markup
    std::string previous{};  ///< addresses of the neighbouring pages; empty: none
    std::string next{};
    std::string feed{};  ///< address of a feed of what the page shows; empty: none
};

/// A template of `assets/`, filled in. `{{name}}` escapes, `{{{name}}}` does not.
/// `asset` is a literal.
[[nodiscard]] std::string render(std::string_view asset, const TemplateData& values);

/// Sets a value that is not empty, so that sections of its name show only where there is one.
void set_known(TemplateData& values, const std::string& name, std::string_view value);

/// The page in its layout.
[[nodiscard]] Response to_response(int status, const Page& page, const SiteSettings& settings);

[[nodiscard]] Response error_page(int status, std::string_view what, std::string_view hint,
                                  const SiteSettings& settings);

}  // namespace debrief
