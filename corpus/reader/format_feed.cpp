#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/feed_dialects.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/xml_mending.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t xml_declaration_bytes = 1024;  ///< of a file in which its declaration is looked for
constexpr std::size_t longest_root_shown = 40;       ///< bytes

/// What a feed begins with behind declarations and comments.
constexpr std::array<std::string_view, 3> roots{"rss", "feed", "rdf"};

/// The charset that `<?xml … encoding="…"?>` names; empty where it names none.
std::string_view declared_charset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, xml_declaration_bytes);
    const std::size_t begin = head.find("<?xml");
    if (begin == std::string_view::npos) return {};
    std::string_view declaration = head.substr(begin, head.find('>', begin) - begin);
    const std::size_t encoding = declaration.find("encoding");
    if (encoding == std::string_view::npos) return {};
    declaration.remove_prefix(encoding);
    const std::size_t quote = declaration.find_first_of("\"'");
    if (quote == std::string_view::npos) return {};
    const std::size_t end = declaration.find(declaration[quote], quote + 1);
    if (end == std::string_view::npos) return {};
    return trim(declaration.substr(quote + 1, end - quote - 1));
}

/// The file as XML that can be taken apart; tells what was lost on the way.
std::string read_xml(const FormatInput& input, ReadVisitor& visitor) {
    const auto tell = [&](std::string what) {
        if (!what.empty()) visitor.on_mended({std::string(input.name), std::move(what)});
    };
    DecodedText decoded;
    {
        const std::string bytes = read_whole(input);
        decoded = decode_text(bytes, declared_charset(bytes));
    }
    tell(describe_loss(decoded));
    MendedXml mended = mend_xml(decoded.text, {.nesting = input.options.nesting});
    tell(describe_damage(mended));
    return std::move(mended.text);
}

/// Tells the lines of places that come one behind the other.
class LineCounter {
 public:
    explicit LineCounter(std::string_view text) : text_(text) {}

    std::size_t line_of(std::size_t offset) {
        const auto passed = text_.substr(counted_, offset - counted_);
        line_ += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
        counted_ = offset;
        return line_;
    }

 private:
    std::string_view text_;
    std::size_t counted_ = 0;
    std::size_t line_ = 1;
};

template <typename Feed>
void give_entries(const Feed& feed, std::string_view xml, const FormatInput& input, ReadVisitor& visitor) {
    LineCounter lines(xml);
    std::size_t number = 0;
    for (const pugi::xml_node& node : feed.entries()) {
        const std::size_t line = lines.line_of(static_cast<std::size_t>(node.offset_debug()));
        give_entry(feed.read(node), {fmt::format("{}:{}", input.name, line), ++number}, input, visitor);
    }
}

std::string_view without_comments(std::string_view head) {
    for (head = trim(head); head.starts_with("<?") || head.starts_with("<!"); head = trim(head)) {
        const std::string_view end = head.starts_with("<!--") ? "-->" : ">";
        const std::size_t at = head.find(end);
        if (at == std::string_view::npos) return {};
        head.remove_prefix(at + end.size());
    }
    return head;
}

}  // namespace

bool looks_like_feed(std::string_view head) {
    head = without_comments(head);
    if (!head.starts_with('<')) return false;
    head.remove_prefix(1);
    const std::string name = to_ascii_lower(head.substr(0, head.find_first_of(" \t\r\n/>")));
    const std::string_view own = std::string_view(name).substr(name.find(':') + 1);
    return std::find(roots.begin(), roots.end(), own) != roots.end() && name.size() < head.size();
}

void read_feed(const FormatInput& input, ReadVisitor& visitor) {
    const std::string xml = read_xml(input, visitor);
    pugi::xml_document document;
    const auto outcome = document.load_buffer(xml.data(), xml.size(),
                                              pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata,
                                              pugi::encoding_utf8);
    const pugi::xml_node root = document.document_element();
    if (!root) throw Error(ErrorKind::corpus, "is no XML");
    if (!outcome) {
        visitor.on_mended(
            {std::string(input.name), fmt::format("is read up to a fault: {}", outcome.description())});
    }
    const std::string name = to_ascii_lower(local_name(root));
    if (name == "rss" || name == "rdf") {
        give_entries(RssFeed(root), xml, input, visitor);
    } else if (name == "feed" || name == "entry") {
        give_entries(AtomFeed(root), xml, input, visitor);
    } else {
        const std::string_view shown = root.name();
        throw Error(ErrorKind::corpus,
                    fmt::format("is XML, but no feed: its outermost element is '<{}>'",
                                shown.substr(0, code_point_boundary(shown, longest_root_shown))));
    }
}

}  // namespace debrief
