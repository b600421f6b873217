#include "searcher/evaluation_output.h"

#include "corpus/base/json.h"
#include "corpus/base/terminal.h"

#include <array>
#include <cmath>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::string_view summary_query = "all";

constexpr std::array evaluation_columns{
    Column{"query", "/query", "the query's id, 'all' for the summary"},
    Column{"measure", "/measure", "the measure"},
    Column{"value", "/value", "its value"},
};

bool is_of_single_queries(const MeasureKind& kind) {
    return kind.summary == Summary::mean || kind.summary == Summary::sum;
}

/// Calls `on_value` with query, measure and value of all that is wanted.
template <typename OnValue>
void for_each_value(const EvaluationReport& report, const OnValue& on_value) {
    for (const QueryValues& query : report.evaluation.queries) {
        if (!report.has_queries) break;
        for (std::size_t i = 0; i < report.measures.size(); ++i) {
            if (is_of_single_queries(*report.measures[i].kind)) {
                on_value(query.query, report.measures[i], query.values[i]);
            }
        }
    }
    for (std::size_t i = 0; i < report.measures.size() && report.has_summary; ++i) {
        on_value(summary_query, report.measures[i], report.evaluation.summary[i]);
    }
}

nlohmann::ordered_json measure_json(const EvaluationReport& report, const Measure& measure, double value) {
    if (measure.kind->summary == Summary::tag) return report.tag;
    return value_json(*measure.kind, value);
}

nlohmann::ordered_json report_json(const EvaluationReport& report) {
    nlohmann::ordered_json json = {{"v", output_version}, {"run", report.tag}};
    json["queries"] = report.evaluation.queries.size();
    json["missing"] = report.evaluation.missing;
    std::string last;
    for_each_value(report, [&](std::string_view query, const Measure& measure, double value) {
        if (query.data() == summary_query.data()) {
            json["summary"][measure.name] = measure_json(report, measure, value);
            return;
        }
        nlohmann::ordered_json& all = json["by_query"];
        if (all.empty() || last != query) all.push_back({{"query", query}});
        last = query;
        all.back()["measures"][measure.name] = value_json(*measure.kind, value);
    });
    return json;
}

}  // namespace

std::string value_text(const MeasureKind& kind, double value) {
    const bool is_whole = kind.summary == Summary::sum || kind.summary == Summary::queries;
    return is_whole ? fmt::format("{:.0f}", value) : fmt::format("{:6.4f}", value);
}

nlohmann::ordered_json value_json(const MeasureKind& kind, double value) {
    const bool is_whole = kind.summary == Summary::sum || kind.summary == Summary::queries;
    if (is_whole) return static_cast<std::size_t>(value);
    return std::round(value * 1e6) / 1e6;
}

void write_evaluation(const EvaluationReport& report, const OutputFormat& format, std::ostream& out) {
    if (format.style == OutputStyle::json) {
        out << to_json_text(report_json(report)) << '\n';
        return;
    }
    if (format.style == OutputStyle::text) {
        for_each_value(report, [&](std::string_view query, const Measure& measure, double value) {
            const std::string shown = measure.kind->summary == Summary::tag
                                          ? to_terminal_line(report.tag)
                                          : value_text(*measure.kind, value);
            out << fmt::format("{:<22}\t{}\t{}\n", measure.name, to_terminal_line(query), shown);
        });
        return;
    }
    RowWriter writer(out, format, evaluation_columns);
    writer.write_header();
    for_each_value(report, [&](std::string_view query, const Measure& measure, double value) {
        writer.write(
            {{"query", query}, {"measure", measure.name}, {"value", measure_json(report, measure, value)}});
    });
}

}  // namespace debrief
