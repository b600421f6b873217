#include "indexer/index_watch.h"

#include "indexer/folder_watch.h"

namespace debrief {

namespace {

std::filesystem::path absolute_root(const IndexDirectory& index) {
    std::error_code unknown;
    return std::filesystem::weakly_canonical(index.root(), unknown);
}

}  // namespace

void watch_index(IndexRunRequest request, const WatchObserver& observer, const WatchOptions& options) {
    FolderWatch watch(request.inputs, absolute_root(request.index));
    observer.on_run(run_index(request, observer.run));
    request.mode = IndexWriter::Mode::update;
    request.wait = WriterLock::Wait::yes;  // another run may come in between
    bool is_behind = false;
    while (!observer.is_stopped()) {
        const FolderWatch::Event event = watch.wait(options.look, options.quiet, options.longest);
        const bool must_look = event == FolderWatch::Event::changed || is_behind || !watch.is_complete();
        if (!must_look || observer.is_stopped()) continue;
        watch.refresh();
        is_behind = !watch.are_paths_there();
        if (is_behind) continue;
        try {
            observer.on_run(run_index(request, observer.run));
        } catch (const Error& error) {
            is_behind = true;
            observer.on_failure(error);
        }
    }
}

}  // namespace debrief
