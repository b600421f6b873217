#include "indexer/stage_run.h"

#include "corpus/cleaning.h"
#include "corpus/reader/dating.h"

#include <algorithm>
#include <ostream>
#include <unordered_map>
#include <unordered_set>

namespace debrief {

namespace {

/// Counts the lines at the edges of texts.
class EdgeCounter : public ReadVisitor {
 public:
    void on_briefing(Briefing&& briefing, std::string_view) override {
        for (const EdgeLine& edge : edge_lines(briefing)) {
            Count& count = counts_[edge.line];
            ++count.briefings;
            if (count.neighbours.size() < repetitions_of_chrome) count.neighbours.insert(edge.neighbour);
        }
    }
    void on_problem(Problem&&) override {}
    void on_mended(Problem&&) override {}
    void on_passed_over(const std::filesystem::path&) override {}
    void on_progress(std::uint64_t) override {}

    [[nodiscard]] Repetition repetition(std::uint64_t line) const {
        const auto found = counts_.find(line);
        if (found == counts_.end()) return Repetition::none;
        return judge_repetition(found->second.briefings, found->second.neighbours.size());
    }

 private:
    struct Count {
        std::size_t briefings = 0;
        std::unordered_set<std::uint64_t> neighbours;
    };
    std::unordered_map<std::uint64_t, Count> counts_;
};

class StagePrinter : public ReadVisitor {
 public:
    StagePrinter(const Stage& stage, const EdgeCounter& edges, IndexRunObserver& observer, std::ostream& out)
        : stage_(stage), edges_(edges), observer_(observer), out_(out) {}

    void on_briefing(Briefing&& briefing, std::string_view) override {
        infer_what_is_missing(briefing, file_changed_);
        mark_chrome(briefing, [&](std::uint64_t line) { return edges_.repetition(line); });
        out_ << stage_line(stage_, briefing) << '\n';
        ++summary_.unchanged;
    }
    FileDecision on_file(const FileState& file) override {
        file_changed_ = day_of_change(file);
        return FileDecision::read;
    }
    void on_file_end() override { file_changed_.reset(); }
    void on_problem(Problem&& problem) override {
        ++summary_.refused;
        observer_.on_problem(problem);
    }
    void on_mended(Problem&& problem) override {
        ++summary_.mended;
        observer_.on_mended(problem);
    }
    void on_passed_over(const std::filesystem::path&) override { ++summary_.passed_over; }
    void on_progress(std::uint64_t bytes) override {
        summary_.bytes = bytes;
        observer_.on_progress(summary_);
    }

    [[nodiscard]] const IndexRunSummary& summary() const { return summary_; }

 private:
    const Stage& stage_;
    const EdgeCounter& edges_;
    IndexRunObserver& observer_;
    std::ostream& out_;
    std::optional<Day> file_changed_;
    IndexRunSummary summary_;
};

}  // namespace

IndexRunSummary print_stage(const Stage& stage, const IndexRunRequest& request, IndexRunObserver& observer,
                            std::ostream& out) {
    check_inputs(request.inputs);
    EdgeCounter edges;
    const bool can_be_read_twice =
        std::find(request.inputs.begin(), request.inputs.end(), standard_input_name) == request.inputs.end();
    if (can_be_read_twice) read_briefings(request.inputs, request.read, edges);
    StagePrinter printer(stage, edges, observer, out);
    read_briefings(request.inputs, request.read, printer);
    return printer.summary();
}

}  // namespace debrief
