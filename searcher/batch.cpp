#include "searcher/batch.h"

#include "corpus/base/json.h"
#include "corpus/base/line_reader.h"
#include "corpus/base/ordered_pipeline.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "searcher/output.h"

#include <chrono>
#include <memory>
#include <ostream>
#include <unordered_set>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::size_t longest_topic = 1'000'000;  ///< bytes
constexpr std::string_view run_tag = "debrief";

struct Topic {
    std::string id;
    std::string query;
};

struct Answer {
    std::string id;
    std::string lines;
    bool has_hits = false;
    double milliseconds = 0;
};

using Asked = std::variant<Topic, Problem>;
using Answered = std::variant<Answer, Problem>;
using Pipeline = OrderedPipeline<Asked, Answered>;

Problem problem_of(const Line& line, std::string_view name, std::string reason) {
    return {fmt::format("{}:{}", name, line.number), std::move(reason)};
}

Asked parse_topic(const Line& line, std::string_view name) {
    const auto bad = [&](std::string reason) { return problem_of(line, name, std::move(reason)); };
    if (line.is_cut) return bad(fmt::format("is longer than {} bytes", longest_topic));
    const std::size_t tab = line.text.find('\t');
    if (tab == std::string_view::npos) return bad("has no tab between an id and a query");
    const std::string_view id = trim(line.text.substr(0, tab));
    if (id.empty()) return bad("has no id in front of its tab");
    const std::string_view query = trim(line.text.substr(tab + 1));
    if (query.empty()) return bad("has no query behind its tab");
    return Topic{mend_utf8(id), mend_utf8(query)};
}

void read_topics(InputStream& stream, std::string_view name, const Pipeline::Emit& emit) {
    LineReader lines(stream, longest_topic);
    std::unordered_set<std::string> seen;
    while (auto line = lines.next()) {
        if (line->number == 1) line->text = without_byte_order_mark(line->text);
        if (trim(line->text).empty()) continue;
        Asked asked = parse_topic(*line, name);
        const auto* topic = std::get_if<Topic>(&asked);
        if (topic && !seen.insert(topic->id).second) {
            asked = problem_of(*line, name, fmt::format("has the id of an earlier query, '{}'", topic->id));
        }
        emit(std::move(asked));
    }
}

std::string to_run_lines(const std::string& id, const SearchResult& result) {
    std::string lines;
    const std::string topic = to_trec_id(id);
    for (const Hit& hit : result.hits) {
        lines +=
            fmt::format("{} Q0 {} {} {:.6f} {}\n", topic, to_trec_id(hit.id), hit.rank, hit.score, run_tag);
    }
    return lines;
}

std::string to_json_line(const std::string& id, const SearchResult& result) {
    nlohmann::ordered_json json = {{"id", id}};
    json.update(to_json(result));
    return to_json_text(json) + "\n";
}

/// Answers queries on one thread.
class Answerer {
 public:
    explicit Answerer(const BatchRequest& request) : request_(request), reader_(request.index) {}

    Answered operator()(Asked&& asked) {
        if (auto* problem = std::get_if<Problem>(&asked)) return std::move(*problem);
        return answer(std::get<Topic>(asked));
    }

 private:
    Answer answer(const Topic& topic) {
        const auto started = std::chrono::steady_clock::now();
        SearchRequest search_request = request_.search;
        search_request.query = topic.query;
        const SearchResult result = search(reader_, search_request);
        const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - started;
        const bool is_run = request_.format == BatchFormat::trec;
        return {topic.id, is_run ? to_run_lines(topic.id, result) : to_json_line(topic.id, result),
                !result.hits.empty(), elapsed.count()};
    }

    const BatchRequest& request_;
    IndexReader reader_;
};

}  // namespace

BatchSummary run_batch(const BatchRequest& request, InputStream& queries, std::string_view name,
                       const BatchOutput& output) {
    (void)request.index.read_manifest();  // so that a missing index is told even where there is no query
    BatchSummary summary;
    const auto consume = [&](Answered&& answered) {
        if (const auto* problem = std::get_if<Problem>(&answered)) {
            ++summary.refused;
            output.on_problem(*problem);
            return;
        }
        const auto& answer = std::get<Answer>(answered);
        ++summary.queries;
        if (answer.has_hits) ++summary.with_hits;
        output.results << answer.lines;
        if (output.timings) *output.timings << fmt::format("{}\t{:.3f}\n", answer.id, answer.milliseconds);
    };
    Pipeline(request.threads)
        .run([&](const Pipeline::Emit& emit) { read_topics(queries, name, emit); },
             [&] {
                 return [answerer = std::make_shared<Answerer>(request)](Asked&& asked) {
                     return (*answerer)(std::move(asked));
                 };
             },
             consume);
    return summary;
}

std::string to_trec_id(std::string_view id) {
    std::string column;
    for (const char c : id) {
        if (is_ascii_space(c) || c == '%') {
            column += fmt::format("%{:02X}", static_cast<unsigned>(c));
        } else {
            column += c;
        }
    }
    return column;
}

}  // namespace debrief
