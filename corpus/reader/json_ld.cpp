#include "corpus/reader/json_ld.h"

#include "corpus/base/text.h"
#include "corpus/reader/html.h"

#include <algorithm>
#include <array>
#include <optional>

#include <simdjson.h>

namespace debrief {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

/// Things of a page that are looked at; more are no description of it.
constexpr std::size_t most_things = 256;
constexpr std::size_t most_scripts = 64;
/// How deep lists and graphs of things may lie in each other.
constexpr std::size_t list_depth = 8;

constexpr std::array<std::string_view, 4> article_types{"article", "posting", "report", "review"};
constexpr std::array<std::string_view, 2> page_types{"webpage", "creativework"};

std::optional<element> member(const object& thing, std::string_view name) {
    element value;
    if (thing[name].get(value)) return std::nullopt;
    return value;
}

/// A text in one line; of a list the first.
std::string text_of(const std::optional<element>& value) {
    if (!value) return "";
    if (value->type() == element_type::STRING) {
        return collapse_spaces(html_to_text(std::string_view(*value)));
    }
    simdjson::dom::array list;
    if (!value->get(list) && list.size() > 0 && list.at(0).type() == element_type::STRING) {
        return text_of(list.at(0).value());
    }
    return "";
}

/// The name of a person or an organisation, or what else a value is called; of a list all, with commas.
std::string name_of(const std::optional<element>& value, std::size_t depth = 0) {
    if (!value || depth > list_depth) return "";
    object thing;
    if (!value->get(thing)) return name_of(member(thing, "name"), depth + 1);
    simdjson::dom::array list;
    if (value->get(list)) return text_of(value);
    std::string names;
    for (const element& item : list) {
        const std::string name = name_of(item, depth + 1);
        if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
    }
    return names;
}

std::string body_of(const object& article) {
    const auto body = member(article, "articleBody");
    std::string_view text;
    return body && !body->get(text) ? html_to_text(text) : "";
}

std::string address_of(const object& thing) {
    for (const std::string_view name : {"url", "mainEntityOfPage"}) {
        const auto value = member(thing, name);
        if (!value) continue;
        object page;
        const std::string address = value->get(page) ? text_of(value) : text_of(member(page, "@id"));
        if (!address.empty()) return address;
    }
    return "";
}

std::vector<std::string> keywords_of(const std::optional<element>& value) {
    std::vector<std::string> keywords;
    simdjson::dom::array list;
    if (!value) return keywords;
    if (value->get(list)) {
        keywords.push_back(text_of(value));
    } else {
        for (const element& item : list) keywords.push_back(name_of(item));
    }
    return keywords;
}

template <typename Types>
bool is_of_type(const object& thing, const Types& types) {
    const auto names_one = [&](const element& type) {
        if (type.type() != element_type::STRING) return false;
        const std::string name = to_ascii_lower(std::string_view(type));
        return std::ranges::any_of(
            types, [&](std::string_view part) { return name.find(part) != std::string::npos; });
    };
    const auto type = member(thing, "@type");
    if (!type) return false;
    simdjson::dom::array list;
    return type->get(list) ? names_one(*type) : std::any_of(list.begin(), list.end(), names_one);
}

/// All things that a script lists.
void gather(const element& value, std::vector<object>& things, std::size_t depth = 0) {
    if (depth > list_depth || things.size() >= most_things) return;
    simdjson::dom::array list;
    if (!value.get(list)) {
        for (const element& item : list) gather(item, things, depth + 1);
        return;
    }
    object thing;
    if (value.get(thing)) return;
    things.push_back(thing);
    for (const std::string_view name : {"@graph", "mainEntity"}) {
        if (const auto inner = member(thing, name)) gather(*inner, things, depth + 1);
    }
}

void fill(std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
}

void add_article(LinkedData& data, const object& article) {
    fill(data.headline, text_of(member(article, "headline")));
    fill(data.headline, text_of(member(article, "name")));
    fill(data.description, text_of(member(article, "description")));
    fill(data.author, name_of(member(article, "author")));
    fill(data.author, name_of(member(article, "creator")));
    fill(data.published, text_of(member(article, "datePublished")));
    fill(data.published, text_of(member(article, "dateCreated")));
    fill(data.publisher, name_of(member(article, "publisher")));
    fill(data.url, address_of(article));
    fill(data.language, text_of(member(article, "inLanguage")));
    fill(data.body, body_of(article));
    if (data.keywords.empty()) data.keywords = keywords_of(member(article, "keywords"));
}

/// A page's own entry is often that of a site: only what cannot be the site's is taken.
void add_page(LinkedData& data, const object& page) {
    fill(data.published, text_of(member(page, "datePublished")));
    fill(data.publisher, name_of(member(page, "publisher")));
    fill(data.language, text_of(member(page, "inLanguage")));
}

/// A script's JSON, without the comment or CDATA section that some pages wrap it in, and with blanks for line
/// ends and tabs, which many leave in its strings.
std::string to_json(std::string_view script) {
    constexpr std::string_view section = "<![CDATA[";
    if (const auto mark = script.find(section); mark < script.find_first_of("{")) {
        script.remove_prefix(mark + section.size());
        script = script.substr(0, script.rfind("]]>"));
    }
    const std::size_t begin = std::min(script.find_first_of("[{"), script.size());
    const std::size_t end = script.find_last_of("]}") + 1;
    if (end <= begin) return "";
    std::string json(script.substr(begin, end - begin));
    std::ranges::replace_if(
        json, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return json;
}

}  // namespace

LinkedData read_linked_data(std::span<const std::string_view> scripts, std::size_t nesting) {
    LinkedData from_articles;
    LinkedData from_pages;
    for (const std::string_view script : scripts.first(std::min(scripts.size(), most_scripts))) {
        const std::string json = to_json(script);
        simdjson::dom::parser parser;
        element root;
        if (json.empty() || parser.allocate(json.size(), nesting) || parser.parse(json).get(root)) continue;
        std::vector<object> things;
        gather(root, things);
        for (const object& thing : things) {
            if (is_of_type(thing, article_types)) add_article(from_articles, thing);
            if (is_of_type(thing, page_types)) add_page(from_pages, thing);
        }
    }
    fill(from_articles.published, std::move(from_pages.published));
    fill(from_articles.publisher, std::move(from_pages.publisher));
    fill(from_articles.language, std::move(from_pages.language));
    return from_articles;
}

}  // namespace debrief
