#pragma once

#include "searcher/fusion.h"
#include "searcher/output_format.h"
#include "searcher/search.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The styles that the results of many queries are written in.
inline constexpr std::array batch_styles{OutputStyle::trec_run, OutputStyle::json_lines, OutputStyle::tsv,
                                         OutputStyle::csv, OutputStyle::pattern};

/// Where a run's scores come from, which tells how many decimals they need.
enum class RunScores { ranking, fusion };

/// Writes the results of one topic after the other.
class BatchFormat {
 public:
    /// Throws `Error` of kind `usage` for a pattern that names no column.
    BatchFormat(OutputFormat format, RunScores scores);

    /// What stands in front of all results: the names of columns; empty where there is nothing.
    [[nodiscard]] const std::string& header() const { return header_; }

    /// The results of a topic: lines of a TREC run; a JSON object, that of a search with the topic's `id` in
    /// front; or a row a hit.
    [[nodiscard]] std::string to_text(const std::string& topic, const SearchResult& result) const;

    /// A topic's id as its rows have it; not for patterns.
    [[nodiscard]] std::string topic_cell(const std::string& topic) const;

    [[nodiscard]] const OutputFormat& format() const { return format_; }

 private:
    [[nodiscard]] std::string run_lines(const std::string& topic, const SearchResult& result) const;
    [[nodiscard]] std::string json_line(const std::string& topic, const SearchResult& result) const;
    [[nodiscard]] std::string rows(const std::string& topic, const SearchResult& result) const;

    OutputFormat format_;
    RunScores scores_;
    std::string header_;
};

/// An id as a column of a TREC run, which white space divides: white space, percent signs, ill-formed bytes
/// and what `changes_terminal` become `%20`, `%25` and so on, as in URLs.
[[nodiscard]] std::string to_trec_id(std::string_view id);

/// The lines of a TREC run for a topic of a run that was read, whose ids are columns already.
[[nodiscard]] std::string to_run_lines(std::string_view topic, const std::vector<FusedDocument>& documents);

}  // namespace debrief
