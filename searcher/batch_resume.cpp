#include "searcher/batch_resume.h"

#include "corpus/base/error.h"

#include <algorithm>
#include <istream>
#include <optional>

#include <fmt/format.h>

namespace debrief {

namespace {

/// Reads one whole row with its end, nothing where there is no more.
std::optional<std::string> next_row(std::istream& file, const OutputFormat& format) {
    std::string row;
    const char end = format.row_end;
    bool is_quoted = false;
    for (std::string piece; std::getline(file, piece, end);) {
        if (file.eof()) return std::nullopt;  // without its end: cut
        row += piece + end;
        if (std::count(piece.begin(), piece.end(), '"') % 2 != 0) is_quoted = !is_quoted;
        if (format.style != OutputStyle::csv || !is_quoted) return row;
    }
    return std::nullopt;
}

/// Where a text in quotes ends, behind its closing quote; `begin` is that of its opening one.
std::size_t end_of_json_text(std::string_view row, std::size_t begin) {
    for (std::size_t at = begin + 1; at < row.size(); ++at) {
        if (row[at] == '"') return at + 1;
        if (row[at] == '\\') ++at;
    }
    return begin;
}

std::size_t end_of_csv_cell(std::string_view row) {
    bool is_quoted = false;
    for (std::size_t at = 0; at < row.size(); ++at) {
        if (row[at] == '"') is_quoted = !is_quoted;
        if (row[at] == ',' && !is_quoted) return at;
    }
    return 0;
}

/// The topic of a row, as it stands there; empty where the row is of another kind.
std::string_view topic_cell(std::string_view row, OutputStyle style) {
    constexpr std::string_view json_begin = R"({"id":)";
    const auto up_to = [&](char end) {
        const std::size_t place = row.find(end);
        return row.substr(0, place == std::string_view::npos ? 0 : place);
    };
    if (style == OutputStyle::trec_run) return up_to(' ');
    if (style == OutputStyle::tsv) return up_to('\t');
    if (style == OutputStyle::csv) return row.substr(0, end_of_csv_cell(row));
    if (!row.starts_with(json_begin)) return {};
    return row.substr(json_begin.size(), end_of_json_text(row, json_begin.size()) - json_begin.size());
}

[[noreturn]] void refuse_to_resume(const std::string& name, std::string_view why) {
    throw Error(ErrorKind::usage, fmt::format("'{}' {}", name, why),
                "go on with the topics and options that it was made with, or leave out '--resume'");
}

/// Whether the header is there, whole.
bool read_header(std::istream& file, const std::string& name, const std::string& header) {
    std::string begin(header.size(), '\0');
    file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    begin.resize(static_cast<std::size_t>(file.gcount()));
    if (!header.starts_with(begin)) refuse_to_resume(name, "has other columns than these results");
    return begin.size() == header.size();
}

}  // namespace

ResumePoint find_resume_point(std::istream& file, const std::string& name, const BatchFormat& format) {
    const OutputStyle style = format.format().style;
    if (style == OutputStyle::pattern) {
        throw Error(ErrorKind::usage, "'--resume' cannot tell the topics of a format of your own",
                    "ask for trec, jsonl, tsv or csv");
    }
    ResumePoint point;
    if (!read_header(file, name, format.header())) return point;
    std::uint64_t at = format.header().size();
    point.bytes = at;
    std::string current;
    while (const auto row = next_row(file, format.format())) {
        const std::string_view cell = topic_cell(*row, style);
        if (cell.empty()) refuse_to_resume(name, "has a line that is no result of a batch in this format");
        if (style == OutputStyle::json_lines) {
            point.topics.emplace_back(cell);
            point.bytes = at + row->size();
        } else if (cell != current) {
            if (!current.empty()) point.topics.push_back(current);
            current = cell;
            point.bytes = at;
        }
        at += row->size();
    }
    return point;
}

void skip_answered(const TopicSource& topics, const ResumePoint& point, const std::string& name,
                   const BatchFormat& format, const std::function<void(const Problem&)>& on_problem) {
    for (auto answered = point.topics.begin(); answered != point.topics.end();) {
        const auto item = topics();
        if (!item) refuse_to_resume(name, fmt::format("has results of '{}', which is not asked", *answered));
        if (const auto* problem = std::get_if<Problem>(&*item)) {
            on_problem(*problem);
        } else if (format.topic_cell(std::get<Topic>(*item).id) == *answered) {
            ++answered;
        }
    }
}

}  // namespace debrief
