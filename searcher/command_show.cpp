#include "corpus/base/error.h"
#include "searcher/commands.h"
#include "searcher/hits.h"
#include "searcher/index_reader.h"
#include "searcher/output_columns.h"
#include "searcher/output_manner.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array show_options{
    index_option,
    Option{"chrome", 0, "", "print only what was taken for app, page or mail rather than briefing, and why"},
    format_option,
    null_option,
    quiet_option,
    color_option,
    hyperlink_option,
    pager_option,
};

constexpr std::array show_examples{
    Example{"debrief show 2026-04-08-muse-spark-a.txt", "the whole briefing with this id"},
    Example{"debrief show --chrome 2026-04-08-muse-spark-a.txt", "what of it is not searched"},
};

nlohmann::ordered_json with_path(nlohmann::ordered_json json, const std::string& path) {
    if (!path.empty()) json["path"] = path;
    return json;
}

ExitStatus run_show(const CommandLine& line, const Console& console) {
    if (line.operands().size() != 1) {
        throw Error(ErrorKind::usage, fmt::format("{} ids are given", line.operands().size()),
                    "give one id, as 'debrief search' shows it");
    }
    // Pieces of a briefing are no briefings, whose files could be told.
    const std::span<const OutputStyle> styles = line.has("chrome")
                                                    ? std::span<const OutputStyle>(row_styles)
                                                    : std::span<const OutputStyle>(briefing_styles);
    const OutputManner manner = choose_output_manner(line, console, styles);
    IndexReader reader(choose_index(line.value("index")));
    const std::string& id = line.operands().front();
    const auto briefing = reader.find(id);
    if (!briefing) return tell_unknown_id(id, console);
    if (line.has("chrome")) {
        print_result({[&](const TextStyle&) { return chrome_to_text(*briefing); },
                      [&] { return chrome_to_json(*briefing); }, "/chrome", chrome_columns},
                     manner, console);
    } else {
        print_result({[&](const TextStyle& style) { return to_text(*briefing, style); },
                      [&] { return with_path(to_json(*briefing), path_of_briefing(reader, id)); }, "",
                      briefing_columns},
                     manner, console);
    }
    return ExitStatus::found;
}

}  // namespace

const Command show_command{
    .name = "show",
    .operands = "ID",
    .summary = "print a whole briefing",
    .options = show_options,
    .examples = show_examples,
    .run = run_show,
};

}  // namespace debrief
