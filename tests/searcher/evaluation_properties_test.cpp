// Measures against their definitions, written once more: by counting over pairs of documents, without
// sorting, without running sums and without any of the code under test.

#include "searcher/evaluation.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

using namespace debrief;

namespace {

using Judged = std::map<std::string, int>;

/// A document found, with what counting pairs says of it.
struct Found {
    double rank = 0;
    bool is_relevant = false;
    bool is_nonrelevant = false;  ///< judged so
    bool is_unjudged = false;     ///< and in the pool
    double gain = 0;
};

struct PlainQuery {
    std::vector<Found> found;
    double relevant = 0;
    double nonrelevant = 0;
    std::vector<int> judged_gains;
};

std::vector<RunEntry> without_unjudged(const std::vector<RunEntry>& ranking, const Judged& judged) {
    std::vector<RunEntry> kept;
    for (const RunEntry& entry : ranking) {
        if (judged.contains(entry.document) && judged.at(entry.document) >= 0) kept.push_back(entry);
    }
    return kept;
}

double plain_rank(const RunEntry& entry, const std::vector<RunEntry>& ranking) {
    double rank = 1;
    for (const RunEntry& other : ranking) {
        const bool is_tie = other.score == entry.score;
        if (other.score > entry.score || (is_tie && other.document > entry.document)) rank += 1;
    }
    return rank;
}

PlainQuery plain_query(const std::vector<RunEntry>& all, const Judged& judged, const EvaluationRules& rules) {
    PlainQuery query;
    std::vector<RunEntry> ranking;
    for (const RunEntry& entry : all) {
        if (plain_rank(entry, all) <= static_cast<double>(rules.depth)) ranking.push_back(entry);
    }
    if (rules.documents == CountedDocuments::judged) ranking = without_unjudged(ranking, judged);
    for (const RunEntry& entry : ranking) {
        Found found;
        found.rank = plain_rank(entry, ranking);
        if (judged.contains(entry.document)) {
            const int relevance = judged.at(entry.document);
            found.is_relevant = relevance >= rules.relevant_from;
            found.is_nonrelevant = relevance >= 0 && !found.is_relevant;
            found.is_unjudged = relevance < 0;
            found.gain = std::max(0, relevance);
        }
        query.found.push_back(found);
    }
    for (const auto& [document, relevance] : judged) {
        if (relevance >= rules.relevant_from) query.relevant += 1;
        if (relevance >= 0 && relevance < rules.relevant_from) query.nonrelevant += 1;
        query.judged_gains.push_back(relevance);
    }
    return query;
}

template <typename Which>
double count_to(const PlainQuery& query, double rank, const Which& which) {
    double count = 0;
    for (const Found& found : query.found) count += found.rank <= rank && which(found) ? 1 : 0;
    return count;
}

double relevant_to(const PlainQuery& query, double rank) {
    return count_to(query, rank, [](const Found& found) { return found.is_relevant; });
}

double over(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
}

double plain_map(const PlainQuery& query, double depth) {
    double sum = 0;
    for (const Found& found : query.found) {
        if (found.is_relevant && found.rank <= depth) sum += relevant_to(query, found.rank) / found.rank;
    }
    return over(sum, query.relevant);
}

double plain_bpref(const PlainQuery& query) {
    double sum = 0;
    for (const Found& found : query.found) {
        if (!found.is_relevant) continue;
        const double above =
            count_to(query, found.rank, [](const Found& other) { return other.is_nonrelevant; });
        const double most = std::min(query.relevant, query.nonrelevant);
        sum += above == 0 ? 1 : 1 - std::min(above, query.relevant) / most;
    }
    return over(sum, query.relevant);
}

double plain_infap(const PlainQuery& query) {
    double sum = 0;
    for (const Found& found : query.found) {
        if (!found.is_relevant) continue;
        const auto above = [&](const auto& which) { return count_to(query, found.rank - 1, which); };
        const double relevant = above([](const Found& other) { return other.is_relevant; });
        const double nonrelevant = above([](const Found& other) { return other.is_nonrelevant; });
        const double unjudged = above([](const Found& other) { return other.is_unjudged; });
        // Yilmaz and Aslam 2006: the document itself, and what stands above it in the pool times the share of
        // relevant ones among those judged.
        const double k = found.rank;
        double expected = 1 / k;
        if (k > 1) {
            expected += (k - 1) / k * ((relevant + nonrelevant + unjudged) / (k - 1)) *
                        ((relevant + 1e-5) / (relevant + nonrelevant + 2e-5));
        }
        sum += expected;
    }
    return over(sum, query.relevant);
}

double plain_interpolated(const PlainQuery& query, double recall) {
    const double wanted = std::floor(recall * query.relevant + 0.9);
    double best = 0;
    for (const Found& found : query.found) {
        const double relevant = relevant_to(query, found.rank);
        if (relevant >= wanted) best = std::max(best, relevant / found.rank);
    }
    return best;
}

double plain_dcg(const PlainQuery& query, double depth) {
    double sum = 0;
    for (const Found& found : query.found) {
        if (found.rank <= depth) sum += found.gain / std::log2(found.rank + 1);
    }
    return sum;
}

double plain_ideal(const PlainQuery& query, double depth) {
    double sum = 0;
    for (std::size_t i = 0; i < query.judged_gains.size(); ++i) {
        double rank = 1;
        for (std::size_t j = 0; j < query.judged_gains.size(); ++j) {
            const int difference = query.judged_gains[j] - query.judged_gains[i];
            if (difference > 0 || (difference == 0 && j < i)) rank += 1;
        }
        if (rank <= depth) sum += std::max(0, query.judged_gains[i]) / std::log2(rank + 1);
    }
    return sum;
}

double plain_value(const Measure& measure, const PlainQuery& query) {
    const std::string name(measure.kind->name);
    const double x = measure.parameter;
    const auto size = static_cast<double>(query.found.size());
    const double all = relevant_to(query, size);
    double first = 0;
    for (const Found& found : query.found) {
        if (found.is_relevant) first = std::max(first, 1 / found.rank);
    }
    const double rank_of_share = std::floor(x * query.relevant + 0.9);
    double eleven = 0;
    for (int i = 0; i <= 10; ++i)
        eleven += plain_interpolated(query, i == 10 ? 1.0 : std::stod(fmt::format("0.{}", i)));
    const double precision = over(all, size);
    const double recall = over(all, query.relevant);
    const std::map<std::string, std::function<double()>> definitions{
        {"num_ret", [&] { return size; }},
        {"num_rel", [&] { return query.relevant; }},
        {"num_rel_ret", [&] { return all; }},
        {"map", [&] { return plain_map(query, size); }},
        {"Rprec", [&] { return over(relevant_to(query, query.relevant), query.relevant); }},
        {"bpref", [&] { return plain_bpref(query); }},
        {"recip_rank", [&] { return first; }},
        {"iprec_at_recall", [&] { return plain_interpolated(query, x); }},
        {"P", [&] { return relevant_to(query, x) / x; }},
        {"recall", [&] { return over(relevant_to(query, x), query.relevant); }},
        {"infAP", [&] { return plain_infap(query); }},
        {"Rprec_mult", [&] { return over(relevant_to(query, rank_of_share), rank_of_share); }},
        {"utility", [&] { return all - (size - all); }},
        {"11pt_avg", [&] { return eleven / 11; }},
        {"ndcg", [&] { return over(plain_dcg(query, size), plain_ideal(query, 1e9)); }},
        {"ndcg_cut", [&] { return over(plain_dcg(query, x), plain_ideal(query, x)); }},
        {"map_cut", [&] { return plain_map(query, x); }},
        {"relative_P", [&] { return over(relevant_to(query, x), std::min(x, query.relevant)); }},
        {"success", [&] { return relevant_to(query, x) > 0 ? 1.0 : 0.0; }},
        {"set_P", [&] { return precision; }},
        {"set_relative_P", [&] { return over(all, std::min(size, query.relevant)); }},
        {"set_recall", [&] { return recall; }},
        {"set_map", [&] { return precision * recall; }},
        {"set_F", [&] { return over(2 * precision * recall, precision + recall); }},
        {"num_nonrel_judged_ret",
         [&] { return count_to(query, size, [](const Found& found) { return found.is_nonrelevant; }); }},
        {"unj",
         [&] {
             return count_to(query, x,
                             [](const Found& found) { return !found.is_relevant && !found.is_nonrelevant; }) /
                    x;
         }},
    };
    return definitions.at(name)();
}

}  // namespace

