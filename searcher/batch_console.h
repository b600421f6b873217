#pragma once

#include "corpus/base/command_line.h"
#include "corpus/base/file.h"
#include "corpus/base/program.h"
#include "corpus/base/progress_line.h"
#include "searcher/batch.h"
#include "searcher/batch_format.h"

#include <chrono>
#include <optional>
#include <string>

namespace debrief {

/// What a batch tells its user while it runs and at its end, and where its results go.
class BatchConsole {
 public:
    /// Reads `--output`, `--resume`, `--timings`, `--strict`, `--summary`, `--verbose` and `--quiet`. No file
    /// is opened yet.
    BatchConsole(const CommandLine& line, const Console& console);

    /// Opens what results go to, written up to `format`'s header. Where a file is to go on, takes from
    /// `topics` what it has answers to. Throws `Error` of kind `usage`.
    void begin(const BatchFormat& format, const TopicSource& topics, std::uint64_t total_bytes);

    /// Where the batch is to put what. Must not outlive this.
    [[nodiscard]] BatchOutput output();

    /// Closes all files and tells the summary. Throws `Error` of kind `usage` for what cannot be written.
    void end(const BatchSummary& summary);

    /// Whether there are results of an earlier run in the file.
    [[nodiscard]] bool has_earlier_results() const { return has_earlier_results_; }

 private:
    void resume(const BatchFormat& format, const TopicSource& topics);
    void tell_problem(const Problem& problem);
    void tell_answer(const AnsweredTopic& topic);
    void clear_progress();
    void end_if_interrupted();
    [[nodiscard]] std::ostream& results() { return file_ ? file_->stream() : console_.out; }

    const Console& console_;
    std::optional<std::string> file_name_;
    std::optional<std::string> timings_name_;
    bool is_resumed_;
    bool is_strict_;
    bool is_verbose_;
    bool is_summed_up_;
    std::optional<OutputFile> file_;
    std::optional<OutputFile> timings_;
    std::optional<ProgressLine> progress_;
    std::uint64_t total_bytes_ = 0;
    std::size_t answered_ = 0;
    bool has_earlier_results_ = false;
    std::chrono::steady_clock::time_point started_;
};

}  // namespace debrief
