#include "searcher/output_manner.h"

#include "corpus/base/json.h"
#include "corpus/base/pager.h"
#include "corpus/base/terminal.h"

#include <array>
#include <cstdlib>
#include <ostream>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

/// Whether `option` says so: where it says nothing, `is_usual` does.
bool is_wanted(const CommandLine& line, const Option& option, bool is_usual) {
    const std::string when = line.choice(option.name, when_choices);
    return when == "always" || (when == "auto" && is_usual);
}

/// A terminal that understands nothing but text.
bool is_dumb() {
    const char* terminal = std::getenv("TERM");
    return terminal && std::string_view(terminal) == "dumb";
}

void print_text(const std::string& text, const OutputManner& manner, const Console& console) {
    if (manner.is_paged && !text.empty()) {
        const std::string pager = pager_command();
        console.out.flush();
        if (!pager.empty() && show_in_pager(pager, text)) return;
    }
    console.out << text;
}

}  // namespace

OutputManner choose_output_manner(const CommandLine& line, const Console& console,
                                  std::span<const OutputStyle> styles) {
    const bool is_terminal = console.out_columns > 0;
    const bool is_able = is_terminal && !is_dumb();
    OutputManner manner;
    manner.format = choose_output_format(line, styles);
    manner.format.is_on_screen = is_terminal;
    if (is_wanted(line, color_option, console.out_takes_colour)) manner.style.emphasis = Emphasis::colour;
    if (is_wanted(line, hyperlink_option, is_able)) manner.style.links = Links::shown;
    manner.columns = console.out_columns;
    manner.is_paged = is_wanted(line, pager_option, is_able);
    manner.is_quiet = line.has(quiet_option.name);
    return manner;
}

void print_result(const ResultShapes& shapes, const OutputManner& manner, const Console& console) {
    if (manner.is_quiet) return;
    if (manner.format.style == OutputStyle::text)
        return print_text(wrap_lines(shapes.to_text(manner.style), manner.columns), manner, console);
    const nlohmann::ordered_json json = shapes.to_json();
    if (manner.format.style == OutputStyle::json) {
        console.out << to_json_text(json) << '\n';
        return;
    }
    RowWriter writer(console.out, manner.format, shapes.columns);
    writer.write_header();
    if (shapes.rows.empty()) return writer.write(json);
    const nlohmann::ordered_json::json_pointer rows{std::string(shapes.rows)};
    for (const nlohmann::ordered_json& row : json.at(rows)) writer.write(row);
}

}  // namespace debrief
