#include "searcher/query.h"

#include "corpus/base/terminal.h"
#include "corpus/base/utf8.h"

#include <fmt/format.h>

namespace debrief {

namespace {

std::string with_children(std::string_view name, const Query& query) {
    std::string text = fmt::format("({}", name);
    for (const Query& child : query.children) text += " " + to_string(child);
    return text + ")";
}

/// `>5`, `13000000000..15000000000 USD`
std::string to_string(const NumberRange& range, std::string_view unit) {
    const std::string low = range.low ? fmt::format("{}{}", range.excludes_low ? ">" : "", *range.low) : "";
    const std::string high =
        range.high ? fmt::format("{}{}", range.excludes_high ? "<" : "", *range.high) : "";
    return fmt::format("{}..{}{}{}", low, high, unit.empty() ? "" : " ", unit);
}

/// `(pattern "inter*")`, `(title pattern "inter*")`
std::string with_field(std::string_view name, const Query& query) {
    const std::string field = query.field ? fmt::format("{} ", query.field->name) : "";
    return fmt::format("({}{} \"{}\")", field, name, query.text);
}

}  // namespace

std::string to_string(const Query& query) {
    switch (query.kind) {
        case Query::Kind::everything:
            return "(everything)";
        case Query::Kind::nothing:
            return "(nothing)";
        case Query::Kind::word:
            return fmt::format("(word \"{}\")", query.text);
        case Query::Kind::phrase:
            return fmt::format("(phrase \"{}\")", query.text);
        case Query::Kind::field:
            return fmt::format("({}{} \"{}\")", query.field->name, query.is_quoted ? " phrase" : "",
                               query.text);
        case Query::Kind::days:
            return fmt::format("({} {}..{})", query.field->name, query.first ? to_iso(*query.first) : "",
                               query.last ? to_iso(*query.last) : "");
        case Query::Kind::pattern:
            return with_field("pattern", query);
        case Query::Kind::fuzzy:
            return with_field(fmt::format("fuzzy {}", query.distance), query);
        case Query::Kind::near:
            return with_children(fmt::format("near {}", query.distance), query);
        case Query::Kind::adjacent:
            return with_children(fmt::format("adjacent {}", query.distance), query);
        case Query::Kind::number:
            return fmt::format("({} {})", query.field->name, to_string(query.range, query.unit));
        case Query::Kind::same:
            return with_children("same", query);
        case Query::Kind::with:
            return with_children("with", query);
        case Query::Kind::all_of:
            return with_children("all", query);
        case Query::Kind::any_of:
            return with_children("any", query);
        case Query::Kind::but_not:
            return with_children("but-not", query);
    }
    return "";
}

QueryPlace place_of(std::string_view query, std::size_t offset) {
    constexpr std::size_t context = 60;  // bytes in front of the place and behind it
    const std::size_t place = code_point_boundary(query, offset);
    const std::size_t begin = place > context ? code_point_boundary(query, place - context) : 0;
    const std::size_t end = code_point_boundary(query, place + context);
    return {query.substr(begin, place - begin), query.substr(place, end - place)};
}

std::string point_at(std::string_view query, std::size_t offset) {
    const QueryPlace place = place_of(query, offset);
    const std::string before = to_terminal_line(place.before);
    return fmt::format("{}{}\n{}^", before, to_terminal_line(place.after),
                       std::string(count_code_points(before), ' '));
}

}  // namespace debrief