TEST_CASE("measures equal those of plain code", "[searcher][evaluation][property]") {
    std::vector<Measure> measures = choose_measures(std::vector<std::string>{"all"});
    std::erase_if(measures, [](const Measure& measure) {
        return measure.kind->summary != Summary::mean && measure.kind->summary != Summary::sum;
    });
    REQUIRE(measures.size() == 89);
    for (unsigned seed = 0; seed < 80; ++seed) {
        test::Random random(seed);
        std::vector<RunEntry> ranking;
        Judged judged;
        const std::size_t documents = 1 + random.below(130);
        const std::size_t scores = 1 + random.below(40);
        const std::size_t judged_one_in = 1 + random.below(5);
        for (std::size_t i = 0; i < documents; ++i) {
            const std::string name = fmt::format("d{}", (i * 37) % 131);
            if (random.below(4) > 0) ranking.push_back({name, static_cast<float>(random.below(scores)) - 5});
            if (random.below(judged_one_in) == 0) judged[name] = static_cast<int>(random.below(6)) - 2;
        }
        EvaluationRules rules;
        rules.relevant_from = 1 + static_cast<int>(random.below(3));
        if (random.below(3) == 0) rules.depth = 1 + random.below(60);
        if (random.below(3) == 0) rules.documents = CountedDocuments::judged;
        const JudgedRanking seen = judge_ranking(ranking, judged, rules);
        const PlainQuery plain = plain_query(ranking, judged, rules);
        for (const Measure& measure : measures) {
            const double expected = plain_value(measure, plain);
            const double value = measure.value(seen);
            if (std::abs(value - expected) < 1e-12) continue;
            CAPTURE(seed, measure.name);
            CHECK(value == expected);
        }
    }
    CHECK(true);
}

