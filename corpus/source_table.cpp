#include "corpus/source_table.h"

#include "corpus/base/text.h"
#include "corpus/data_files.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace debrief {

namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size(); begin += parts.back().size() + 1) {
        parts.push_back(text.substr(begin, text.find(mark, begin) - begin));
    }
    return parts;
}

/// `A|B`; what is empty between the marks would be a name that every story has.
std::vector<std::string_view> split_names(std::string_view cell) {
    std::vector<std::string_view> names = split(cell, '|');
    std::erase_if(names, [](std::string_view name) { return name.empty(); });
    return names;
}

std::optional<SourceKind> parse_kind(std::string_view text) {
    for (const SourceKind kind : {SourceKind::party, SourceKind::press, SourceKind::social}) {
        if (text == to_string(kind)) return kind;
    }
    return std::nullopt;
}

std::optional<SourceRow> parse_row(std::string_view line) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() < 3 || cells.size() > 4 || cells[0].empty() || cells[1].empty()) return std::nullopt;
    const auto kind = parse_kind(cells[2]);
    if (!kind) return std::nullopt;
    SourceRow row{cells[0], cells[1], *kind, {}};
    if (cells.size() == 4) row.names = split_names(cells[3]);
    return row;
}

/// The shipped table, ready to be asked; made once, then only read.
class Table {
 public:
    Table() : rows_(parse_source_table(find_data_file("sources.tsv"))) {
        for (const SourceRow& row : rows_) {
            by_domain_.emplace(row.domain, &row);
            std::vector<std::string_view>& names = names_[row.owner];
            if (names.empty()) names.push_back(row.owner);
            names.insert(names.end(), row.names.begin(), row.names.end());
        }
    }

    [[nodiscard]] const SourceRow* find(std::string_view domain) const {
        const auto row = by_domain_.find(domain);
        return row == by_domain_.end() ? nullptr : row->second;
    }

    [[nodiscard]] const std::vector<std::string_view>& names(std::string_view owner) const {
        static const std::vector<std::string_view> none;
        const auto names = names_.find(owner);
        return names == names_.end() ? none : names->second;
    }

 private:
    std::vector<SourceRow> rows_;
    std::unordered_map<std::string_view, const SourceRow*> by_domain_;
    std::unordered_map<std::string_view, std::vector<std::string_view>> names_;
};

const Table& table() {
    static const Table table;
    return table;
}

}  // namespace

std::vector<SourceRow> parse_source_table(std::string_view content) {
    std::vector<SourceRow> rows;
    for (const std::string_view line : split(content, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        if (auto row = parse_row(line)) rows.push_back(std::move(*row));
    }
    return rows;
}

const SourceRow* find_source_row(std::string_view host) {
    while (true) {
        if (const SourceRow* row = table().find(host)) return row;
        const std::size_t dot = host.find('.');
        if (dot == std::string_view::npos) return nullptr;
        host.remove_prefix(dot + 1);
    }
}

const std::vector<std::string_view>& names_of_owner(std::string_view owner) {
    return table().names(owner);
}

}  // namespace debrief
