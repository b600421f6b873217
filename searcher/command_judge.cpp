#include "corpus/base/error.h"
#include "corpus/base/terminal.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "searcher/batch_format.h"
#include "searcher/commands.h"
#include "searcher/judging.h"
#include "searcher/judging_pool.h"
#include "searcher/output.h"
#include "searcher/query_completions.h"
#include "searcher/search_options.h"
#include "searcher/topic_search.h"
#include "searcher/topics.h"
#include "searcher/user_files.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::array judge_options{
    index_option,
    Option{"output", 'o', "QRELS", "the file of judgements to go on with; it is made where there is none"},
    Option{"topics", 0, "FILE", "judge the topics of FILE (TSV, JSON Lines or TREC), one after the other"},
    Option{"id", 0, "ID", "the id of the topic that is typed (default: made of its words)"},
    Option{"run", 0, "RUN", "judge what this TREC run has, too", true},
    Option{"qrels", 0, "FILE", "leave out what is judged in FILE, too", true},
    Option{"depth", 'k', "N", "of the search and of each run, judge the best N, 1 to 1000 (default: 20)"},
    Option{"seed", 0, "N", "mix the order, so that it does not say what ranks high (default: best first)"},
    Option{"snippets", 's', "N", "passages to show of each, 0 to 10 (default: 2)"},
    rank_option,
    today_option,
    raw_option,
    synonyms_option,
};

constexpr std::array judge_examples{
    Example{"debrief judge -o qrels.txt muse spark", "what of the best 20 answers this is relevant?"},
    Example{"debrief judge -o qrels.txt --topics queries.tsv --run bm25.txt --run deep.txt",
            "the same for many topics, over the best of the search and of two runs"},
    Example{"debrief judge -o qrels.txt", "asks for topics, too"},
};

constexpr std::string_view judge_details =
    "Shows briefings one by one, and a key judges each: 0 to 3, or n and y; s skips, b goes back and takes "
    "the "
    "last judgement\n"
    "out, v shows the whole text, ? helps, q quits. Each judgement is written at once; another time only "
    "what "
    "is left is\n"
    "asked. Where standard input is no terminal, each line of it is a key.";

/// The runs and judgements that pools are made of.
struct PoolFiles {
    std::vector<Run> runs;
    std::vector<Judgements> judged_elsewhere;

    explicit PoolFiles(const CommandLine& line) {
        for (const std::string& file : line.values("run")) {
            InputStream stream = InputStream::open(file, InputStream::Accept::anything_readable);
            runs.push_back(read_run(stream, file));
        }
        for (const std::string& file : line.values("qrels")) {
            InputStream stream = InputStream::open(file, InputStream::Accept::anything_readable);
            judged_elsewhere.push_back(read_judgements(stream, file));
        }
    }

    [[nodiscard]] bool is_judged(const std::string& topic, const std::string& document) const {
        for (const Judgements& judgements : judged_elsewhere) {
            const auto found = judgements.find(topic);
            if (found != judgements.end() && found->second.contains(document)) return true;
        }
        return false;
    }
};

