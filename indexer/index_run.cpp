#include "indexer/index_run.h"

#include "corpus/base/ordered_pipeline.h"
#include "indexer/chrome_update.h"
#include "indexer/committed_index.h"
#include "indexer/file_check.h"
#include "indexer/line_counts.h"
#include "indexer/look_ahead.h"
#include "indexer/run_collector.h"
#include "indexer/run_preparer.h"
#include "indexer/schema.h"
#include "indexer/story_update.h"
#include "indexer/story_window.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace debrief {

namespace {

using Pipeline = OrderedPipeline<Found, Finished>;

/// Hands what is read to the pipeline, and leaves files unread that are as the index knows them.
class EmittingVisitor : public ReadVisitor {
 public:
    using Emit = std::function<void(Found&&)>;

    EmittingVisitor(Emit emit, CommittedIndex committed, std::string reading)
        : emit_(std::move(emit)), committed_(std::move(committed)), reading_(std::move(reading)) {}

    FileDecision on_file(const FileState& state) override {
        FileCheck check = check_file(state, committed_, reading_);
        if (check.is_unchanged) {
            emit_({FileLeftUnread{std::move(check)}, bytes_});
            return FileDecision::skip;
        }
        file_ = file_key(check.entry.path);
        file_changed_ = day_of_change(state);
        emit_({FileBegun{std::move(check)}, bytes_});
        return FileDecision::read;
    }
    void on_file_end() override {
        file_.clear();
        file_changed_.reset();
        emit_({FileEnded(), bytes_});
    }
    void on_briefing(Briefing&& briefing, std::string_view where) override {
        emit_({ReadBriefing{std::move(briefing), std::string(where), file_, file_changed_, {}}, bytes_});
    }
    void on_problem(Problem&& problem) override { emit_({std::move(problem), bytes_}); }
    void on_mended(Problem&& problem) override { emit_({Mended{std::move(problem)}, bytes_}); }
    void on_passed_over(const std::filesystem::path&) override { emit_({PassedOver(), bytes_}); }
    void on_progress(std::uint64_t bytes) override { bytes_ = bytes; }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
    Emit emit_;
    CommittedIndex committed_;
    std::string reading_;
    std::string file_;  ///< key of the file that is being read; empty: none
    std::optional<Day> file_changed_;
    std::uint64_t bytes_ = 0;
};

std::vector<std::string> absolute_paths(const std::vector<std::filesystem::path>& inputs) {
    std::vector<std::string> paths;
    for (const std::filesystem::path& input : inputs) {
        if (input == standard_input_name) continue;
        std::error_code gone;  // since it was checked: nothing below it is known to be there or not
        const std::filesystem::path path = std::filesystem::canonical(input, gone);
        if (!gone) paths.push_back(path.string());
    }
    return paths;
}

/// Each thread has its own.
CommittedIndex open_committed(const IndexRunRequest& request) {
    return request.mode == IndexWriter::Mode::rebuild ? CommittedIndex::empty(request.index)
                                                      : CommittedIndex(request.index);
}

/// Reads all inputs; of a first build, some way ahead of what is handed on. Tells how many bytes there were.
std::uint64_t read_inputs(const IndexRunRequest& request, LineCounts& counts, const Pipeline::Emit& emit) {
    CommittedIndex committed = open_committed(request);
    std::optional<LookAhead> ahead;
    if (committed.is_empty()) ahead.emplace(counts, emit, request.bytes_ahead);
    EmittingVisitor visitor(
        [&](Found&& found) { ahead ? ahead->add(std::move(found)) : emit(std::move(found)); },
        std::move(committed), describe_reading(request.read));
    read_briefings(request.inputs, request.read, visitor);
    if (ahead) ahead->flush();
    return visitor.bytes();
}

/// After the last document: chrome and stories as all documents together have them.
StoryWindow complete(IndexWriter& writer, const IndexRunRequest& request, const LineCounts& counts,
                     const RunCollector& collector) {
    const CommittedIndex committed = open_committed(request);
    if (!committed.is_empty()) {
        update_chrome(writer, committed, collector.touched_lines());
        return update_stories(writer, committed, StoryScope::fitting, request.story_window);
    }
    std::chrono::days window = default_story_window;
    writer.read([&](const Xapian::Database& database) {
        window = request.story_window.value_or(remembered_story_window(database));
    });
    std::vector<std::uint32_t> misjudged;
    const bool was_bulk = writer.settle([&](BulkBuilder& bulk) {
        misjudged = correct_stories(bulk, counts);
        return late_stories(bulk.stories(), window);
    });
    if (was_bulk) {
        mark_chrome_anew(writer, misjudged);
    } else {
        update_new_chrome(writer, counts);
    }
    const StoryScope scope = was_bulk ? StoryScope::none : StoryScope::all;
    return update_stories(writer, committed, scope, request.story_window);
}

}  // namespace

std::string_view to_string(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added:
            return "added";
        case ChangeKind::replaced:
            return "replaced";
        case ChangeKind::moved:
            return "moved";
        case ChangeKind::removed:
            break;
    }
    return "removed";
}

IndexRunSummary run_index(const IndexRunRequest& request, IndexRunObserver& observer) {
    check_inputs(request.inputs);  // before an index is made for nothing
    std::unique_ptr<IndexWriter> writer;
    if (request.effect == IndexRunRequest::Effect::write)
        writer = std::make_unique<IndexWriter>(request.index, request.mode, request.wait);
    if (writer && open_committed(request).is_empty() && request.building)
        writer->allow_bulk(*request.building);
    RunCollector collector(open_committed(request), absolute_paths(request.inputs), writer.get(), observer);
    std::uint64_t bytes = 0;
    LineCounts counts;
    Pipeline(request.threads)
        .run([&](const Pipeline::Emit& emit) { bytes = read_inputs(request, counts, emit); },
             [&] {
                 return [preparer = std::make_shared<RunPreparer>(open_committed(request))](Found&& found) {
                     return preparer->prepare(std::move(found));
                 };
             },
             [&](Finished&& finished) { collector.take(std::move(finished)); });
    collector.remove_what_is_gone();
    IndexRunSummary summary = collector.summary();
    summary.bytes = bytes;
    if (!writer) return summary;
    const bool has_new_window = complete(*writer, request, counts, collector) == StoryWindow::changed;
    if (collector.has_changes() || has_new_window || request.mode == IndexWriter::Mode::rebuild)
        writer->commit();
    summary.documents = writer->document_count();
    return summary;
}

}  // namespace debrief
