#include "searcher/output_format.h"

#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "searcher/output_cells.h"

#include <algorithm>
#include <cassert>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using RowValue = nlohmann::ordered_json;

RowValue value_of(const RowValue& row, const Column& column) {
    const RowValue::json_pointer pointer{std::string(column.pointer)};
    return row.contains(pointer) ? row.at(pointer) : RowValue();
}

const Column* find_column(std::span<const Column> columns, std::string_view name) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const Column& each) { return each.name == name; });
    return found == columns.end() ? nullptr : &*found;
}

bool allows(std::span<const OutputStyle> styles, OutputStyle style) {
    return std::find(styles.begin(), styles.end(), style) != styles.end();
}

[[noreturn]] void refuse_format(std::string_view given, std::span<const OutputStyle> styles) {
    std::vector<std::string_view> names;
    for (const OutputStyle style : styles) {
        if (style != OutputStyle::pattern) names.push_back(to_string(style));
    }
    const std::string_view pattern =
        allows(styles, OutputStyle::pattern) ? ", or your own in the manner of '{id} {title}'" : "";
    throw Error(ErrorKind::usage, fmt::format("'--format' cannot be '{}'", given),
                fmt::format("give one of: {}{}", fmt::join(names, ", "), pattern));
}

OutputStyle find_style(std::string_view given, std::span<const OutputStyle> styles) {
    if (given.find('{') != std::string_view::npos && allows(styles, OutputStyle::pattern))
        return OutputStyle::pattern;
    const auto found = std::find_if(styles.begin(), styles.end(), [&](OutputStyle style) {
        return style != OutputStyle::pattern && to_string(style) == given;
    });
    if (found == styles.end()) refuse_format(given, styles);
    return *found;
}

}  // namespace

std::string_view to_string(OutputStyle style) {
    switch (style) {
        case OutputStyle::text:
            return "text";
        case OutputStyle::json:
            return "json";
        case OutputStyle::json_lines:
            return "jsonl";
        case OutputStyle::tsv:
            return "tsv";
        case OutputStyle::csv:
            return "csv";
        case OutputStyle::paths:
            return "paths";
        case OutputStyle::trec_run:
            return "trec";
        case OutputStyle::pattern:
            break;
    }
    return "your own format";
}

OutputFormat choose_output_format(const CommandLine& line, std::span<const OutputStyle> styles) {
    OutputFormat format{styles.front()};
    if (const auto given = line.value(format_option.name)) {
        format.style = find_style(*given, styles);
        if (format.style == OutputStyle::pattern) {
            format.pattern = *given;
            (void)parse_pattern(format.pattern);  // refused before anything is looked for
        }
    }
    if (!line.has(null_option.name)) return format;
    if (!format.has_rows() || format.style == OutputStyle::csv) {
        throw Error(ErrorKind::usage,
                    fmt::format("'--null' has no place in the format '{}'", to_string(format.style)),
                    "ask for another with '--format', such as paths or jsonl");
    }
    format.row_end = '\0';
    return format;
}

RowWriter::RowWriter(std::ostream& out, OutputFormat format, std::span<const Column> columns)
    : out_(out), format_(std::move(format)), columns_(columns) {
    assert(format_.has_rows());
    if (format_.style != OutputStyle::pattern) return;
    pieces_ = parse_pattern(format_.pattern);
    check_columns(pieces_, columns_);
}

void RowWriter::write(const nlohmann::ordered_json& row) {
    write_header();
    switch (format_.style) {
        case OutputStyle::tsv:
        case OutputStyle::csv:
            return write_cells(&row);
        case OutputStyle::paths:
            return write_path(row);
        case OutputStyle::pattern:
            return write_pattern(row);
        default:
            break;
    }
    RowValue line = {{"v", output_version}};
    line.update(row);
    out_ << to_json_text(line) << format_.row_end;
}

void RowWriter::write_header() {
    if (has_header_) return;
    has_header_ = true;
    if (format_.style == OutputStyle::tsv || format_.style == OutputStyle::csv) write_cells(nullptr);
}

void RowWriter::write_cells(const nlohmann::ordered_json* row) {
    const bool is_csv = format_.style == OutputStyle::csv;
    for (const Column& column : columns_) {
        if (&column != &columns_.front()) out_ << (is_csv ? ',' : '\t');
        const RowValue value = row ? value_of(*row, column) : RowValue(column.name);
        const CellKind kind = value.is_number() ? CellKind::number : CellKind::text;
        const std::string cell = to_cell(value);
        out_ << (is_csv ? csv_cell(cell, kind) : tsv_cell(cell));
    }
    if (is_csv) {
        out_ << "\r\n";
    } else {
        out_ << format_.row_end;
    }
}

void RowWriter::write_path(const nlohmann::ordered_json& row) {
    const Column* column = find_column(columns_, "path");
    assert(column);
    const std::string path = to_cell(value_of(row, *column));
    if (path.empty() || !paths_.insert(path).second) return;
    const bool is_exact = format_.row_end == '\0' && !format_.is_on_screen;
    out_ << (is_exact ? path : path_line(path)) << format_.row_end;
}

void RowWriter::write_pattern(const nlohmann::ordered_json& row) {
    for (const PatternPiece& piece : pieces_) {
        out_ << (piece.is_column
                     ? to_terminal_line(to_cell(value_of(row, *find_column(columns_, piece.text))))
                     : piece.text);
    }
    out_ << format_.row_end;
}

}  // namespace debrief
