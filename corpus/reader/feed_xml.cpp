#include "corpus/reader/feed_xml.h"

#include "corpus/base/text.h"
#include "corpus/base/uri.h"

#include <algorithm>
#include <array>
#include <optional>

namespace debrief {

namespace {

struct NamedVocabulary {
    std::string_view name;  ///< a prefix, or what a namespace's URI begins with
    Vocabulary vocabulary;
};

constexpr std::array namespaces{
    NamedVocabulary{"http://www.w3.org/2005/Atom", Vocabulary::atom},
    NamedVocabulary{"http://purl.org/atom/", Vocabulary::atom},
    NamedVocabulary{"http://purl.org/rss/1.0/modules/content", Vocabulary::content},
    NamedVocabulary{"http://purl.org/rss/1.0/modules/", Vocabulary::other},
    NamedVocabulary{"http://purl.org/rss/1.0", Vocabulary::own},
    NamedVocabulary{"http://my.netscape.com/rdf/simple/0.9", Vocabulary::own},
    NamedVocabulary{"http://channel.netscape.com/rdf/simple/0.9", Vocabulary::own},
    NamedVocabulary{"http://purl.org/dc/", Vocabulary::dublin_core},
    NamedVocabulary{"http://www.itunes.com/", Vocabulary::itunes},
    NamedVocabulary{"http://search.yahoo.com/mrss", Vocabulary::media},
    NamedVocabulary{"http://prismstandard.org/", Vocabulary::prism},
    NamedVocabulary{"http://purl.org/rss/1.0/modules/prism", Vocabulary::prism},
    NamedVocabulary{"http://www.w3.org/1999/02/22-rdf-syntax-ns", Vocabulary::rdf},
    NamedVocabulary{"http://www.w3.org/1999/xhtml", Vocabulary::xhtml},
};

constexpr std::array usual_prefixes{
    NamedVocabulary{"", Vocabulary::own},           NamedVocabulary{"a10", Vocabulary::atom},
    NamedVocabulary{"atom", Vocabulary::atom},      NamedVocabulary{"content", Vocabulary::content},
    NamedVocabulary{"dc", Vocabulary::dublin_core}, NamedVocabulary{"dcterms", Vocabulary::dublin_core},
    NamedVocabulary{"itunes", Vocabulary::itunes},  NamedVocabulary{"media", Vocabulary::media},
    NamedVocabulary{"prism", Vocabulary::prism},    NamedVocabulary{"rdf", Vocabulary::rdf},
    NamedVocabulary{"rss", Vocabulary::own},        NamedVocabulary{"xhtml", Vocabulary::xhtml},
};

constexpr std::size_t most_prefixes = 1000;  ///< that a feed may declare; bounds the memory

constexpr std::array<std::string_view, 7> void_elements{"br", "hr", "img", "input", "link", "meta", "wbr"};

/// The vocabulary of a namespace: that of the longest row it begins with.
Vocabulary vocabulary_of_namespace(std::string_view uri) {
    uri = trim(uri);
    NamedVocabulary best{"", Vocabulary::other};
    for (const NamedVocabulary& row : namespaces) {
        if (uri.starts_with(row.name) && row.name.size() > best.name.size()) best = row;
    }
    return best.vocabulary;
}

std::string_view prefix_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

/// The prefix that an attribute declares; nothing where it is no declaration.
std::optional<std::string_view> declared_prefix(const pugi::xml_attribute& attribute) {
    const std::string_view name = attribute.name();
    if (name == "xmlns") return "";
    if (name.starts_with("xmlns:")) return name.substr(6);
    return std::nullopt;
}

void append_escaped(std::string& html, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '"':
                html += "&quot;";
                break;
            default:
                html += c;
        }
    }
}

void append_begin_tag(std::string& html, const pugi::xml_node& node) {
    html += '<';
    html += local_name(node);
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        if (declared_prefix(attribute)) continue;
        html += ' ';
        html += attribute.name();
        html += "=\"";
        append_escaped(html, attribute.value());
        html += '"';
    }
    html += '>';
}

/// Hands each node below `root` to `enter`, in the order of the text, and each element to `leave` behind all
/// that it holds. Needs no stack, however deep they are.
template <typename Enter, typename Leave>
void walk(const pugi::xml_node& root, Enter&& enter, Leave&& leave) {
    pugi::xml_node node = root.first_child();
    while (node) {
        enter(node);
        if (node.first_child()) {
            node = node.first_child();
            continue;
        }
        if (node.type() == pugi::node_element) leave(node);
        while (node != root && !node.next_sibling()) {
            node = node.parent();
            if (node != root) leave(node);
        }
        node = node == root ? pugi::xml_node() : node.next_sibling();
    }
}

}  // namespace

