#include "searcher/nearness_scores.h"

#include "indexer/schema.h"
#include "searcher/query_runs.h"
#include "searcher/search_memory.h"
#include "searcher/word_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include <xapian.h>

namespace debrief {

namespace {

/// The pairs of a query, and the words they are made of.
struct QueryPairs {
    std::vector<std::string> words;
    std::vector<WordPair> pairs;
};

QueryPairs pairs_of(const Query& query, const ProximityOptions& options) {
    QueryPairs found;
    std::map<std::string, std::size_t> numbers;
    const auto number_of = [&](const std::string& form) {
        const auto [place, is_new] = numbers.emplace(form, found.words.size());
        if (is_new) found.words.push_back(form);
        return place->second;
    };
    for (const QueryRun& run : query_runs(query)) {
        for (std::size_t i = 0; i + 1 < run.size(); ++i) {
            if (found.pairs.size() == options.most_pairs) return found;
            const std::size_t gap = run[i + 1].place - run[i].place;
            if (gap > options.widest_gap || run[i].form == run[i + 1].form) continue;
            const std::size_t first = number_of(run[i].form);
            found.pairs.push_back({first, number_of(run[i + 1].form), gap});
        }
    }
    return found;
}

/// Of the commonest stem that a word may have.
double idf_of(const Xapian::Database& database, const std::string& form, const RankedQuery& query) {
    double frequency = 0;
    for (const std::string& stem : query.stemmers.all(form)) {
        const std::string term = stem_term("", stem);
        const std::size_t documents =
            query.memory ? query.memory->postings.frequency(database, term) : database.get_termfreq(term);
        frequency = std::max(frequency, static_cast<double>(documents));
    }
    return std::log1p((database.get_doccount() - frequency + 0.5) / (frequency + 0.5));
}

std::vector<std::string> remembered_forms(const Xapian::Database& database, const std::string& form,
                                          const RankedQuery& query) {
    if (!query.memory) return forms_of(database, form, query.stemmers);
    const auto known = query.memory->forms.find(form);
    if (known != query.memory->forms.end()) return known->second;
    std::vector<std::string> forms = forms_of(database, form, query.stemmers);
    query.memory->forms.emplace(form, forms);
    return forms;
}

std::uint32_t length_of(const Xapian::Database& database, std::uint32_t document, const RankedQuery& query) {
    return query.memory ? query.memory->postings.lengths(database)[document]
                        : database.get_doclength(document);
}

WordPlaces read_places(const Xapian::Database& database, const std::vector<std::vector<std::string>>& forms,
                       std::span<const std::uint32_t> documents, const RankedQuery& query) {
    if (query.memory) return {database, forms, documents, query.memory->postings};
    return {database, forms, documents};
}

}  // namespace

std::vector<double> nearness_scores(const Xapian::Database& database, const RankedQuery& query,
                                    std::span<const std::uint32_t> documents, const RankingOptions& options) {
    std::vector<double> scores(documents.size(), 0);
    const auto [words, pairs] = pairs_of(query.tree, options.proximity);
    if (pairs.empty()) return scores;

    std::vector<std::size_t> order(documents.size());  // ascending, as postings are read
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t left, std::size_t right) { return documents[left] < documents[right]; });
    std::vector<std::uint32_t> ascending;
    for (const std::size_t index : order) ascending.push_back(documents[index]);

    std::vector<std::vector<std::string>> forms;
    std::vector<double> idfs;
    for (const std::string& word : words) {
        forms.push_back(remembered_forms(database, word, query));
        idfs.push_back(idf_of(database, word, query));
    }
    const WordPlaces places = read_places(database, forms, ascending, query);
    const double average = std::max(database.get_average_length(), 1.0);
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        if (!places.has_pair(i)) continue;
        const double length = length_of(database, ascending[i], query) / average;
        const double norm = options.k1 * (1 - options.b + options.b * length);
        for (const auto& [first, second, gap] : pairs) {
            const auto firsts = places.of(first, i);
            const auto seconds = places.of(second, i);
            if (firsts.empty() || seconds.empty()) continue;
            scores[order[i]] += pair_score(
                count_ordered(firsts, seconds, gap), count_near(firsts, seconds, options.proximity.window),
                (idfs[first] + idfs[second]) / 2, norm, options.k1, options.proximity);
        }
    }
    return scores;
}

}  // namespace debrief
