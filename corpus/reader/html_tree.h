#pragma once

#include "corpus/reader/html_tags.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The attributes that are kept; all others are forgotten.
enum class HtmlAttribute : std::uint8_t {
    aria_hidden,
    class_names,
    content,
    datetime,
    hidden,
    href,
    http_equiv,
    id,
    itemprop,
    lang,
    name,
    property,
    rel,
    role,
    style,
};

/// An element, or a run of characters, of a tree. Nodes are numbered in the order of the source, so what lies
/// below node `i` are the nodes from `i + 1` up to its `end`.
struct HtmlNode {
    HtmlTag tag = HtmlTag::unknown;
    std::uint32_t parent = 0;  ///< of the root: itself
    std::uint32_t end = 0;     ///< behind the last node below it
    std::uint32_t from = 0;    ///< text: where it begins in the characters; element: its first attribute
    std::uint32_t to = 0;
};

/// A page as elements and text. Node 0 is the root, no element of the page.
class HtmlTree {
 public:
    using Index = std::uint32_t;

    [[nodiscard]] Index size() const { return static_cast<Index>(nodes_.size()); }
    [[nodiscard]] const HtmlNode& operator[](Index node) const { return nodes_[node]; }

    /// What a text node says, white space as in the source.
    [[nodiscard]] std::string_view text(Index node) const;
    /// An element's attribute; empty where it has none.
    [[nodiscard]] std::string_view attribute(Index node, HtmlAttribute name) const;
    /// Whether an element has an attribute, be it empty.
    [[nodiscard]] bool has(Index node, HtmlAttribute name) const;
    /// What the page's scripts of type `application/ld+json` hold, as it is; views into its source.
    [[nodiscard]] std::span<const std::string_view> linked_data() const { return linked_data_; }

 private:
    friend class HtmlTreeBuilder;

    struct Attribute {
        HtmlAttribute name;
        std::uint32_t from;
        std::uint32_t to;
    };

    [[nodiscard]] const Attribute* find(Index node, HtmlAttribute name) const;

    std::vector<HtmlNode> nodes_;
    std::vector<Attribute> attributes_;
    std::string characters_;
    std::vector<std::string_view> linked_data_;
};

/// Parses well-formed UTF-8. Elements deeper than `nesting` count as if they lay there. Never fails; takes
/// time and memory linear in the source, which must outlive the tree. Only its first 256 MB are read.
[[nodiscard]] HtmlTree parse_html(std::string_view source, std::size_t nesting);

/// All text below a node, in one line.
[[nodiscard]] std::string line_of(const HtmlTree& tree, HtmlTree::Index node);

}  // namespace debrief
