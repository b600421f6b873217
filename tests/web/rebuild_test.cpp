#include "indexer/document_builder.h"
#include "indexer/index_writer.h"
#include "indexer/xapian_document.h"
#include "tests/support/catch.h"
#include "tests/support/running_server.h"
#include "tests/support/sample_index.h"

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <set>
#include <vector>

#include <httplib.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

void write_floods(const IndexDirectory& index, IndexWriter::Mode mode, std::size_t first, std::size_t count) {
    IndexWriter writer(index, mode);
    DocumentBuilder builder;
    for (std::size_t i = first; i < first + count; ++i) {
        const Briefing briefing = make_briefing("id" + std::to_string(i), "Flood", "The Rhine rose.");
        writer.put(briefing.id, to_xapian_document(builder.build(briefing)));
    }
    writer.commit();
}

/// Thirty; another number for a longer run by `DEBRIEF_REBUILDS`.
std::size_t rebuilds_wanted() {
    const char* const given = std::getenv("DEBRIEF_REBUILDS");
    return given ? static_cast<std::size_t>(std::atol(given)) : 30;
}

}  // namespace

TEST_CASE("no request fails for an index that is rebuilt meanwhile", "[web][rebuild]") {
    const SampleIndex index({make_briefing("id0", "Flood", "The Rhine rose.")});
    const RunningServer server(index.directory());
    std::atomic<bool> is_done = false;
    std::atomic<std::size_t> requests = 0;
    std::mutex mutex;
    std::multiset<std::string> failures;
    const auto ask = [&] {
        httplib::Client client("127.0.0.1", server.port());
        client.set_keep_alive(true);
        while (!is_done) {
            for (const char* target : {"/?q=rhine", "/briefing?id=id0", "/api/v1/search?q=flood",
                                       "/claims?q=rhine", "/readyz", "/metrics"}) {
                const auto response = client.Get(target);
                ++requests;
                if (response && response->status == 200) continue;
                const std::lock_guard lock(mutex);
                failures.insert(std::string(target) + ": " + (response ? response->body : "no answer"));
            }
        }
    };
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 3; ++i) clients.emplace_back(ask);
        for (std::size_t i = 0; i < rebuilds_wanted(); ++i) {
            write_floods(index.directory(), IndexWriter::Mode::rebuild, 0, 1 + i % 3);
            write_floods(index.directory(), IndexWriter::Mode::update, 10, 2);
        }
        is_done = true;
    }
    CHECK(failures == std::multiset<std::string>{});
    CHECK(requests > 0);
}

TEST_CASE("the first request after a commit or a rebuild shows it", "[web][rebuild]") {
    const SampleIndex index({make_briefing("id0", "Flood", "The Rhine rose.")});
    const RunningServer server(index.directory());
    httplib::Client client("127.0.0.1", server.port());
    const auto count = [&] {
        const auto response = client.Get("/metrics");
        REQUIRE(response);
        constexpr std::string_view name = "\ndebrief_index_documents ";
        const std::size_t begin = response->body.find(name) + name.size();
        return response->body.substr(begin, response->body.find('\n', begin) - begin);
    };
    CHECK(count() == "1");
    write_floods(index.directory(), IndexWriter::Mode::update, 1, 2);
    CHECK(count() == "3");
    write_floods(index.directory(), IndexWriter::Mode::rebuild, 0, 2);
    CHECK(count() == "2");
    write_floods(index.directory(), IndexWriter::Mode::rebuild, 0, 5);
    CHECK(count() == "5");
    write_floods(index.directory(), IndexWriter::Mode::update, 5, 1);
    CHECK(count() == "6");
}
