#include "corpus/base/text.h"
#include "corpus/base/uri.h"
#include "corpus/reader/feed_dialects.h"

#include <optional>

#include <fmt/format.h>

namespace debrief {

namespace {

/// What a text construct says as its `type` (and, in Atom 0.3, its `mode`) want it read; nothing for what is
/// no text.
std::optional<FeedText> construct_text(const pugi::xml_node& node) {
    const std::string type = to_ascii_lower(trim(node.attribute("type").value()));
    const std::string_view mode = node.attribute("mode").value();
    if (mode == "base64") return std::nullopt;
    // markup within is markup, whatever the type says; `text/html` with mode "xml" is Atom 0.3's xhtml
    if (has_elements(node)) return FeedText{inner_html(node), FeedTextKind::html};
    const std::string text = text_of(node);
    if (type.empty()) return FeedText{text, FeedTextKind::unknown};
    if (type == "html" || type == "xhtml" || type == "text/html" || type == "application/xhtml+xml") {
        return FeedText{text, FeedTextKind::html};
    }
    // in Atom 0.3 `text/plain` is what those write who do not care
    if (type == "text/plain" && !mode.empty()) return FeedText{text, FeedTextKind::unknown};
    if (type == "text" || type.starts_with("text/")) return FeedText{text, FeedTextKind::plain};
    if (trim(text).empty()) return FeedText{};
    return std::nullopt;
}

}  // namespace

AtomFeed::AtomFeed(const pugi::xml_node& root) : root_(root), names_(root, root) {
    const auto title = construct_text(names_.find(root, Vocabulary::own, "title"));
    if (title) title_ = to_plain_line(*title, 1);
    base_ = document_base();
    language_ = language_within(root, "");
    authors_ = authors_of(root);
}

/// What the root says its addresses are relative to, else where the feed, or its page, lies.
std::string AtomFeed::document_base() const {
    const std::string base = base_within(root_, "");
    if (is_web_address(base)) return base;
    const std::string self = link_of(root_, "self", "");
    return resolve_uri(is_web_address(self) ? self : link_of(root_, "alternate", ""), base);
}

std::vector<pugi::xml_node> AtomFeed::entries() const {
    if (local_name(root_) == "entry") return {root_};
    return names_.find_all(root_, Vocabulary::own, "entry");
}

FeedEntry AtomFeed::read(const pugi::xml_node& node) const {
    FeedEntry entry;
    entry.guid = names_.line_of(node, Vocabulary::own, "id");
    entry.link = link_of(node, "alternate", node == root_ ? base_ : base_within(node, base_));
    const auto take = [&](std::string_view name) -> FeedText {
        const pugi::xml_node part = names_.find(node, Vocabulary::own, name);
        const auto text = construct_text(part);
        if (text) return *text;
        entry.left_out.push_back(
            fmt::format("a '{}' of type '{}'", name, collapse_spaces(part.attribute("type").value())));
        return {};
    };
    entry.title = take("title");
    entry.content = take("content");
    entry.summary = take("summary");
    if (entry.content.text.empty() && entry.summary.text.empty()) {
        const pugi::xml_node group = names_.find(node, Vocabulary::media, "group");
        entry.summary = feed_text_of(names_.find(group, Vocabulary::media, "description"));
    }
    const pugi::xml_node source = names_.find(node, Vocabulary::own, "source");
    entry.authors = authors_of(node);
    if (entry.authors.empty()) entry.authors = authors_of(source);
    if (entry.authors.empty()) entry.authors = authors_;
    entry.tags = tags_of(node);
    for (const auto& [vocabulary, name] :
         {std::pair{Vocabulary::own, "published"}, std::pair{Vocabulary::own, "issued"},
          std::pair{Vocabulary::dublin_core, "date"}, std::pair{Vocabulary::own, "created"},
          std::pair{Vocabulary::own, "updated"}, std::pair{Vocabulary::own, "modified"}}) {
        std::string date = names_.line_of(node, vocabulary, name);
        if (!date.empty()) entry.dates.push_back(std::move(date));
    }
    const pugi::xml_node content = names_.find(node, Vocabulary::own, "content");
    entry.language = language_within(content, language_within(node, language_));
    if (entry.language.empty()) entry.language = names_.line_of(node, Vocabulary::dublin_core, "language");
    const auto source_title = construct_text(names_.find(source, Vocabulary::own, "title"));
    if (source_title) entry.source = to_plain_line(*source_title, 1);
    if (entry.source.empty()) entry.source = title_;
    return entry;
}

/// The first link of a relation, one to a page before others.
std::string AtomFeed::link_of(const pugi::xml_node& parent, std::string_view relation,
                              std::string_view base) const {
    std::string first;
    for (const pugi::xml_node& link : names_.find_all(parent, Vocabulary::own, "link")) {
        const std::string_view address = trim(link.attribute("href").value());
        if (link.attribute("rel").as_string("alternate") != relation || address.empty()) continue;
        const std::string_view type = link.attribute("type").as_string("text/html");
        std::string resolved = resolve_uri(base_within(link, base), address);
        if (type == "text/html") return resolved;
        if (first.empty()) first = std::move(resolved);
    }
    return first;
}

std::vector<std::string> AtomFeed::authors_of(const pugi::xml_node& parent) const {
    std::vector<std::string> authors;
    for (const pugi::xml_node& author : names_.find_all(parent, Vocabulary::own, "author")) {
        const std::string name = names_.line_of(author, Vocabulary::own, "name");
        if (!name.empty()) authors.push_back(to_plain_line({name}, 1));
    }
    for (const pugi::xml_node& creator : names_.find_all(parent, Vocabulary::dublin_core, "creator")) {
        if (authors.empty()) authors.push_back(to_plain_line(feed_text_of(creator), 1));
    }
    return authors;
}

std::vector<std::string> AtomFeed::tags_of(const pugi::xml_node& entry) const {
    std::vector<std::string> tags;
    for (const pugi::xml_node& category : names_.find_all(entry, Vocabulary::own, "category")) {
        const std::string_view label = trim(category.attribute("label").value());
        tags.emplace_back(label.empty() ? category.attribute("term").value() : label);
    }
    for (const pugi::xml_node& subject : names_.find_all(entry, Vocabulary::dublin_core, "subject")) {
        tags.push_back(text_of(subject));
    }
    return tags;
}

}  // namespace debrief
