#include "searcher/highlighter.h"

#include "searcher/query_planner.h"

namespace debrief {

Highlighter::Highlighter(const Query& query, Stemmers& stemmers) : stemmers_(stemmers) {
    collect(query);
}

void Highlighter::collect(const Query& query) {
    switch (query.kind) {
        case Query::Kind::everything:
        case Query::Kind::nothing:
        case Query::Kind::days:
        case Query::Kind::pattern:
        case Query::Kind::fuzzy:
        case Query::Kind::near:
        case Query::Kind::adjacent:
        case Query::Kind::number:
        case Query::Kind::same:
        case Query::Kind::with:
            return;
        case Query::Kind::word:
            return collect_any({&query, 1});
        case Query::Kind::phrase:
            return add_phrase(query.text);
        case Query::Kind::field:
            if (query.field->match == FieldMatch::words) collect_title(query);
            return;
        case Query::Kind::but_not:
            return collect(query.children.front());
        case Query::Kind::any_of:
            return collect_any(query.children);
        case Query::Kind::all_of:
            for (const Query& child : query.children) collect(child);
            return;
    }
}

void Highlighter::collect_title(const Query& field) {
    const std::vector<Token> tokens = tokenize(field.text);
    if (!field.is_quoted && tokens.size() == 1) {
        add_word(tokens.front().form);
    } else {
        add_phrase(field.text);
    }
}

void Highlighter::collect_any(std::span<const Query> list) {
    for (const std::string& form : ranked_words(list)) add_word(form);
    for (const Query& child : list) {
        if (child.kind != Query::Kind::word) collect(child);
    }
}

void Highlighter::add_word(const std::string& form) {
    const std::vector<std::string> stems = stemmers_.all(form);
    const auto known = stems_.find(stems.front());
    const std::size_t term = known == stems_.end() ? term_count_++ : known->second;
    for (const std::string& stem : stems) stems_.emplace(stem, term);
}

void Highlighter::add_phrase(std::string_view text) {
    std::vector<std::string> forms;
    for (Token& token : tokenize(text)) forms.push_back(std::move(token.form));
    if (!forms.empty()) phrases_.push_back({std::move(forms), term_count_++});
}

const Highlighter::Phrase* Highlighter::phrase_at(const std::vector<Token>& tokens, std::size_t index) const {
    for (const Phrase& phrase : phrases_) {
        if (index + phrase.forms.size() > tokens.size()) continue;
        std::size_t same = 0;
        while (same < phrase.forms.size() && tokens[index + same].form == phrase.forms[same]) ++same;
        if (same == phrase.forms.size()) return &phrase;
    }
    return nullptr;
}

std::optional<std::size_t> Highlighter::word_at(const Token& token) const {
    for (Stemmer* stemmer : stemmers_.each()) {
        if (const auto found = stems_.find(stemmer->stem(token.form)); found != stems_.end())
            return found->second;
    }
    if (is_unspaced(token.form)) {
        for (const std::string& character : characters_of(token.form)) {
            if (const auto found = stems_.find(character); found != stems_.end()) return found->second;
        }
    }
    return std::nullopt;
}

std::vector<Match> Highlighter::find(std::string_view text) const {
    std::vector<Match> matches;
    if (term_count_ == 0) return matches;
    const std::vector<Token> tokens = tokenize(text, wordless_spans(text));
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (const Phrase* phrase = phrase_at(tokens, i)) {
            const std::size_t last = i + phrase->forms.size() - 1;
            const bool overlaps = !matches.empty() && tokens[i].span.begin < matches.back().span.end;
            const std::size_t begin = overlaps ? matches.back().span.begin : tokens[i].span.begin;
            if (overlaps) matches.pop_back();  // a pair of characters that reaches into the phrase
            matches.push_back({{begin, tokens[last].span.end}, phrase->term});
            i = last;
        } else if (const auto term = word_at(tokens[i])) {
            const bool overlaps = !matches.empty() && tokens[i].span.begin < matches.back().span.end;
            if (overlaps) {  // pairs of characters of one word
                matches.back().span.end = tokens[i].span.end;
            } else {
                matches.push_back({tokens[i].span, *term});
            }
        }
    }
    return matches;
}

}  // namespace debrief
