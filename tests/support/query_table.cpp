#include "tests/support/query_table.h"

#include "tests/support/run.h"

#include <array>
#include <fstream>
#include <map>

namespace debrief::test {

namespace {

/// A column of the table with its `\t`, `\n`, `\\` and `\x41` as the characters they stand for.
std::string without_escapes(const std::string& column) {
    std::string text;
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (column[i] != '\\') {
            text += column[i];
            continue;
        }
        const char escaped = column.at(++i);
        if (escaped == 'x') {
            text += static_cast<char>(std::stoi(column.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            text += escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped;
        }
    }
    return text;
}

}  // namespace

std::vector<QueryCase> query_table() {
    std::vector<QueryCase> cases;
    std::ifstream lines(source_path("tests/data/queries.tsv"));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::array<std::string, 3> columns;
        std::size_t begin = 0;
        for (std::string& column : columns) {
            const std::size_t end = std::min(line.find('\t', begin), line.size());
            column = without_escapes(line.substr(begin, end - begin));
            begin = std::min(end + 1, line.size());
        }
        cases.push_back({columns[0], columns[1], columns[2]});
    }
    return cases;
}

QueryContext query_table_context() {
    static const std::map<std::string, std::string, std::less<>> saved{{"chips", "nvidia OR amd"},
                                                                       {"my chips", "saved:chips -intel"},
                                                                       {"one", "title:fed"},
                                                                       {"dated", "since:7d"},
                                                                       {"blank", " "},
                                                                       {"empty", "🚀 ("},
                                                                       {"loop", "fed saved:loop"},
                                                                       {"ping", "saved:pong"},
                                                                       {"pong", "a saved:ping"}};
    QueryContext context;
    context.today = parse_iso_day("2026-04-15");
    context.find_saved = [](std::string_view name) -> std::optional<std::string> {
        const auto found = saved.find(name);
        if (found == saved.end()) return std::nullopt;
        return found->second;
    };
    return context;
}

}  // namespace debrief::test
