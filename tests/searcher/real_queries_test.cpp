#include "corpus/text_briefing.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

using namespace debrief;
using namespace debrief::test;

// Queries over briefings that are not ours to keep: see tests/data/real_briefings/README.md.

namespace {

using Ids = std::vector<std::string>;

std::filesystem::path folder_of_real_briefings() {
    const char* named = std::getenv("DEBRIEF_REAL_BRIEFINGS");  // NOLINT(concurrency-mt-unsafe): one thread
    return named ? named : source_path("../shared/briefings");
}

/// An index of all five, by the numbers that their names begin with; nothing where they are not there.
const SampleIndex* real_briefings() {
    static const std::unique_ptr<SampleIndex> index = [] {
        std::vector<Briefing> briefings;
        for (const auto& entry :
             std::filesystem::directory_iterator(source_path("tests/data/real_briefings"))) {
            const auto text = folder_of_real_briefings() / entry.path().stem().concat(".txt");
            if (entry.path().extension() != ".json" || !std::filesystem::exists(text)) continue;
            briefings.push_back(briefing_from_text(read_file(text)));
            briefings.back().id = text.filename().string().substr(0, 3);
        }
        return briefings.size() == 5 ? std::make_unique<SampleIndex>(briefings) : nullptr;
    }();
    if (!index) WARN("skipped: no real briefings in " << folder_of_real_briefings());
    return index.get();
}

Ids found(const std::string& query) {
    Ids ids = real_briefings()->ids(query);
    std::sort(ids.begin(), ids.end());
    return ids;
}

const Ids all{"000", "001", "002", "003", "004"};

}  // namespace

TEST_CASE("queries find the real briefings that they are about", "[searcher][real_briefings]") {
    if (!real_briefings()) return;
    CHECK(found("cites:cnbc.com") == Ids{"000", "002", "004"});
    CHECK(found("-cites:*") == Ids{"003"});
    CHECK(found("is:uncited") == Ids{"003"});
    CHECK(found("\"order of magnitude\"") == Ids{"003", "004"});
    CHECK(found("Superintelligence Lab") == all);
    CHECK(found("superintelligence labs") == all);
    CHECK(found("SUPERINTELLIGENCE NEAR/2 lab") == found("superintelligence NEAR/2 labs"));
    CHECK(found("wang~") == found("Wang"));
}

TEST_CASE("a sum finds the real briefings that give it, and tells of the close ones",
          "[searcher][real_briefings]") {
    if (!real_briefings()) return;
    CHECK(found("$14bn") == Ids{"003", "004"});
    CHECK(found("amount:13b..15b") == Ids{"003", "004"});
    const SearchResult result = real_briefings()->search("$14bn");
    CHECK(result.hits.front().id == "003");
    REQUIRE(result.notes.size() == 1);
    CHECK(result.notes.front().message == "also found: $14.3 billion");
}

// Hidden until the analysis knows both spellings: run by its tag.
TEST_CASE("British and American spellings find the same real briefings", "[spellings]") {
    if (!real_briefings()) return;
    CHECK_FALSE(found("specialized").empty());
    CHECK(found("specialized") == found("specialised"));
}
