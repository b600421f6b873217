#include "indexer/analysis.h"
#include "indexer/document_values.h"
#include "indexer/story_id.h"
#include "searcher/facets.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <map>
#include <set>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// What the index says of a briefing, read by its id.
struct Told {
    FacetValues values;
    std::optional<Day> day;
    std::string story;
};

/// What the samples' names say of the same thing, by hand: `2026-04-08-muse-spark-a.txt` and `…-b.txt`.
Stories stories_of_samples() {
    std::map<std::string, std::vector<std::string>> tellings;
    for (const Briefing& briefing : sample_briefings())
        tellings[briefing.id.substr(0, briefing.id.rfind('-'))].push_back(briefing.id);
    Stories stories;
    for (const auto& [thing, ids] : tellings) {
        if (ids.size() < 2) continue;
        for (const std::string& id : ids) stories[id] = story_id(ids.front());
    }
    return stories;
}

std::map<std::string, Told> read_all(IndexReader& reader) {
    std::map<std::string, Told> all;
    reader.read([&](const Xapian::Database& database) {
        all.clear();
        for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
            const Xapian::Document document = database.get_document(*posting);
            const std::string day = document.get_value(slot::date);
            Told told{decode_facets(document.get_value(slot::facets)), std::nullopt,
                      document.get_value(slot::story)};
            if (!day.empty()) told.day = from_sortable(day);
            all[document.get_value(slot::id)] = told;
        }
    });
    return all;
}

std::vector<std::string> words_of_samples() {
    std::vector<std::string> words;
    for (const Briefing& briefing : sample_briefings())
        for (const Token& token : tokenize(briefing.text)) words.push_back(token.form);
    return words;
}

/// Any query with words, phrases, fields, operators and brackets.
std::string random_query(Random& random, const std::vector<std::string>& words) {
    constexpr std::array<std::string_view, 12> fields{
        "date:2025",         "date:2024-09..2025-03",
        "source:meridian",   "cites:meta",
        "cites:cnn.com",     "title:fed",
        "-date:2026",        "-title:openai",
        "cites:nytimes.com", "story:*",
        "-story:*",          "story:2026-04-08-muse-spark-a.txt"};
    constexpr std::array<std::string_view, 5> joints{" ", " ", " OR ", " AND ", " NOT "};
    std::string query;
    for (std::size_t i = 1 + random.below(4); i > 0; --i) {
        if (!query.empty()) query += random.one_of(joints);
        const std::size_t at = random.below(words.size() - 1);
        switch (random.below(6)) {
            case 0:
                query += '"' + words[at] + ' ' + words[at + 1] + '"';
                break;
            case 1:
                query += random.one_of(fields);
                break;
            case 2:
                query += '(' + words[at] + " OR " + words[random.below(words.size())] + ')';
                break;
            default:
                query += words[at];
        }
    }
    return query;
}

std::vector<std::string> ids_of(IndexReader& reader, const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.limit = 1000;
    request.snippets.count = 0;
    request.ranking.mode = RankingMode::fast;
    std::vector<std::string> ids;
    for (const Hit& hit : search(reader, request).hits) ids.push_back(hit.id);
    return ids;
}

/// The values of a briefing, plainly.
std::set<std::string> values_of(const Told& told, FacetField field) {
    std::set<std::string> values;
    for (const CitedHost& cited : told.values.hosts) {
        if (field == FacetField::host) values.insert(cited.host);
        if (field == FacetField::owner) values.insert(cited.owner);
        if (field == FacetField::kind) values.insert(std::string(to_string(cited.kind)));
    }
    if (field == FacetField::name) values.insert(told.values.names.begin(), told.values.names.end());
    if (field == FacetField::source) values.insert(told.values.source);
    if (field == FacetField::language) values.insert(told.values.language);
    if (field == FacetField::story) values.insert(told.story);
    if (field == FacetField::month && told.day) values.insert(to_iso(*told.day).substr(0, 7));
    values.erase("");
    return values;
}

