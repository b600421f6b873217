#pragma once

#include "corpus/reader/feed_text.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace debrief {

/// Whose word an element of a feed is.
enum class Vocabulary {
    own,  ///< of the feed's own format
    atom,
    content,
    dublin_core,
    itunes,
    media,
    prism,
    rdf,
    xhtml,
    other,
};

/// Tells the elements of a feed by their namespaces: the prefixes that the feed's outermost elements declare,
/// those that an element declares itself, and, where nobody does, the usual ones.
class FeedNames {
 public:
    /// `root` is the feed's outermost element. It and `channel` (if there is one) declare prefixes.
    FeedNames(const pugi::xml_node& root, const pugi::xml_node& channel);

    [[nodiscard]] bool is(const pugi::xml_node& node, Vocabulary vocabulary, std::string_view name) const;

    /// The first child of that name that holds anything; else an empty node.
    [[nodiscard]] pugi::xml_node find(const pugi::xml_node& parent, Vocabulary vocabulary,
                                      std::string_view name) const;

    /// The text of that child in one line; empty where there is none.
    [[nodiscard]] std::string line_of(const pugi::xml_node& parent, Vocabulary vocabulary,
                                      std::string_view name) const;

    /// All children of that name.
    [[nodiscard]] std::vector<pugi::xml_node> find_all(const pugi::xml_node& parent, Vocabulary vocabulary,
                                                       std::string_view name) const;

 private:
    void declare(const pugi::xml_node& node);
    [[nodiscard]] Vocabulary vocabulary_of(const pugi::xml_node& node, std::string_view prefix) const;

    bool is_atom_own_;
    std::map<std::string, Vocabulary, std::less<>> prefixes_;
};

/// An element's name without its prefix.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);

/// The vocabulary that a prefix usually stands for.
[[nodiscard]] Vocabulary usual_vocabulary(std::string_view prefix);

[[nodiscard]] bool has_elements(const pugi::xml_node& node);

/// All text within an element, that of elements in it included.
[[nodiscard]] std::string text_of(const pugi::xml_node& node);

/// The text of a feed's element, of which nothing is known but that elements in it make it HTML.
[[nodiscard]] FeedText feed_text_of(const pugi::xml_node& node);

/// What an element holds as HTML, prefixes taken off.
[[nodiscard]] std::string inner_html(const pugi::xml_node& node);

/// The base for addresses within an element, given that for addresses around it.
[[nodiscard]] std::string base_within(const pugi::xml_node& node, std::string_view outer_base);

/// The language of an element, given that of what is around it.
[[nodiscard]] std::string language_within(const pugi::xml_node& node, std::string_view outer_language);

}  // namespace debrief
