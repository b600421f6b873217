#pragma once

#include "corpus/reader/reader.h"

#include <string>
#include <vector>

namespace debrief::test {

/// Keeps all that a reader tells.
class CollectingVisitor : public ReadVisitor {
 public:
    std::vector<Briefing> briefings;
    std::vector<std::string> places;    ///< where each of them stands
    std::vector<std::string> problems;  ///< "where: reason"
    std::vector<std::string> mended;    ///< "where: reason"
    std::vector<std::string> passed_over;
    std::uint64_t bytes = 0;

    void on_briefing(Briefing&& briefing, std::string_view where) override {
        places.emplace_back(where);
        briefings.push_back(std::move(briefing));
    }
    void on_problem(Problem&& problem) override { problems.push_back(problem.where + ": " + problem.reason); }
    void on_mended(Problem&& problem) override { mended.push_back(problem.where + ": " + problem.reason); }
    void on_passed_over(const std::filesystem::path& file) override { passed_over.push_back(file.string()); }
    void on_progress(std::uint64_t bytes_so_far) override { bytes = bytes_so_far; }

    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> ids;
        for (const Briefing& briefing : briefings) ids.push_back(briefing.id);
        return ids;
    }
};

}  // namespace debrief::test
