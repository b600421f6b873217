#include "corpus/base/text.h"
#include "corpus/base/uri.h"
#include "corpus/reader/feed_dialects.h"

#include <array>

namespace debrief {

namespace {

struct NamedElement {
    Vocabulary vocabulary;
    std::string_view name;
};

/// Where the time of publication stands, the best first.
constexpr std::array dates{
    NamedElement{Vocabulary::own, "pubDate"},           NamedElement{Vocabulary::dublin_core, "date"},
    NamedElement{Vocabulary::atom, "published"},        NamedElement{Vocabulary::dublin_core, "issued"},
    NamedElement{Vocabulary::dublin_core, "created"},   NamedElement{Vocabulary::atom, "updated"},
    NamedElement{Vocabulary::dublin_core, "modified"},  NamedElement{Vocabulary::prism, "publicationDate"},
    NamedElement{Vocabulary::dublin_core, "available"}, NamedElement{Vocabulary::own, "pubdate"},
};

constexpr std::array titles{
    NamedElement{Vocabulary::own, "title"},
    NamedElement{Vocabulary::dublin_core, "title"},
    NamedElement{Vocabulary::media, "title"},
};

/// Where all of the text stands.
constexpr std::array contents{
    NamedElement{Vocabulary::content, "encoded"},
    NamedElement{Vocabulary::xhtml, "body"},
    NamedElement{Vocabulary::xhtml, "div"},
    NamedElement{Vocabulary::atom, "content"},
};

/// Where the text or a part of it stands.
constexpr std::array summaries{
    NamedElement{Vocabulary::own, "description"}, NamedElement{Vocabulary::dublin_core, "description"},
    NamedElement{Vocabulary::atom, "summary"},    NamedElement{Vocabulary::media, "description"},
    NamedElement{Vocabulary::itunes, "summary"},
};

/// The name in `jane@example.org (Jane Doe)` and `Jane Doe <jane@example.org>`.
std::string person_of(std::string_view author) {
    const std::size_t at = author.find('@');
    const std::size_t open = author.find('(');
    const std::size_t close = author.rfind(')');
    const std::size_t angle = author.find('<');
    if (at == std::string_view::npos) return std::string(author);
    if (at < open && close != std::string_view::npos && open + 1 < close) {
        return std::string(author.substr(open + 1, close - open - 1));
    }
    if (angle < at && !trim(author.substr(0, angle)).empty()) return std::string(author.substr(0, angle));
    return std::string(author);
}

template <std::size_t size>
FeedText first_text(const FeedNames& names, const pugi::xml_node& parent,
                    const std::array<NamedElement, size>& elements) {
    for (const NamedElement& element : elements) {
        if (const auto node = names.find(parent, element.vocabulary, element.name)) return feed_text_of(node);
    }
    return {};
}

std::string attribute_named(const pugi::xml_node& node, std::string_view local) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.substr(name.find(':') + 1) == local) return collapse_spaces(attribute.value());
    }
    return "";
}

}  // namespace

RssFeed::RssFeed(const pugi::xml_node& root)
    : root_(root),
      channel_(root.find_child([](const pugi::xml_node& child) { return local_name(child) == "channel"; })),
      names_(root_, channel_),
      title_(text_of(names_.find(channel_, Vocabulary::own, "title"))),
      base_(base_within(channel_, base_within(root_, names_.line_of(channel_, Vocabulary::own, "link")))),
      language_(names_.line_of(channel_, Vocabulary::own, "language")) {
    if (title_.empty()) title_ = names_.line_of(channel_, Vocabulary::dublin_core, "publisher");
    if (language_.empty()) language_ = names_.line_of(channel_, Vocabulary::dublin_core, "language");
    if (language_.empty()) language_ = language_within(channel_, language_within(root_, ""));
}

std::vector<pugi::xml_node> RssFeed::entries() const {
    std::vector<pugi::xml_node> items;
    for (const pugi::xml_node& child : root_.children()) {
        if (names_.is(child, Vocabulary::own, "item")) items.push_back(child);
        if (local_name(child) != "channel") continue;
        const auto in_channel = names_.find_all(child, Vocabulary::own, "item");
        items.insert(items.end(), in_channel.begin(), in_channel.end());
    }
    return items;
}

