#include "searcher/rerank_neighbours.h"

#include "corpus/base/error.h"
#include "searcher/signature_vectors.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <cmath>
#include <string>

using namespace debrief;
using namespace debrief::test;

namespace {

using Numbers = std::vector<double>;

bool are_near(const Numbers& left, const Numbers& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](double a, double b) { return std::abs(a - b) < 1e-12; });
}

}  // namespace

TEST_CASE("scores are scaled from 0 to 1", "[searcher][rerank_neighbours]") {
    CHECK(scaled_scores(Numbers{6, 4, 2}) == Numbers{1, 0.5, 0});
    CHECK(scaled_scores(Numbers{3, 3}) == Numbers{1, 1});
    CHECK(scaled_scores(Numbers{}).empty());
}

TEST_CASE("leaders weigh less the further they lie behind the first", "[searcher][rerank_neighbours]") {
    CHECK(are_near(leader_weights(Numbers{4, 2, 1}, 2, 2), {1, 0.25}));
    CHECK(are_near(leader_weights(Numbers{4, 2}, 8, 1), {1, 0.5}));
    CHECK(leader_weights(Numbers{0, 0}, 8, 1) == Numbers{1, 1});
    CHECK(leader_weights(Numbers{}, 8, 1).empty());
}

TEST_CASE("likeness to the leaders leaves out a text itself", "[searcher][rerank_neighbours]") {
    // The first two of three lead, with weights 1 and 0.5.
    const Numbers similarities{0,   0.6, 0.3,  //
                               0.6, 0,   0.9,  //
                               0.3, 0.9, 0};
    CHECK(are_near(likeness_to_leaders(similarities, 3, Numbers{1, 0.5}), {0.6, 0.6, (0.3 + 0.45) / 1.5}));
    CHECK(likeness_to_leaders(Numbers{0}, 1, Numbers{1}) == Numbers{0});
}

TEST_CASE("the nearest of many are those that sorting finds", "[searcher][rerank_neighbours][property]") {
    const NeighbourOptions options{.neighbours = 3, .neighbour_share = 0.4};
    for (unsigned seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const std::size_t size = 1 + random.below(40);
        Numbers scores;
        Numbers similarities;
        for (std::size_t i = 0; i < size; ++i) scores.push_back(static_cast<double>(random.below(10)));
        for (std::size_t i = 0; i < size * size; ++i)
            similarities.push_back(static_cast<double>(random.below(6)) / 8);
        Numbers expected;
        for (std::size_t i = 0; i < size; ++i) {
            const auto similarity = [&](std::size_t k) { return similarities[i * size + k]; };
            std::vector<std::size_t> others;
            for (std::size_t k = 0; k < size; ++k)
                if (k != i && similarity(k) > 0) others.push_back(k);
            std::stable_sort(others.begin(), others.end(), [&](std::size_t left, std::size_t right) {
                return similarity(left) > similarity(right);
            });
            others.resize(std::min(others.size(), options.neighbours));
            double sum = 0;
            double weights = 0;
            for (const std::size_t k : others) {
                sum += similarity(k) * scores[k];
                weights += similarity(k);
            }
            expected.push_back(0.6 * scores[i] + 0.4 * (weights > 0 ? sum / weights : 0));
        }
        CAPTURE(seed, size);
        CHECK(are_near(smoothed_among_neighbours(scores, similarities, options), expected));
    }
}

TEST_CASE("a score is mixed with those of its nearest", "[searcher][rerank_neighbours]") {
    const Numbers scores{1, 0.5, 0};
    const Numbers similarities{0,   0.2, 0.6,  //
                               0.2, 0,   0,    //
                               0.6, 0,   0};
    const NeighbourOptions options{.neighbours = 2, .neighbour_share = 0.4};
    // 0.6 * 1 + 0.4 * (0.2 * 0.5 + 0.6 * 0) / 0.8; the others have one neighbour, the first.
    CHECK(are_near(smoothed_among_neighbours(scores, similarities, options), {0.65, 0.7, 0.4}));
    // Only the nearest.
    CHECK(are_near(smoothed_among_neighbours(scores, similarities, {.neighbours = 1, .neighbour_share = 0.4}),
                   {0.6, 0.7, 0.4}));
    // None at all.
    CHECK(are_near(smoothed_among_neighbours(scores, Numbers(9, 0), options), {0.6, 0.3, 0}));
}

TEST_CASE("smoothed scores are worked out by hand and keep their range", "[searcher][rerank_neighbours]") {
    const Numbers scores{10, 6, 2};
    const Numbers similarities{0,   0.2, 0.6,  //
                               0.2, 0,   0,    //
                               0.6, 0,   0};
    // One leader: likeness 0, 0.2, 0.6, scaled 0, 1/3, 1; mixed by halves with 1, 1/2, 0: 1/2, 5/12, 1/2.
    // Each then by halves with its nearest: 1/2 (of the third), 11/24, 1/2; back between 2 and 10.
    const NeighbourOptions options{
        .leaders = 1, .sharpness = 1, .leader_share = 0.5, .neighbours = 1, .neighbour_share = 0.5};
    CHECK(are_near(smoothed_scores(scores, similarities, options), {6, 2 + 8 * 11.0 / 24, 6}));
    CHECK(are_near(smoothed_scores(scores, similarities, {.leader_share = 0, .neighbour_share = 0}), scores));
    CHECK(smoothed_scores(Numbers{}, Numbers{}, options).empty());
    CHECK(are_near(smoothed_scores(Numbers{3}, Numbers{0}, options), {3}));
}

