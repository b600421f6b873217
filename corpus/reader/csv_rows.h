#pragma once

#include "corpus/base/line_reader.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// How a row was come by.
enum class RowOrigin {
    whole,     ///< it stands so in the file
    salvaged,  ///< it is a line of what a broken row had swallowed
};

/// A row of a CSV file.
struct CsvRow {
    std::size_t line = 0;       ///< where it begins, from 1
    std::size_t last_line = 0;  ///< where it ends
    std::vector<std::string> cells;
    std::string problem{};  ///< why it is none, if so; `cells` is empty then
    RowOrigin origin = RowOrigin::whole;
};

/// Splits CSV into rows, holding one of at most `limit` bytes: quoted cells with line ends and doubled quotes
/// in them, any line ends, blanks around cells that are not quoted. Rows without anything in them are left
/// out.
///
/// A row that goes on for more than the limit, or to the end of the file in a cell whose quote is never
/// closed, is told as a problem; behind its first line reading goes on with a row a line up to where it had
/// got.
class CsvRows {
 public:
    CsvRows(InputStream& stream, char delimiter, std::size_t limit);
    ~CsvRows();

    /// The next row; nothing at the end. Throws what the stream throws.
    [[nodiscard]] std::optional<CsvRow> next();

 private:
    class Parser;

    void read_on();
    void give_up(const std::string& problem);

    LineReader lines_;
    char delimiter_;
    std::size_t limit_;
    std::unique_ptr<Parser> parser_;
    std::deque<CsvRow> ready_;
    std::string open_;  ///< the lines so far of a row that is not complete, each with its end
    std::size_t open_line_ = 0;
    bool is_at_end_ = false;
};

/// The first rows of the beginning of a file, at most `most`, up to the first that is broken.
[[nodiscard]] std::vector<CsvRow> first_csv_rows(std::string_view head, char delimiter, std::size_t most);

}  // namespace debrief
