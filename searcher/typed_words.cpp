#include "searcher/typed_words.h"

#include "corpus/base/text.h"
#include "indexer/analysis.h"

#include <algorithm>

namespace debrief {

namespace {

/// The parts of a tree that stand for words of texts.
void collect_texts(const Query& query, std::vector<const Query*>& texts) {
    switch (query.kind) {
        case Query::Kind::word:
        case Query::Kind::phrase:
        case Query::Kind::fuzzy:
            if (!query.field) texts.push_back(&query);
            return;
        case Query::Kind::but_not:
        case Query::Kind::same:
            return collect_texts(query.children.front(), texts);
        default:
            for (const Query& child : query.children) collect_texts(child, texts);
    }
}

class Finder {
 public:
    explicit Finder(std::string_view text) : text_(text), tokens_(tokenize(text)), is_used_(tokens_.size()) {}

    /// Where the words of a part stand: at its offset, or wherever they are first.
    void find(const Query& part) {
        const std::vector<Token> wanted = tokenize(part.text);
        if (wanted.empty()) return;
        for (std::size_t i = 0; i + wanted.size() <= tokens_.size(); ++i) {
            if (tokens_[i].span.begin < part.offset || is_used_[i] || !stand_at(wanted, i)) continue;
            for (std::size_t k = i; k < i + wanted.size(); ++k) take(k, part);
            return;
        }
    }

    std::vector<TypedWord> words() && {
        std::sort(words_.begin(), words_.end(), [](const TypedWord& left, const TypedWord& right) {
            return left.span.begin < right.span.begin;
        });
        for (std::size_t i = 1; i < words_.size(); ++i) {
            const std::size_t end = words_[i - 1].span.end;
            words_[i].follows = trim(text_.substr(end, words_[i].span.begin - end)).empty();
        }
        return std::move(words_);
    }

 private:
    [[nodiscard]] bool stand_at(const std::vector<Token>& wanted, std::size_t place) const {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (tokens_[place + i].form != wanted[i].form) return false;
        }
        return true;
    }

    void take(std::size_t index, const Query& part) {
        is_used_[index] = true;
        TypedWord word{tokens_[index].form, tokens_[index].span};
        word.is_quoted = part.kind == Query::Kind::phrase;
        if (part.kind == Query::Kind::fuzzy) {
            word.distance = std::max<std::size_t>(part.distance, 1);
            while (word.span.end < text_.size() &&
                   (text_[word.span.end] == '~' || is_ascii_digit(text_[word.span.end])))
                ++word.span.end;
        }
        words_.push_back(std::move(word));
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<bool> is_used_;
    std::vector<TypedWord> words_;
};

}  // namespace

std::vector<TypedWord> typed_words(const Query& query, std::string_view text) {
    std::vector<const Query*> parts;
    collect_texts(query, parts);
    Finder finder(text);
    for (const Query* part : parts) finder.find(*part);
    return std::move(finder).words();
}

std::string in_case_of(std::string_view typed, std::string_view form) {
    const auto lower = std::count_if(typed.begin(), typed.end(), is_ascii_lower);
    const auto upper = std::count_if(typed.begin(), typed.end(), is_ascii_upper);
    std::string result(form);
    const auto raise = [](char& c) {
        if (is_ascii_lower(c)) c = static_cast<char>(c - 'a' + 'A');
    };
    if (upper > 1 && lower == 0) {
        std::for_each(result.begin(), result.end(), raise);
    } else if (!typed.empty() && is_ascii_upper(typed.front())) {
        bool is_first = true;
        for (char& c : result) {
            if (is_first) raise(c);
            is_first = c == ' ';
        }
    }
    return result;
}

}  // namespace debrief
