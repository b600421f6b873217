#include "corpus/reader/html_metadata.h"

#include "corpus/base/text.h"
#include "corpus/base/uri.h"
#include "corpus/html_entities.h"
#include "corpus/reader/html_titles.h"
#include "corpus/timestamps.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <vector>

namespace debrief {

namespace {

using Index = HtmlTree::Index;
using Names = std::initializer_list<std::string_view>;

constexpr std::size_t most_tags = 50;
/// A keyword or an author's name is at most so long, in bytes; longer ones are prose.
constexpr std::size_t longest_tag = 80;
constexpr std::size_t longest_author = 200;

/// Classes of elements that often say when a page was published.
constexpr std::array<std::string_view, 7> dateline_classes{"date",    "dateline",  "entry-date", "post-date",
                                                           "pubdate", "published", "timestamp"};

/// One `meta` element.
struct Meta {
    std::string name;  ///< in lower case
    std::string content;
};

/// What metadata can be gathered from in one walk over a page.
struct Gathered {
    std::vector<Meta> metas;
    std::vector<Index> authors;  ///< elements marked as an author's name
    std::vector<Index> bylines;  ///< elements that look like a byline
    std::vector<Index> headlines;
    std::vector<std::string> dates;      ///< marked as the day of publication
    std::vector<std::string> times;      ///< of `time` elements
    std::vector<std::string> datelines;  ///< of elements whose class says so
    std::string title, canonical, base, language;
};

/// Metadata in one line. Many pages escape it twice.
std::string one_line(std::string_view text) {
    return collapse_spaces(decode_html_references(text, ReferencePlace::text));
}

bool has_name(std::string_view list, std::string_view name) {
    const std::string names = " " + to_ascii_lower(collapse_spaces(list)) + " ";
    return names.find(" " + std::string(name) + " ") != std::string::npos;
}

/// What an element with a machine's form of its text says.
std::string value_of(const HtmlTree& tree, Index node) {
    for (const HtmlAttribute name : {HtmlAttribute::content, HtmlAttribute::datetime}) {
        if (tree.has(node, name)) return one_line(tree.attribute(node, name));
    }
    return line_of(tree, node);
}

class Gatherer {
 public:
    explicit Gatherer(const HtmlTree& tree) : tree_(tree) {}

    Gathered gather() {
        for (Index i = 1; i < tree_.size(); ++i) {
            if (tree_[i].tag != HtmlTag::text) visit(i);
        }
        return std::move(found_);
    }

 private:
    void visit(Index i) {
        switch (tree_[i].tag) {
            case HtmlTag::html:
                if (found_.language.empty()) found_.language = tree_.attribute(i, HtmlAttribute::lang);
                break;
            case HtmlTag::title:
                if (found_.title.empty()) found_.title = line_of(tree_, i);
                break;
            case HtmlTag::base:
                if (found_.base.empty()) found_.base = trim(tree_.attribute(i, HtmlAttribute::href));
                break;
            case HtmlTag::meta:
                add_meta(i);
                break;
            case HtmlTag::link:
                if (found_.canonical.empty() &&
                    has_name(tree_.attribute(i, HtmlAttribute::rel), "canonical")) {
                    found_.canonical = trim(tree_.attribute(i, HtmlAttribute::href));
                }
                break;
            case HtmlTag::h1:
                if (found_.headlines.size() < most_marked) found_.headlines.push_back(i);
                break;
            case HtmlTag::time:
                if (found_.times.size() < most_marked) found_.times.push_back(value_of(tree_, i));
                break;
            default:
                break;
        }
        if (tree_[i].from != tree_[i].to) add_marked(i);
    }

    void add_meta(Index i) {
        const std::string_view content = tree_.attribute(i, HtmlAttribute::content);
        if (trim(content).empty()) return;
        for (const HtmlAttribute name : {HtmlAttribute::property, HtmlAttribute::name,
                                         HtmlAttribute::itemprop, HtmlAttribute::http_equiv}) {
            const std::string_view names = tree_.attribute(i, name);
            if (!names.empty()) {
                found_.metas.push_back({to_ascii_lower(trim(names)), one_line(content)});
            }
        }
    }

