#include "searcher/query_lexer.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <unicode/uchar.h>

namespace debrief {

namespace {

bool is_space(char32_t c) {
    return c < 0x20 || c == ' ' || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_quote(char32_t c) {
    return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x00AB || c == 0x00BB;
}

bool is_bracket(char32_t c) {
    return c == '(' || c == ')';
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
        take_dash(token);
        take_field(token);
        if (is_at(is_quote)) {
            take_phrase(token);
        } else if (token.field.empty() && is_at(is_bracket)) {
            token.kind = text_[position_++] == '(' ? QueryToken::Kind::open : QueryToken::Kind::close;
        } else {
            take_word(token);
        }
        return token;
    }

    /// A dash in front of something excludes it; a dash alone, or several, are words without letters.
    void take_dash(QueryToken& token) {
        if (text_[position_] != '-' || position_ + 1 == text_.size()) return;
        const char32_t next = code_point_at(text_, position_ + 1).value;
        if (is_space(next) || next == '-' || next == ')') return;
        token.is_excluded = true;
        ++position_;
    }

    void take_field(QueryToken& token) {
        std::size_t end = position_;
        while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
        const bool has_colon = end > position_ && end < text_.size() && text_[end] == ':';
        if (!has_colon || text_.substr(end).starts_with("://")) return;
        token.field = text_.substr(position_, end - position_);
        position_ = end + 1;
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
        if (!token.field.empty() || token.is_excluded) return;
        if (token.text == "AND") token.kind = QueryToken::Kind::and_;
        if (token.text == "OR") token.kind = QueryToken::Kind::or_;
        if (token.text == "NOT") token.kind = QueryToken::Kind::not_;
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
