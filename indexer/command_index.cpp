#include "indexer/command_index.h"

#include "corpus/base/error.h"
#include "corpus/base/interrupts.h"
#include "corpus/base/terminal.h"
#include "indexer/index_options.h"
#include "indexer/index_run.h"
#include "indexer/index_summary.h"
#include "indexer/index_watch.h"
#include "indexer/program_facts.h"
#include "indexer/progress_bar.h"
#include "indexer/stage_run.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array examples{
    Example{"debrief-index ~/briefings", "index a folder, or bring its index up to date"},
    Example{"debrief-index --watch ~/briefings", "the same, and keep it up to date"},
    Example{"debrief-index --exclude drafts/ --filter 'epub:epub2txt -' ~/briefings",
            "leave a folder out, and read a format through a program"},
    Example{"debrief-index --map title=headline,text=body export.csv", "say which columns hold what"},
    Example{"debrief-index --dry-run --stage citations ~/briefings", "what is cited where, as JSON"},
    Example{"zcat export.jsonl.gz | debrief-index -i /tmp/index -",
            "index standard input into an index of its own"},
};

constexpr std::string_view details =
    "Reads plain text, Markdown, web pages, feeds (RSS, Atom, JSON Feed), mail (.eml, .mbox, Maildir), JSON "
    "Lines, JSON, CSV\n"
    "and TSV from files, folders with all below them, and standard input ('-'); all also compressed (.gz, "
    ".zst, .xz, .bz2)\n"
    "and in archives (.zip, .tar). PDF is read where 'pdftotext' (package poppler-utils) is installed, other "
    "formats through\n"
    "a filter: a program that gets the file on its standard input and writes text to its output.\n\n"
    "A file '.debriefignore' in a folder says, in the syntax of '.gitignore', what of the folder is not to "
    "be "
    "read.\n\n"
    "The index follows its files: what is new is added, what has changed is replaced, and what is gone from "
    "PATH... is\n"
    "removed; other files' briefings stay. Files that are as they were are not read again. A briefing "
    "replaces the one with\n"
    "the same id. What cannot be read is told on standard error, counted and passed over.\n\n"
    "All changes become visible at one instant, at the end; a run that is interrupted changes nothing. Ends "
    "with 3 where\n"
    "nothing at all could be read.";

class ConsoleObserver : public IndexRunObserver {
 public:
    ConsoleObserver(const CommandLine& line, const Console& console,
                    std::optional<ProgressBar> bar = std::nullopt)
        : console_(console), bar_(std::move(bar)), is_verbose_(line.has("verbose")) {}

    void on_problem(const Problem& problem) override { tell(problem.where, problem.reason); }

    void on_mended(const Problem& problem) override {
        const std::string file = problem.where.substr(0, problem.where.rfind(':'));
        mended_in_file_ = file == mended_file_ ? mended_in_file_ + 1 : 1;
        mended_file_ = file;
        if (is_verbose_ || mended_in_file_ <= mended_told_a_file) tell(problem.where, problem.reason);
        if (!is_verbose_ && mended_in_file_ == mended_told_a_file + 1)
            tell(file, "what else is mended in it is only counted; '--verbose' tells each");
    }

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

    static constexpr std::size_t mended_told_a_file = 5;

    const Console& console_;
    std::optional<ProgressBar> bar_;
    bool is_verbose_;
    std::string mended_file_;  ///< that mended places were last told of
    std::size_t mended_in_file_ = 0;
};

/// Tells each change on standard output.
class DryRunObserver : public ConsoleObserver {
 public:
    DryRunObserver(const CommandLine& line, const Console& console)
        : ConsoleObserver(line, console), out_(console.out) {}

    void on_change(const IndexChange& change) override {
        out_ << to_terminal_line(fmt::format("{} {}: {} ({})", to_string(change.kind), change.id,
                                             change.reason, change.where))
             << '\n';
    }

 private:
    std::ostream& out_;
};

