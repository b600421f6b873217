#pragma once

#include "corpus/base/program.h"
#include "searcher/output.h"
#include "searcher/output_format.h"

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// Options of all verbs that print results, beside those of `output_format.h`.
inline constexpr Option quiet_option{"quiet", 'q', "",
                                     "print nothing: the exit status says whether anything was found"};
inline constexpr std::array<std::string_view, 3> when_choices{"auto", "always", "never"};
inline constexpr Option color_option{.name = "color",
                                     .argument = "WHEN",
                                     .help = "auto (on a terminal), always or never (default: auto)",
                                     .choices = when_choices};
inline constexpr Option hyperlink_option{
    .name = "hyperlink",
    .argument = "WHEN",
    .help = "titles lead to their address or file: auto, always or never (default: auto)",
    .choices = when_choices};
inline constexpr Option pager_option{
    .name = "pager",
    .argument = "WHEN",
    .help = "show text in $DEBRIEF_PAGER, $PAGER or less: auto, always or never (default: auto)",
    .choices = when_choices};

/// How a verb prints its results.
struct OutputManner {
    OutputFormat format{};
    TextStyle style{};
    std::size_t columns = 0;  ///< that text has room in; 0: it has no end
    bool is_paged = false;    ///< text only
    bool is_quiet = false;
};

/// What the options above and the console ask for: on a terminal that is not dumb (`TERM`), links and a
/// pager, and colours unless `NO_COLOR` is set. Throws as `choose_output_format` does, and for other values
/// of the options.
[[nodiscard]] OutputManner choose_output_manner(const CommandLine& line, const Console& console,
                                                std::span<const OutputStyle> styles);

/// A result in all its shapes, of which the one that is asked for is made.
struct ResultShapes {
    std::function<std::string(const TextStyle&)> to_text;
    std::function<nlohmann::ordered_json()> to_json;
    std::string_view rows;  ///< RFC 6901: where in the JSON its rows are; empty: it is itself the only row
    std::span<const Column> columns;
};

void print_result(const ResultShapes& shapes, const OutputManner& manner, const Console& console);

}  // namespace debrief