/// Each term of the facet keeps as many briefings of `hits` as it says; no briefing is without a value but
/// those told; values that are not shown are the others.
void check_by_counting(IndexReader& reader, const std::map<std::string, Told>& all,
                       const std::vector<std::string>& hits, const Facet& facet) {
    CAPTURE(to_string(facet.field));
    std::set<std::string> values;
    std::size_t unknown = 0;
    for (const std::string& id : hits) {
        const std::set<std::string> of_hit = values_of(all.at(id), facet.field);
        if (of_hit.empty()) ++unknown;
        for (const std::string& value : of_hit) values.insert(join_forms(tokenize(value)));
    }
    CHECK(facet.unknown == unknown);
    CHECK(facet.counts.size() + facet.others == values.size());
    static std::map<std::string, std::set<std::string>> kept_by;  // of all briefings
    for (const FacetCount& count : facet.counts) {
        CAPTURE(count.filter);
        auto [kept, is_new] = kept_by.try_emplace(count.filter);
        if (is_new) {
            const std::vector<std::string> ids = ids_of(reader, count.filter);
            kept->second = {ids.begin(), ids.end()};
        }
        const auto is_kept = [&](const std::string& id) { return kept->second.contains(id); };
        CHECK(count.briefings == static_cast<std::size_t>(std::count_if(hits.begin(), hits.end(), is_kept)));
    }
    const bool is_by_id = facet.field == FacetField::story;
    CHECK(std::is_sorted(facet.counts.begin(), facet.counts.end(), [&](const auto& left, const auto& right) {
        if (left.briefings != right.briefings) return left.briefings > right.briefings;
        return is_by_id ? left.filter < right.filter : left.value < right.value;
    }));
}

void check_by_counting(const std::map<std::string, Told>& all, const std::vector<std::string>& hits,
                       const DateHistogram& histogram) {
    const auto count = [&](const auto& is_counted) {
        return static_cast<std::size_t>(std::count_if(
            hits.begin(), hits.end(), [&](const auto& id) { return is_counted(all.at(id).day); }));
    };
    CHECK(histogram.undated == count([](const auto& day) { return !day; }));
    for (const DateHistogram::Bar& bar : histogram.bars) {
        CAPTURE(to_iso(bar.days.first));
        CHECK(bar.briefings ==
              count([&](const auto& day) { return day && *day >= bar.days.first && *day <= bar.days.last; }));
    }
}

}  // namespace

TEST_CASE("facets equal a count of each hit, and what their filters keep", "[searcher][facets][property]") {
    const Stories stories = stories_of_samples();
    REQUIRE(stories.size() >= 10);
    const SampleIndex index(sample_briefings(), stories);
    IndexReader reader(index.directory());
    const std::map<std::string, Told> all = read_all(reader);
    const std::vector<std::string> words = words_of_samples();
    Random random(20260408);
    std::size_t with_hits = 0;
    for (int i = 0; i < 200; ++i) {
        SearchRequest request;
        request.query = random_query(random, words);
        request.limit = 0;
        request.facets.fields = {all_facet_fields.begin(), all_facet_fields.end()};
        request.facets.has_histogram = true;
        request.facets.values = 1 + random.below(30);
        CAPTURE(request.query);
        const SearchResult result = search(reader, request);
        const std::vector<std::string> hits = ids_of(reader, request.query);
        REQUIRE(result.total == hits.size());
        CHECK(result.facets.counted == hits.size());
        CHECK(result.facets.is_exact);
        for (const Facet& facet : result.facets.fields) check_by_counting(reader, all, hits, facet);
        REQUIRE(result.facets.histogram);
        check_by_counting(all, hits, *result.facets.histogram);
        with_hits += hits.empty() ? 0 : 1;
    }
    CHECK(with_hits > 100);
}