    void add_marked(Index i) {
        const std::string_view property = tree_.attribute(i, HtmlAttribute::itemprop);
        if (has_name(property, "datepublished") && found_.dates.size() < most_marked) {
            found_.dates.push_back(value_of(tree_, i));
        }
        // A whole region may be marked; its text is looked at only where it is a name's length of nodes.
        if (tree_[i].end - i > most_marked_nodes || found_.authors.size() >= most_marked) return;
        const bool is_author =
            has_name(property, "author") || has_name(tree_.attribute(i, HtmlAttribute::rel), "author");
        if (is_author) found_.authors.push_back(i);
        const std::string_view classes = tree_.attribute(i, HtmlAttribute::class_names);
        if (has_name(classes, "byline") || has_name(classes, "author")) found_.bylines.push_back(i);
        const bool is_dateline = std::ranges::any_of(
            dateline_classes, [&](std::string_view name) { return has_name(classes, name); });
        if (is_dateline && found_.datelines.size() < most_marked)
            found_.datelines.push_back(line_of(tree_, i));
    }

    static constexpr std::size_t most_marked = 64;
    static constexpr Index most_marked_nodes = 40;

    const HtmlTree& tree_;
    Gathered found_;
};

std::string first_of(const std::vector<Meta>& metas, Names names) {
    for (const std::string_view name : names) {
        for (const Meta& meta : metas) {
            if (meta.name == name) return meta.content;
        }
    }
    return "";
}

std::string first_filled(std::initializer_list<std::string> values) {
    for (const std::string& value : values) {
        if (!value.empty()) return value;
    }
    return "";
}

/// An author's name without what introduces it; empty for what is none.
std::string to_author(std::string_view text) {
    std::string_view name = trim(text);
    if (to_ascii_lower(name.substr(0, 3)) == "by ") name = trim(name.substr(3));
    if (to_ascii_lower(name.substr(0, 4)) == "von ") name = trim(name.substr(4));
    const bool is_none = is_web_address(name) || name.size() > longest_author || name.starts_with('@');
    return is_none ? "" : collapse_spaces(name);
}

std::string find_author(const HtmlTree& tree, const Gathered& found, const LinkedData& linked) {
    std::string author = to_author(linked.author);
    for (const std::string_view name :
         {"author", "article:author", "article:author_name", "og:article:author", "byl", "byline",
          "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dcsext.author"}) {
        if (author.empty()) author = to_author(first_of(found.metas, {name}));
    }
    for (const auto* marked : {&found.authors, &found.bylines}) {
        for (const Index node : *marked) {
            if (author.empty()) author = to_author(value_of(tree, node));
        }
    }
    return author;
}

std::optional<Day> find_date(const Gathered& found, const LinkedData& linked) {
    std::vector<std::string> dates{linked.published};
    for (const std::string_view name : {"article:published_time",
                                        "og:published_time",
                                        "article:published",
                                        "datepublished",
                                        "pubdate",
                                        "publishdate",
                                        "publish-date",
                                        "publish_date",
                                        "published-date",
                                        "publication_date",
                                        "ptime",
                                        "pdate",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "cxenseparse:recs:publishtime",
                                        "dc.date.issued",
                                        "dcterms.issued",
                                        "dc.date.created",
                                        "dcterms.created",
                                        "dc.date",
                                        "dcterms.date",
                                        "datecreated",
                                        "originalpublicationdate",
                                        "date",
                                        "last_updated_date"}) {
        dates.push_back(first_of(found.metas, {name}));
    }
    dates.insert(dates.end(), found.dates.begin(), found.dates.end());
    dates.insert(dates.end(), found.times.begin(), found.times.end());
    dates.insert(dates.end(), found.datelines.begin(), found.datelines.end());
    for (const std::string& date : dates) {
        if (const auto day = parse_timestamp(trim(date))) return day;
    }
    return std::nullopt;
}

/// An address made absolute; empty for one that is none of the web's.
std::string to_absolute(const std::string& address, const std::string& base) {
    if (address.empty() || has_control_characters(address)) return "";
    if (is_web_address(address)) return address;
    const std::string with_scheme = address.starts_with("//") ? "https:" + address : address;
    if (is_web_address(with_scheme)) return with_scheme;
    if (!is_web_address(base)) return "";
    std::string absolute = resolve_uri(base, address);
    return is_web_address(absolute) ? absolute : "";
}

std::string find_address(const Gathered& found, const LinkedData& linked) {
    const std::string open_graph = first_of(found.metas, {"og:url", "twitter:url"});
    const std::string& base = is_web_address(found.base) ? found.base : open_graph;
    for (const std::string& address : {found.canonical, open_graph, linked.url}) {
        std::string absolute = to_absolute(address, base);
        if (!absolute.empty()) return absolute;
    }
    return "";
}

/// "en_US" as "en"; empty for what names no language.
std::string to_language(std::string_view tag) {
    const std::string lower = to_ascii_lower(trim(tag));
    const std::string primary = lower.substr(0, lower.find_first_of("-_,; "));
    const bool is_one = (primary.size() == 2 || primary.size() == 3) &&
                        std::ranges::all_of(primary, is_ascii_lower) && primary != "und" && primary != "mul";
    return is_one ? primary : "";
}

std::string find_language(const Gathered& found, const LinkedData& linked) {
    for (const std::string& tag :
         {found.language, first_of(found.metas, {"og:locale"}), linked.language,
          first_of(found.metas, {"content-language", "language", "dc.language", "dcterms.language"})}) {
        std::string language = to_language(tag);
        if (!language.empty()) return language;
    }
    return "";
}

std::vector<std::string> find_tags(const Gathered& found, const LinkedData& linked) {
    std::vector<std::string> lists = linked.keywords;
    for (const Meta& meta : found.metas) {
        const bool holds_tags = meta.name == "keywords" || meta.name == "news_keywords" ||
                                meta.name == "article:tag" || meta.name == "parsely-tags";
        if (holds_tags) lists.push_back(meta.content);
    }
    std::vector<std::string> tags;
    std::vector<std::string> seen;
    for (const std::string& list : lists) {
        for (std::size_t begin = 0; begin < list.size() && tags.size() < most_tags;) {
            const std::size_t end = std::min(list.find_first_of(",;", begin), list.size());
            std::string tag = collapse_spaces(list.substr(begin, end - begin));
            begin = end + 1;
            const std::string lower = to_ascii_lower(tag);
            if (tag.empty() || tag.size() > longest_tag || std::ranges::find(seen, lower) != seen.end()) {
                continue;
            }
            seen.push_back(lower);
            tags.push_back(std::move(tag));
        }
    }
    return tags;
}

}  // namespace

HtmlPage read_html_metadata(const HtmlTree& tree, const LinkedData& linked) {
    const Gathered found = Gatherer(tree).gather();
    HtmlPage page;
    page.source = first_filled({first_of(found.metas, {"og:site_name"}), linked.publisher,
                                first_of(found.metas, {"application-name", "dc.publisher", "cre"})});
    std::vector<std::string> headlines;
    for (const Index headline : found.headlines) headlines.push_back(line_of(tree, headline));
    page.title = choose_title({first_of(found.metas, {"og:title"}), linked.headline,
                               first_of(found.metas, {"twitter:title", "dc.title", "sailthru.title"}),
                               headlines, found.title, page.source});
    page.summary = first_filled({first_of(found.metas, {"og:description"}), linked.description,
                                 first_of(found.metas, {"description", "twitter:description",
                                                        "dc.description", "dcterms.abstract"})});
    page.author = find_author(tree, found, linked);
    page.date = find_date(found, linked);
    page.url = find_address(found, linked);
    page.language = find_language(found, linked);
    page.tags = find_tags(found, linked);
    return page;
}

}  // namespace debrief
