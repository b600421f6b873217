#include "searcher/sweep_output.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using Cells = std::vector<std::string>;

/// Rows with their cells right-aligned below each other, two blanks apart.
std::string aligned(const std::vector<Cells>& rows) {
    std::vector<std::size_t> widths;
    for (const Cells& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    }
    std::string text;
    for (const Cells& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += fmt::format("{}{:>{}}", i > 0 ? "  " : "", row[i], widths[i]);
        text += '\n';
    }
    return text;
}

std::string four_digits(double mean) {
    return fmt::format("{:.4f}", mean);
}

void append(Cells& cells, const std::vector<std::string>& more) {
    cells.insert(cells.end(), more.begin(), more.end());
}

std::string settings_table(const SweepOutcome& outcome) {
    std::vector<Cells> rows{{"rank", "mean", "won", "lost"}};
    append(rows.front(), outcome.sweep.parameters);
    for (const SweepRow& row : outcome.report.rows) {
        const SweepSetting& setting = outcome.sweep.settings[row.setting];
        rows.push_back({fmt::format("{}", row.rank), four_digits(row.all.mean),
                        fmt::format("{}", row.all.won), fmt::format("{}", row.all.lost)});
        append(rows.back(), setting.values);
        if (setting.is_usual) rows.back().emplace_back("default");
    }
    return aligned(rows);
}

std::string folds_table(const SweepOutcome& outcome) {
    std::vector<Cells> rows{{"fold", "topics", "elsewhere", "held out", "default", "won", "lost"}};
    append(rows.front(), outcome.sweep.parameters);
    std::size_t number = 0;
    for (const SweepFold& fold : outcome.report.folds) {
        rows.push_back({fmt::format("{}", ++number), fmt::format("{}", fold.topics),
                        four_digits(fold.elsewhere), four_digits(fold.held_out.mean), four_digits(fold.usual),
                        fmt::format("{}", fold.held_out.won), fmt::format("{}", fold.held_out.lost)});
        append(rows.back(), outcome.sweep.settings[fold.setting].values);
    }
    const SweepMean& all = outcome.report.cross_validated;
    rows.push_back({"all", fmt::format("{}", outcome.topics), "", four_digits(all.mean),
                    four_digits(outcome.report.usual), fmt::format("{}", all.won),
                    fmt::format("{}", all.lost)});
    return aligned(rows);
}

/// Numbers as such.
nlohmann::ordered_json value_to_json(const std::string& value) {
    if (const auto whole = parse_number(value)) return *whole;
    double real = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), real);
    if (error == std::errc() && end == value.data() + value.size()) return real;
    return value;
}

nlohmann::ordered_json values_to_json(const Sweep& sweep, std::size_t setting) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < sweep.parameters.size(); ++i)
        json[sweep.parameters[i]] = value_to_json(sweep.settings[setting].values[i]);
    return json;
}

nlohmann::ordered_json to_json(const SweepMean& mean) {
    return {{"mean", mean.mean}, {"won", mean.won}, {"lost", mean.lost}};
}

}  // namespace

std::string to_text(const SweepOutcome& outcome) {
    return fmt::format(
        "{} of {} topics, {} with the default ranking\n\n{}\n"
        "Each fold with the setting that is best elsewhere (seed {}):\n\n{}",
        outcome.measure, outcome.topics, four_digits(outcome.report.usual), settings_table(outcome),
        outcome.seed, folds_table(outcome));
}

nlohmann::ordered_json to_json(const SweepOutcome& outcome) {
    nlohmann::ordered_json settings = nlohmann::ordered_json::array();
    for (const SweepRow& row : outcome.report.rows) {
        nlohmann::ordered_json json = {{"rank", row.rank},
                                       {"values", values_to_json(outcome.sweep, row.setting)}};
        json.update(to_json(row.all));
        json["default"] = outcome.sweep.settings[row.setting].is_usual;
        settings.push_back(std::move(json));
    }
    nlohmann::ordered_json folds = nlohmann::ordered_json::array();
    for (const SweepFold& fold : outcome.report.folds) {
        nlohmann::ordered_json json = {{"topics", fold.topics},
                                       {"values", values_to_json(outcome.sweep, fold.setting)},
                                       {"elsewhere", fold.elsewhere}};
        json.update(to_json(fold.held_out));
        json["default"] = fold.usual;
        folds.push_back(std::move(json));
    }
    return {{"v", 1},
            {"measure", outcome.measure},
            {"topics", outcome.topics},
            {"seed", outcome.seed},
            {"default", outcome.report.usual},
            {"settings", settings},
            {"folds", folds},
            {"cross_validated", to_json(outcome.report.cross_validated)}};
}

}  // namespace debrief
