#include "searcher/phrase_filter.h"

#include "indexer/schema.h"
#include "searcher/index_reader.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

using Ids = std::vector<std::string>;
using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 6> vocabulary{"rate", "rates", "cut", "bank", "far", "42"};

Words random_words(Random& random, std::size_t count) {
    Words words;
    for (; count > 0; --count) words.emplace_back(random.one_of(vocabulary));
    return words;
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

bool has_phrase(const Words& text, const Words& phrase) {
    return std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

struct Telling {
    Briefing briefing;
    Words title;
    Words text;
};

std::vector<Telling> random_tellings(Random& random, std::size_t count) {
    std::vector<Telling> tellings;
    for (std::size_t i = 0; i < count; ++i) {
        Telling telling{
            {}, random_words(random, 1 + random.below(6)), random_words(random, random.below(40))};
        telling.briefing =
            make_briefing(fmt::format("{:03}", i), joined(telling.title), joined(telling.text));
        tellings.push_back(std::move(telling));
    }
    return tellings;
}

std::vector<Briefing> briefings_of(const std::vector<Telling>& tellings) {
    std::vector<Briefing> briefings;
    for (const Telling& telling : tellings) briefings.push_back(telling.briefing);
    return briefings;
}

Ids found(IndexReader& reader, const std::string& query, SearchedText text = SearchedText::body) {
    SearchRequest request;
    request.query = query;
    request.limit = 1'000;
    request.text = text;
    const SearchResult result = search(reader, request);
    Ids ids;
    for (const Hit& hit : result.hits) ids.push_back(hit.id);
    CHECK(result.total.value_or(0) == ids.size());
    std::sort(ids.begin(), ids.end());
    return ids;
}

Ids found(const SampleIndex& index, const std::string& query, SearchedText text = SearchedText::body) {
    IndexReader reader(index.directory());
    return found(reader, query, text);
}

}  // namespace

TEST_CASE("phrases find what reading every text finds", "[searcher][phrase_filter][property]") {
    Random random(11);
    const std::vector<Telling> tellings = random_tellings(random, 60);
    const std::vector<Briefing> briefings = briefings_of(tellings);
    const SampleIndex whole(briefings);
    const SampleIndex first({briefings.begin(), briefings.begin() + 25});
    const SampleIndex second({briefings.begin() + 25, briefings.end()});
    const ShardedIndex shards({&first, &second});
    IndexReader one(whole.directory());
    IndexReader two(shards.directory());
    std::size_t all = 0;
    for (int round = 0; round < 150; ++round) {
        const Words phrase = random_words(random, 2 + random.below(3));
        const bool is_of_title = random.below(3) == 0;
        const std::string query = fmt::format("{}\"{}\"", is_of_title ? "title:" : "", joined(phrase));
        Ids expected;
        for (const Telling& telling : tellings) {
            const bool is_in_text = !is_of_title && has_phrase(telling.text, phrase);
            if (is_in_text || has_phrase(telling.title, phrase)) expected.push_back(telling.briefing.id);
        }
        all += expected.size();
        CAPTURE(query);
        CHECK(found(one, query) == expected);
        CHECK(found(one, query) == expected);  // what is remembered
        CHECK(found(two, query) == expected);
    }
    CHECK(all > 300);
}

TEST_CASE("a phrase scores what its words do", "[searcher][phrase_filter]") {
    Random random(12);
    const SampleIndex index(briefings_of(random_tellings(random, 40)));
    IndexReader reader(index.directory());
    reader.read([&](const Xapian::Database& database) {
        const auto scores = [&](const Xapian::Query& query) {
            Xapian::Enquire enquire(database);
            enquire.set_query(query);
            std::map<Xapian::docid, double> all;
            const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
            for (auto match = matches.begin(); match != matches.end(); ++match)
                all[*match] = match.get_weight();
            return all;
        };
        const std::array<std::string, 3> words{"rate", "cut", "rate"};
        const std::array<Xapian::Query, 3> terms{Xapian::Query("rate"), Xapian::Query("cut"),
                                                 Xapian::Query("rate")};
        const auto phrase = scores(phrase_query("", words, {}));
        auto both = scores(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
        CHECK_FALSE(phrase.empty());
        CHECK(phrase.size() < both.size());
        for (const auto& [document, score] : phrase) CHECK(score == Approx(both[document]));
        CHECK(phrase_query("", {}, {}).empty());
        CHECK(phrase_query("S", std::array<std::string, 1>{"rate"}, {}).get_description() == "Query(Srate)");
    });
}

TEST_CASE("phrases are of words of any script and length", "[searcher][phrase_filter]") {
    const std::string long_word(400, 'x');
    const std::string like_it = long_word + "y";
    const SampleIndex index({make_briefing("a", "Title", "the " + long_word + " word"),
                             make_briefing("b", "Title", "the " + like_it + " word"),
                             make_briefing("c", "Title", "北京大学 宣布"),
                             make_briefing("d", "Far far away", "A far cry."),
                             make_briefing("e", "Cry", "Far. And far off.")});
    CHECK(found(index, "\"" + long_word + " word\"") == Ids{"a"});
    CHECK(found(index, "\"the " + like_it + "\"") == Ids{"b"});
    CHECK(found(index, "\"北京大学\"") == Ids{"c"});
    CHECK(found(index, "\"大学北京\"").empty());
    CHECK(found(index, "\"far far\"") == Ids{"d"});
    CHECK(found(index, "title:\"far far\"") == Ids{"d"});
    CHECK(found(index, "title:\"a far\"").empty());
    CHECK(found(index, "\"away a\"").empty());  // no phrase reaches from the title into the text
}

TEST_CASE("phrases of chrome are found in whole texts alone", "[searcher][phrase_filter]") {
    Briefing briefing = make_briefing("a", "Title", "The rate was cut.\nShare this story now");
    briefing.chrome.push_back({{18, 38}, ChromeReason::listed});
    const SampleIndex index({briefing, make_briefing("b", "Share the story", "this story")});
    CHECK(found(index, "\"this story\"") == Ids{"b"});
    CHECK(found(index, "\"this story\"", SearchedText::whole) == Ids{"a", "b"});
    CHECK(found(index, "\"share this\"", SearchedText::whole) == Ids{"a"});
    CHECK(found(index, "\"cut share\"", SearchedText::whole).empty());
}

TEST_CASE("past the deadline phrases find nothing more", "[searcher][phrase_filter]") {
    Random random(13);
    const SampleIndex index(briefings_of(random_tellings(random, 40)));
    IndexReader reader(index.directory());
    reader.read([&](const Xapian::Database& database) {
        std::chrono::steady_clock::time_point now{};
        Deadline deadline(std::chrono::milliseconds(1), [&] { return now; });
        Xapian::Enquire enquire(database);
        enquire.set_query(phrase_query("", std::array<std::string, 2>{"rate", "cut"}, {&deadline}));
        CHECK_FALSE(enquire.get_mset(0, 100).empty());
        now += std::chrono::milliseconds(2);
        CHECK(deadline.is_over_now());
        CHECK(enquire.get_mset(0, 100).empty());
    });
}
