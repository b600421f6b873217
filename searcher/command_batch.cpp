#include "corpus/base/error.h"
#include "corpus/base/file.h"
#include "corpus/base/terminal.h"
#include "corpus/base/text.h"
#include "searcher/batch.h"
#include "searcher/batch_console.h"
#include "searcher/batch_format.h"
#include "searcher/commands.h"
#include "searcher/search_options.h"
#include "searcher/user_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <ostream>
#include <thread>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_hits = 100'000;

constexpr auto batch_options = around_search_options(
    std::array{
        index_option,
        Option{"limit", 'k', "N", "most briefings a query, 1 to 100000 (default: 1000)"},
        Option{"threads", 't', "N",
               "threads that search (default: one a core); the output is the same for any number"},
        Option{"format", 'f', "FORMAT",
               "trec, jsonl, tsv, csv, or a row's own: '{topic} {id} {title}' (default: trec)"},
        null_option,
        Option{"snippets", 's', "N",
               "passages of each briefing, 0 to 10 (default: 0 in jsonl, 1 in tsv, csv and formats of your "
               "own)"},
        Option{"output", 'o', "FILE", "write the results to FILE"},
        Option{"resume", 0, "", "go on with the FILE of an interrupted batch, to the same bytes"},
        Option{"topics", 0, "FORMAT",
               "what the files are: tsv, jsonl or trec (default: told by their content)"},
        Option{
            "topic-fields", 0, "FIELDS",
            "of TREC topics, which are the query: title, desc, narr, with commas between (default: title)"},
        Option{"filter", 0, "QUERY", "a query that all briefings must match too; it does not rank"},
        Option{"strict", 0, "", "end at the first line that is no query"},
        Option{"fuse", 0, "", "the files are TREC runs: make them one by reciprocal rank fusion"},
        Option{"fuse-fields", 0, "FIELDS",
               "of TREC topics, which are asked apart and fused: title, desc, narr, with commas between"},
        Option{"fuse-ranks", 0, "MODES",
               "ask each query in all of these, and fuse: plain, fast, best, deep, with commas between"},
    },
    std::array{
        Option{"timings", 0, "FILE", "write 'qid<TAB>milliseconds' for each query to FILE"},
        Option{"summary", 0, "", "tell at the end how long queries took (on a terminal: unless '--quiet')"},
        Option{"verbose", 'v', "", "tell what of each query was passed over"},
        Option{"quiet", 'q', "", "no progress and no summary on a terminal"},
    });

constexpr std::array batch_examples{
    Example{"debrief batch queries.tsv > run.txt", "answer 'id<TAB>query' lines with a TREC run"},
    Example{"debrief batch -k 5 -f jsonl -s 2 queries.tsv", "the same as JSON with two passages a briefing"},
    Example{"debrief batch --topic-fields title,desc topics.301-450.gz > run.txt", "answer TREC topics"},
    Example{"debrief batch -o run.txt --resume queries.jsonl", "go on where a batch was interrupted"},
    Example{"debrief batch -f csv -k 3 --filter since:30d queries.tsv",
            "the best of the last month, as a table"},
    Example{"debrief batch --fuse plain.txt best.txt > fused.txt", "make one run of several"},
    Example{"debrief batch -f jsonl -k 1 --facets source queries.tsv", "what matches each query, by source"},
};

constexpr std::string_view batch_details =
    "Files of queries are lines 'id<TAB>query', JSON Lines with 'id', 'query' and maybe 'filter' and "
    "'limit', "
    "or TREC\n"
    "topics, compressed or not; '-' is standard input. What is no query is told with its line and passed "
    "over, "
    "as is the\n"
    "second query of an id. Ends with 1 where nothing is found for any query.";

[[noreturn]] void refuse_batch(const std::string& what, const std::string& hint) {
    throw Error(ErrorKind::usage, what, hint);
}

/// The values of an option with commas between, each once; none where it is not given.
template <typename Find>
auto read_values(const CommandLine& line, std::string_view option, const Find& find,
                 std::string_view choices) {
    const auto given = line.value(option);
    return given ? read_list(fmt::format("--{}", option), *given, find,
                             fmt::format("give with commas between: {}", choices))
                 : decltype(read_list("", "", find, ""))();
}

TopicOptions read_topic_options(const CommandLine& line) {
    TopicOptions topics{.most_hits = most_hits};
    if (line.has("topics")) {
        constexpr std::array<std::string_view, 3> formats{"tsv", "jsonl", "trec"};
        const std::string format = line.choice("topics", formats);
        topics.format = format == "tsv"     ? TopicFormat::tsv
                        : format == "jsonl" ? TopicFormat::json_lines
                                            : TopicFormat::trec;
    }
    const auto read_fields = [&](std::string_view option) {
        return read_values(line, option, find_topic_field, "title, desc, narr");
    };
    if (line.has("topic-fields") && line.has("fuse-fields"))
        refuse_batch("'--topic-fields' and '--fuse-fields' exclude each other", "leave one out");
    if (line.has("topic-fields")) topics.fields = read_fields("topic-fields");
    if (line.has("fuse-fields")) {
        topics.fields = read_fields("fuse-fields");
        topics.fields_are = TopicOptions::Fields::apart;
    }
    return topics;
}

