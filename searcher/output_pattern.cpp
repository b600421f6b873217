#include "searcher/output_pattern.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

/// What `\c` stands for.
char unescaped(char c, std::string_view pattern) {
    switch (c) {
        case 't':
            return '\t';
        case 'n':
            return '\n';
        case '0':
            return '\0';
        case '\\':
            return '\\';
        default:
            throw Error(ErrorKind::usage, fmt::format("'\\{}' in '{}' means nothing", c, pattern),
                        "give \\t, \\n, \\0 or \\\\");
    }
}

void append_literal(std::vector<PatternPiece>& pieces, char c) {
    if (pieces.empty() || pieces.back().is_column) pieces.push_back({});
    pieces.back().text += c;
}

/// The offset behind the bracket that `name` ends with.
std::size_t append_column(std::vector<PatternPiece>& pieces, std::string_view pattern, std::size_t begin) {
    const std::size_t end = pattern.find_first_of("{}", begin);
    if (end == std::string_view::npos || pattern[end] == '{') {
        throw Error(ErrorKind::usage, fmt::format("a '{{' in '{}' is not closed", pattern),
                    "'{{' stands for a bracket itself");
    }
    pieces.push_back({std::string(pattern.substr(begin, end - begin)), true});
    return end + 1;
}

}  // namespace

std::vector<PatternPiece> parse_pattern(std::string_view pattern) {
    std::vector<PatternPiece> pieces;
    for (std::size_t offset = 0; offset < pattern.size();) {
        const char c = pattern[offset];
        const char next = offset + 1 < pattern.size() ? pattern[offset + 1] : '\0';
        if (c == '{' && next != '{') {
            offset = append_column(pieces, pattern, offset + 1);
            continue;
        }
        if (c == '}' && next != '}') {
            throw Error(ErrorKind::usage, fmt::format("a '}}' in '{}' closes nothing", pattern),
                        "'}}' stands for a bracket itself");
        }
        append_literal(pieces, c == '\\' ? unescaped(next, pattern) : c);
        offset += c == '{' || c == '}' || c == '\\' ? 2 : 1;
    }
    if (!pieces.empty() && !pieces.back().is_column && pieces.back().text.ends_with('\n'))
        pieces.back().text.pop_back();
    return pieces;
}

void check_columns(std::span<const PatternPiece> pieces, std::span<const Column> columns) {
    std::vector<std::string_view> names;
    for (const Column& column : columns) names.push_back(column.name);
    for (const PatternPiece& piece : pieces) {
        if (!piece.is_column || is_one_of(piece.text, names)) continue;
        throw Error(ErrorKind::usage, fmt::format("a row has no '{}'", piece.text),
                    fmt::format("it has: {}", fmt::join(names, ", ")));
    }
}

}  // namespace debrief
