#include "corpus/reader/html_tree.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/html_entities.h"
#include "corpus/reader/html_scanner.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <unordered_map>

#include <libxml/HTMLparser.h>

namespace debrief {

namespace {

/// Most bytes of an attribute's value that are looked at.
constexpr std::size_t attribute_bytes = 16'384;
/// Most bytes of source that are read, so that what escaping makes of them can be numbered.
constexpr std::size_t source_bytes = std::numeric_limits<std::uint32_t>::max() / 16;
/// Given to libxml2 at once. Its open elements are counted in between, so it may go over by what fits in
/// here.
constexpr std::size_t piece_bytes = 512;
/// What elements are called towards libxml2 that it does not know, and that it moves about or passes over
/// where a page has them twice or in a wrong place.
constexpr std::string_view unknown_name = "x-unknown";
constexpr std::string_view html_name = "x-html";
constexpr std::string_view body_name = "x-body";
/// libxml2 ends a page with its outermost element; this one no page can end.
constexpr std::string_view root_markup = "<x-root>";

struct AttributeRow {
    std::string_view name;
    HtmlAttribute attribute;
};

constexpr std::array kept_attributes{
    AttributeRow{"aria-hidden", HtmlAttribute::aria_hidden},
    AttributeRow{"class", HtmlAttribute::class_names},
    AttributeRow{"content", HtmlAttribute::content},
    AttributeRow{"datetime", HtmlAttribute::datetime},
    AttributeRow{"hidden", HtmlAttribute::hidden},
    AttributeRow{"href", HtmlAttribute::href},
    AttributeRow{"http-equiv", HtmlAttribute::http_equiv},
    AttributeRow{"id", HtmlAttribute::id},
    AttributeRow{"itemprop", HtmlAttribute::itemprop},
    AttributeRow{"lang", HtmlAttribute::lang},
    AttributeRow{"name", HtmlAttribute::name},
    AttributeRow{"property", HtmlAttribute::property},
    AttributeRow{"rel", HtmlAttribute::rel},
    AttributeRow{"role", HtmlAttribute::role},
    AttributeRow{"style", HtmlAttribute::style},
};
static_assert(std::ranges::is_sorted(kept_attributes, {}, &AttributeRow::name));

std::optional<HtmlAttribute> kept_attribute(std::string_view name) {
    const auto row = std::ranges::lower_bound(kept_attributes, name, {}, &AttributeRow::name);
    if (row == kept_attributes.end() || row->name != name) return std::nullopt;
    return row->attribute;
}

void append_escaped(std::string& markup, std::string_view text) {
    for (const char c : text) {
        if (c == '&') {
            markup += "&amp;";
        } else if (c == '<') {
            markup += "&lt;";
        } else if (c == '"') {
            markup += "&quot;";
        } else {
            markup += c;
        }
    }
}

/// What an element of a page is called towards libxml2.
std::string_view given_name(std::string_view name) {
    switch (html_tag(name)) {
        case HtmlTag::unknown:
            return unknown_name;
        case HtmlTag::html:
            return html_name;
        case HtmlTag::body:
            return body_name;
        default:
            return name;
    }
}

HtmlTag tag_of_given(std::string_view name) {
    if (name == html_name) return HtmlTag::html;
    if (name == body_name) return HtmlTag::body;
    return html_tag(name);
}

std::string_view as_view(const xmlChar* text) {
    return reinterpret_cast<const char*>(text);
}

bool is_linked_data(const HtmlToken& script) {
    return std::ranges::any_of(script.attributes, [](const HtmlAttributeSource& attribute) {
        return attribute.name == "type" &&
               to_ascii_lower(trim(attribute.value)).starts_with("application/ld+json");
    });
}

struct FreeParser {
    void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

}  // namespace

/// Hands libxml2 a page that cannot harm it, and builds the tree from what it reports. libxml2 looks through
/// all open elements at each end tag and through all attributes at each further one, so both are bounded
/// here, and it sees nothing but tags and attributes that matter.
class HtmlTreeBuilder {
 public:
    explicit HtmlTreeBuilder(std::size_t nesting) : nesting_(std::max<std::size_t>(nesting, 1)) {
        xmlSAXHandler events{};
        events.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
            static_cast<HtmlTreeBuilder*>(self)->on_start(as_view(name), attributes);
        };
        events.endElement = [](void* self, const xmlChar* name) {
            static_cast<HtmlTreeBuilder*>(self)->on_end(tag_of_given(as_view(name)));
        };
        events.characters = [](void* self, const xmlChar* text, int bytes) {
            static_cast<HtmlTreeBuilder*>(self)->on_text(
                as_view(text).substr(0, static_cast<std::size_t>(bytes)));
        };
        events.ignorableWhitespace = events.characters;
        events.cdataBlock = events.characters;
        parser_.reset(htmlCreatePushParserCtxt(&events, this, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
        if (!parser_) throw std::bad_alloc();
        htmlCtxtUseOptions(parser_.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                              HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED | HTML_PARSE_NODEFDTD |
                                              HTML_PARSE_IGNORE_ENC);
        // Without it a first character beyond ASCII makes libxml2 guess.
        parser_->charset = XML_CHAR_ENCODING_UTF8;
        tree_.nodes_.emplace_back();
        open_.push_back(0);
    }

    HtmlTree build(std::string_view source) {
        piece_ += root_markup;
        HtmlScanner scanner(source);
        while (auto token = scanner.next()) {
            give(*token);
            if (piece_.size() >= piece_bytes) flush();
        }
        flush();
        htmlParseChunk(parser_.get(), "", 0, 1);
        while (!open_.empty()) close();
        return std::move(tree_);
    }

 private:
    void give(const HtmlToken& token) {
        switch (token.kind) {
            case HtmlToken::Kind::text:
                append_escaped(piece_, decode_html_references(token.content, ReferencePlace::text));
                break;
            case HtmlToken::Kind::start:
                give_start(token);
                break;
            case HtmlToken::Kind::end:
                give_end(token);
                break;
            case HtmlToken::Kind::script:
                if (is_linked_data(token)) tree_.linked_data_.push_back(token.content);
                break;
        }
    }

    void give_start(const HtmlToken& token) {
        const HtmlTag tag = html_tag(token.name);
        const bool is_void = is_void_html_tag(token.name);
        // A head that is not closed would swallow the body.
        if ((is_void && tag == HtmlTag::never_shown) || tag == HtmlTag::head) return;
        const std::string_view name = given_name(token.name);
        const bool stays_open = !is_void && !token.is_empty_element;
        if (stays_open && is_full()) {
            ++left_out_[std::string(name)];
            return;
        }
        if (stays_open) ++opened_in_piece_;
        piece_ += '<';
        piece_ += name;
        for (const HtmlAttributeSource& attribute : token.attributes) give_attribute(attribute);
        piece_ += stays_open ? ">" : "/>";
    }

    /// Whether libxml2 has as many elements open as it may.
    bool is_full() {
        const auto open = [this] { return static_cast<std::size_t>(parser_->nameNr) + opened_in_piece_; };
        if (open() > nesting_) flush();
        return open() > nesting_;
    }

    void give_attribute(const HtmlAttributeSource& attribute) {
        if (!kept_attribute(attribute.name)) return;
        const std::string_view source =
            attribute.value.substr(0, code_point_boundary(attribute.value, attribute_bytes));
        piece_ += ' ';
        piece_ += attribute.name;
        piece_ += "=\"";
        append_escaped(piece_, decode_html_references(source, ReferencePlace::attribute));
        piece_ += '"';
    }

    void give_end(const HtmlToken& token) {
        if (is_void_html_tag(token.name)) {
            // Browsers take "</br>" for "<br>".
            if (token.name == "br") piece_ += "<br/>";
            return;
        }
        if (html_tag(token.name) == HtmlTag::head) return;
        const std::string name(given_name(token.name));
        const auto left_out = left_out_.find(name);
        if (left_out != left_out_.end() && left_out->second > 0) {
            --left_out->second;
            return;
        }
        piece_ += "</" + name + '>';
    }

    void flush() {
        htmlParseChunk(parser_.get(), piece_.data(), static_cast<int>(piece_.size()), 0);
        piece_.clear();
        opened_in_piece_ = 0;
    }

    void on_start(std::string_view name, const xmlChar** attributes) {
        const HtmlTag tag = tag_of_given(name);
        // An element that is not shown, one in it, one that lies too deep, or one that only changes the
        // type's look, is no node; what it holds goes to the node around it.
        const bool is_hidden = hidden_depth_ > 0 || tag == HtmlTag::never_shown;
        const bool is_plain = tag == HtmlTag::inline_text && (attributes == nullptr);
        if (is_hidden || is_plain || open_.size() > nesting_) {
            events_.push_back({tag, Event::passed});
            if (is_hidden) {
                ++hidden_depth_;
                events_.back().what = Event::hidden;
            }
            return;
        }
        events_.push_back({tag, Event::node});
        HtmlNode node;
        node.tag = tag;
        node.parent = open_.back();
        node.from = static_cast<std::uint32_t>(tree_.attributes_.size());
        for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
            add_attribute(as_view(attributes[0]),
                          attributes[1] == nullptr ? std::string_view() : as_view(attributes[1]));
        }
        node.to = static_cast<std::uint32_t>(tree_.attributes_.size());
        open_.push_back(tree_.size());
        tree_.nodes_.push_back(node);
    }

