#include "searcher/query_runs.h"

#include "indexer/analysis.h"

namespace debrief {

namespace {

class RunCollector {
 public:
    void collect(const Query& query) {
        switch (query.kind) {
            case Query::Kind::word:
                add(query.text);
                end_run();
                break;
            case Query::Kind::all_of:
            case Query::Kind::any_of:
            case Query::Kind::with:
                collect_list(query.children);
                break;
            case Query::Kind::but_not:
                collect(query.children.front());
                break;
            default:
                break;
        }
    }

    std::vector<QueryRun> take() { return std::move(runs_); }

 private:
    void collect_list(const std::vector<Query>& children) {
        for (const Query& child : children) {
            if (child.kind == Query::Kind::word) {
                add(child.text);
            } else {
                end_run();
                collect(child);
            }
        }
        end_run();
    }

    void add(const std::string& text) {
        for (Token& token : tokenize(text)) {
            if (!is_stop_word(token.form)) run_.push_back({std::move(token.form), place_});
            ++place_;
        }
    }

    void end_run() {
        if (!run_.empty()) runs_.push_back(std::move(run_));
        run_.clear();
        place_ = 0;
    }

    std::vector<QueryRun> runs_;
    QueryRun run_;
    std::size_t place_ = 0;
};

}  // namespace

std::vector<QueryRun> query_runs(const Query& query) {
    RunCollector collector;
    collector.collect(query);
    return collector.take();
}

}  // namespace debrief
