// How long Debrief's search takes in a process that stays: debrief_answer_bench ask INDEX QUERIES.tsv
//
// Queries are answered as those of `debrief batch` are: without counting all that matches.
#include "searcher/search.h"
#include "tests/bench/asking.h"

#include <memory>
#include <string>
#include <string_view>

using namespace debrief;

namespace {

class DebriefEngine : public bench::Engine {
 public:
    explicit DebriefEngine(const std::string& index) : reader_(IndexDirectory(index)) {
        request_.total = SearchRequest::Total::none;
        // Any day will do, but it must be the same each time.
        request_.context.today = Day(std::chrono::year(2026) / 1 / 1);
    }

    void answer(const std::string& query, bench::Show show, const bench::TakeHit& take) override {
        request_.query = query;
        request_.snippets.count = show == bench::Show::titles ? 0 : 1;
        for (const Hit& hit : search(reader_, request_).hits)
            take(hit.title, hit.snippets.empty() ? std::string_view() : hit.snippets.front().text);
    }

 private:
    IndexReader reader_;
    SearchRequest request_;
};

}  // namespace

int main(int argc, char** argv) {
    return bench::run_engine_program(
        {"debrief_answer_bench",
         [](const std::string& index) { return std::make_unique<DebriefEngine>(index); }},
        argc, argv);
}
