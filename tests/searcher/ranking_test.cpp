#include "searcher/ranking.h"

#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// How often a briefing's words count, in quarters, worked out by plain code: twelve in a title, five among
/// the first sixty words of what follows, four elsewhere.
struct PlainBriefing {
    std::map<std::string, double> forms;
    std::map<std::string, double> stems;
    double length = 0;
};

PlainBriefing count_words(const Briefing& briefing, Stemmer& stemmer) {
    PlainBriefing plain;
    const auto add = [&](const std::string& form, double count) {
        plain.forms[form] += count;
        plain.stems[stemmer.stem(form)] += count;
        plain.length += 2 * count;
    };
    for (const Token& token : tokenize(briefing.title)) add(token.form, 12);
    std::size_t words = 0;
    for (const std::string& text : {briefing.summary, briefing.text}) {
        for (const Token& token : tokenize(text)) add(token.form, words++ < 60 ? 5 : 4);
    }
    return plain;
}

/// BM25 as `searcher/ranking.h` describes it, over all briefings, by plain code.
class PlainRanking {
 public:
    PlainRanking(const std::vector<Briefing>& briefings, const RankingOptions& options) : options_(options) {
        for (const Briefing& briefing : briefings) plain_[briefing.id] = count_words(briefing, stemmer_);
        for (const auto& [id, plain] : plain_) average_ += plain.length / static_cast<double>(plain_.size());
    }

    /// The score of a briefing for words, each as often as it is given, each with its share.
    double score(const std::string& id, const std::vector<std::pair<std::string, double>>& words) {
        double sum = 0;
        for (const auto& [form, share] : words) {
            sum += share * part(id, &PlainBriefing::stems, stemmer_.stem(form));
            sum += share * options_.exact_share * part(id, &PlainBriefing::forms, form);
        }
        return sum;
    }

 private:
    double part(const std::string& id, std::map<std::string, double> PlainBriefing::*kind,
                const std::string& term) {
        double with_term = 0;
        for (const auto& [other, plain] : plain_) with_term += (plain.*kind).contains(term) ? 1 : 0;
        const PlainBriefing& one = plain_.at(id);
        if (!(one.*kind).contains(term)) return 0;
        const double documents = static_cast<double>(plain_.size());
        const double idf = std::log(1 + (documents - with_term + 0.5) / (with_term + 0.5));
        const double frequency = (one.*kind).at(term) / 4;
        const double norm = options_.k1 * (1 - options_.b + options_.b * one.length / average_);
        return idf * (options_.k1 + 1) * frequency / (frequency + norm);
    }

    RankingOptions options_;
    Stemmer stemmer_;
    std::map<std::string, PlainBriefing> plain_;
    double average_ = 0;
};

const std::vector<Briefing>& small_collection() {
    static const std::vector<Briefing> briefings{
        make_briefing("a", "Floods on the Rhine", "The flood came at night. Floods again and again."),
        make_briefing("b", "Budget vote",
                      "After the flood the budget was cut. " + repeated("Talk went on. ", 40)),
        make_briefing("c", "Rhine", repeated("Nothing much. ", 40) + "A flood, at last, of the Rhine."),
        make_briefing("d", "Election night", "Nobody slept."),
    };
    return briefings;
}

bool is_near(double left, double right) {
    return std::abs(left - right) < 1e-7;  // scores are rounded to 2^-24
}

/// Checks every hit's score against plain code, and that all that should be found are found.
void check_scores(const std::string& query, const std::vector<std::pair<std::string, double>>& words,
                  RankingOptions options = {}) {
    options.mode = RankingMode::plain;
    const SampleIndex index(small_collection());
    PlainRanking plain(small_collection(), options);
    SearchRequest request;
    request.query = query;
    request.ranking = options;
    const SearchResult result = index.search(request);
    CAPTURE(query);
    std::set<std::string> found;
    for (const Hit& hit : result.hits) {
        CAPTURE(hit.id, hit.score, plain.score(hit.id, words));
        CHECK(is_near(hit.score, plain.score(hit.id, words)));
        found.insert(hit.id);
    }
    for (const Briefing& briefing : small_collection()) {
        CHECK(found.contains(briefing.id) == (plain.score(briefing.id, words) > 0));
    }
}

}  // namespace

