#include "searcher/trec_files.h"

#include "corpus/base/error.h"
#include "corpus/base/line_reader.h"
#include "corpus/base/text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <limits>
#include <span>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_trec_line = 65'536;  ///< bytes
constexpr std::size_t run_columns = 6;
constexpr std::size_t judgement_columns = 4;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The columns of a line; `count` goes on behind those that are kept.
struct TrecColumns {
    std::array<std::string_view, run_columns> texts;
    std::size_t count = 0;
};

TrecColumns trec_columns_of(std::string_view line) {
    TrecColumns columns;
    for (std::size_t i = 0; i < line.size();) {
        if (is_ascii_space(line[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < line.size() && !is_ascii_space(line[i])) ++i;
        if (columns.count < columns.texts.size())
            columns.texts[columns.count] = line.substr(begin, i - begin);
        ++columns.count;
    }
    return columns;
}

/// Calls `add` with the columns of each line that has any; what it returns is wrong with the line, if
/// anything is.
template <typename Add>
void read_trec_lines(InputStream& stream, std::string_view name, std::string_view shape, const Add& add) {
    LineReader lines(stream, longest_trec_line);
    while (const auto line = lines.next()) {
        std::string_view text = line->text;
        if (line->number == 1 && text.starts_with(byte_order_mark))
            text.remove_prefix(byte_order_mark.size());
        const TrecColumns columns = trec_columns_of(text);
        if (columns.count == 0 && !line->is_cut) continue;
        const std::string wrong =
            line->is_cut ? fmt::format("is longer than {} bytes", longest_trec_line) : add(columns);
        if (!wrong.empty()) {
            throw Error(ErrorKind::corpus, fmt::format("{}:{}: {}", name, line->number, wrong),
                        fmt::format("its lines are '{}'", shape));
        }
    }
}

std::string_view without_plus(std::string_view text) {
    return text.size() > 1 && text[0] == '+' && text[1] != '-' ? text.substr(1) : text;
}

/// Why `text` is no score, or nothing: then `score` has it.
std::string parse_score(std::string_view text, float& score) {
    const std::string_view digits = without_plus(text);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (end != digits.data() + digits.size() || error == std::errc::invalid_argument || std::isnan(value)) {
        return fmt::format("'{}' is no score", text);
    }
    // What is too near to 0 for a double is out of range as well as what is too far from it.
    if (error == std::errc::result_out_of_range) value = std::strtod(std::string(digits).c_str(), nullptr);
    if (std::abs(value) > static_cast<double>(std::numeric_limits<float>::max())) {
        return fmt::format("the score '{}' is beyond single precision", text);
    }
    score = static_cast<float>(value);
    return {};
}

}  // namespace

Run read_run(InputStream& stream, std::string_view name) {
    Run run;
    std::map<std::string, std::unordered_set<std::string>, std::less<>> seen;
    read_trec_lines(stream, name, "qid Q0 docid rank score tag", [&](const TrecColumns& columns) {
        const auto& [query, iteration, document, rank, score, tag] = columns.texts;
        if (columns.count < run_columns) return fmt::format("has {} columns", columns.count);
        RunEntry entry{std::string(document)};
        if (std::string wrong = parse_score(score, entry.score); !wrong.empty()) return wrong;
        auto known = seen.find(query);
        if (known == seen.end()) known = seen.try_emplace(std::string(query)).first;
        if (!known->second.insert(entry.document).second) {
            return fmt::format("document '{}' stands twice for query '{}'", document, query);
        }
        run.rankings[known->first].push_back(std::move(entry));
        run.tag = tag;
        return std::string();
    });
    return run;
}

Judgements read_judgements(InputStream& stream, std::string_view name, Judgements earlier) {
    Judgements judgements;
    read_trec_lines(stream, name, "qid 0 docid relevance", [&](const TrecColumns& columns) {
        if (columns.count != judgement_columns) return fmt::format("has {} columns", columns.count);
        const std::string query(columns.texts[0]);
        const std::string document(columns.texts[2]);
        const std::string_view digits = without_plus(columns.texts[3]);
        int relevance = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), relevance);
        if (error != std::errc() || end != digits.data() + digits.size()) {
            return fmt::format("'{}' is no relevance", columns.texts[3]);
        }
        if (const auto before = earlier.find(query); before != earlier.end()) {
            const auto known = before->second.find(document);
            if (known != before->second.end() && known->second != relevance) {
                return fmt::format("document '{}' is judged {} for query '{}', but {} in an earlier file",
                                   document, relevance, query, known->second);
            }
        }
        if (!judgements[query].emplace(document, relevance).second) {
            return fmt::format("document '{}' is judged twice for query '{}'", document, query);
        }
        return std::string();
    });
    for (auto& [query, documents] : judgements) earlier[query].merge(documents);
    return earlier;
}

Judgements read_judgement_files(std::span<const std::string> files) {
    Judgements judgements;
    for (const std::string& file : files) {
        InputStream stream = open_operand(file);
        judgements = read_judgements(stream, file, std::move(judgements));
    }
    return judgements;
}

}  // namespace debrief
