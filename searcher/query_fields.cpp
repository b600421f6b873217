#include "searcher/query_fields.h"

#include "corpus/base/text.h"
#include "corpus/languages.h"
#include "indexer/analysis.h"
#include "searcher/query_amounts.h"
#include "searcher/query_dates.h"
#include "searcher/query_notes.h"
#include "searcher/query_words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

FieldReading field_problem(std::string problem) {
    return {std::nullopt, std::move(problem)};
}

FieldReading nothing_to_look_for(const Field& field) {
    return field_problem(fmt::format("'{}:' has nothing to look for, as in '{}'", field.name, field.example));
}

FieldReading as_field(const Field& field, std::string_view text, QueryToken::Kind kind) {
    Query query;
    query.kind = Query::Kind::field;
    query.field = &field;
    query.text = text;
    query.is_quoted = kind == QueryToken::Kind::phrase;
    return {std::move(query), ""};
}

/// Whether all briefings have the field, or so many that asking for any says nothing.
FieldReading any_value(const Field& field) {
    return field_problem(fmt::format("'{}:*' says nothing and is passed over", field.name));
}

FieldReading read_words_of_field(const Field& field, std::string_view text, QueryToken::Kind kind) {
    if (tokenize(text).empty()) return text == "*" ? any_value(field) : nothing_to_look_for(field);
    if (kind != QueryToken::Kind::phrase) {
        WordReading reading = read_word(text, &field);
        if (reading.query && reading.query->kind != Query::Kind::everything)
            return {std::move(reading.query), std::move(reading.problem)};
        return any_value(field);
    }
    FieldReading reading = as_field(field, text, kind);
    if (text.find('*') != std::string_view::npos)
        reading.problem = fmt::format("'*' means nothing in a phrase of '{}:'", field.name);
    return reading;
}

FieldReading read_name(const Field& field, std::string_view text, QueryToken::Kind kind) {
    if (tokenize(text).empty()) return text == "*" ? any_value(field) : nothing_to_look_for(field);
    FieldReading reading = as_field(field, text, kind);
    if (text.find('*') != std::string_view::npos) {
        reading.problem =
            fmt::format("'*' means nothing in '{}:', which finds names by any of their words", field.name);
    }
    return reading;
}

FieldReading read_host(const Field& field, std::string_view text, QueryToken::Kind kind) {
    const std::string_view plain = trim(text);
    if (plain == "*") return as_field(field, plain, QueryToken::Kind::word);
    if (auto count = kind == QueryToken::Kind::word ? read_count(plain) : std::nullopt) {
        if (!count->problem.empty()) return field_problem(std::move(count->problem));
        Query query;
        query.kind = Query::Kind::number;
        query.field = &field;
        query.range = count->range;
        return {std::move(query), ""};
    }
    const std::string_view host =
        plain.starts_with("*.") ? plain.substr(2) : text;  // its subdomains are found
    if (tokenize(host).empty()) return nothing_to_look_for(field);
    FieldReading reading = as_field(field, host, kind);
    if (host.find('*') != std::string_view::npos) {
        reading.problem =
            fmt::format("'*' means nothing in '{}:', which finds hosts by their domains", field.name);
    }
    return reading;
}

FieldReading read_choice(const Field& field, std::string_view text) {
    const std::string_view plain = trim(text);
    if (plain.empty()) return nothing_to_look_for(field);
    const auto choices = choices_of(field);
    std::string choice = to_ascii_lower(plain);
    std::replace_if(
        choice.begin(), choice.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
    if (is_one_of(choice, choices)) return as_field(field, choice, QueryToken::Kind::word);
    const auto nearest = nearest_word(choice, choices);
    return field_problem(fmt::format("'{}:' is one of {}, not {}{}", field.name, fmt::join(choices, ", "),
                                     quoted_piece(text),
                                     nearest ? fmt::format("; did you mean '{}'?", *nearest) : ""));
}

FieldReading read_date(const Field& field, std::string_view text, std::optional<Day> today) {
    if (trim(text).empty()) return nothing_to_look_for(field);
    DaysReading days = read_days(text, field, today);
    if (!days.problem.empty()) return field_problem(std::move(days.problem));
    Query query;
    query.kind = Query::Kind::days;
    query.field = &field;
    query.first = days.first;
    query.last = days.last;
    return {std::move(query), ""};
}

FieldReading read_number(const Field& field, std::string_view text) {
    if (trim(text).empty()) return nothing_to_look_for(field);
    AmountReading amount = read_amounts(text, field);
    if (!amount.problem.empty()) return field_problem(std::move(amount.problem));
    Query query;
    query.kind = Query::Kind::number;
    query.field = &field;
    query.range = amount.range;
    query.unit = std::move(amount.unit);
    return {std::move(query), ""};
}

FieldReading read_language(const Field& field, std::string_view text) {
    const std::string_view plain = trim(text);
    if (plain.empty()) return nothing_to_look_for(field);
    if (plain == "*") return any_value(field);
    const std::string code = normalise_language(plain);
    if (!code.empty()) return as_field(field, code, QueryToken::Kind::word);
    return field_problem(
        fmt::format("{} is no language that we know, as in '{}'", quoted_piece(text), field.example));
}

}  // namespace

FieldReading read_field(const Field& field, std::string_view text, QueryToken::Kind kind,
                        std::optional<Day> today) {
    switch (field.match) {
        case FieldMatch::words:
            return read_words_of_field(field, text, kind);
        case FieldMatch::name:
            return read_name(field, text, kind);
        case FieldMatch::host:
            return read_host(field, text, kind);
        case FieldMatch::choice:
            return read_choice(field, text);
        case FieldMatch::days:
        case FieldMatch::since:
        case FieldMatch::until:
        case FieldMatch::events:
            return read_date(field, text, today);
        case FieldMatch::amount:
        case FieldMatch::percent:
            return read_number(field, text);
        case FieldMatch::language:
            return read_language(field, text);
        case FieldMatch::story:
            if (trim(text) == "*") return as_field(field, trim(text), QueryToken::Kind::word);
            break;
        case FieldMatch::id:
        case FieldMatch::saved:
            break;
    }
    if (trim(text) == "*") return any_value(field);
    return trim(text).empty() ? nothing_to_look_for(field) : as_field(field, text, QueryToken::Kind::word);
}

bool may_span_words(const Field& field) {
    switch (field.match) {
        case FieldMatch::days:
        case FieldMatch::since:
        case FieldMatch::until:
        case FieldMatch::events:
        case FieldMatch::amount:
        case FieldMatch::percent:
            return true;
        default:
            return false;
    }
}

std::string unknown_field_message(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Field& field : fields) names.push_back(field.name);
    const auto nearest = nearest_word(to_ascii_lower(name), names);
    return fmt::format("unknown field {}, searched as a word{}", quoted_piece(name),
                       nearest ? fmt::format("; did you mean '{}:'?", *nearest) : "");
}

}  // namespace debrief
