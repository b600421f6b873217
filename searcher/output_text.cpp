#include "corpus/base/terminal.h"
#include "corpus/cleaning.h"
#include "searcher/output.h"
#include "searcher/output_marks.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

/// Whether somebody said so, or we concluded it.
std::string inferred(Origin origin) {
    return origin == Origin::given ? "" : fmt::format(" (from the {})", to_string(origin));
}

/// The day of a file's last change is a guess, and looks like one.
std::string origin(const Hit& hit) {
    std::string line = hit.date ? to_iso(*hit.date) : "";
    if (hit.date && hit.date_origin == Origin::file) line += '?';
    const std::string& source = hit.source;
    if (!source.empty()) line += (line.empty() ? "" : "  ") + to_terminal_line(source);
    return line;
}

/// `and 12 other tellings of this story: b.txt, c.txt, d.txt, …`
std::string told_others(const Hit& hit) {
    constexpr std::size_t most_shown = 3;
    const std::size_t others = hit.tellings - 1;
    std::string line = others == 1 ? "and another telling of this story: "
                                   : fmt::format("and {} other tellings of this story: ", others);
    for (std::size_t i = 0; i < std::min(most_shown, hit.other_tellings.size()); ++i)
        line += (i == 0 ? "" : ", ") + to_terminal_line(hit.other_tellings[i]);
    return others > most_shown ? line + ", …" : line;
}

/// `10 of 431 briefings`, `10 of 300 stories (431 briefings)`
std::string told_total(const SearchResult& result) {
    if (*result.total == 0) return "no briefing answers\n";
    if (!result.stories) return fmt::format("{} of {} briefings\n", result.hits.size(), *result.total);
    return fmt::format("{} of {} stories ({} briefings)\n", result.hits.size(), *result.stories,
                       *result.total);
}

std::string to_text(const Hit& hit, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    const std::string title = linked(to_terminal_line(hit.title), hit.url, hit.path, style.links);
    std::string text = fmt::format("{:>3}. {}{}{}\n", hit.rank, marks.bold, title, marks.end);
    std::string where = origin(hit);
    if (!where.empty()) where += "  ";
    text += fmt::format("     {}{}{}{}\n", marks.faint, where, to_terminal_line(hit.id), marks.end);
    for (const Snippet& snippet : hit.snippets) {
        text += fmt::format("     {}{}{}\n", snippet.cut_before ? "… " : "",
                            marked(snippet.text, snippet.matches, marks), snippet.cut_after ? " …" : "");
    }
    if (hit.tellings > 1) text += fmt::format("     {}{}{}\n", marks.faint, told_others(hit), marks.end);
    if (!hit.parts.empty()) text += fmt::format("     score {}\n", to_text(hit.score, hit.parts));
    return text + "\n";
}

void append_line(std::string& text, std::string_view name, std::string_view value) {
    if (!value.empty()) text += fmt::format("{:<9} {}\n", to_terminal_line(name), to_terminal_line(value));
}

}  // namespace

std::string chrome_to_text(const Briefing& briefing) {
    std::string text;
    for (const Chrome& chrome : briefing.chrome) {
        std::string_view rest = chrome.span.of(briefing.text);
        for (bool has_more = true; has_more;) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            append_line(text, to_string(chrome.reason), rest.substr(0, end));
            has_more = end < rest.size();
            rest.remove_prefix(has_more ? end + 1 : end);
        }
    }
    return text;
}

std::string to_text(const SearchResult& result, const TextStyle& style) {
    std::string text = result.explanation ? to_text(*result.explanation, style.emphasis) + "\n" : "";
    for (const Hit& hit : result.hits) text += to_text(hit, style);
    if (result.total) text += told_total(result);
    const std::string counts = to_text(result.facets, style.emphasis);
    if (!counts.empty()) text += "\n" + counts;
    return text;
}

std::string to_text(const Briefing& briefing, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    const std::string title = linked(to_terminal_line(briefing.title), briefing.url, "", style.links);
    std::string text = fmt::format("{}{}{}\n", marks.bold, title, marks.end);
    append_line(text, "id", briefing.id);
    append_line(text, "date", briefing.date ? to_iso(*briefing.date) + inferred(briefing.date_origin) : "");
    append_line(text, "source", briefing.source);
    append_line(text, "url", briefing.url);
    if (!briefing.language.empty())
        append_line(text, "language", briefing.language + inferred(briefing.language_origin));
    for (const Attribute& attribute : briefing.attributes) append_line(text, attribute.name, attribute.value);
    if (!briefing.summary.empty()) text += fmt::format("\n{}\n", to_terminal_text(briefing.summary));
    if (!briefing.text.empty()) text += fmt::format("\n{}\n", to_terminal_text(briefing.text));
    return text;
}

}  // namespace debrief
