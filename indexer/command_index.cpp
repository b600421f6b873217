#include "indexer/command_index.h"

#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "indexer/index_run.h"
#include "indexer/progress_bar.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array options{
    Option{"index", 'i', "DIR",
           "the index to make or bring up to date (default: $DEBRIEF_INDEX, else "
           "$XDG_DATA_HOME/debrief/index)"},
    Option{"threads", 't', "N",
           "threads that analyse texts (default: one a core); the index is the same for any number"},
    Option{"max-record", 0, "BYTES", "refuse texts and records that are longer (default: 32000000)"},
    Option{"json", 0, "", "print the summary as one JSON object on standard output"},
    Option{"quiet", 'q', "", "print problems and errors only"},
};

constexpr std::array examples{
    Example{"debrief-index ~/briefings", "index a folder, or bring its index up to date"},
    Example{"zcat export.jsonl.gz | debrief-index -i /tmp/index -",
            "index standard input into an index of its own"},
};

constexpr std::string_view details =
    "Reads plain text (.txt) and JSON Lines (.jsonl, .ndjson; fields id, title, text, and if known summary, "
    "date, source,\n"
    "url, language), each also as .gz, from files, folders with all below them, and standard input ('-').\n\n"
    "A briefing replaces the one with the same id. What cannot be read is told on standard error, counted "
    "and passed over.\n"
    "All changes become visible at one instant, at the end. Ends with 3 where nothing at all could be read.";

class ConsoleObserver : public IndexRunObserver {
 public:
    ConsoleObserver(const Console& console, std::optional<ProgressBar> bar)
        : console_(console), bar_(std::move(bar)) {}

    void on_problem(const Problem& problem) override {
        if (bar_) bar_->clear();
        console_.error << to_terminal_line(fmt::format("{}: {}", problem.where, problem.reason)) << '\n';
    }

    void on_mended(const Problem& problem) override { on_problem(problem); }

    void on_progress(const IndexRunSummary& so_far) override {
        if (bar_) bar_->show(so_far);
    }

    void end() {
        if (bar_) bar_->clear();
    }

 private:
    const Console& console_;
    std::optional<ProgressBar> bar_;
};

std::string to_json(const IndexRunSummary& summary, const IndexDirectory& index) {
    const nlohmann::ordered_json json = {
        {"v", 1},
        {"index", index.root().string()},
        {"added", summary.added},
        {"replaced", summary.replaced},
        {"unchanged", summary.unchanged},
        {"refused", summary.refused},
        {"passed_over", summary.passed_over},
        {"documents", summary.documents},
        {"bytes", summary.bytes},
    };
    return to_json_text(json) + "\n";
}

ExitStatus run(const CommandLine& line, const Console& console) {
    if (line.operands().empty()) {
        throw Error(ErrorKind::usage, "nothing to index is named",
                    "give files or folders, or '-' for standard input");
    }
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    IndexRunRequest request{choose_index(line.value("index")), {}, line.number("threads", cores, 1, 256)};
    request.inputs.assign(line.operands().begin(), line.operands().end());
    request.read.record_bytes = line.number("max-record", request.read.record_bytes, 1, 2'000'000'000);

    std::optional<ProgressBar> bar;
    if (console.error_columns > 0 && !line.has("quiet"))
        bar.emplace(console.error, console.error_columns, measure_input(request.inputs));
    ConsoleObserver observer(console, std::move(bar));
    const IndexRunSummary summary = run_index(request, observer);
    observer.end();
    if (line.has("json")) {
        console.out << to_json(summary, request.index);
    } else if (!line.has("quiet")) {
        console.error << to_terminal_line(summary_line(summary, request.index.root().string())) << '\n';
    }
    const bool is_all_refused = summary.read() == 0 && summary.refused > 0;
    return is_all_refused ? ExitStatus::corpus_or_index : ExitStatus::found;
}

constexpr std::array commands{Command{
    .name = "",
    .operands = "PATH...",
    .summary = "make an index of news briefings, or bring it up to date",
    .details = details,
    .options = options,
    .examples = examples,
    .run = run,
}};

constexpr Program program{"debrief-index", "make an index of news briefings, or bring it up to date",
                          commands};

}  // namespace

std::string summary_line(const IndexRunSummary& summary, std::string_view index) {
    std::string line = fmt::format("{} {} in '{}': ", summary.documents,
                                   summary.documents == 1 ? "briefing" : "briefings", index);
    line += summary.changed_nothing() ? "nothing has changed"
                                      : fmt::format("{} added, {} replaced", summary.added, summary.replaced);
    if (summary.unchanged > 0) line += fmt::format(", {} unchanged", summary.unchanged);
    if (summary.refused > 0) line += fmt::format(", {} refused (told above)", summary.refused);
    if (summary.passed_over > 0)
        line += fmt::format(", {} {} of another format passed over", summary.passed_over,
                            summary.passed_over == 1 ? "file" : "files");
    return line;
}

const Program& index_program() {
    return program;
}

}  // namespace debrief
