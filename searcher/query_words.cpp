#include "searcher/query_words.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "indexer/analysis.h"
#include "searcher/query_notes.h"
#include "searcher/query_sequence.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

// Letters that stand for `*` and `?` while a pattern is cut and folded as words are: runes, which folding
// leaves alone and nobody searches for.
constexpr std::string_view any_letters = "\u16A0";
constexpr std::string_view one_letter = "\u16A2";

constexpr std::size_t most_edits = 2;
constexpr std::size_t longest_short_word = 5;  ///< letters of a word that has one edit unless told

bool is_wildcard(char c) {
    return c == '*' || c == '?';
}

/// Whether the wildcard at `i` is one: a question mark is where a word goes on behind it.
bool is_wildcard_at(std::string_view text, std::size_t i) {
    if (text[i] != '?') return text[i] == '*';
    const std::size_t next = text.find_first_not_of('?', i);
    if (next == std::string_view::npos) return false;
    const char32_t c = code_point_at(text, next).value;
    return c == '*' || is_letter(c) || (c < 0x80 && is_ascii_digit(static_cast<char>(c)));
}

/// `text` with runes for its wildcards; nothing where it has none, or could be misread.
std::optional<std::string> with_runes(std::string_view text) {
    const bool is_address = text.find("://") != std::string_view::npos;
    const bool has_runes =
        text.find(any_letters) != std::string_view::npos || text.find(one_letter) != std::string_view::npos;
    if (is_address || has_runes) return std::nullopt;
    const bool is_path = text.find('/') != std::string_view::npos;  // `a.com/b?c=d`
    std::string runes;
    bool has_wildcard = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool counts = is_wildcard(text[i]) && !(is_path && text[i] == '?') && is_wildcard_at(text, i);
        has_wildcard = has_wildcard || counts;
        if (!counts) {
            runes += text[i];
        } else if (text[i] == '?') {
            runes += one_letter;
        } else if (!runes.ends_with(any_letters)) {
            runes += any_letters;
        }
    }
    if (!has_wildcard) return std::nullopt;
    return runes;
}

/// A form with runes as the pattern that it stands for.
std::string to_pattern(std::string_view form) {
    std::string pattern;
    for (std::size_t i = 0; i < form.size();) {
        const std::size_t bytes = code_point_at(form, i).bytes;
        const std::string_view character = form.substr(i, bytes);
        pattern += character == any_letters ? "*" : character == one_letter ? "?" : character;
        i += bytes;
    }
    return pattern;
}

bool has_wildcard(std::string_view pattern) {
    return std::any_of(pattern.begin(), pattern.end(), is_wildcard);
}

bool has_only_wildcards(std::string_view pattern) {
    return std::all_of(pattern.begin(), pattern.end(), is_wildcard);
}

/// The words and patterns of a text with runes.
struct Parts {
    std::vector<Query> queries;
    std::size_t gap = 0;  ///< the most places between two of them that any word may stand in
};

Parts parts_of(std::string_view runes, const Field* field) {
    Parts parts;
    std::size_t gap = 0;
    for (const Token& token : tokenize(runes)) {
        std::string pattern = to_pattern(token.form);
        if (has_only_wildcards(pattern)) {
            ++gap;
            continue;
        }
        if (!parts.queries.empty()) parts.gap = std::max(parts.gap, gap);
        gap = 0;
        Query part;
        part.kind = has_wildcard(pattern) ? Query::Kind::pattern
                    : field               ? Query::Kind::field
                                          : Query::Kind::word;
        part.text = std::move(pattern);
        part.field = field;
        parts.queries.push_back(std::move(part));
    }
    return parts;
}

Query next_to_each_other(Parts parts) {
    Query query = group_queries(Query::Kind::adjacent, std::move(parts.queries));
    if (query.kind == Query::Kind::adjacent) query.distance = 1 + parts.gap;
    return query;
}

std::optional<Query> read_pattern(std::string_view text, const Field* field) {
    const auto runes = with_runes(text);
    if (!runes) return std::nullopt;
    Parts parts = parts_of(*runes, field);
    if (parts.queries.empty()) return Query();
    if (!field) return next_to_each_other(std::move(parts));
    return group_queries(Query::Kind::all_of, std::move(parts.queries));
}

/// The edits that stand behind a word's `~`; nothing for what is no number of them.
struct Edits {
    std::size_t count;
    std::string problem;
};

Edits read_edits(std::string_view digits, std::size_t letters) {
    const std::size_t usual = letters <= longest_short_word ? 1 : most_edits;
    if (digits.empty()) return {usual, ""};
    const auto number = parse_number(digits);
    const std::size_t read = std::min(number.value_or(usual), most_edits);
    if (number == read) return {read, ""};
    return {read, fmt::format("'~' takes 1 or {} edits; '~{}' is read as '~{}'", most_edits, digits, read)};
}

/// `wang~`, `wang~2`, `wang~0.8`; nothing for what has no `~` behind a word.
std::optional<WordReading> read_fuzzy(std::string_view text, const Field* field) {
    const std::size_t tilde = text.rfind('~');
    if (tilde == std::string_view::npos || tilde == 0) return std::nullopt;
    const std::string_view digits = text.substr(tilde + 1);
    const auto is_of_number = [](char c) { return is_ascii_digit(c) || c == '.'; };
    if (!std::all_of(digits.begin(), digits.end(), is_of_number)) return std::nullopt;
    const std::string_view word = text.substr(0, tilde);
    if (word.find('~') != std::string_view::npos) return std::nullopt;
    const std::vector<Token> tokens = tokenize(word);
    if (tokens.empty()) return std::nullopt;
    if (tokens.size() > 1 || with_runes(word)) {
        WordReading reading = read_word(word, field);
        reading.problem = "'~' goes with a single word and is passed over";
        return reading;
    }
    Edits edits = read_edits(digits, count_code_points(tokens.front().form));
    if (edits.count == 0) return read_word(word, field);
    Query query;
    query.kind = Query::Kind::fuzzy;
    query.text = tokens.front().form;
    query.field = field;
    query.distance = edits.count;
    return WordReading{std::move(query), std::move(edits.problem)};
}

WordReading read_as(Query::Kind kind, std::string_view text, const Field* field = nullptr) {
    if (tokenize(text).empty())
        return {std::nullopt, fmt::format("there is no word in {}", quoted_piece(text))};
    Query query;
    query.kind = kind;
    query.text = text;
    query.field = field;
    return {std::move(query), ""};
}

}  // namespace

WordReading read_word(std::string_view text, const Field* field) {
    if (auto fuzzy = read_fuzzy(text, field)) return std::move(*fuzzy);
    if (auto pattern = read_pattern(text, field)) return {std::move(pattern), ""};
    return read_as(field ? Query::Kind::field : Query::Kind::word, text, field);
}

WordReading read_phrase(std::string_view text) {
    const auto runes = with_runes(text);
    if (runes && !tokenize(text).empty()) return {next_to_each_other(parts_of(*runes, nullptr)), ""};
    return read_as(Query::Kind::phrase, text);
}

WordReading read_plainly(const QueryToken& token) {
    const bool is_phrase = token.kind == QueryToken::Kind::phrase;
    return read_as(is_phrase ? Query::Kind::phrase : Query::Kind::word, token.text);
}

}  // namespace debrief
