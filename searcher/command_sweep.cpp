#include "searcher/command_sweep.h"

#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "searcher/commands.h"
#include "searcher/output_format.h"
#include "searcher/search_options.h"
#include "searcher/sweep_output.h"
#include "searcher/sweep_run.h"
#include "searcher/user_files.h"

#include <algorithm>
#include <ostream>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

Sweep read_sweep_file(const std::string& file, const RankingOptions& usual) {
    InputStream stream = open_operand(file);
    return read_sweep(stream, file, usual);
}

std::vector<Topic> read_sweep_topics(const CommandLine& line, const Console& console) {
    const auto file = line.value("topics");
    if (!file) {
        throw Error(ErrorKind::usage, "no topics are given for the sweep",
                    "give a file of them by '--topics FILE'");
    }
    return read_topics(*file, {}, problem_teller(console));
}

/// The judgements of all files together.
Judgements read_all_judgements(const std::vector<std::string>& files) {
    if (files.empty()) {
        throw Error(ErrorKind::usage, "no judgements are given for the sweep",
                    "give them: 'debrief eval --sweep FILE --topics TOPICS QRELS...'");
    }
    return read_judgement_files(files);
}

std::vector<SweepTopic> choose_topics(const std::vector<Topic>& topics, const Judgements& judgements,
                                      std::size_t folds, const Console& console) {
    std::vector<SweepTopic> judged = judged_topics(topics, judgements);
    if (judged.size() < topics.size()) {
        console.error << fmt::format("topics without judgements, passed over: {}\n",
                                     topics.size() - judged.size());
    }
    if (judged.size() < folds) {
        throw Error(ErrorKind::usage,
                    fmt::format("{} judged topics are too few for {} folds", judged.size(), folds),
                    "give more topics, or fewer folds by '--folds'");
    }
    return judged;
}

/// What only runs have a use for.
void refuse_in_sweep(const CommandLine& line) {
    for (const std::string_view option : {"by-query", "depth", "judged-only", "no-summary", "null",
                                          "baseline", "changed", "shown", "permutations"}) {
        if (line.has(option))
            throw Error(ErrorKind::usage, fmt::format("'--{}' has no place in a sweep", option));
    }
}

std::vector<std::string> ids_of(const std::vector<SweepTopic>& topics) {
    std::vector<std::string> ids;
    for (const SweepTopic& each : topics) ids.push_back(each.topic.id);
    return ids;
}

}  // namespace

ExitStatus run_sweep_command(const CommandLine& line, const Console& console) {
    refuse_in_sweep(line);
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    SweepRequest request{.index = choose_index(line.value("index")),
                         .search = {},
                         .measure = find_sweep_measure(line.value("measure").value_or("ndcg_cut_10"))};
    request.threads = line.number("threads", cores, 1, 256);
    request.rules.relevant_from = static_cast<int>(line.number("level", 1, 1, 1'000'000));
    const std::size_t folds = line.number("folds", 5, 2, 100);
    const std::size_t seed = line.number("seed", 1, 0, 1'000'000'000);
    const OutputFormat format = choose_output_format(line, object_styles);
    read_search_options(line, request.search);
    const UserFiles user_files(line.value("synonyms"), problem_teller(console));
    user_files.apply_to(request.search);

    const Sweep sweep = read_sweep_file(*line.value("sweep"), request.search.ranking);
    const std::vector<SweepTopic> topics =
        choose_topics(read_sweep_topics(line, console), read_all_judgements(line.operands()), folds, console);
    if (console.error_columns > 0) {
        request.on_topic = [&](std::size_t done) {
            console.error << fmt::format("\rtopic {} of {}{}", done, topics.size(),
                                         done == topics.size() ? "\n" : "")
                          << std::flush;
        };
    }
    const SweepScores scores = run_sweep(request, sweep, topics);
    const SweepReport report = report_sweep(scores, deal_folds(ids_of(topics), folds, seed));
    const SweepOutcome outcome{request.measure.measure.name, topics.size(), seed, sweep, report};
    if (format.style == OutputStyle::json) {
        console.out << to_json_text(to_json(outcome)) << '\n';
    } else {
        console.out << to_text(outcome);
    }
    return ExitStatus::found;
}

void refuse_sweep_options(const CommandLine& line) {
    for (const std::string_view option :
         {"topics", "folds", "threads", "index", "rank", "today", "raw", "synonyms"}) {
        if (line.has(option)) {
            throw Error(ErrorKind::usage, fmt::format("'--{}' is for a sweep only", option),
                        "say what to try by '--sweep FILE', or leave it out");
        }
    }
}

}  // namespace debrief