/// A run is in the order of its scores, rows hold nothing but hits, and fused scores are of nothing else.
void refuse_what_has_no_place(const CommandLine& line, const BatchRequest& request) {
    const bool is_run = request.format.style == OutputStyle::trec_run;
    const bool is_object = request.format.style == OutputStyle::json_lines;
    for (const std::string_view option : {"sort", "facets", "histogram", "explain"}) {
        if (!line.has(option)) continue;
        if (request.is_fused)
            refuse_batch(fmt::format("'--{}' has no place where rankings are fused", option),
                         "leave one out");
        if (is_run)
            refuse_batch(fmt::format("'--{}' has no place in a TREC run", option),
                         "ask for '--format jsonl'");
        if (!is_object && option != "sort")
            refuse_batch(fmt::format("'--{}' has no place in rows of hits", option),
                         "ask for '--format jsonl'");
    }
}

BatchRequest read_request(const CommandLine& line) {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    BatchRequest request{choose_index(line.value("index")),
                         line.number("threads", cores, 1, 256),
                         choose_output_format(line, batch_styles),
                         {}};
    const OutputStyle style = request.format.style;
    const bool has_cells = style != OutputStyle::trec_run && style != OutputStyle::json_lines;
    request.search.limit = line.number("limit", 1000, 1, most_hits);
    request.search.snippets.count = line.number("snippets", has_cells ? 1 : 0, 0, 10);
    read_search_options(line, request.search);
    if (style == OutputStyle::trec_run) request.search.snippets.count = 0;
    if (style != OutputStyle::json_lines) request.search.total = SearchRequest::Total::none;  // costs time
    if (const auto filter = line.value("filter")) request.search.filters.push_back(*filter);
    request.modes = read_values(line, "fuse-ranks", find_ranking_mode, "plain, fast, best, deep");
    if (line.has("fuse-ranks") && line.has("rank"))
        refuse_batch("'--rank' and '--fuse-ranks' exclude each other", "leave one out");
    request.is_fused = line.has("fuse-ranks") || line.has("fuse-fields");
    refuse_what_has_no_place(line, request);
    return request;
}

/// What of the filter is passed over, told once and not for each query.
void tell_filter_notes(const BatchRequest& request, const Console& console) {
    for (const std::string& filter : request.search.filters)
        tell_notes(filter, parse_query(filter, request.search.context).notes, console);
}

/// A file that is read must not be emptied first.
void refuse_own_input(const CommandLine& line) {
    const auto output = line.value("output");
    std::error_code failure;
    if (!output) return;
    for (const std::string& name : line.operands()) {
        if (std::filesystem::equivalent(name, *output, failure))
            refuse_batch(fmt::format("'{}' would be read and written", name), "give '--output' another name");
    }
}

ExitStatus fuse(const CommandLine& line, const Console& console) {
    for (const Option& option : batch_options) {
        constexpr std::array<std::string_view, 4> fitting{"fuse", "limit", "output", "quiet"};
        if (line.has(option.name) && std::find(fitting.begin(), fitting.end(), option.name) == fitting.end())
            refuse_batch(fmt::format("'--{}' has no place where runs are fused", option.name),
                         "leave it out");
    }
    if (line.operands().size() < 2)
        refuse_batch(fmt::format("{} runs are given", line.operands().size()),
                     "give two or more to be fused");
    std::vector<Run> runs;
    for (const std::string& name : line.operands()) {
        InputStream stream = open_operand(name);
        runs.push_back(read_run(stream, name));
    }
    const auto fused = fuse_runs(runs, line.number("limit", 1000, 1, most_hits));
    std::optional<OutputFile> file;
    if (const auto name = line.value("output")) file.emplace(*name);
    std::ostream& out = file ? file->stream() : console.out;
    for (const auto& [topic, documents] : fused) out << to_run_lines(topic, documents);
    if (file) file->close();
    return fused.empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

ExitStatus run_batch_verb(const CommandLine& line, const Console& console) {
    refuse_own_input(line);
    if (line.has("fuse")) return fuse(line, console);
    if (line.operands().empty())
        refuse_batch("no file of queries is given", "give files, or '-' for standard input");
    BatchRequest request = read_request(line);
    const UserFiles user_files(line.value("synonyms"), problem_teller(console));
    user_files.apply_to(request.search);
    const BatchFormat format(request.format, request.is_fused ? RunScores::fusion : RunScores::ranking);
    TopicFiles topics(line.operands(), read_topic_options(line));
    const TopicSource source = [&] { return topics.next(); };
    BatchConsole batch_console(line, console);
    (void)request.index.read_manifest();  // before a file is written to
    tell_filter_notes(request, console);
    batch_console.begin(format, source, topics.total_bytes());
    const BatchSummary summary = run_batch(request, source, batch_console.output());
    batch_console.end(summary);
    const bool is_found = summary.with_hits > 0 || batch_console.has_earlier_results();
    return is_found ? ExitStatus::found : ExitStatus::nothing_found;
}

}  // namespace

const Command batch_command{
    .name = "batch",
    .operands = "QUERIES...",
    .summary = "answer files of queries",
    .details = batch_details,
    .options = batch_options,
    .examples = batch_examples,
    .run = run_batch_verb,
};

}  // namespace debrief
