#include "web/server/reader_pool.h"

#include "corpus/base/error.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <string>
#include <thread>
#include <vector>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr std::chrono::milliseconds no_patience{0};
constexpr std::chrono::milliseconds all_patience = std::chrono::minutes(10);

std::vector<Briefing> floods() {
    return {make_briefing("1", "Rhine floods Cologne", "The water rose."),
            make_briefing("2", "Budget vote", "The flood of money ended.")};
}

/// After more searches than a program makes that answers one query.
bool remembers_searches(IndexReader& reader) {
    bool remembers = false;
    for (int i = 0; i < 3; ++i)
        reader.read([&](const Xapian::Database&) { remembers = reader.search_memory() != nullptr; });
    return remembers;
}

std::vector<std::string> ids_of(IndexReader& reader, std::string query) {
    SearchRequest request;
    request.query = std::move(query);
    std::vector<std::string> ids;
    for (const Hit& hit : search(reader, request).hits) ids.push_back(hit.id);
    return ids;
}

}  // namespace

TEST_CASE("a pool lends the reader that was used last", "[web][reader_pool]") {
    const SampleIndex index(floods());
    ReaderPool pool(index.directory(), {.remembering = 2, .patience = no_patience});
    const IndexReader* used_last = nullptr;
    {
        ReaderPool::Lease first = pool.lend();
        ReaderPool::Lease second = pool.lend();
        CHECK(&first.reader() != &second.reader());
        used_last = &first.reader();  // leases end in the reverse order
    }
    for (int i = 0; i < 3; ++i) CHECK(&pool.lend().reader() == used_last);
}

TEST_CASE("readers that remember are so many; those beside them answer the same", "[web][reader_pool]") {
    const SampleIndex index(floods());
    ReaderPool pool(index.directory(), {.remembering = 2, .patience = no_patience});
    const IndexReader* beside = nullptr;
    {
        ReaderPool::Lease first = pool.lend();
        ReaderPool::Lease second = pool.lend();
        ReaderPool::Lease third = pool.lend();
        beside = &third.reader();
        CHECK(remembers_searches(first.reader()));
        CHECK(remembers_searches(second.reader()));
        CHECK_FALSE(remembers_searches(third.reader()));
        const std::vector<std::string> expected = index.ids("flood");
        CHECK(expected.size() == 2);
        CHECK(ids_of(first.reader(), "flood") == expected);
        CHECK(ids_of(third.reader(), "flood") == expected);
    }
    ReaderPool::Lease first = pool.lend();
    ReaderPool::Lease second = pool.lend();
    CHECK(remembers_searches(first.reader()));
    CHECK(remembers_searches(second.reader()));
    CHECK(&pool.lend().reader() == beside);  // once it was opened it stays
}

TEST_CASE("who waits is given the reader that comes back", "[web][reader_pool]") {
    const SampleIndex index(floods());
    ReaderPool pool(index.directory(), {.remembering = 1, .patience = all_patience});
    const IndexReader* const only = &pool.lend().reader();
    std::vector<const IndexReader*> lent(4);
    {
        std::vector<std::jthread> waiting;
        ReaderPool::Lease lease = pool.lend();
        for (const IndexReader*& each : lent)
            waiting.emplace_back([&pool, &each] { each = &pool.lend().reader(); });
    }  // the lease ends first, then the threads have all had their turn
    CHECK(lent == std::vector<const IndexReader*>(4, only));
}

TEST_CASE("a pool without readers that remember answers all the same", "[web][reader_pool]") {
    const SampleIndex index(floods());
    ReaderPool pool(index.directory(), {.remembering = 0, .patience = no_patience});
    CHECK(ids_of(pool.lend().reader(), "cologne") == std::vector<std::string>{"1"});
}

TEST_CASE("a pool tells at once of an index that cannot be used", "[web][reader_pool]") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(ReaderPool(IndexDirectory(folder / "index")), Error);
}

TEST_CASE("as many readers remember as there are cores, within bounds", "[web][reader_pool]") {
    const std::size_t readers = ReaderLimits::usual_remembering();
    CHECK(readers >= 2);
    CHECK(readers <= 4);
    CHECK(ReaderLimits{}.remembering == readers);
}