    void add_attribute(std::string_view name, std::string_view value) {
        const auto attribute = kept_attribute(name);
        if (!attribute) return;
        const auto from = static_cast<std::uint32_t>(tree_.characters_.size());
        tree_.characters_ += value;
        tree_.attributes_.push_back({*attribute, from, static_cast<std::uint32_t>(tree_.characters_.size())});
    }

    void on_end(HtmlTag tag) {
        const bool is_open = std::any_of(events_.rbegin(), events_.rend(),
                                         [&](const Event& event) { return event.tag == tag; });
        if (!is_open) return;
        for (bool is_found = false; !is_found;) {
            const Event event = events_.back();
            events_.pop_back();
            if (event.what == Event::node) close();
            if (event.what == Event::hidden) --hidden_depth_;
            is_found = event.tag == tag;
        }
    }

    void on_text(std::string_view text) {
        if (hidden_depth_ > 0 || text.empty()) return;
        const auto from = static_cast<std::uint32_t>(tree_.characters_.size());
        tree_.characters_ += text;
        const auto to = static_cast<std::uint32_t>(tree_.characters_.size());
        HtmlNode& last = tree_.nodes_.back();
        if (last.tag == HtmlTag::text && last.parent == open_.back() && last.to == from) {
            last.to = to;
            return;
        }
        tree_.nodes_.push_back({HtmlTag::text, open_.back(), tree_.size() + 1, from, to});
    }