TEST_CASE("all measures stay within their bounds, the best ranking reaching the highest",
          "[searcher][evaluation][property]") {
    const std::vector<Measure> measures =
        choose_measures(std::vector<std::string>{"map", "Rprec", "bpref", "recip_rank", "ndcg", "ndcg_cut",
                                                 "infAP", "11pt_avg", "set_F", "relative_P"});
    for (unsigned seed = 0; seed < 100; ++seed) {
        test::Random random(seed);
        std::vector<RunEntry> ranking;
        std::vector<RunEntry> best;
        Judged judged{{"d0", 1}};
        const std::size_t documents = 1 + random.below(40);
        for (std::size_t i = 0; i < documents; ++i) {
            const std::string name = fmt::format("d{}", i);
            if (random.below(2) == 0) judged[name] = static_cast<int>(random.below(4));
            ranking.push_back({name, static_cast<float>(random.below(10))});
        }
        judged["d0"] = 3;
        for (const auto& [document, relevance] : judged) {
            if (relevance > 0) best.push_back({document, static_cast<float>(relevance)});
        }
        for (const Measure& measure : measures) {
            CAPTURE(seed, measure.name);
            const double value = measure.value(judge_ranking(ranking, judged));
            CHECK(value >= 0);
            CHECK(value <= 1);
            CHECK(measure.value(judge_ranking(best, judged)) == Approx(1));
        }
    }
}
