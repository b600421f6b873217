#include "searcher/index_export.h"

#include "corpus/exported_briefing.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <algorithm>

using namespace debrief;
using namespace debrief::test;

namespace {

std::vector<std::string> exported_ids(const SampleIndex& index, const char* query) {
    IndexReader reader(index.directory());
    std::vector<std::string> ids;
    const auto take = [&](const Briefing& briefing) { ids.push_back(briefing.id); };
    SearchRequest request;
    if (query) request.query = query;
    const std::size_t count = query ? export_matches(reader, request, take) : export_all(reader, take);
    CHECK(count == ids.size());
    return ids;
}

}  // namespace

TEST_CASE("all briefings are exported, or those that match, in order of their ids", "[searcher][export]") {
    const std::string long_id(400, 'm');
    const SampleIndex index({make_briefing("z", "Rhine flood"), make_briefing("a", "Budget"),
                             make_briefing(long_id, "Rhine again"), make_briefing("b", "Rhine")});
    CHECK(exported_ids(index, nullptr) == std::vector<std::string>{"a", "b", long_id, "z"});
    CHECK(exported_ids(index, "rhine") == std::vector<std::string>{"b", long_id, "z"});
    CHECK(exported_ids(index, "+rhine -flood") == std::vector<std::string>{"b", long_id});
    CHECK(exported_ids(index, "nothing").empty());
    CHECK(exported_ids(SampleIndex({}), nullptr).empty());
    CHECK(exported_ids(SampleIndex({}), "x").empty());
}

TEST_CASE("an export that a writer overtakes gives each briefing once", "[searcher][export]") {
    const SampleIndex index(
        {make_briefing("a", "One"), make_briefing("b", "Two"), make_briefing("c", "Three")});
    IndexReader reader(index.directory());
    std::vector<std::string> ids;
    export_all(reader, [&](const Briefing& briefing) {
        ids.push_back(briefing.id);
        if (ids.size() == 2) {  // two commits make the state that is read go
            index.add({make_briefing("d", "Four")});
            index.add({make_briefing("aa", "Late")});
            index.add({make_briefing("e", "Five")});
        }
    });
    std::sort(ids.begin(), ids.end());
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    for (const char* id : {"a", "b", "c"}) {
        CAPTURE(id);
        CHECK(std::binary_search(ids.begin(), ids.end(), std::string(id)));
    }
}
