#include "indexer/index_watch.h"

#include "indexer/folder_watch.h"

#include <algorithm>
#include <string>
#include <utility>

namespace debrief {

namespace {

using Clock = std::chrono::steady_clock;

/// Looking at all files where the system does not tell of changes takes at most this part of the time.
constexpr int part_of_time = 10;

/// When a failed run is to be tried again, and whether its failure is news.
class Retries {
 public:
    explicit Retries(const WatchOptions& options) : options_(options), pause_(options.look) {}

    void note_success() {
        pause_ = options_.look;
        last_failure_.clear();
    }

    /// Whether it is another failure than the one before.
    bool note_failure(const Error& error) {
        next_ = Clock::now() + pause_;
        pause_ = std::min(2 * pause_, options_.longest_pause);
        return std::exchange(last_failure_, error.what()) != error.what();
    }

    [[nodiscard]] bool is_failing() const { return !last_failure_.empty(); }
    [[nodiscard]] bool is_due() const { return is_failing() && Clock::now() >= next_; }

 private:
    WatchOptions options_;
    std::chrono::milliseconds pause_;
    Clock::time_point next_;
    std::string last_failure_;  ///< empty: the last run was none
};

}  // namespace

void watch_index(IndexRunRequest request, const WatchObserver& observer, const WatchOptions& options) {
    FolderWatch watch(request.inputs, request.index.root());
    Clock::time_point next_look;
    const auto run = [&] {
        const auto begin = Clock::now();
        observer.on_run(run_index(request, observer.run));
        next_look =
            Clock::now() + std::max<Clock::duration>(options.look, part_of_time * (Clock::now() - begin));
    };
    try {
        run();
    } catch (const Error&) {
        if (observer.is_stopped()) return;  // while it waited for the index
        throw;
    }
    request.mode = IndexWriter::Mode::update;
    request.wait = WriterLock::Wait::yes;  // another run may come in between
    Retries retries(options);
    bool must_look = false;
    while (!observer.is_stopped()) {
        must_look |= watch.wait(options.look, options.quiet, options.longest) == FolderWatch::Event::changed;
        if (const auto there = watch.paths_there(); there != request.inputs) {
            request.inputs = there;
            must_look = true;
        }
        if (!watch.is_complete()) must_look |= Clock::now() >= next_look;
        const bool is_time = retries.is_failing() ? retries.is_due() : must_look;
        if (!is_time || observer.is_stopped()) continue;
        watch.refresh();
        must_look = false;
        if (request.inputs.empty()) continue;
        try {
            run();
            retries.note_success();
        } catch (const Error& error) {
            if (observer.is_stopped()) return;
            if (retries.note_failure(error)) observer.on_failure(error);
        }
    }
}

}  // namespace debrief
