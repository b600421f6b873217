#include "indexer/command_index.h"

#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/field_map.h"
#include "corpus/filters.h"
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
    Option{"stdin", 0, "NAME",
           "what standard input is called: its ending tells the format, and it is the id of a text"},
    Option{"include", 0, "PATTERN",
           "read only such files of folders and archives (gitignore syntax; may be repeated)", true},
    Option{"exclude", 0, "PATTERN", "leave such files and folders out (gitignore syntax; may be repeated)",
           true},
    Option{"filter", 0, "ENDING:CMD",
           "read files with this ending through a program, from its standard input to its output (may be "
           "repeated)",
           true},
    Option{"filter-seconds", 0, "N", "end a filter that takes longer (default: 60)"},
    Option{"filter-memory", 0, "BYTES", "memory a filter may take (default: 2G)"},
    Option{"map", 0, "FIELD=KEY,...",
           "which keys of records in JSON and CSV hold a briefing's fields (title=headline,text=body)"},
    Option{"max-record", 0, "BYTES", "refuse texts and records that are longer (default: 32M)"},
    Option{"max-nesting", 0, "N",
           "refuse or leave out what is nested deeper in HTML, JSON, XML and mail (default: 256)"},
    Option{"max-expansion", 0, "N",
           "refuse archives and compressed files that hold more than N times their size (default: 250)"},
    Option{"json", 0, "", "print the summary as one JSON object on standard output"},
    Option{"quiet", 'q', "", "print problems and errors only"},
};

constexpr std::array examples{
    Example{"debrief-index ~/briefings", "index a folder, or bring its index up to date"},
    Example{"debrief-index --exclude drafts/ --filter 'epub:epub2txt -' ~/briefings",
            "leave a folder out, and read a format through a program"},
    Example{"zcat export.jsonl.gz | debrief-index -i /tmp/index -",
            "index standard input into an index of its own"},
};

constexpr std::string_view details =
    "Reads plain text (.txt) and JSON Lines (.jsonl, .ndjson; fields id, title, text, and if known summary, "
    "date, source,\n"
    "url, language) from files, folders with all below them, and standard input ('-'); each also compressed "
    "(.gz, .zst, .xz,\n"
    ".bz2) and in archives (.zip, .tar). PDF is read where 'pdftotext' (package poppler-utils) is "
    "installed.\n\n"
    "A file '.debriefignore' in a folder says, in the syntax of '.gitignore', what is not to be read of "
    "it.\n\n"
    "A briefing replaces the one with the same id. What cannot be read is told on standard error, counted "
    "and passed over.\n"
    "All changes become visible at one instant, at the end. Ends with 3 where nothing at all could be read.";

class ConsoleObserver : public IndexRunObserver {
 public:
    ConsoleObserver(const Console& console, std::optional<ProgressBar> bar)
        : console_(console), bar_(std::move(bar)) {}

    void on_problem(const Problem& problem) override { tell(problem.where, problem.reason); }
    void on_mended(const Problem& problem) override { tell(problem.where, problem.reason); }

    void on_progress(const IndexRunSummary& so_far) override {
        if (bar_) bar_->show(so_far);
    }

    void end() {
        if (bar_) bar_->clear();
    }

 private:
    void tell(std::string_view where, std::string_view what) {
        if (bar_) bar_->clear();
        console_.error << to_terminal_line(fmt::format("{}: {}", where, what)) << '\n';
    }

    const Console& console_;
    std::optional<ProgressBar> bar_;
};

ReadOptions read_options(const CommandLine& line) {
    constexpr std::size_t most_bytes = 2'000'000'000;
    constexpr std::size_t most_memory = 1'000'000'000'000;
    constexpr std::size_t most_seconds = 86'400;
    constexpr std::size_t most_nesting = 10'000;
    constexpr std::size_t most_expansion = 1'000'000;
    ReadOptions read;
    read.record_bytes = line.size("max-record", read.record_bytes, 1, most_bytes);
    read.nesting = line.number("max-nesting", read.nesting, 1, most_nesting);
    read.expansion = line.number("max-expansion", read.expansion, 1, most_expansion);
    if (const auto map = line.value("map")) read.field_map = parse_field_map(*map);
    read.filters = parse_filters(line.values("filter"));
    read.filter_limits.seconds = line.number("filter-seconds", read.filter_limits.seconds, 1, most_seconds);
    read.filter_limits.memory_bytes =
        line.size("filter-memory", read.filter_limits.memory_bytes, 1'000'000, most_memory);
    read.include = line.values("include");
    read.exclude = line.values("exclude");
    read.standard_input_as = line.value("stdin").value_or(read.standard_input_as);
    if (read.standard_input_as.empty()) {
        throw Error(ErrorKind::usage, "'--stdin' is empty", "give a name, as in '--stdin export.jsonl'");
    }
    return read;
}

std::string to_json(const IndexRunSummary& summary, const IndexDirectory& index) {
    const nlohmann::ordered_json json = {
        {"v", 1},
        {"index", index.root().string()},
        {"added", summary.added},
        {"replaced", summary.replaced},
        {"unchanged", summary.unchanged},
        {"refused", summary.refused},
        {"mended", summary.mended},
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
    IndexRunRequest request{choose_index(line.value("index")), {}, line.number("threads", cores, 1, 256), {}};
    request.inputs.assign(line.operands().begin(), line.operands().end());
    request.read = read_options(line);

    std::optional<ProgressBar> bar;
    if (console.error_columns > 0 && !line.has("quiet"))
        bar.emplace(console.error, console.error_columns, measure_input(request.inputs, request.read));
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
    if (summary.mended > 0) line += fmt::format(", {} mended (told above)", summary.mended);
    if (summary.passed_over > 0)
        line += fmt::format(", {} {} of another format passed over", summary.passed_over,
                            summary.passed_over == 1 ? "file" : "files");
    return line;
}

const Program& index_program() {
    return program;
}

}  // namespace debrief
