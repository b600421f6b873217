#include "searcher/reference.h"

#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/base/text.h"
#include "searcher/facts/date_label.h"
#include "searcher/output_format.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 12> bibtex_months{"jan", "feb", "mar", "apr", "may", "jun",
                                                         "jul", "aug", "sep", "oct", "nov", "dec"};

std::string reference_value(std::string_view text) {
    return to_terminal_line(collapse_spaces(text));
}

std::string referred_title(const Briefing& briefing) {
    return reference_value(briefing.title.empty() ? briefing.id : briefing.title);
}

std::optional<Day> sure_day(const Briefing& briefing) {
    return briefing.date_origin == Origin::given ? briefing.date : std::nullopt;
}

/// Percent-encoded where it would end an address or a field of BibTeX.
std::string referred_url(const Briefing& briefing) {
    std::string url;
    for (const char c : briefing.url) {
        const bool is_unsafe =
            is_ascii_space(c) || std::string_view("{}\\\"<>").find(c) != std::string_view::npos;
        url += is_unsafe ? fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)))
                         : std::string(1, c);
    }
    return to_terminal_line(url);
}

std::string to_text_reference(const Briefing& briefing) {
    const std::string title = referred_title(briefing);
    const bool has_end =
        title.ends_with('.') || title.ends_with('?') || title.ends_with('!') || title.ends_with("…");
    const auto day = sure_day(briefing);
    std::string origin = reference_value(briefing.source);
    if (!origin.empty()) origin += ", ";
    origin += day ? date_label({*day, *day}, DatePrecision::day) + '.' : "n.d.";
    const std::string url = referred_url(briefing);
    return fmt::format("“{}{}” {} {}\n", title, has_end ? "" : ".", origin,
                       url.empty() ? fmt::format("[{}]", reference_value(briefing.id)) : url);
}

std::string escape_latex(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '\\':
                escaped += "\\textbackslash{}";
                break;
            case '~':
                escaped += "\\textasciitilde{}";
                break;
            case '^':
                escaped += "\\textasciicircum{}";
                break;
            case '{':
            case '}':
            case '$':
            case '&':
            case '#':
            case '%':
            case '_':
                escaped += '\\';
                [[fallthrough]];
            default:
                escaped += c;
        }
    }
    return escaped;
}

/// An id without what ends a key: other bytes than those are `_XX`.
std::string to_bibtex_key(std::string_view id) {
    std::string key;
    for (const char c : id) {
        const bool is_kept = is_ascii_letter(c) || is_ascii_digit(c) ||
                             std::string_view("-._:/+").find(c) != std::string_view::npos;
        key += is_kept ? std::string(1, c)
                       : fmt::format("_{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return key;
}

std::string to_bibtex(const Briefing& briefing) {
    std::string entry = fmt::format("@misc{{{},\n  title = {{{{{}}}}},\n", to_bibtex_key(briefing.id),
                                    escape_latex(referred_title(briefing)));
    if (!briefing.source.empty())
        entry += fmt::format("  howpublished = {{{}}},\n", escape_latex(reference_value(briefing.source)));
    if (const auto day = sure_day(briefing)) {
        const std::chrono::year_month_day date(*day);
        entry += fmt::format(
            "  year = {{{}}},\n  month = {},\n  day = {{{}}},\n", static_cast<int>(date.year()),
            bibtex_months[static_cast<unsigned>(date.month()) - 1], static_cast<unsigned>(date.day()));
    }
    if (!briefing.url.empty()) entry += fmt::format("  url = {{{}}},\n", referred_url(briefing));
    return entry + "}\n";
}

std::string ris_line(std::string_view tag, std::string_view value) {
    return value.empty() ? "" : fmt::format("{}  - {}\n", tag, value);
}

std::string to_ris(const Briefing& briefing) {
    std::string record = "TY  - NEWS\n" + ris_line("TI", referred_title(briefing)) +
                         ris_line("T2", reference_value(briefing.source));
    if (const auto day = sure_day(briefing)) {
        std::string date = to_iso(*day);
        std::replace(date.begin(), date.end(), '-', '/');
        record += ris_line("PY", date.substr(0, 4)) + ris_line("DA", date);
    }
    return record + ris_line("UR", referred_url(briefing)) + ris_line("AN", reference_value(briefing.id)) +
           ris_line("LA", reference_value(briefing.language)) + "ER  - \n";
}

nlohmann::ordered_json to_csl(const Briefing& briefing) {
    nlohmann::ordered_json item = {{"id", briefing.id},
                                   {"type", "article-newspaper"},
                                   {"title", briefing.title.empty() ? briefing.id : briefing.title}};
    if (!briefing.source.empty()) item["container-title"] = briefing.source;
    if (const auto day = sure_day(briefing)) {
        const std::chrono::year_month_day date(*day);
        const auto parts =
            nlohmann::ordered_json::array({static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                           static_cast<unsigned>(date.day())});
        item["issued"]["date-parts"] = nlohmann::ordered_json::array({parts});
    }
    if (!briefing.url.empty()) item["URL"] = briefing.url;
    if (!briefing.language.empty()) item["language"] = briefing.language;
    return item;
}

}  // namespace

std::optional<ReferenceStyle> find_reference_style(std::string_view name) {
    const auto* const found = std::find(reference_style_names.begin(), reference_style_names.end(), name);
    if (found == reference_style_names.end()) return std::nullopt;
    return static_cast<ReferenceStyle>(found - reference_style_names.begin());
}

std::string to_reference(const Briefing& briefing, ReferenceStyle style) {
    switch (style) {
        case ReferenceStyle::text:
            return to_text_reference(briefing);
        case ReferenceStyle::bibtex:
            return to_bibtex(briefing);
        case ReferenceStyle::ris:
            return to_ris(briefing);
        case ReferenceStyle::csl:
            break;
    }
    return to_json_text(nlohmann::ordered_json::array({to_csl(briefing)})) + "\n";
}

nlohmann::ordered_json references_to_json(const Briefing& briefing) {
    std::string text = to_text_reference(briefing);
    text.pop_back();
    return {{"v", output_version},           {"id", briefing.id},       {"text", text},
            {"bibtex", to_bibtex(briefing)}, {"ris", to_ris(briefing)}, {"csl", to_csl(briefing)}};
}

}  // namespace debrief
