#include "searcher/comparison_output.h"

#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/base/text_columns.h"
#include "searcher/evaluation_output.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using Cells = std::vector<std::string>;

constexpr std::array comparison_columns{
    Column{"query", "/query", "the query's id, 'all' for the means"},
    Column{"measure", "/measure", "the measure"},
    Column{"baseline", "/baseline", "the baseline's value"},
    Column{"run", "/run", "the run's value"},
    Column{"difference", "/difference", "the run's less the baseline's"},
    Column{"relative", "/relative", "the difference as a share of the baseline"},
    Column{"wins", "/wins", "queries where the run has more"},
    Column{"losses", "/losses", "queries where it has less"},
    Column{"ties", "/ties", "queries where both have the same"},
    Column{"p", "/p", "how likely such a difference is by chance"},
};

/// Rows with their columns side by side; those from `numbers_from` on end below each other, the others begin
/// so.
std::string aligned_table(const std::vector<Cells>& rows, std::size_t numbers_from, std::string_view indent) {
    std::vector<std::size_t> widths;
    for (const Cells& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], count_columns(row[i]));
    }
    std::string table;
    for (const Cells& row : rows) {
        std::string line(indent);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string room(widths[i] - count_columns(row[i]), ' ');
            if (i > 0) line += "  ";
            line += i < numbers_from ? row[i] + room : room + row[i];
        }
        line.resize(line.find_last_not_of(' ') + 1);
        table += line + '\n';
    }
    return table;
}

std::string four_decimals(double value) {
    return fmt::format("{:.4f}", value);
}

/// What rounds to nothing has no direction.
std::string signed_text(double value, int decimals) {
    const std::string text = fmt::format("{:+.{}f}", value, decimals);
    return text.find_first_of("123456789") == std::string::npos ? "+" + text.substr(1) : text;
}

std::string signed_decimals(double value) {
    return signed_text(value, 4);
}

std::string relative_text(double baseline, double run) {
    return baseline == 0 ? "-" : signed_text(100 * (run - baseline) / baseline, 1) + " %";
}

std::string p_text(const RandomisationResult& test) {
    return test.p < 0.0001 ? "<0.0001" : four_decimals(test.p);
}

std::string measures_text(const RunComparison& comparison) {
    std::vector<Cells> rows{{"measure", "baseline", "run", "change", "", "wins", "losses", "ties", "p"}};
    for (const MeasureComparison& one : comparison.measures) {
        rows.push_back({one.measure.name, four_decimals(one.baseline), four_decimals(one.run),
                        signed_decimals(one.run - one.baseline), relative_text(one.baseline, one.run),
                        std::to_string(one.wins), std::to_string(one.losses), std::to_string(one.ties),
                        p_text(one.test)});
    }
    for (const UnjudgedShare& share : comparison.unjudged) {
        rows.push_back({fmt::format("unj_{}", share.depth), four_decimals(share.baseline),
                        four_decimals(share.run), signed_decimals(share.run - share.baseline)});
    }
    return aligned_table(rows, 1, "");
}

std::string queries_text(const RunComparison& comparison) {
    std::vector<Cells> rows{{"query", "measure", "baseline", "run", "change"}};
    for (const QueryComparison& query : comparison.queries) {
        for (std::size_t i = 0; i < comparison.measures.size(); ++i) {
            rows.push_back({to_terminal_line(query.query), comparison.measures[i].measure.name,
                            four_decimals(query.baseline[i]), four_decimals(query.run[i]),
                            signed_decimals(query.run[i] - query.baseline[i])});
        }
    }
    return aligned_table(rows, 2, "");
}

void add_document(const std::vector<RankedDocument>& documents, std::size_t index, Cells& row) {
    if (index >= documents.size()) {
        row.insert(row.end(), {"", ""});
        return;
    }
    row.push_back(to_terminal_line(documents[index].document));
    row.push_back(documents[index].judgement ? std::to_string(*documents[index].judgement) : "-");
}

std::string changed_text(const RunComparison& comparison, const ChangedQuery& changed) {
    const QueryComparison& query = comparison.queries[changed.index];
    std::string text =
        fmt::format("query {}: {} {} -> {} ({})\n", to_terminal_line(query.query),
                    comparison.measures.front().measure.name, four_decimals(query.baseline[0]),
                    four_decimals(query.run[0]), signed_decimals(query.run[0] - query.baseline[0]));
    std::vector<Cells> rows{{"rank", "baseline", "judged", "run", "judged"}};
    for (std::size_t i = 0; i < std::max(changed.baseline.size(), changed.run.size()); ++i) {
        Cells row{std::to_string(i + 1)};
        add_document(changed.baseline, i, row);
        add_document(changed.run, i, row);
        rows.push_back(std::move(row));
    }
    return text + aligned_table(rows, 5, "  ");
}

/// How the measures' `p` came about; it is exact for some where few of their queries changed.
std::string test_text(const RunComparison& comparison) {
    std::size_t by_chance = 0;
    bool is_some_exact = false;
    for (const MeasureComparison& one : comparison.measures) {
        is_some_exact = is_some_exact || one.test.is_exact;
        if (!one.test.is_exact) by_chance = one.test.permutations;
    }
    std::string tried = is_some_exact ? "all permutations" : fmt::format("{} permutations", by_chance);
    if (is_some_exact && by_chance > 0) tried += fmt::format(" or {} of them", by_chance);
    return fmt::format("p: paired randomisation test, two-sided, {}\n", tried);
}

