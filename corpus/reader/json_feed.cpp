#include "corpus/reader/json_feed.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/uri.h"
#include "corpus/reader/feed_entry.h"

#include <fmt/format.h>
#include <simdjson.h>

namespace debrief {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

/// What every version of the format has in its "version".
constexpr std::string_view version_mark = "jsonfeed.org/version";
/// What a file holds that has the mark, with or without its slashes escaped.
constexpr std::string_view version_host = "jsonfeed.org";

/// A member's text, a number as it is written; empty where there is none.
std::string text_of(const object& parent, std::string_view key) {
    element value;
    if (parent[key].get(value)) return "";
    if (value.is_string()) return std::string(std::string_view(value));
    return value.is_number() ? simdjson::minify(value) : "";
}

/// The members of a list that are texts.
std::vector<std::string> texts_of(const object& parent, std::string_view key) {
    std::vector<std::string> texts;
    simdjson::dom::array list;
    if (parent[key].get(list)) return texts;
    for (const element& value : list) {
        if (value.is_string()) texts.emplace_back(std::string_view(value));
    }
    return texts;
}

/// The names of version 1.1's "authors", else of version 1's "author".
std::vector<std::string> authors_of(const object& parent) {
    std::vector<std::string> names;
    simdjson::dom::array authors;
    object author;
    if (!parent["authors"].get(authors)) {
        for (const element& value : authors) {
            if (!value.get(author)) names.push_back(text_of(author, "name"));
        }
    } else if (!parent["author"].get(author)) {
        names.push_back(text_of(author, "name"));
    }
    std::erase(names, "");
    return names;
}

/// What the feed says for all its entries.
struct FeedHead {
    std::string title;
    std::string base;
    std::string language;
    std::vector<std::string> authors;
};

FeedHead read_head(const object& feed) {
    FeedHead head;
    head.title = text_of(feed, "title");
    head.base = text_of(feed, "home_page_url");
    if (!is_web_address(head.base)) head.base = text_of(feed, "feed_url");
    head.language = text_of(feed, "language");
    head.authors = authors_of(feed);
    return head;
}

FeedEntry read_entry(const object& item, const FeedHead& head) {
    FeedEntry entry;
    entry.guid = text_of(item, "id");
    std::string link = text_of(item, "url");
    if (link.empty()) link = text_of(item, "external_url");
    if (link.empty() && is_web_address(entry.guid)) link = entry.guid;
    if (!link.empty()) entry.link = resolve_uri(head.base, trim(link));
    entry.title = {text_of(item, "title"), FeedTextKind::unknown};
    entry.content = {text_of(item, "content_html"), FeedTextKind::html};
    if (trim(entry.content.text).empty())
        entry.content = {text_of(item, "content_text"), FeedTextKind::plain};
    entry.summary = {text_of(item, "summary"), FeedTextKind::unknown};
    entry.authors = authors_of(item);
    if (entry.authors.empty()) entry.authors = head.authors;
    entry.tags = texts_of(item, "tags");
    entry.dates = {text_of(item, "date_published"), text_of(item, "date_modified")};
    std::erase(entry.dates, "");
    entry.language = text_of(item, "language");
    if (entry.language.empty()) entry.language = head.language;
    entry.source = head.title;
    return entry;
}

}  // namespace

bool is_json_feed(std::string_view json) {
    if (json.find(version_host) == std::string_view::npos) return false;
    simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(json);
    simdjson::ondemand::document document;
    simdjson::ondemand::object feed;
    std::string_view version;
    if (parser.iterate(padded).get(document) || document.get_object().get(feed)) return false;
    if (feed.find_field_unordered("version").get_string().get(version)) return false;
    return version.find(version_mark) != std::string_view::npos;
}

void read_json_feed(std::string_view json, const FormatInput& input, ReadVisitor& visitor) {
    simdjson::dom::parser parser;
    element root;
    auto fault = parser.allocate(json.size(), input.options.nesting);
    if (!fault) fault = parser.parse(json.data(), json.size()).get(root);
    if (fault) throw Error(ErrorKind::corpus, fmt::format("is no JSON: {}", simdjson::error_message(fault)));
    object feed;
    simdjson::dom::array items;
    if (root.get(feed) || feed["items"].get(items)) {
        throw Error(ErrorKind::corpus, "is no JSON Feed: it has no list 'items'");
    }
    const FeedHead head = read_head(feed);
    std::size_t number = 0;
    for (const element& value : items) {
        const EntryPlace place{std::string(input.name), ++number};
        object item;
        if (value.get(item)) {
            visitor.on_problem({place.where, fmt::format("entry {} is no JSON object", number)});
        } else {
            give_entry(read_entry(item, head), place, input, visitor);
        }
    }
}

}  // namespace debrief