TEST_CASE("signatures are compared by what tells them apart", "[searcher][signature_vectors]") {
    // Three texts; "all" is in each, so it counts ln(4/3), "two" in two counts ln 2; rarities 1 and 4.
    const SignatureVectors vectors(std::vector<Signature>{
        {{"all", 4, 16}, {"two", 4, 64}}, {{"all", 4, 16}, {"two", 4, 64}}, {{"all", 4, 16}}});
    const double all = std::sqrt(std::log(4.0 / 3));
    const double two = std::sqrt(4 * std::log(2.0));
    const double length = std::sqrt(all * all + two * two);
    CHECK(are_near({vectors.weights(0).begin(), vectors.weights(0).end()}, {all / length, two / length}));
    CHECK(are_near(vectors.similarities(),
                   {0, 1, all / length, 1, 0, all / length, all / length, all / length, 0}));

    // A word that stands there e times as often counts twice: 4 e quarters, in whole quarters 11.
    const SignatureVectors often(std::vector<Signature>{{{"a", 4, 16}, {"b", 11, 16}}, {}});
    CHECK(std::abs(often.weights(0)[1] / often.weights(0)[0] - (1 + std::log(11.0 / 4))) < 1e-12);
    CHECK(are_near(often.similarities(), {0, 0, 0, 0}));
    CHECK(SignatureVectors(std::vector<Signature>{}).similarities().empty());
}

TEST_CASE("stored signatures make the same vectors as decoded ones", "[searcher][signature_vectors]") {
    Random random(5);
    std::vector<Signature> signatures(40);
    std::vector<std::string> stored;
    for (Signature& signature :
         signatures) {  // some are empty, and there are more stems than a table begins with
        for (std::size_t i = random.below(4) == 0 ? 0 : 200; i > 0; --i) {
            const auto count = static_cast<std::uint32_t>(random.below(10'000));
            const auto rarity = static_cast<std::uint8_t>(random.below(256));
            signature.push_back({std::to_string(100'000 * i + random.below(99'999)), count, rarity});
        }
        stored.push_back(encode_signature(signature));
    }
    const SignatureVectors vectors(signatures);
    const SignatureVectors same = SignatureVectors::of_stored(stored);
    REQUIRE(same.size() == signatures.size());
    CHECK(same.similarities() == vectors.similarities());
    for (std::size_t text = 0; text < signatures.size(); ++text) {
        REQUIRE(same.stems(text).size() == signatures[text].size());
        for (std::size_t i = 0; i < signatures[text].size(); ++i)
            CHECK(same.name(same.stems(text)[i]) == signatures[text][i].stem);
    }
    CHECK_THROWS_AS(SignatureVectors::of_stored(std::vector<std::string>{"\x0f"}), Error);
}

TEST_CASE("smoothing does not depend on the order of texts that follow the leaders",
          "[searcher][rerank_neighbours][property]") {
    Random random(17);
    for (int round = 0; round < 20; ++round) {
        constexpr std::size_t texts = 12;
        Numbers scores(texts);
        Numbers similarities(texts * texts, 0);
        for (std::size_t i = 0; i < texts; ++i) scores[i] = 100.0 - static_cast<double>(i);
        for (std::size_t i = 0; i < texts; ++i) {
            for (std::size_t k = i + 1; k < texts; ++k)
                similarities[i * texts + k] = similarities[k * texts + i] =
                    static_cast<double>(1 + random.below(1'000'000)) / 1e6;
        }
        const Numbers before = smoothed_scores(scores, similarities, {});
        std::vector<std::size_t> order(texts);
        for (std::size_t i = 0; i < texts; ++i) order[i] = i;
        std::swap(order[9], order[11]);
        std::swap(order[8], order[10]);
        Numbers moved(texts);
        Numbers moved_similarities(texts * texts);
        for (std::size_t i = 0; i < texts; ++i) {
            moved[i] = scores[order[i]];
            for (std::size_t k = 0; k < texts; ++k)
                moved_similarities[i * texts + k] = similarities[order[i] * texts + order[k]];
        }
        const Numbers after = smoothed_scores(moved, moved_similarities, {});
        Numbers back(texts);
        for (std::size_t i = 0; i < texts; ++i) back[order[i]] = after[i];
        CHECK(are_near(before, back));
        CHECK(*std::max_element(before.begin(), before.end()) <= 100);
        CHECK(*std::min_element(before.begin(), before.end()) >= 89);
    }
}