std::string comparison_text(const ComparisonReport& report) {
    const RunComparison& comparison = report.comparison;
    std::string text =
        fmt::format("baseline {}\nrun      {}\nqueries  {}\n\n", to_terminal_line(report.baseline),
                    to_terminal_line(report.run), comparison.queries.size());
    text += measures_text(comparison) + test_text(comparison);
    if (report.has_queries) text += "\n" + queries_text(comparison);
    for (const ChangedQuery& changed : comparison.changed) text += "\n" + changed_text(comparison, changed);
    return text;
}

/// For machines; never -0.
double six_decimals(double value) {
    return std::round(value * 1e6) / 1e6 + 0.0;
}

/// Values and their difference, as rows and objects have them.
nlohmann::ordered_json difference_json(std::string_view measure, double baseline, double run) {
    nlohmann::ordered_json json = {{"measure", measure},
                                   {"baseline", six_decimals(baseline)},
                                   {"run", six_decimals(run)},
                                   {"difference", six_decimals(run - baseline)}};
    if (baseline != 0) json["relative"] = six_decimals((run - baseline) / baseline);
    return json;
}

void add_test(const MeasureComparison& one, nlohmann::ordered_json& json) {
    json["wins"] = one.wins;
    json["losses"] = one.losses;
    json["ties"] = one.ties;
    json["p"] = six_decimals(one.test.p);
}

nlohmann::ordered_json documents_json(const std::vector<RankedDocument>& documents) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const RankedDocument& document : documents) {
        json.push_back({{"id", document.document}});
        if (document.judgement) json.back()["judgement"] = *document.judgement;
    }
    return json;
}

nlohmann::ordered_json query_json(const RunComparison& comparison, std::size_t index) {
    const QueryComparison& query = comparison.queries[index];
    nlohmann::ordered_json json = {{"query", query.query}, {"measures", nlohmann::ordered_json::array()}};
    for (std::size_t i = 0; i < comparison.measures.size(); ++i) {
        json["measures"].push_back(
            difference_json(comparison.measures[i].measure.name, query.baseline[i], query.run[i]));
    }
    return json;
}

nlohmann::ordered_json comparison_json(const ComparisonReport& report) {
    const RunComparison& comparison = report.comparison;
    nlohmann::ordered_json json = {{"v", output_version},
                                   {"baseline", report.baseline},
                                   {"run", report.run},
                                   {"queries", comparison.queries.size()}};
    for (const char* const list : {"measures", "unjudged", "changed"})
        json[list] = nlohmann::ordered_json::array();
    for (const MeasureComparison& one : comparison.measures) {
        json["measures"].push_back(difference_json(one.measure.name, one.baseline, one.run));
        add_test(one, json["measures"].back());
        json["measures"].back()["permutations"] = one.test.permutations;
        json["measures"].back()["exact"] = one.test.is_exact;
    }
    for (const UnjudgedShare& share : comparison.unjudged) {
        json["unjudged"].push_back(
            difference_json(fmt::format("unj_{}", share.depth), share.baseline, share.run));
    }
    for (const ChangedQuery& changed : comparison.changed) {
        const QueryComparison& query = comparison.queries[changed.index];
        json["changed"].push_back({{"query", query.query},
                                   {"difference", six_decimals(query.run[0] - query.baseline[0])},
                                   {"baseline", documents_json(changed.baseline)},
                                   {"run", documents_json(changed.run)}});
    }
    for (std::size_t i = 0; i < comparison.queries.size() && report.has_queries; ++i) {
        json["by_query"].push_back(query_json(comparison, i));
    }
    return json;
}

nlohmann::ordered_json comparison_row(std::string_view query, const nlohmann::ordered_json& values) {
    nlohmann::ordered_json row = {{"query", query}};
    row.update(values);
    return row;
}

void write_rows(const ComparisonReport& report, RowWriter& writer) {
    const RunComparison& comparison = report.comparison;
    writer.write_header();
    for (const MeasureComparison& one : comparison.measures) {
        nlohmann::ordered_json values = difference_json(one.measure.name, one.baseline, one.run);
        add_test(one, values);
        writer.write(comparison_row("all", values));
    }
    for (const UnjudgedShare& share : comparison.unjudged) {
        writer.write(comparison_row(
            "all", difference_json(fmt::format("unj_{}", share.depth), share.baseline, share.run)));
    }
    for (const QueryComparison& query : comparison.queries) {
        if (!report.has_queries) break;
        for (std::size_t i = 0; i < comparison.measures.size(); ++i) {
            writer.write(comparison_row(query.query, difference_json(comparison.measures[i].measure.name,
                                                                     query.baseline[i], query.run[i])));
        }
    }
}

}  // namespace

void write_comparison(const ComparisonReport& report, const OutputFormat& format, std::ostream& out) {
    if (format.style == OutputStyle::text) {
        out << comparison_text(report);
    } else if (format.style == OutputStyle::json) {
        out << to_json_text(comparison_json(report)) << '\n';
    } else {
        RowWriter writer(out, format, comparison_columns);
        write_rows(report, writer);
    }
}

}  // namespace debrief
