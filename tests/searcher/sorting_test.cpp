#include "searcher/sorting.h"

#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

using namespace debrief;
using namespace debrief::test;

namespace {

using Ids = std::vector<std::string>;

Briefing flood(std::string id, std::string title, std::string_view day = "", std::string source = "",
               std::string text = "") {
    Briefing briefing = make_briefing(std::move(id), std::move(title), "A flood came. " + text);
    briefing.date = parse_iso_day(day);
    briefing.source = std::move(source);
    return briefing;
}

const SampleIndex& floods() {
    static const SampleIndex index({
        flood("1", "“Émile” wades", "2026-04-08", "north Wire", "It rose. (cnbc.com)"),
        flood("2", "Zebra", "", "", "It rose. (cnbc.com) It fell. (fb.com) It went. (ft.com)"),
        flood("3", "emil wades", "2025-01-01", "Éast"),
        flood("4", "…", "2026-04-08", "—", "It rose. (cnbc.com, fb.com)"),
        flood("5", "apes", "", "NORTH WIRE"),
    });
    return index;
}

Ids sorted_by(Sort sort, std::size_t limit = 10, std::size_t offset = 0) {
    SearchRequest request;
    request.query = "flood";
    request.sort = sort;
    request.limit = limit;
    request.offset = offset;
    const SearchResult result = floods().search(request);
    CHECK(result.total == 5);
    Ids ids;
    for (const Hit& hit : result.hits) {
        ids.push_back(hit.id);
        CHECK(hit.rank == offset + ids.size());
        CHECK(hit.score > 0);
    }
    return ids;
}

}  // namespace

TEST_CASE("hits are sorted by day, equal ones by id, undated ones last", "[searcher][sorting]") {
    CHECK(sorted_by(Sort::newest) == Ids{"1", "4", "3", "2", "5"});
    CHECK(sorted_by(Sort::oldest) == Ids{"3", "1", "4", "2", "5"});
}

TEST_CASE("hits are sorted by how often they cite", "[searcher][sorting]") {
    CHECK(sorted_by(Sort::citations) == Ids{"2", "4", "1", "3", "5"});
}

TEST_CASE("hits are sorted by words, whatever their capitals, accents and marks", "[searcher][sorting]") {
    CHECK(sorted_by(Sort::title) == Ids{"5", "3", "1", "2", "4"});
    CHECK(sorted_by(Sort::source) == Ids{"3", "1", "5", "2", "4"});
}

TEST_CASE("pages of a sorted search are pieces of its order", "[searcher][sorting]") {
    const Sort sort = GENERATE(from_range(all_sorts));
    const Ids all = sorted_by(sort);
    Ids pages;
    for (std::size_t offset = 0; offset < 6; offset += 2) {
        for (const std::string& id : sorted_by(sort, 2, offset)) pages.push_back(id);
    }
    CHECK(pages == all);
    CHECK(sorted_by(sort, 10, 7).empty());
}

TEST_CASE("orders have names", "[searcher][sorting]") {
    for (const Sort sort : all_sorts) CHECK(find_sort(to_string(sort)) == sort);
    CHECK_FALSE(find_sort("random"));
    CHECK_FALSE(find_sort(""));
}
