#pragma once

#include "corpus/reader/feed_entry.h"
#include "corpus/reader/feed_xml.h"

#include <string>
#include <vector>

namespace debrief {

/// RSS of all versions: 0.9x and 2.0 (`rss`), 0.90 and 1.0 (`RDF`). With modules: Dublin Core, content, Atom,
/// iTunes, media, PRISM. The document must outlive it.
class RssFeed {
 public:
    explicit RssFeed(const pugi::xml_node& root);

    /// The elements of all entries, in order.
    [[nodiscard]] std::vector<pugi::xml_node> entries() const;
    [[nodiscard]] FeedEntry read(const pugi::xml_node& item) const;

 private:
    [[nodiscard]] std::string link_of(const pugi::xml_node& item) const;
    [[nodiscard]] FeedText content_of(const pugi::xml_node& item) const;
    [[nodiscard]] FeedText summary_of(const pugi::xml_node& item) const;
    [[nodiscard]] std::vector<std::string> authors_of(const pugi::xml_node& item) const;
    [[nodiscard]] std::vector<std::string> tags_of(const pugi::xml_node& item) const;
    [[nodiscard]] std::vector<std::string> dates_of(const pugi::xml_node& item) const;

    pugi::xml_node root_;
    pugi::xml_node channel_;
    FeedNames names_;
    std::string title_;
    std::string base_;
    std::string language_;
};

/// Atom 1.0 and 0.3: a `feed`, or an `entry` that stands alone. The document must outlive it.
class AtomFeed {
 public:
    explicit AtomFeed(const pugi::xml_node& root);

    /// The elements of all entries, in order.
    [[nodiscard]] std::vector<pugi::xml_node> entries() const;
    [[nodiscard]] FeedEntry read(const pugi::xml_node& entry) const;

 private:
    [[nodiscard]] std::string document_base() const;
    [[nodiscard]] std::string link_of(const pugi::xml_node& parent, std::string_view relation,
                                      std::string_view base) const;
    [[nodiscard]] std::vector<std::string> authors_of(const pugi::xml_node& parent) const;
    [[nodiscard]] std::vector<std::string> tags_of(const pugi::xml_node& entry) const;

    pugi::xml_node root_;
    FeedNames names_;
    std::string title_;
    std::string base_;
    std::string language_;
    std::vector<std::string> authors_;
};

}  // namespace debrief