    void close() {
        tree_.nodes_[open_.back()].end = tree_.size();
        open_.pop_back();
    }

    /// An element that libxml2 holds open.
    struct Event {
        HtmlTag tag;
        enum What : std::uint8_t { node, passed, hidden } what;
    };

    std::size_t nesting_;
    std::unique_ptr<htmlParserCtxt, FreeParser> parser_;
    std::string piece_;  ///< markup that libxml2 gets next
    std::size_t opened_in_piece_ = 0;
    std::unordered_map<std::string, std::size_t> left_out_;  ///< start tags not given, by name
    std::vector<Event> events_;
    std::size_t hidden_depth_ = 0;
    std::vector<HtmlTree::Index> open_;
    HtmlTree tree_;
};

std::string_view HtmlTree::text(Index node) const {
    const HtmlNode& run = nodes_[node];
    return std::string_view(characters_).substr(run.from, run.to - run.from);
}

const HtmlTree::Attribute* HtmlTree::find(Index node, HtmlAttribute name) const {
    const HtmlNode& element = nodes_[node];
    if (element.tag == HtmlTag::text) return nullptr;
    for (auto i = element.from; i < element.to; ++i) {
        if (attributes_[i].name == name) return &attributes_[i];
    }
    return nullptr;
}

std::string_view HtmlTree::attribute(Index node, HtmlAttribute name) const {
    const Attribute* found = find(node, name);
    if (found == nullptr) return {};
    return std::string_view(characters_).substr(found->from, found->to - found->from);
}

bool HtmlTree::has(Index node, HtmlAttribute name) const {
    return find(node, name) != nullptr;
}

HtmlTree parse_html(std::string_view source, std::size_t nesting) {
    return HtmlTreeBuilder(nesting).build(source.substr(0, code_point_boundary(source, source_bytes)));
}

std::string line_of(const HtmlTree& tree, HtmlTree::Index node) {
    std::string line;
    for (HtmlTree::Index i = node; i < tree[node].end; ++i) {
        if (tree[i].tag == HtmlTag::text) {
            line += tree.text(i);
        } else if (is_block(tree[i].tag) || tree[i].tag == HtmlTag::br) {
            line += ' ';
        }
    }
    return collapse_spaces(line);
}

}  // namespace debrief
