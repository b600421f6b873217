#include "searcher/evaluation.h"

#include "corpus/base/error.h"
#include "corpus/base/line_reader.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <set>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_judgement = 65'536;  ///< bytes
constexpr std::size_t ndcg_depth = 10;
constexpr std::size_t precision_depth = 10;
constexpr std::size_t recall_depth = 100;

std::vector<std::string> columns_of(std::string_view line) {
    std::vector<std::string> columns;
    for (std::size_t begin = 0; begin < line.size();) {
        const std::size_t end = std::min(line.find_first_of(" \t", begin), line.size());
        if (end > begin) columns.emplace_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return columns;
}

/// Calls `add` with the columns of each line that has any; what it returns is wrong with the line, if
/// anything is.
void read_columns(InputStream& stream, std::string_view name, std::size_t count, std::string_view shape,
                  const std::function<std::string(const std::vector<std::string>&)>& add) {
    LineReader lines(stream, longest_judgement);
    while (const auto line = lines.next()) {
        const auto columns = columns_of(line->text);
        if (columns.empty() && !line->is_cut) continue;
        std::string wrong;
        if (line->is_cut) {
            wrong = fmt::format("is longer than {} bytes", longest_judgement);
        } else {
            wrong = columns.size() == count ? add(columns) : fmt::format("has {} columns", columns.size());
        }
        if (!wrong.empty()) {
            throw Error(ErrorKind::corpus, fmt::format("{}:{}: {}", name, line->number, wrong),
                        fmt::format("its lines are '{}'", shape));
        }
    }
}

std::vector<int> ideal_gains(const std::map<std::string, int>& judged) {
    std::vector<int> gains;
    for (const auto& [document, relevance] : judged) {
        if (relevance > 0) gains.push_back(relevance);
    }
    std::sort(gains.begin(), gains.end(), std::greater<>());
    return gains;
}

double discounted_gain(const std::vector<int>& gains) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min(gains.size(), ndcg_depth); ++i) {
        sum += std::max(0, gains[i]) / std::log2(static_cast<double>(i) + 2);
    }
    return sum;
}

}  // namespace

Run read_run(InputStream& stream, std::string_view name) {
    Run run;
    std::map<std::string, std::set<std::string>> seen;
    read_columns(
        stream, name, 6, "qid Q0 docid rank score tag", [&](const std::vector<std::string>& columns) {
            const char* begin = columns[4].c_str();
            char* end = nullptr;
            const double score = std::strtod(begin, &end);
            if (end != begin + columns[4].size() || std::isnan(score))
                return fmt::format("'{}' is no score", columns[4]);
            if (!seen[columns[0]].insert(columns[2]).second) {
                return fmt::format("document '{}' stands twice for query '{}'", columns[2], columns[0]);
            }
            run[columns[0]].push_back({columns[2], static_cast<float>(score)});
            return std::string();
        });
    return run;
}

Judgements read_judgements(InputStream& stream, std::string_view name) {
    Judgements judgements;
    read_columns(stream, name, 4, "qid 0 docid relevance", [&](const std::vector<std::string>& columns) {
        const std::string& text = columns[3];
        int relevance = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), relevance);
        if (error != std::errc() || end != text.data() + text.size())
            return fmt::format("'{}' is no relevance", text);
        if (!judgements[columns[0]].emplace(columns[2], relevance).second) {
            return fmt::format("document '{}' is judged twice for query '{}'", columns[2], columns[0]);
        }
        return std::string();
    });
    return judgements;
}

Measures evaluate_query(std::vector<RunEntry> ranking, const std::map<std::string, int>& judged) {
    std::sort(ranking.begin(), ranking.end(), [](const RunEntry& left, const RunEntry& right) {
        return left.score != right.score ? left.score > right.score : left.document > right.document;
    });
    const std::vector<int> ideal = ideal_gains(judged);
    Measures measures;
    std::vector<int> gains;
    std::size_t relevant = 0;
    for (std::size_t i = 0; i < ranking.size(); ++i) {
        const auto judgement = judged.find(ranking[i].document);
        gains.push_back(judgement == judged.end() ? 0 : judgement->second);
        if (gains.back() <= 0) continue;
        ++relevant;
        const double precision = static_cast<double>(relevant) / static_cast<double>(i + 1);
        measures.map += precision;
        if (relevant == 1) measures.recip_rank = precision;
        if (i < precision_depth) measures.p_10 += 1.0 / precision_depth;
        if (i < recall_depth) measures.recall_100 += 1;
    }
    if (ideal.empty()) return measures;
    measures.map /= static_cast<double>(ideal.size());
    measures.recall_100 /= static_cast<double>(ideal.size());
    measures.ndcg_cut_10 = discounted_gain(gains) / discounted_gain(ideal);
    return measures;
}

Evaluation evaluate(const Run& run, const Judgements& judgements) {
    constexpr std::array measures{&Measures::map, &Measures::p_10, &Measures::recall_100,
                                  &Measures::recip_rank, &Measures::ndcg_cut_10};
    Evaluation evaluation;
    for (const auto& [query, ranking] : run) {
        const auto judged = judgements.find(query);
        if (judged == judgements.end()) continue;
        const Measures one = evaluate_query(ranking, judged->second);
        for (double Measures::*const measure : measures) evaluation.means.*measure += one.*measure;
        ++evaluation.queries;
    }
    for (double Measures::*const measure : measures) {
        if (evaluation.queries > 0) evaluation.means.*measure /= static_cast<double>(evaluation.queries);
    }
    return evaluation;
}

}  // namespace debrief