/// Makes pools of topics.
class Pooler {
 public:
    Pooler(const CommandLine& line, const SearchRequest& request, const QrelsFile& qrels,
           const Console& console)
        : files_(line),
          request_(request),
          qrels_(qrels),
          console_(console),
          reader_(choose_index(line.value("index"))) {
        if (line.has("seed")) seed_ = line.number("seed", 0, 0, 1'000'000'000);
    }

    JudgingTopic pool(const Topic& asked) {
        JudgingTopic topic{to_trec_id(asked.id), asked.forms.front(), {}};
        SearchRequest request = request_;
        request.query = asked.forms.front();
        if (!asked.filter.empty()) request.filters.push_back(asked.filter);
        std::vector<std::vector<std::string>> rankings(1);
        for (const RankedId& ranked : rank_ids(reader_, request))
            rankings.front().push_back(to_trec_id(ranked.id));
        for (const Run& run : files_.runs) {
            const auto found = run.rankings.find(topic.id);
            if (found != run.rankings.end()) rankings.push_back(documents_of(found->second));
        }
        std::vector<std::string> documents = pool_rankings(rankings, request.limit);
        if (seed_) documents = shuffled(std::move(documents), topic.id, *seed_);
        pooled_ += documents.size();
        std::size_t judged = 0;
        std::size_t unknown = 0;
        for (std::string& document : documents) {
            if (qrels_.has(topic.id, document) || files_.is_judged(topic.id, document)) {
                ++judged;
            } else if (auto hit = find_hit(document, request)) {
                topic.hits.push_back({std::move(document), std::move(*hit)});
            } else {
                ++unknown;
            }
        }
        tell(asked, judged, unknown);
        return topic;
    }

    /// Documents in all pools so far.
    [[nodiscard]] std::size_t pooled() const { return pooled_; }

    [[nodiscard]] std::string whole_text(const Hit& hit) {
        const auto briefing = reader_.find(hit.id);
        if (!briefing) return "";  // taken out of the index meanwhile
        const Emphasis emphasis = console_.out_takes_colour ? Emphasis::colour : Emphasis::asterisks;
        return wrap_lines(to_text(*briefing, emphasis), console_.out_columns);
    }

 private:
    std::optional<Hit> find_hit(const std::string& document, const SearchRequest& request) {
        auto hit = find_as_hit(reader_, from_trec_id(document), request);
        return hit ? std::move(hit) : find_as_hit(reader_, document, request);
    }

    void tell(const Topic& topic, std::size_t judged, std::size_t unknown) const {
        const std::string query = to_terminal_line(topic.forms.front());
        for (const std::string& each : {topic.forms.front(), topic.filter})
            tell_notes(each, parse_query(each, request_.context).notes, console_);
        if (judged > 0) console_.error << fmt::format("{}: judged already: {}\n", query, judged);
        if (unknown > 0)
            console_.error << fmt::format("{}: of the runs, not in the index: {}\n", query, unknown);
    }

    PoolFiles files_;
    const SearchRequest& request_;
    const QrelsFile& qrels_;
    const Console& console_;
    IndexReader reader_;
    std::optional<std::size_t> seed_;
    std::size_t pooled_ = 0;
};

/// Topics of a file, of the command line, or typed when they are asked for.
class TopicSource {
 public:
    TopicSource(const CommandLine& line, KeyReader& keys, const Console& console)
        : keys_(keys), console_(console) {
        const std::string query(trim(mend_utf8(joined_operands(line))));
        const auto file = line.value("topics");
        if (file && !query.empty())
            throw Error(ErrorKind::usage, "both '--topics' and a query are given", "give one of them");
        if (line.has("id") && (file || query.empty()))
            throw Error(ErrorKind::usage, "'--id' is given without a query",
                        "give the query behind the options");
        if (file) {
            if (*file == "-")
                throw Error(ErrorKind::usage, "'--topics' cannot be standard input, which has the keys",
                            "give a file");
            topics_ = read_topics(*file, {}, problem_teller(console));
        } else if (!query.empty()) {
            topics_ = {{.id = line.value("id").value_or(made_topic_id(query)), .forms = {query}}};
            if (trim(topics_.front().id).empty()) throw Error(ErrorKind::usage, "'--id' is empty");
        } else {
            is_asking_ = true;
        }
    }

    std::optional<Topic> next() {
        if (is_asking_) return ask();
        if (given_ == topics_.size()) return std::nullopt;
        return topics_[given_++];
    }

 private:
    std::optional<Topic> ask() {
        keys_.expect(KeyReader::Input::lines);
        console_.error << "topic: " << std::flush;
        const auto line = keys_.next_line();
        const std::string query(trim(mend_utf8(line.value_or(""))));
        if (!keys_.is_terminal() || !line) console_.error << to_terminal_line(query) << '\n';
        if (query.empty()) return std::nullopt;
        return Topic{.id = made_topic_id(query), .forms = {query}};
    }

    KeyReader& keys_;
    const Console& console_;
    std::vector<Topic> topics_;
    std::size_t given_ = 0;
    bool is_asking_ = false;
};

ExitStatus run_judge(const CommandLine& line, const Console& console) {
    const auto file = line.value("output");
    if (!file) throw Error(ErrorKind::usage, "no file of judgements is given", "give one by '-o QRELS'");
    SearchRequest request;
    request.limit = line.number("depth", 20, 1, 1000);
    request.snippets.count = line.number("snippets", 2, 0, 10);
    read_search_options(line, request);
    const UserFiles user_files(line.value("synonyms"), problem_teller(console));
    user_files.apply_to(request);

    QrelsFile qrels(*file);
    Pooler pooler(line, request, qrels, console);
    KeyReader keys(STDIN_FILENO);
    TopicSource topics(line, keys, console);
    JudgingSession session(qrels, keys, console, [&](const Hit& hit) { return pooler.whole_text(hit); });
    const JudgingCounts counts = session.run([&]() -> std::optional<JudgingTopic> {
        const auto topic = topics.next();
        if (!topic) return std::nullopt;
        return pooler.pool(*topic);
    });
    console.error << fmt::format("judged {}, {} of them relevant; skipped {}; left {}\n", counts.judged,
                                 counts.relevant, counts.skipped, counts.left);
    return pooler.pooled() > 0 ? ExitStatus::found : ExitStatus::nothing_found;
}

}  // namespace

const Command judge_command{
    .name = "judge",
    .operands = "QUERY...",
    .summary = "judge what answers topics, for eval",
    .details = judge_details,
    .options = judge_options,
    .examples = judge_examples,
    .dash_words = DashWords::are_operands,
    .completions = query_completions,
    .run = run_judge,
};

}  // namespace debrief
