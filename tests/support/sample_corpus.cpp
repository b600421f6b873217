#include "tests/support/sample_corpus.h"

#include "corpus/reader/reader.h"
#include "indexer/index_run.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <array>
#include <stdexcept>

namespace debrief::test {

namespace {

class StrictObserver : public IndexRunObserver {
 public:
    void on_problem(const Problem& problem) override { throw std::runtime_error(problem.where); }
    void on_mended(const Problem& problem) override { throw std::runtime_error(problem.where); }
    void on_progress(const IndexRunSummary&) override {}
};

class Collector : public ReadVisitor {
 public:
    explicit Collector(std::vector<Briefing>& briefings) : briefings_(briefings) {}
    void on_briefing(Briefing&& briefing, std::string_view) override {
        briefings_.push_back(std::move(briefing));
    }
    void on_problem(Problem&& problem) override { throw std::runtime_error(problem.where); }
    void on_mended(Problem&& problem) override { throw std::runtime_error(problem.where); }
    void on_passed_over(const std::filesystem::path&) override {}
    void on_progress(std::uint64_t) override {}

 private:
    std::vector<Briefing>& briefings_;
};

}  // namespace

const std::string& sample_folder() {
    static const TemporaryFolder folder;
    static const std::string samples = [] {
        namespace fs = std::filesystem;
        fs::copy(source_path("corpus/samples"), folder / "samples", fs::copy_options::recursive);
        const auto day = std::chrono::sys_days(std::chrono::year(2026) / 4 / 30);
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / "samples"))
            fs::last_write_time(entry.path(), std::chrono::file_clock::from_sys(
                                                  std::chrono::sys_seconds(day) + std::chrono::hours(12)));
        return folder / "samples";
    }();
    return samples;
}

std::string without_sample_folder(std::string text) {
    const std::string& folder = sample_folder();
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
        text.replace(at, folder.size(), "SAMPLES");
    return text;
}

const std::string& sample_corpus_index() {
    static const TemporaryFolder folder;
    static const std::string index = [] {
        StrictObserver observer;
        const IndexRunRequest request{IndexDirectory(folder / "index"), {sample_folder()}, 1};
        if (run_index(request, observer).added == 0) throw std::runtime_error("no samples");
        return folder / "index";
    }();
    return index;
}

const std::vector<Briefing>& sample_briefings() {
    static const std::vector<Briefing> briefings = [] {
        std::vector<Briefing> read;
        Collector collector(read);
        const std::array<std::filesystem::path, 1> inputs{sample_folder()};
        read_briefings(inputs, {}, collector);
        return read;
    }();
    return briefings;
}

}  // namespace debrief::test