TEST_CASE("scores are those of BM25 worked out by hand", "[searcher][ranking]") {
    check_scores("flood", {{"flood", 1}});
    check_scores("floods", {{"floods", 1}});
    check_scores("rhine floods", {{"rhine", 1}, {"floods", 1}});
    check_scores("the floods of budgets", {{"floods", 1}, {"budgets", 1}});
    check_scores("night night", {{"night", 2}});
    check_scores("the", {{"the", 1}});
}

TEST_CASE("BM25's parameters are what they are called", "[searcher][ranking]") {
    check_scores("rhine flood", {{"rhine", 1}, {"flood", 1}}, {.k1 = 0.9, .b = 0});
    check_scores("rhine flood", {{"rhine", 1}, {"flood", 1}}, {.k1 = 3, .b = 1});
    check_scores("rhine flood", {{"rhine", 1}, {"flood", 1}}, {.exact_share = 0});
    check_scores("rhine flood", {{"rhine", 1}, {"flood", 1}}, {.exact_share = 1});
}

TEST_CASE("the stop words of a long query count as their share", "[searcher][ranking]") {
    check_scores("the flood of the rhine", {{"the", 0.4}, {"flood", 1}, {"of", 0.2}, {"rhine", 1}},
                 {.long_query_words = 4});
}

TEST_CASE("a word in the title counts more than one in the text", "[searcher][ranking]") {
    const SampleIndex index({make_briefing("text", "One two three", "The flood came today."),
                             make_briefing("title", "The flood came", "One two three today.")});
    CHECK(index.ids("flood") == std::vector<std::string>{"title", "text"});
}

TEST_CASE("a word among the first counts more than one further down", "[searcher][ranking]") {
    const std::string talk = repeated("talk ", 100);
    const SampleIndex index(
        {make_briefing("last", "One", talk + "flood"), make_briefing("lead", "One", "flood " + talk)});
    CHECK(index.ids("flood") == std::vector<std::string>{"lead", "last"});
}

TEST_CASE("filters do not change scores", "[searcher][ranking]") {
    Briefing one = make_briefing("1", "Flood", "It rained. (cnbc.com)");
    one.source = "Harbor Wire";
    one.date = parse_iso_day("2026-04-08");
    const SampleIndex index({one, make_briefing("2", "Budget")});
    const double plain = index.search("flood").hits.at(0).score;
    CHECK(index.search("flood source:harbor cites:cnbc.com date:2026 -budget").hits.at(0).score == plain);
    CHECK(index.search("cites:cnbc.com").hits.at(0).score == 0);
}

TEST_CASE("the best hits are the front of all hits, whatever bounds let the matcher skip",
          "[searcher][ranking][property]") {
    constexpr std::array<std::string_view, 14> words{"flood", "floods", "rhine", "the",   "budget",
                                                     "vote",  "rain",   "of",    "night", "fed",
                                                     "cuts",  "cut",    "talk",  "a"};
    Random random(7);
    std::vector<Briefing> briefings;
    for (int i = 0; i < 80; ++i) {
        briefings.push_back(make_briefing(std::to_string(100 + i),
                                          random.joined(words, 1 + random.below(5), " "),
                                          random.joined(words, random.below(120), " ")));
    }
    briefings[3].title_origin = TitleOrigin::made;
    const SampleIndex index(briefings);
    IndexReader reader(index.directory());
    for (int i = 0; i < 150; ++i) {
        SearchRequest request;
        request.query = random.joined(words, 1 + random.below(4), " ");
        if (random.below(4) == 0) request.query += " -" + std::string(random.one_of(words));
        if (random.below(4) == 0) request.query += " title:" + std::string(random.one_of(words));
        request.limit = 100;
        const SearchResult all = search(reader, request);
        request.limit = 1 + random.below(6);
        request.offset = random.below(4);
        request.total = random.below(2) == 0 ? SearchRequest::Total::none : SearchRequest::Total::exact;
        const SearchResult some = search(reader, request);
        CAPTURE(request.query, request.limit, request.offset);
        std::vector<std::string> expected;
        for (std::size_t k = request.offset; k < std::min(request.offset + request.limit, all.hits.size());
             ++k)
            expected.push_back(all.hits[k].id);
        std::vector<std::string> got;
        for (const Hit& hit : some.hits) got.push_back(hit.id);
        CHECK(got == expected);
        CHECK(all.total == all.hits.size());
        if (some.total) CHECK(some.total == all.total);
    }
}
