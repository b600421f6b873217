#include "tests/bench/asking.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

namespace debrief::bench {

namespace {

using Json = nlohmann::ordered_json;

/// Seconds of this thread's processor time: other programs make little difference to it.
double thread_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double wall_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// What was found, so that nobody is quick by finding nothing.
struct Found {
    std::size_t hits = 0;
    std::size_t bytes = 0;  ///< of titles and passages
};

using OpenEngine = std::function<std::unique_ptr<Engine>()>;

Found ask(Engine& engine, const std::string& query, Show show) {
    Found found;
    engine.answer(query, show, [&](std::string_view title, std::string_view passage) {
        ++found.hits;
        found.bytes += title.size() + passage.size();
    });
    return found;
}

struct AskedQuery {
    std::string kind;
    std::string text;
};

std::vector<AskedQuery> read_queries(const std::string& file) {
    std::ifstream stream(file);
    std::vector<AskedQuery> queries;
    for (std::string line; std::getline(stream, line);) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) throw std::runtime_error("'" + line + "' is no query");
        queries.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    if (queries.empty()) throw std::runtime_error("there are no queries in '" + file + "'");
    return queries;
}

/// Milliseconds below which a part of the values lies: the nearest of them.
double quantile(std::vector<double> values, double part) {
    const auto place = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place), values.end());
    return 1e3 * values[place];
}

Json to_quantiles(const std::vector<double>& seconds) {
    double sum = 0;
    for (const double value : seconds) sum += value;
    return Json{{"p50_ms", quantile(seconds, 0.5)},
                {"p95_ms", quantile(seconds, 0.95)},
                {"p99_ms", quantile(seconds, 0.99)},
                {"mean_ms", 1e3 * sum / static_cast<double>(seconds.size())}};
}

Json ask_alone(Engine& engine, const std::vector<AskedQuery>& queries, Show show) {
    std::vector<double> wall;
    std::vector<double> processor;
    std::map<std::string, std::vector<double>> by_kind;
    std::size_t answered = 0;
    Found sum;
    const double begin = wall_seconds();
    for (const AskedQuery& query : queries) {
        const double begin_wall = wall_seconds();
        const double begin_processor = thread_seconds();
        const Found found = ask(engine, query.text, show);
        processor.push_back(thread_seconds() - begin_processor);
        wall.push_back(wall_seconds() - begin_wall);
        by_kind[query.kind].push_back(processor.back());
        answered += found.hits > 0 ? 1 : 0;
        sum.hits += found.hits;
        sum.bytes += found.bytes;
    }
    Json told{{"queries", queries.size()},
              {"answered", answered},
              {"hits", sum.hits},
              {"bytes", sum.bytes},
              {"rate_1", static_cast<double>(queries.size()) / (wall_seconds() - begin)},
              {"wall", to_quantiles(wall)},
              {"cpu", to_quantiles(processor)}};
    for (const auto& [kind, seconds] : by_kind) told["cpu_of_kind"][kind] = to_quantiles(seconds);
    return told;
}

/// An engine that was asked each query once.
std::unique_ptr<Engine> open_warm(const OpenEngine& open, const std::vector<AskedQuery>& queries) {
    auto engine = open();
    for (const AskedQuery& query : queries) (void)ask(*engine, query.text, Show::passages);
    return engine;
}

/// Queries a second.
double ask_together(const OpenEngine& open, const std::vector<AskedQuery>& queries, Show show,
                    std::size_t threads) {
    std::vector<std::unique_ptr<Engine>> engines;
    for (std::size_t i = 0; i < threads; ++i) engines.push_back(open_warm(open, queries));
    std::atomic<std::size_t> next{0};
    const double begin = wall_seconds();
    {
        std::vector<std::jthread> asking;
        for (const auto& engine : engines) {
            asking.emplace_back([&, asked = engine.get()] {
                for (std::size_t i = next++; i < queries.size(); i = next++)
                    (void)ask(*asked, queries[i].text, show);
            });
        }
    }
    return static_cast<double>(queries.size()) / (wall_seconds() - begin);
}

void ask_all(const OpenEngine& open, const std::string& queries_file) {
    const std::vector<AskedQuery> queries = read_queries(queries_file);
    const auto engine = open_warm(open, queries);
    Json told;
    for (const Show show : {Show::titles, Show::passages}) {
        Json& shown = told[show == Show::titles ? "titles" : "passages"];
        shown = ask_alone(*engine, queries, show);
        shown["rate_2"] = ask_together(open, queries, show, 2);
    }
    std::cout << told.dump() << '\n';
}

void print_hits(Engine& engine, const std::string& query) {
    engine.answer(query, Show::passages, [](std::string_view title, std::string_view passage) {
        std::cout << title << '\n' << passage << "\n\n";
    });
}

/// Whether there is such a verb.
bool run_verb(const EngineProgram& program, const std::string& verb, const std::string& first,
              const std::string& second) {
    if (verb == "ask") {
        ask_all([&] { return program.open(first); }, second);
    } else if (verb == "index" && program.index) {
        program.index(first, second);
    } else if (verb == "query" && program.index) {
        print_hits(*program.open(first), second);
    } else {
        return false;
    }
    return true;
}

}  // namespace

int run_engine_program(const EngineProgram& program, int argc, char** argv) {
    try {
        if (argc == 4 && run_verb(program, argv[1], argv[2], argv[3])) return 0;
        std::cerr << "usage: " << program.name
                  << (program.index ? " index CORPUS.jsonl INDEX | query INDEX QUERY |" : "")
                  << " ask INDEX QUERIES.tsv\n";
    } catch (const std::exception& mistake) {
        std::cerr << program.name << ": " << mistake.what() << '\n';
    }
    return 2;
}

}  // namespace debrief::bench
