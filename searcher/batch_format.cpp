#include "searcher/batch_format.h"

#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "searcher/output.h"
#include "searcher/output_cells.h"
#include "searcher/output_columns.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::string_view run_tag = "debrief";

/// Of a hit, behind the topic it answers.
constexpr auto batch_columns = [] {
    std::array<Column, hit_columns.size() + 1> columns{Column{"topic", "/topic", "the id of the topic"}};
    std::copy(hit_columns.begin(), hit_columns.end(), columns.begin() + 1);
    return columns;
}();

void append_run_line(std::string& lines, std::string_view topic, std::string_view document, std::size_t rank,
                     double score, RunScores scores) {
    // Sums of reciprocal ranks lie close together: in a run of a thousand they differ in the seventh decimal.
    const int decimals = scores == RunScores::fusion ? 12 : 6;
    fmt::format_to(std::back_inserter(lines), "{} Q0 {} {} {:.{}f} {}\n", topic, document, rank, score,
                   decimals, run_tag);
}

}  // namespace

BatchFormat::BatchFormat(OutputFormat format, RunScores scores)
    : format_(std::move(format)), scores_(scores) {
    if (!format_.has_rows()) return;
    std::ostringstream header;
    RowWriter(header, format_, batch_columns).write_header();
    header_ = header.str();
}

std::string BatchFormat::to_text(const std::string& topic, const SearchResult& result) const {
    if (format_.style == OutputStyle::trec_run) return run_lines(topic, result);
    return format_.style == OutputStyle::json_lines ? json_line(topic, result) : rows(topic, result);
}

std::string BatchFormat::topic_cell(const std::string& topic) const {
    switch (format_.style) {
        case OutputStyle::trec_run:
            return to_trec_id(topic);
        case OutputStyle::tsv:
            return tsv_cell(topic);
        case OutputStyle::csv:
            return csv_cell(topic, CellKind::text);
        default:
            return to_json_text(topic);
    }
}

std::string BatchFormat::run_lines(const std::string& topic, const SearchResult& result) const {
    std::string lines;
    const std::string column = to_trec_id(topic);
    for (const Hit& hit : result.hits)
        append_run_line(lines, column, to_trec_id(hit.id), hit.rank, hit.score, scores_);
    return lines;
}

std::string BatchFormat::json_line(const std::string& topic, const SearchResult& result) const {
    nlohmann::ordered_json json = {{"id", topic}};
    json.update(to_json(result));
    return to_json_text(json) + format_.row_end;
}

std::string BatchFormat::rows(const std::string& topic, const SearchResult& result) const {
    if (result.hits.empty()) return "";
    std::ostringstream text;
    RowWriter writer(text, format_, batch_columns);
    const nlohmann::ordered_json json = to_json(result);
    for (const auto& hit : json["hits"]) {
        nlohmann::ordered_json row = {{"topic", topic}};
        row.update(hit);
        writer.write(row);
    }
    return text.str().substr(header_.size());  // a writer of its own has the header in front
}

std::string to_trec_id(std::string_view id) {
    std::string column;
    for (std::size_t offset = 0; offset < id.size();) {
        const CodePoint point = code_point_at(id, offset);
        const std::string_view character = id.substr(offset, point.bytes);
        offset += point.bytes;
        const bool is_ill_formed = point.value == 0xFFFD && character.size() == 1;
        const bool is_divider =
            character.size() == 1 && (is_ascii_space(character[0]) || character[0] == '%');
        if (!is_divider && !is_ill_formed && !changes_terminal(point.value)) {
            column += character;
            continue;
        }
        for (const char byte : character) column += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
    return column;
}

std::string to_run_lines(std::string_view topic, const std::vector<FusedDocument>& documents) {
    std::string lines;
    for (std::size_t i = 0; i < documents.size(); ++i)
        append_run_line(lines, topic, documents[i].id, i + 1, documents[i].score, RunScores::fusion);
    return lines;
}

}  // namespace debrief