FeedEntry RssFeed::read(const pugi::xml_node& item) const {
    FeedEntry entry;
    entry.guid = names_.line_of(item, Vocabulary::own, "guid");
    if (entry.guid.empty()) entry.guid = attribute_named(item, "about");
    entry.link = link_of(item);
    entry.title = first_text(names_, item, titles);
    entry.content = content_of(item);
    entry.summary = summary_of(item);
    entry.authors = authors_of(item);
    entry.tags = tags_of(item);
    entry.dates = dates_of(item);
    entry.language = names_.line_of(item, Vocabulary::dublin_core, "language");
    if (entry.language.empty()) entry.language = language_within(item, language_);
    entry.source = names_.line_of(item, Vocabulary::own, "source");
    if (entry.source.empty()) entry.source = to_plain_line({title_}, 1);
    return entry;
}

std::string RssFeed::link_of(const pugi::xml_node& item) const {
    const std::string base = base_within(item, base_);
    const std::string link = names_.line_of(item, Vocabulary::own, "link");
    if (!link.empty()) return resolve_uri(base, link);
    for (const pugi::xml_node& other : names_.find_all(item, Vocabulary::atom, "link")) {
        const std::string_view relation = other.attribute("rel").as_string("alternate");
        if (relation == "alternate") return resolve_uri(base, trim(other.attribute("href").value()));
    }
    const pugi::xml_node guid = names_.find(item, Vocabulary::own, "guid");
    const bool is_link = to_ascii_lower(guid.attribute("isPermaLink").as_string("true")) != "false";
    const std::string address = guid ? collapse_spaces(text_of(guid)) : attribute_named(item, "about");
    return is_link && is_web_address(address) ? address : "";
}

FeedText RssFeed::content_of(const pugi::xml_node& item) const {
    FeedText content = first_text(names_, item, contents);
    content.kind = FeedTextKind::html;
    return content;
}

FeedText RssFeed::summary_of(const pugi::xml_node& item) const {
    const FeedText summary = first_text(names_, item, summaries);
    if (!summary.text.empty()) return summary;
    return first_text(names_, names_.find(item, Vocabulary::media, "group"), summaries);
}

std::vector<std::string> RssFeed::authors_of(const pugi::xml_node& item) const {
    std::vector<std::string> authors;
    for (const pugi::xml_node& node : names_.find_all(item, Vocabulary::dublin_core, "creator")) {
        authors.push_back(to_plain_line(feed_text_of(node), 1));
    }
    if (!authors.empty()) return authors;
    for (const pugi::xml_node& node : names_.find_all(item, Vocabulary::atom, "author")) {
        authors.push_back(names_.line_of(node, Vocabulary::atom, "name"));
    }
    if (!authors.empty()) return authors;
    const std::string author = person_of(names_.line_of(item, Vocabulary::own, "author"));
    return {author.empty() ? names_.line_of(item, Vocabulary::itunes, "author") : author};
}

std::vector<std::string> RssFeed::tags_of(const pugi::xml_node& item) const {
    std::vector<pugi::xml_node> nodes = names_.find_all(item, Vocabulary::own, "category");
    for (const auto& [parent, vocabulary, name] :
         {std::tuple{item, Vocabulary::dublin_core, "subject"},
          std::tuple{item, Vocabulary::atom, "category"},
          // some writers put their categories into one element
          std::tuple{names_.find(item, Vocabulary::own, "categories"), Vocabulary::own, "category"}}) {
        const auto more = names_.find_all(parent, vocabulary, name);
        nodes.insert(nodes.end(), more.begin(), more.end());
    }
    std::vector<std::string> tags;
    for (const pugi::xml_node& node : nodes) {
        const std::string tag = to_plain_line(feed_text_of(node), 1);
        tags.push_back(tag.empty() ? node.attribute("term").value() : tag);
    }
    return tags;
}

std::vector<std::string> RssFeed::dates_of(const pugi::xml_node& item) const {
    std::vector<std::string> texts;
    for (const NamedElement& element : dates) {
        std::string date = names_.line_of(item, element.vocabulary, element.name);
        if (!date.empty()) texts.push_back(std::move(date));
    }
    return texts;
}

}  // namespace debrief
