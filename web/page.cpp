#include "web/page.h"

#include "web/assets.h"
#include "web/html.h"
#include "web/wording.h"

#include <array>
#include <map>
#include <span>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

struct MenuEntry {
    View view;
    std::string_view name;
};

constexpr std::array menu{
    MenuEntry{View::search, "Briefings"}, MenuEntry{View::stories, "Stories"},
    MenuEntry{View::claims, "Claims"},    MenuEntry{View::figures, "Figures"},
    MenuEntry{View::quotes, "Quotes"},    MenuEntry{View::timeline, "Timeline"},
    MenuEntry{View::sources, "Sources"},  MenuEntry{View::help, "Help"},
};

constexpr std::size_t longest_menu_filters = 2'000;  ///< bytes: each view repeats them

/// Those that the views of the menu are asked with.
std::span<const std::string> menu_filters(const Page& page) {
    std::size_t bytes = 0;
    for (const std::string& filter : page.filters) bytes += filter.size();
    return bytes <= longest_menu_filters ? std::span(page.filters) : std::span<const std::string>();
}

TemplateData menu_data(const Page& page, const Addresses& addresses) {
    TemplateData entries{TemplateData::type::list};
    for (const MenuEntry& entry : menu) {
        TemplateData values;
        values.set("name", std::string(entry.name));
        values.set("link", addresses.view(entry.view, page.query, menu_filters(page)));
        values.set("is_current", entry.view == page.view);
        entries << values;
    }
    return entries;
}

}  // namespace

std::string render(std::string_view asset, const TemplateData& values) {
    thread_local std::map<std::string_view, kainjow::mustache::mustache>
        parsed;  // takes longer than filling in
    auto found = parsed.find(asset);
    if (found == parsed.end()) {
        kainjow::mustache::mustache page{std::string(find_asset(asset))};
        if (!page.is_valid()) throw std::logic_error(fmt::format("{}: {}", asset, page.error_message()));
        page.set_custom_escape([](const std::string& text) { return escape_html(text); });
        found = parsed.emplace(asset, std::move(page)).first;
    }
    return found->second.render(values);
}

void set_known(TemplateData& values, const std::string& name, std::string_view value) {
    if (!value.empty()) values.set(name, std::string(value));
}

Response to_response(int status, const Page& page, const SiteSettings& settings) {
    const Addresses addresses(settings.base_path);
    TemplateData values;
    values.set("base", settings.base_path);
    values.set("title", page.title.empty() ? "Debrief" : page.title + " – Debrief");
    values.set("query", page.query);
    values.set("home", addresses.view(View::search, ""));
    values.set("action", addresses.view(page.view == View::help ? View::search : page.view, ""));
    values.set("menu", menu_data(page, addresses));
    set_known(values, "previous", page.previous);
    set_known(values, "next", page.next);
    set_known(values, "feed", page.feed);
    values.set("content", page.content);
    return {.status = status, .body = render("layout.html", values)};
}

Response error_page(int status, std::string_view what, std::string_view hint, const SiteSettings& settings) {
    TemplateData values;
    values.set("status", fmt::format("{}", status));
    values.set("what", std::string(what));
    set_known(values, "hint", hint);
    // The style gives a capital, which what is quoted must not get.
    values.set("what_is_sentence", as_sentence(what) != what);
    values.set("hint_is_sentence", as_sentence(hint) != hint);
    return to_response(status, {.title = as_sentence(what), .content = render("error.html", values)},
                       settings);
}

}  // namespace debrief