FeedNames::FeedNames(const pugi::xml_node& root, const pugi::xml_node& channel)
    : is_atom_own_(local_name(root) == "feed" || local_name(root) == "entry") {
    // What the root itself is, and what has no prefix, is the feed's own, whatever its namespace.
    prefixes_.emplace("", Vocabulary::own);
    if (local_name(root) != "RDF") prefixes_.emplace(prefix_of(root.name()), Vocabulary::own);
    declare(root);
    declare(channel);
}

void FeedNames::declare(const pugi::xml_node& node) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        const auto prefix = declared_prefix(attribute);
        if (prefixes_.size() >= most_prefixes) return;
        if (prefix) prefixes_.emplace(*prefix, vocabulary_of_namespace(attribute.value()));
    }
}

Vocabulary FeedNames::vocabulary_of(const pugi::xml_node& node, std::string_view prefix) const {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        if (declared_prefix(attribute) == prefix) return vocabulary_of_namespace(attribute.value());
    }
    const auto declared = prefixes_.find(prefix);
    return declared == prefixes_.end() ? usual_vocabulary(prefix) : declared->second;
}

bool FeedNames::is(const pugi::xml_node& node, Vocabulary vocabulary, std::string_view name) const {
    if (local_name(node) != name) return false;
    const Vocabulary actual = vocabulary_of(node, prefix_of(node.name()));
    return actual == vocabulary ||
           (is_atom_own_ && actual == Vocabulary::atom && vocabulary == Vocabulary::own);
}

pugi::xml_node FeedNames::find(const pugi::xml_node& parent, Vocabulary vocabulary,
                               std::string_view name) const {
    for (const pugi::xml_node& child : parent.children()) {
        if (is(child, vocabulary, name) && (has_elements(child) || !trim(text_of(child)).empty()))
            return child;
    }
    return {};
}

std::string FeedNames::line_of(const pugi::xml_node& parent, Vocabulary vocabulary,
                               std::string_view name) const {
    return collapse_spaces(text_of(find(parent, vocabulary, name)));
}

std::vector<pugi::xml_node> FeedNames::find_all(const pugi::xml_node& parent, Vocabulary vocabulary,
                                                std::string_view name) const {
    std::vector<pugi::xml_node> found;
    for (const pugi::xml_node& child : parent.children()) {
        if (is(child, vocabulary, name)) found.push_back(child);
    }
    return found;
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

Vocabulary usual_vocabulary(std::string_view prefix) {
    const auto* const row = std::find_if(usual_prefixes.begin(), usual_prefixes.end(),
                                         [&](const NamedVocabulary& usual) { return usual.name == prefix; });
    return row == usual_prefixes.end() ? Vocabulary::other : row->vocabulary;
}

bool has_elements(const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_element) return true;
    }
    return false;
}

std::string text_of(const pugi::xml_node& node) {
    std::string text;
    walk(
        node, [&](const pugi::xml_node& part) { text += part.value(); }, [](const pugi::xml_node&) {});
    return text;
}

FeedText feed_text_of(const pugi::xml_node& node) {
    if (has_elements(node)) return {inner_html(node), FeedTextKind::html};
    return {text_of(node), FeedTextKind::unknown};
}

std::string inner_html(const pugi::xml_node& node) {
    std::string html;
    walk(
        node,
        [&](const pugi::xml_node& part) {
            if (part.type() == pugi::node_element) {
                append_begin_tag(html, part);
            } else {
                append_escaped(html, part.value());
            }
        },
        [&](const pugi::xml_node& element) {
            const std::string_view name = local_name(element);
            if (std::find(void_elements.begin(), void_elements.end(), name) != void_elements.end()) return;
            html += "</";
            html += name;
            html += '>';
        });
    return html;
}

std::string base_within(const pugi::xml_node& node, std::string_view outer_base) {
    const std::string_view base = trim(node.attribute("xml:base").value());
    return base.empty() ? std::string(outer_base) : resolve_uri(outer_base, base);
}

std::string language_within(const pugi::xml_node& node, std::string_view outer_language) {
    const std::string_view language = trim(node.attribute("xml:lang").value());
    return std::string(language.empty() ? outer_language : language);
}

}  // namespace debrief
