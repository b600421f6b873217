#include "indexer/document_builder.h"
#include "indexer/index_writer.h"
#include "indexer/xapian_document.h"
#include "searcher/index_reader.h"
#include "searcher/search.h"
#include "tests/crash/trials.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <atomic>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

namespace debrief::test {

namespace {

constexpr std::size_t briefings = 300;

/// Each briefing says in which round it was written, and all of one commit are of one round.
void write_round(IndexWriter& writer, std::size_t round) {
    DocumentBuilder builder;
    for (std::size_t i = 0; i < briefings; ++i) {
        Briefing briefing;
        briefing.id = std::to_string(i);
        briefing.title = fmt::format("Round {}", round);
        briefing.text = fmt::format("The river rose in round{} again.", round);
        writer.put(briefing.id, to_xapian_document(builder.build(briefing)));
    }
    writer.commit();
}

void write_all(const IndexDirectory& directory, std::size_t commits, std::size_t rebuilds) {
    for (std::size_t round = 1; round <= commits;) {
        {
            IndexWriter writer(directory);
            for (std::size_t i = 0; i < commits / rebuilds; ++i) write_round(writer, round++);
        }
        IndexWriter rebuilt(directory, IndexWriter::Mode::rebuild);
        write_round(rebuilt, round);
    }
}

/// In a process of its own, as index runs are.
pid_t start_writing(const IndexDirectory& directory, std::size_t commits, std::size_t rebuilds) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    try {
        write_all(directory, commits, rebuilds);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        ::_exit(EXIT_FAILURE);
    }
    ::_exit(EXIT_SUCCESS);
}

/// A phrase needs the positions, a hit its record: each of Xapian's tables is read.
void search_once(IndexReader& reader) {
    SearchRequest request;
    request.query = "\"the river rose\"";
    request.limit = 5;
    const SearchResult result = search(reader, request);
    if (result.total != briefings)
        throw std::runtime_error(fmt::format("found {} of {}", result.total.value_or(0), briefings));
    for (const auto& hit : result.hits) {
        if (!hit.title.starts_with("Round ")) throw std::runtime_error("a hit without its record");
    }
}

/// Calls `read` until it is stopped or fails.
class Loop {
 public:
    template <typename Read>
    explicit Loop(const Read& read)
        : thread_([this, read](const std::stop_token& stop) {
              try {
                  for (; !stop.stop_requested(); ++reads_) read();
              } catch (const std::exception& error) {
                  failure_ = error.what();
              }
          }) {}

    /// Reads made; throws what a read threw.
    std::size_t end() {
        thread_.request_stop();
        thread_.join();
        if (!failure_.empty()) throw std::runtime_error("a reader failed: " + failure_);
        return reads_;
    }

 private:
    std::atomic<std::size_t> reads_ = 0;
    std::string failure_;
    std::jthread thread_;
};

}  // namespace

void try_readers(std::size_t commits, std::size_t rebuilds) {
    const TemporaryFolder folder;
    const IndexDirectory directory(folder / "index");
    {
        IndexWriter writer(directory);
        write_round(writer, 0);
    }
    const pid_t writer = start_writing(directory, commits, rebuilds);
    Loop same([reader = std::make_shared<IndexReader>(directory)] { search_once(*reader); });
    Loop anew([&] {
        IndexReader reader(directory);
        search_once(reader);
    });
    Loop programs([&] {
        const Run found = run("debrief", {"search", "-i", directory.root().string(), "\"the river rose\""});
        if (found.status != 0) throw std::runtime_error("debrief search: " + found.error);
    });
    int status = 0;
    ::waitpid(writer, &status, 0);
    if (status != 0) throw std::runtime_error("the writer failed");
    std::cout << fmt::format(
        "readers: 0 errors in {} searches of one reader, {} of new ones and {} of programs, beside {} "
        "commits "
        "and {} rebuilds\n",
        same.end(), anew.end(), programs.end(), commits, rebuilds);
}

}  // namespace debrief::test
