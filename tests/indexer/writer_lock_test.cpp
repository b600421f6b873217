#include "indexer/writer_lock.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <atomic>
#include <thread>

#include <unistd.h>

using namespace debrief;
using namespace debrief::test;

TEST_CASE("a second writer is told who holds the index", "[indexer][writer_lock]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder.path());
    {
        const WriterLock first(index, WriterLock::Wait::no);
        CHECK(thrown_by([&] { const WriterLock second(index, WriterLock::Wait::no); }) ==
              "index '" + index.root().string() + "' is being written by process " +
                  std::to_string(::getpid()) + " | wait for it to end, or say '--wait'");
    }
    const WriterLock again(index, WriterLock::Wait::no);
}

TEST_CASE("a writer that waits goes on when the other ends", "[indexer][writer_lock]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder.path());
    auto first = std::make_unique<WriterLock>(index, WriterLock::Wait::no);
    std::atomic<bool> is_locked = true;
    bool was_locked = true;
    std::jthread waiting([&] {
        const WriterLock second(index, WriterLock::Wait::yes);
        was_locked = is_locked;
    });
    is_locked = false;
    first.reset();
    waiting.join();
    CHECK_FALSE(was_locked);
}

TEST_CASE("an index that may not be written is told as such", "[indexer][writer_lock]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "missing");
    CHECK(thrown_by([&] { const WriterLock lock(index, WriterLock::Wait::no); }) ==
          "index '" + index.root().string() +
              "' cannot be locked: No such file or directory | check that you may write there");
}
