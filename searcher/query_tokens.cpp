#include "searcher/query_tokens.h"

#include "indexer/analysis.h"
#include "searcher/query_words.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

using Kind = QueryToken::Kind;

std::size_t count_words(const std::vector<QueryToken>& tokens) {
    std::size_t words = 0;
    for (const QueryToken& token : tokens) words += tokenize(token.text).size();
    return words;
}

/// Whether a token means the same in a pasted text: a field, or a word without signs.
bool is_of_text(const QueryToken& token) {
    if (!token.field.empty()) return true;
    if (!token.is_plain_word()) return false;
    const WordReading reading = read_word(token.text);
    return !reading.query || reading.query->kind == Query::Kind::word;
}

void read_as_text(std::vector<QueryToken>& tokens, const QueryLimits& limits, QueryNotes& notes) {
    const auto first = std::find_if_not(tokens.begin(), tokens.end(), is_of_text);
    if (first == tokens.end()) return;
    notes.add(first->offset,
              fmt::format("in a query of more than {} words, quotes, brackets and operators mean nothing",
                          limits.typed_words));
    std::erase_if(tokens, [](const QueryToken& token) {
        return token.kind == Kind::open || token.kind == Kind::close;
    });
    for (QueryToken& token : tokens) {
        if (!token.field.empty()) continue;
        token.kind = Kind::word;
        token.is_excluded = token.is_required = token.is_unclosed = false;
    }
}

void balance_brackets(std::vector<QueryToken>& tokens, const QueryLimits& limits, QueryNotes& notes) {
    std::size_t depth = 0;
    std::size_t passed_over = 0;
    bool is_told = false;
    const auto is_superfluous = [&](const QueryToken& token) {
        if (token.kind == Kind::open && depth < limits.depth) {
            ++depth;
            return false;
        }
        if (token.kind == Kind::open) {
            if (!std::exchange(is_told, true)) {
                notes.add(token.offset, fmt::format("brackets deeper than {} are passed over", limits.depth));
            }
            ++passed_over;
            return true;
        }
        if (token.kind != Kind::close) return false;
        if (passed_over > 0) {
            --passed_over;
            return true;
        }
        if (depth == 0) {
            notes.add(token.offset, "this bracket closes nothing and is passed over");
            return true;
        }
        --depth;
        return false;
    };
    std::erase_if(tokens, is_superfluous);
}

}  // namespace

SettledTokens settle_tokens(std::vector<QueryToken> tokens, const QueryLimits& limits, QueryNotes& notes) {
    const bool is_text = count_words(tokens) > limits.typed_words;
    if (is_text) read_as_text(tokens, limits, notes);
    balance_brackets(tokens, limits, notes);
    return {std::move(tokens), is_text};
}

}  // namespace debrief
