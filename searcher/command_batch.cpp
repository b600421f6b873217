#include "corpus/base/error.h"
#include "corpus/base/file.h"
#include "corpus/base/terminal.h"
#include "searcher/batch.h"
#include "searcher/commands.h"
#include "searcher/search_options.h"
#include "searcher/user_files.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>
#include <thread>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr auto options = around_search_options(
    std::array{
        index_option,
        Option{"limit", 'k', "N", "most briefings a query, 1 to 100000 (default: 1000)"},
        Option{"threads", 't', "N",
               "threads that search (default: one a core); the output is the same for any number"},
        Option{"format", 'f', "FORMAT", "trec or jsonl (default: trec)"},
        Option{"snippets", 's', "N", "passages of each briefing in jsonl, 0 to 10 (default: 0)"},
    },
    std::array{Option{"timings", 0, "FILE", "write 'qid<TAB>milliseconds' for each query to FILE"}});

constexpr std::array examples{
    Example{"debrief batch queries.tsv > run.txt", "answer 'id<TAB>query' lines with a TREC run"},
    Example{"debrief batch -k 5 -f jsonl -s 2 queries.tsv", "the same as JSON with two passages a briefing"},
    Example{"debrief batch -f jsonl -k 1 --facets source queries.tsv", "what matches each query, by source"},
};

/// A run is in the order of its scores, and holds nothing but hits.
void refuse_in_run(const CommandLine& line) {
    for (const std::string_view option : {"sort", "facets", "histogram", "explain"}) {
        if (line.has(option)) {
            throw Error(ErrorKind::usage, fmt::format("'--{}' has no place in a TREC run", option),
                        "ask for '--format jsonl'");
        }
    }
}

ExitStatus run(const CommandLine& line, const Console& console) {
    if (line.operands().size() != 1) {
        throw Error(ErrorKind::usage, fmt::format("{} files of queries are given", line.operands().size()),
                    "give one file, or '-' for standard input");
    }
    constexpr std::array<std::string_view, 2> formats{"trec", "jsonl"};
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    BatchRequest request{
        choose_index(line.value("index")), line.number("threads", cores, 1, 256), BatchFormat::trec, {}};
    if (line.choice("format", formats) == "jsonl") request.format = BatchFormat::json_lines;
    request.search.limit = line.number("limit", 1000, 1, 100'000);
    request.search.snippets.count = line.number("snippets", 0, 0, 10);
    read_search_options(line, request.search);
    if (request.format == BatchFormat::trec) {
        refuse_in_run(line);
        request.search.total = SearchRequest::Total::none;  // a run has no place for it, and it costs time
    }

    const UserFiles user_files(line.value("synonyms"), problem_teller(console));
    user_files.apply_to(request.search);
    const std::string& name = line.operands().front();
    InputStream queries = open_operand(name);
    std::optional<OutputFile> timings;
    if (const auto file = line.value("timings")) timings.emplace(*file);
    const BatchOutput output{
        console.out, timings ? &timings->stream() : nullptr, [&](const Problem& problem) {
            console.error << to_terminal_line(problem.where + ": " + problem.reason) << '\n';
        }};
    const BatchSummary summary = run_batch(request, queries, name, output);
    if (timings) timings->close();
    if (summary.refused > 0) console.error << fmt::format("refused (told above): {}\n", summary.refused);
    return summary.with_hits > 0 ? ExitStatus::found : ExitStatus::nothing_found;
}

}  // namespace

const Command batch_command{
    .name = "batch",
    .operands = "QUERIES.tsv",
    .summary = "answer a file of queries",
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace debrief
