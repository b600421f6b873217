#include "corpus/reader/csv_rows.h"

#include "corpus/base/memory_source.h"

#include <algorithm>
#include <new>
#include <utility>

#include <csv.h>
#include <fmt/format.h>

namespace debrief {

namespace {

std::string too_long(std::size_t limit) {
    return fmt::format("is longer than {} bytes, the most a record may have", limit);
}

}  // namespace

/// The library's parser, fed line by line so that the line of each row is known.
class CsvRows::Parser {
 public:
    explicit Parser(char delimiter) {
        if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
        // Long cells grow by this much at a time: the library's own 128 bytes make that slow.
        constexpr std::size_t growth_bytes = 262144;
        csv_set_blk_size(&parser_, growth_bytes);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { csv_free(&parser_); }

    /// The rows that end with this line; lines with nothing in them make none.
    std::vector<std::vector<std::string>> feed(std::string_view line) {
        rows_.clear();
        feed_bytes(line);
        feed_bytes("\n");
        return std::move(rows_);
    }

    /// Whether the next line belongs to the row of the last one.
    [[nodiscard]] bool is_inside_row() const { return !cells_.empty() || parser_.entry_pos > 0; }

 private:
    void feed_bytes(std::string_view bytes) {
        const std::size_t used = csv_parse(&parser_, bytes.data(), bytes.size(), add_cell, add_row, this);
        if (used != bytes.size()) throw std::bad_alloc();  // what else may fail without strict mode
    }

    static void add_cell(void* cell, std::size_t size, void* self) {
        static_cast<Parser*>(self)->cells_.emplace_back(static_cast<const char*>(cell), size);
    }

    static void add_row(int, void* self) {
        auto& parser = *static_cast<Parser*>(self);
        const bool is_empty = std::all_of(parser.cells_.begin(), parser.cells_.end(),
                                          [](const std::string& cell) { return cell.empty(); });
        if (!is_empty) parser.rows_.push_back(std::move(parser.cells_));
        parser.cells_.clear();
    }

    csv_parser parser_{};
    std::vector<std::string> cells_;
    std::vector<std::vector<std::string>> rows_;
};

CsvRows::CsvRows(InputStream& stream, char delimiter, std::size_t limit)
    : lines_(stream, limit),
      delimiter_(delimiter),
      limit_(limit),
      parser_(std::make_unique<Parser>(delimiter)) {}

CsvRows::~CsvRows() = default;

std::optional<CsvRow> CsvRows::next() {
    while (ready_.empty() && !is_at_end_) read_on();
    if (ready_.empty()) return std::nullopt;
    CsvRow row = std::move(ready_.front());
    ready_.pop_front();
    return row;
}

void CsvRows::read_on() {
    const auto line = lines_.next();
    if (!line) {
        is_at_end_ = true;
        if (parser_->is_inside_row()) give_up("has a quote that is never closed");
        return;
    }
    if (open_.empty()) open_line_ = line->number;
    if (line->is_cut) {
        const bool began_before = open_line_ != line->number;
        give_up(too_long(limit_));
        if (began_before) ready_.push_back({line->number, line->number, {}, too_long(limit_)});
        return;
    }
    open_ += line->text;
    open_ += '\n';
    auto rows = parser_->feed(line->text);
    const bool is_too_long = open_.size() > limit_ + 1;  // its last line end is no part of a row
    if (parser_->is_inside_row()) {
        if (is_too_long) give_up(too_long(limit_));
        return;
    }
    if (is_too_long) {
        ready_.push_back({open_line_, line->number, {}, too_long(limit_)});
    } else {
        for (auto& cells : rows) ready_.push_back({open_line_, line->number, std::move(cells)});
    }
    open_.clear();
}

void CsvRows::give_up(const std::string& problem) {
    ready_.push_back({open_line_, open_line_, {}, problem});
    const std::string lines = std::exchange(open_, "");
    std::size_t number = open_line_;
    for (std::size_t begin = lines.find('\n') + 1; begin > 0 && begin < lines.size();) {
        const std::size_t end = lines.find('\n', begin);
        ++number;
        parser_ = std::make_unique<Parser>(delimiter_);
        for (auto& cells : parser_->feed(std::string_view(lines).substr(begin, end - begin))) {
            ready_.push_back({number, number, std::move(cells), "", RowOrigin::salvaged});
        }
        if (parser_->is_inside_row()) ready_.push_back({number, number, {}, problem, RowOrigin::salvaged});
        begin = end + 1;
    }
    parser_ = std::make_unique<Parser>(delimiter_);
}

std::vector<CsvRow> first_csv_rows(std::string_view head, char delimiter, std::size_t most) {
    InputStream stream(std::make_unique<MemorySource>(std::string(head)));
    CsvRows rows(stream, delimiter, head.size());
    std::vector<CsvRow> first;
    while (first.size() < most) {
        auto row = rows.next();
        if (!row || !row->problem.empty()) break;
        first.push_back(std::move(*row));
    }
    return first;
}

}  // namespace debrief
