#include "indexer/schema.h"
#include "indexer/word_sequence.h"
#include "searcher/index_reader.h"
#include "searcher/search.h"
#include "tests/support/random.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

using namespace debrief;
using debrief::test::Random;

namespace {

/// A way to rank, and what it costs.
struct Variant {
    std::string_view name;
    std::function<void(RankingOptions&)> set;
    std::vector<double> milliseconds{};  ///< of CPU time for a query, a round each
};

std::vector<Variant> all_variants() {
    return {
        {"plain", [](RankingOptions& o) { o.mode = RankingMode::plain; }},
        {"plain, no exact forms",
         [](RankingOptions& o) {
             o.mode = RankingMode::plain;
             o.exact_share = 0;
         }},
        {"fast", [](RankingOptions& o) { o.mode = RankingMode::fast; }},
        {"best", [](RankingOptions&) {}},
        {"best, request words count in full", [](RankingOptions& o) { o.request.share = 1; }},
        {"best, no nearness", [](RankingOptions& o) { o.proximity.most_pairs = 0; }},
        {"best, no likeness to leaders", [](RankingOptions& o) { o.neighbours.leader_share = 0; }},
        {"best, no neighbours", [](RankingOptions& o) { o.neighbours.neighbour_share = 0; }},
        {"deep", [](RankingOptions& o) { o.mode = RankingMode::deep; }},
    };
}

/// Two to four words that stand together in a title.
std::vector<std::string> draw_queries(IndexReader& reader, std::size_t count) {
    std::vector<std::string> queries;
    reader.read([&](const Xapian::Database& database) {
        Random random(1);
        queries.clear();
        while (queries.size() < count) {
            const auto document = static_cast<Xapian::docid>(1 + random.below(database.get_lastdocid()));
            const std::string bytes = database.get_document(document).get_value(slot::words);
            if (bytes.empty()) continue;
            const WordSequence sequence(bytes);
            std::vector<std::pair<std::uint32_t, std::string>> words;
            for (auto term = database.termlist_begin(document); term != database.termlist_end(document);
                 ++term) {
                const std::string form = *term;
                if (form.empty() || (form[0] >= 'A' && form[0] <= 'Z') || is_stem_term(form)) continue;
                constexpr std::uint32_t words_of_beginning = 12;
                std::vector<std::uint32_t> places;
                sequence.add_places("", form, places);
                for (const std::uint32_t place : places) {
                    if (place <= words_of_beginning) words.emplace_back(place, form);
                }
            }
            std::sort(words.begin(), words.end());
            const std::size_t length = 2 + random.below(3);
            if (words.size() < length) continue;
            const std::size_t begin = random.below(words.size() - length + 1);
            std::string query;
            for (std::size_t i = begin; i < begin + length; ++i) query += words[i].second + " ";
            queries.push_back(std::move(query));
        }
    });
    return queries;
}

double mean_milliseconds(IndexReader& reader, const std::vector<std::string>& queries,
                         const Variant& variant) {
    SearchRequest request;
    request.snippets.count = 0;
    variant.set(request.ranking);
    const std::clock_t begin = std::clock();  // of this process: other work on the machine hardly counts
    for (const std::string& query : queries) {
        request.query = query;
        static_cast<void>(search(reader, request));
    }
    const double ticks = static_cast<double>(std::clock() - begin);
    return 1e3 * ticks / CLOCKS_PER_SEC / static_cast<double>(queries.size());
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: debrief_ranking_bench INDEX [QUERIES [ROUNDS]]\n";
        return 2;
    }
    IndexReader reader{IndexDirectory(argv[1])};
    const std::vector<std::string> queries = draw_queries(reader, argc > 2 ? std::stoul(argv[2]) : 300);
    const std::size_t rounds = argc > 3 ? std::stoul(argv[3]) : 7;
    std::vector<Variant> variants = all_variants();
    static_cast<void>(mean_milliseconds(reader, queries, variants.front()));  // reads the index once
    for (std::size_t round = 0; round < rounds; ++round) {  // in turn, so that a busy machine slows all
        for (Variant& variant : variants)
            variant.milliseconds.push_back(mean_milliseconds(reader, queries, variant));
    }
    for (const Variant& variant : variants) {
        std::vector<double> ratios;
        for (std::size_t round = 0; round < rounds; ++round)
            ratios.push_back(variant.milliseconds[round] / variants.front().milliseconds[round]);
        fmt::print("{:<36} {:6.3f} ms  {:5.2f} of plain\n", variant.name, median(variant.milliseconds),
                   median(ratios));
    }
    return 0;
}
