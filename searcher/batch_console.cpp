#include "searcher/batch_console.h"

#include "corpus/base/error.h"
#include "corpus/base/interrupts.h"
#include "corpus/base/terminal.h"
#include "searcher/batch_resume.h"

#include <filesystem>
#include <fstream>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

BatchConsole::BatchConsole(const CommandLine& line, const Console& console)
    : console_(console),
      file_name_(line.value("output")),
      timings_name_(line.value("timings")),
      is_resumed_(line.has("resume")),
      is_strict_(line.has("strict")),
      is_verbose_(line.has("verbose")),
      is_summed_up_(line.has("summary") || (console.error_columns > 0 && !line.has("quiet"))),
      started_(std::chrono::steady_clock::now()) {
    if (is_resumed_ && !file_name_)
        throw Error(ErrorKind::usage, "'--resume' goes with '--output' only", "name the file to go on with");
    const bool is_free = console.out_columns == 0 || file_name_;  // results would tear the line to pieces
    if (console.error_columns > 0 && is_free && !line.has("quiet"))
        progress_.emplace(console.error, console.error_columns);
}

void BatchConsole::begin(const BatchFormat& format, const TopicSource& topics, std::uint64_t total_bytes) {
    total_bytes_ = total_bytes;
    if (timings_name_) timings_.emplace(*timings_name_);
    if (is_resumed_ && std::filesystem::exists(*file_name_)) {
        resume(format, topics);
    } else {
        if (file_name_) file_.emplace(*file_name_);
        results() << format.header();
    }
    note_interrupts();
}

void BatchConsole::resume(const BatchFormat& format, const TopicSource& topics) {
    std::ifstream file(*file_name_, std::ios::binary);
    if (!file || !std::filesystem::is_regular_file(*file_name_)) {
        throw Error(ErrorKind::usage, fmt::format("'{}' is no file that can be gone on with", *file_name_),
                    "leave out '--resume'");
    }
    const ResumePoint point = find_resume_point(file, *file_name_, format);
    skip_answered(topics, point, *file_name_, format, [&](const Problem& problem) { tell_problem(problem); });
    file.close();
    has_earlier_results_ = !point.topics.empty();
    std::error_code failure;
    std::filesystem::resize_file(*file_name_, point.bytes, failure);
    if (failure) throw Error(ErrorKind::usage, fmt::format("cannot write '{}'", *file_name_));
    file_.emplace(*file_name_, OutputFile::Opening::appended_to);
    if (point.bytes == 0) results() << format.header();
}

BatchOutput BatchConsole::output() {
    return {results(), [this](const Problem& problem) { tell_problem(problem); },
            [this](const AnsweredTopic& topic) { tell_answer(topic); }, [this] { end_if_interrupted(); }};
}

void BatchConsole::tell_problem(const Problem& problem) {
    clear_progress();
    if (is_strict_) {
        throw Error(ErrorKind::usage, problem.where + ": " + problem.reason,
                    fmt::format("{} queries before it are answered; without '--strict' it is passed over",
                                answered_));
    }
    console_.error << to_terminal_line(problem.where + ": " + problem.reason) << '\n';
}

void BatchConsole::tell_answer(const AnsweredTopic& topic) {
    ++answered_;
    if (file_) file_->stream().flush();  // so that a file that is gone on with has lost nothing
    if (!results()) throw Error(ErrorKind::corpus, "cannot write the results", "is the disk full?");
    if (timings_) timings_->stream() << fmt::format("{}\t{:.3f}\n", topic.id, topic.milliseconds);
    if (is_verbose_ && !topic.notes.empty()) {
        clear_progress();
        for (const QueryNote& note : topic.notes) {
            console_.error << to_terminal_line(fmt::format("{}: note: {}", topic.id, note.message)) << '\n'
                           << point_at(topic.query, note.offset) << '\n';
        }
    }
    if (progress_) {
        progress_->show([&](std::chrono::duration<double> elapsed) {
            return batch_progress(answered_, topic.bytes_read, total_bytes_, elapsed);
        });
    }
    end_if_interrupted();
}

void BatchConsole::clear_progress() {
    if (progress_) progress_->clear();
}

/// What was answered is whole where it goes to; other threads may wait for ever, so nobody waits for them.
void BatchConsole::end_if_interrupted() {
    if (!was_interrupted()) return;
    clear_progress();
    results().flush();
    if (timings_) timings_->stream().flush();
    if (file_) {
        console_.error << fmt::format("debrief: interrupted: '--resume' goes on with '{}'\n",
                                      to_terminal_line(*file_name_));
    }
    console_.error.flush();
    end_as_interrupted();
}

void BatchConsole::end(const BatchSummary& summary) {
    clear_progress();
    if (file_) file_->close();
    if (timings_) timings_->close();
    if (summary.refused > 0) console_.error << fmt::format("refused (told above): {}\n", summary.refused);
    if (is_summed_up_) console_.error << to_text(summary, std::chrono::steady_clock::now() - started_);
}

}  // namespace debrief
