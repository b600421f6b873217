#include "searcher/query_lexer.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>

#include <unicode/uchar.h>

namespace debrief {

namespace {

bool is_space(char32_t c) {
    return c < 0x20 || c == ' ' || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_quote(char32_t c) {
    switch (c) {
        case '"':
        case U'\u00AB':
        case U'\u00BB':
        case U'\u201C':
        case U'\u201D':
        case U'\u201E':
        case U'\u300C':
        case U'\u300D':
        case U'\u300E':
        case U'\u300F':
        case U'\uFF02':
            return true;
        default:
            return false;
    }
}

bool is_open_bracket(char32_t c) {
    return c == '(' || c == U'\uFF08';
}

bool is_close_bracket(char32_t c) {
    return c == ')' || c == U'\uFF09';
}

bool is_bracket(char32_t c) {
    return is_open_bracket(c) || is_close_bracket(c);
}

/// What people and their keyboards type for a dash that excludes.
bool is_dash(char32_t c) {
    return c == '-' || c == U'\u2010' || c == U'\u2011' || c == U'\u2013' || c == U'\u2212' || c == U'\uFF0D';
}

/// What an operator in capitals does; a word for all else.
QueryToken::Kind kind_of(std::string_view word) {
    using Kind = QueryToken::Kind;
    if (word == "AND") return Kind::and_;
    if (word == "OR") return Kind::or_;
    if (word == "NOT") return Kind::not_;
    const std::string_view name = word.substr(0, word.find('/'));
    const std::string_view distance = word.substr(std::min(word.size(), name.size() + 1));
    const bool has_distance = name.size() < word.size();
    if (has_distance && (distance.empty() || !std::all_of(distance.begin(), distance.end(), is_ascii_digit)))
        return Kind::word;
    if (name == "NEAR") return Kind::near;
    if (name == "ADJ") return Kind::adjacent;
    return Kind::word;
}

class Lexer {
 public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<QueryToken> lex() {
        for (skip_spaces(); position_ < text_.size(); skip_spaces()) tokens_.push_back(next_token());
        return std::move(tokens_);
    }

 private:
    [[nodiscard]] CodePoint peek() const { return code_point_at(text_, position_); }

    [[nodiscard]] bool is_at(bool (*is)(char32_t)) const {
        return position_ < text_.size() && is(peek().value);
    }

    void skip_spaces() {
        while (is_at(is_space)) position_ += peek().bytes;
    }

    QueryToken next_token() {
        QueryToken token;
        token.offset = position_;
        take_mark(token);
        take_field(token);
        if (is_at(is_quote)) {
            take_phrase(token);
        } else if (token.field.empty() && is_at(is_bracket)) {
            token.kind = is_at(is_open_bracket) ? QueryToken::Kind::open : QueryToken::Kind::close;
            position_ += peek().bytes;
        } else {
            take_word(token);
        }
        return token;
    }

    /// A dash in front of something excludes it, a plus sign requires it; alone, or several, they are words
    /// without letters.
    void take_mark(QueryToken& token) {
        const CodePoint mark = peek();
        if ((mark.value != '+' && !is_dash(mark.value)) || position_ + mark.bytes == text_.size()) return;
        const char32_t next = code_point_at(text_, position_ + mark.bytes).value;
        if (is_space(next) || is_dash(next) || next == '+' || is_close_bracket(next)) return;
        (mark.value == '+' ? token.is_required : token.is_excluded) = true;
        position_ += mark.bytes;
    }

    void take_field(QueryToken& token) {
        std::size_t end = position_;
        while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
        if (end == position_ || end == text_.size()) return;
        const CodePoint colon = code_point_at(text_, end);
        if (colon.value != ':' && colon.value != U'\uFF1A') return;
        if (text_.substr(end).starts_with("://")) return;
        token.field = text_.substr(position_, end - position_);
        position_ = end + colon.bytes;
    }

    void take_phrase(QueryToken& token) {
        token.kind = QueryToken::Kind::phrase;
        position_ += peek().bytes;
        const std::size_t begin = position_;
        while (position_ < text_.size() && !is_at(is_quote)) position_ += peek().bytes;
        token.text = text_.substr(begin, position_ - begin);
        token.is_unclosed = position_ == text_.size();
        if (!token.is_unclosed) position_ += peek().bytes;
    }

    void take_word(QueryToken& token) {
        const std::size_t begin = position_;
        while (position_ < text_.size() && !is_at(is_space) && !is_at(is_quote) && !is_at(is_bracket)) {
            position_ += peek().bytes;
        }
        token.text = text_.substr(begin, position_ - begin);
        if (token.is_plain_word()) token.kind = kind_of(token.text);
    }

    std::string_view text_;
    std::size_t position_ = 0;
    std::vector<QueryToken> tokens_;
};

}  // namespace

std::vector<QueryToken> lex_query(std::string_view text) {
    return Lexer(text).lex();
}

}  // namespace debrief