void tell_summary(const IndexRunSummary& summary, const IndexRunRequest& request, const CommandLine& line,
                  const Console& console) {
    const std::string index = request.index.root().string();
    if (line.has("json")) {
        console.out << to_json_line(summary, index) << std::flush;
    } else if (!line.has("quiet")) {
        console.error << to_terminal_line(summary_line(summary, index)) << std::endl;
    }
}

/// Ends with 3 where nothing at all could be read.
ExitStatus status_of(const IndexRunSummary& summary) {
    const bool is_all_refused = summary.read() == 0 && summary.refused > 0;
    return is_all_refused ? ExitStatus::corpus_or_index : ExitStatus::found;
}

ExitStatus run_stage(const IndexRunRequest& request, const CommandLine& line, const Console& console) {
    const std::string name = *line.value("stage");
    const Stage* stage = find_stage(name);
    if (!stage) {
        std::string names;
        for (const Stage& each : stages) names += fmt::format("{}'{}'", names.empty() ? "" : ", ", each.name);
        throw Error(ErrorKind::usage, fmt::format("there is no stage '{}'", name), "choose one of " + names);
    }
    ConsoleObserver observer(line, console);
    return status_of(print_stage(*stage, request, observer, console.out));
}

ExitStatus run_dry(const IndexRunRequest& request, const CommandLine& line, const Console& console) {
    if (line.has("stage")) return run_stage(request, line, console);
    DryRunObserver observer(line, console);
    const IndexRunSummary summary = run_index(request, observer);
    if (!line.has("quiet")) {
        console.error << to_terminal_line(dry_run_line(summary, request.index.root().string())) << '\n';
    }
    return status_of(summary);
}

ExitStatus run_watch(const IndexRunRequest& request, const CommandLine& line, const Console& console) {
    note_interrupts();
    ConsoleObserver observer(line, console);
    bool is_first = true;
    watch_index(request, {observer,
                          [&](const IndexRunSummary& summary) {
                              if (is_first || !summary.changed_nothing())
                                  tell_summary(summary, request, line, console);
                              is_first = false;
                          },
                          [&](const Error& error) {
                              console.error << to_terminal_line(fmt::format("debrief-index: {}; trying again",
                                                                            error.what()))
                                            << std::endl;
                          },
                          was_interrupted});
    return ExitStatus::found;
}

void check_options(const CommandLine& line) {
    const auto refuse = [](const char* what, const char* hint) { throw Error(ErrorKind::usage, what, hint); };
    if (line.has("stage") && !line.has("dry-run"))
        refuse("'--stage' goes with '--dry-run' only", "say '--dry-run --stage ...'");
    if (line.has("watch") && line.has("dry-run"))
        refuse("'--watch' and '--dry-run' exclude each other", "leave one out");
    const auto& operands = line.operands();
    const bool has_stdin = std::find(operands.begin(), operands.end(), standard_input_name) != operands.end();
    if (line.has("watch") && has_stdin) refuse("standard input cannot be watched", "give files and folders");
}

ExitStatus run(const CommandLine& line, const Console& console) {
    const IndexRunRequest request = parse_request(line);
    check_options(line);
    if (line.has("dry-run")) return run_dry(request, line, console);
    if (line.has("watch")) return run_watch(request, line, console);
    say_when_interrupted("\ndebrief-index: interrupted: the index is as the last run left it\n");
    std::optional<ProgressBar> bar;
    if (console.error_columns > 0 && !line.has("quiet"))
        bar.emplace(console.error, console.error_columns, measure_input(request.inputs, request.read));
    ConsoleObserver observer(line, console, std::move(bar));
    const IndexRunSummary summary = run_index(request, observer);
    observer.end();
    tell_summary(summary, request, line, console);
    return status_of(summary);
}

const std::array commands{Command{
    .name = "",
    .operands = "PATH...",
    .summary = "make an index of news briefings, or bring it up to date",
    .details = details,
    .options = index_options,
    .examples = examples,
    .run = run,
}};

const Program program{.name = "debrief-index",
                      .summary = "make an index of news briefings, or bring it up to date",
                      .commands = commands,
                      .environment = index_environment,
                      .config_file = config_file_name,
                      .version_details = version_details};

}  // namespace

const Program& index_program() {
    return program;
}

}  // namespace debrief
