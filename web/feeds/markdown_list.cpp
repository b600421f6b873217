#include "web/feeds/markdown_list.h"

#include "corpus/base/text.h"
#include "web/html.h"

#include <fmt/format.h>

namespace debrief {

namespace {

/// The URL as a link's destination: in angle brackets, which take all but these.
std::string destination(std::string_view url) {
    std::string kept;
    for (const char c : url) {
        if (c == '<' || c == '>' || c == '\\' || static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) {
            kept += percent_encode(std::string_view(&c, 1));
        } else {
            kept += c;
        }
    }
    return fmt::format("<{}>", kept);
}

std::string passage(const Snippet& snippet) {
    std::string line = snippet.cut_before ? "… " : "";
    std::size_t done = 0;
    for (const Span& match : join_neighbours(snippet.text, snippet.matches)) {
        line += escape_markdown(std::string_view(snippet.text).substr(done, match.begin - done));
        line += fmt::format("**{}**", escape_markdown(match.of(snippet.text)));
        done = match.end;
    }
    line += escape_markdown(std::string_view(snippet.text).substr(done));
    return line + (snippet.cut_after ? " …" : "");
}

std::string about(const Hit& hit) {
    std::string line;
    if (hit.date) line += ", " + to_iso(*hit.date) + (hit.date_origin == Origin::file ? "?" : "");
    if (!hit.source.empty()) line += ", " + escape_markdown(hit.source);
    return line;
}

}  // namespace

std::string to_markdown(const SearchResult& result, const std::string& site, const Addresses& addresses) {
    std::string list =
        fmt::format("# {}\n\n", result.query.empty() ? "Briefings" : escape_markdown(result.query));
    if (result.hits.empty()) list += "No briefing answers.\n";
    for (const Hit& hit : result.hits) {
        const std::string_view original = safe_link(hit.url);
        const std::string link = original.empty() ? site + addresses.briefing(hit.id) : std::string(original);
        list +=
            fmt::format("{}. [{}]({}){}\n", hit.rank, escape_markdown(hit.title.empty() ? hit.id : hit.title),
                        destination(link), about(hit));
        const std::string indent(fmt::format("{}. ", hit.rank).size(), ' ');
        for (const Snippet& snippet : hit.snippets)
            list += fmt::format("\n{}> {}\n", indent, passage(snippet));
        list += "\n";
    }
    return list;
}

std::string escape_markdown(std::string_view text) {
    constexpr std::string_view marks = R"(\`*_{}[]<>#|~&!$)";
    std::string escaped;
    bool is_number = false;  // whether nothing but digits stands in front
    for (const char c : text) {
        const bool is_first = escaped.empty();
        if (is_ascii_space(c) || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            if (is_first || escaped.back() != ' ') escaped += ' ';
            continue;
        }
        const bool begins_item =
            (is_first && (c == '-' || c == '+' || c == '=')) || (is_number && (c == '.' || c == ')'));
        if (begins_item || marks.find(c) != std::string_view::npos) escaped += '\\';
        escaped += c;
        is_number = is_ascii_digit(c) && (is_first || is_number);
    }
    return escaped;
}

}  // namespace debrief
