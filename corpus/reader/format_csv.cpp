#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/csv_layout.h"
#include "corpus/reader/csv_rows.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/record_visit.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::string_view csv_delimiters = ",;|\t";
constexpr std::string_view tsv_delimiters = "\t";

/// Makes briefings of the rows of one file.
class RowReader {
 public:
    RowReader(const FormatInput& input, const CsvLayout& layout, std::string charset)
        : input_(input), layout_(layout), charset_(std::move(charset)), names_(layout.field_map) {
        for (const std::string& column : layout.columns) {
            const auto claims = names_.claims_of(column);
            is_id_.push_back(std::any_of(claims.begin(), claims.end(), [](const FieldClaim& claim) {
                return claim.field == BriefingField::id;
            }));
        }
    }

    /// Whether a row has a cell for each column, and beyond them empty ones at most.
    [[nodiscard]] bool fits(const CsvRow& row) const {
        const std::size_t columns = layout_.columns.size();
        return row.cells.size() >= columns &&
               std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(columns), row.cells.end(),
                           [](const std::string& cell) { return cell.empty(); });
    }

    /// Throws `BadRecord`. `number`: of the row among those with records, from 1.
    [[nodiscard]] RecordBriefing read(const CsvRow& row, std::size_t number) const {
        if (!row.problem.empty()) throw BadRecord(row.problem);
        if (!fits(row)) {
            const std::string extent =
                row.last_line > row.line ? fmt::format("; it goes on to line {}", row.last_line) : "";
            throw BadRecord(fmt::format("has {} fields where the first row has {}{}", row.cells.size(),
                                        layout_.columns.size(), extent));
        }
        const bool has_nul = std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
            return cell.find('\0') != std::string::npos;
        });
        if (has_nul) throw BadRecord("has NUL characters");
        return read_cells(row.cells, number);
    }

 private:
    [[nodiscard]] RecordBriefing read_cells(const std::vector<std::string>& cells, std::size_t number) const {
        std::vector<std::string> texts;
        DecodedText all{.text = "", .charset = charset_};
        for (const std::string& cell : cells) {
            texts.push_back(cell);
            if (is_valid_utf8(cell)) continue;
            DecodedText decoded = decode_text(cell, charset_);
            texts.back() = std::move(decoded.text);
            all.replaced += decoded.replaced;
        }
        std::vector<RecordField> fields;
        for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
            // An empty cell is no value, but an id that is empty is a mistake.
            if (texts[i].empty() && !is_id_[i]) continue;
            fields.push_back({layout_.columns[i], {.kind = RecordValue::Kind::text, .text = texts[i]}});
        }
        RecordBriefing made = briefing_from_record(
            fields, {names_, spare_record_id(input_.id, number), input_.options.nesting});
        std::string loss = describe_loss(all);
        if (!loss.empty()) made.mended.push_back(std::move(loss));
        return made;
    }

    const FormatInput& input_;
    const CsvLayout& layout_;
    std::string charset_;
    FieldNames names_;
    std::vector<bool> is_id_;  ///< by column
};

/// Counts the lines that a broken row had swallowed and that are no rows, to tell them at once.
class LostLines {
 public:
    LostLines(const FormatInput& input, ReadVisitor& visitor) : input_(input), visitor_(visitor) {}

    void add(std::size_t line) {
        if (count_++ == 0) first_ = line;
    }
    void tell() {
        if (count_ == 0) return;
        visitor_.on_problem({fmt::format("{}:{}", input_.name, first_),
                             fmt::format("{} lines from here on are no rows", std::exchange(count_, 0U))});
    }

 private:
    const FormatInput& input_;
    ReadVisitor& visitor_;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
};

void read_rows(const FormatInput& input, const CsvLayout& layout, const std::string& charset,
               ReadVisitor& visitor) {
    CsvRows rows(input.stream, layout.delimiter, input.options.record_bytes);
    for (std::size_t i = 0; i < layout.rows_before; ++i) (void)rows.next();
    const RowReader reader(input, layout, charset);
    LostLines lost(input, visitor);
    for (std::size_t number = 0; auto row = rows.next();) {
        const bool is_salvaged = row->origin == RowOrigin::salvaged;
        if (is_salvaged && (!row->problem.empty() || !reader.fits(*row))) {
            lost.add(row->line);
            continue;
        }
        if (!is_salvaged) lost.tell();
        ++number;
        visit_record(visitor, fmt::format("{}:{}", input.name, row->line),
                     [&] { return reader.read(*row, number); });
    }
    lost.tell();
}

/// The first bytes of a file up to the end of a line, if there is one, so that no row and no character is
/// cut.
std::string_view whole_lines(std::string_view head) {
    if (head.size() < csv_layout_bytes) return head;
    const std::size_t last = head.find_last_of("\r\n");
    return last == std::string_view::npos ? head : head.substr(0, last + 1);
}

void skip_byte_order_mark(InputStream& stream) {
    const std::string_view head = stream.peek(csv_layout_bytes);
    std::string mark(head.size() - without_byte_order_mark(head).size(), '\0');
    if (!mark.empty()) (void)stream.read(mark);
}

void read_delimited(const FormatInput& input, std::string_view delimiters, ReadVisitor& visitor) {
    skip_byte_order_mark(input.stream);
    const DecodedText head = decode_text(whole_lines(input.stream.peek(csv_layout_bytes)));
    if (trim(head.text).empty()) return;
    const auto layout = tell_csv_layout(head.text, delimiters, input.options.field_map);
    if (!layout) {
        throw Error(ErrorKind::corpus,
                    "has no column that is known as title or text; name it as in '--map title=headline' or, "
                    "without a header line, '--map title=2,text=5'");
    }
    read_rows(input, *layout, head.charset, visitor);
}

}  // namespace

bool looks_like_csv(std::string_view head) {
    return has_csv_header(head, csv_delimiters.substr(0, csv_delimiters.find('\t')));
}

bool looks_like_tsv(std::string_view head) {
    return has_csv_header(head, tsv_delimiters);
}

void read_csv(const FormatInput& input, ReadVisitor& visitor) {
    read_delimited(input, csv_delimiters, visitor);
}

void read_tsv(const FormatInput& input, ReadVisitor& visitor) {
    read_delimited(input, tsv_delimiters, visitor);
}

}  // namespace debrief
