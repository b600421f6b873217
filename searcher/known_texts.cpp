#include "searcher/known_texts.h"

#include "indexer/token_reader.h"
#include "indexer/word_scanner.h"

#include <algorithm>
#include <string>

namespace debrief {

std::uint32_t WordNumbers::stem_of(std::uint32_t form, Stemmer& stemmer) {
    std::vector<std::uint32_t>& stems = stems_[&stemmer];
    if (form >= stems.size()) stems.resize(std::max<std::size_t>(form + std::size_t{1}, 2 * stems.size()), 0);
    if (stems[form] == 0) stems[form] = number_of(stemmer.stem(std::string(name(form)))) + 1;
    return stems[form] - 1;
}

std::size_t WordNumbers::bytes() const {
    std::size_t bytes = numbers_.bytes();
    for (const auto& [stemmer, stems] : stems_) bytes += stems.size() * sizeof(std::uint32_t);
    return bytes;
}

bool KnownTexts::takes(std::string_view text) const {
    return text.size() <= longest_text && (texts_.size() < most_texts || find(text) != nullptr);
}

std::span<const KnownWord> KnownTexts::words(std::string_view text) {
    if (const Text* known = find(text)) return known->words;
    std::vector<KnownWord>& words = texts_.emplace_back(Text{text}).words;
    WordBeginnings all;
    all.add_all();
    WordScanner scanner(text, all);
    while (const auto stretch = scanner.next()) {
        TokenReader tokens(stretch->of(text));
        while (const TokenView* token = tokens.next()) {
            KnownWord& word = words.emplace_back();
            word.form = numbers_->number_of(token->form);
            word.begin = static_cast<std::uint32_t>(stretch->begin + token->span.begin);
            word.end = static_cast<std::uint32_t>(stretch->begin + token->span.end);
            word.beginning_bytes =
                static_cast<std::uint8_t>(token->form.copy(word.beginning.data(), word.beginning.size()));
        }
    }
    words.shrink_to_fit();
    return words;
}

/// By where it stands: a briefing has few texts, and none is changed.
const KnownTexts::Text* KnownTexts::find(std::string_view text) const {
    const auto known = std::find_if(texts_.begin(), texts_.end(), [&](const Text& each) {
        return each.text.data() == text.data() && each.text.size() == text.size();
    });
    return known == texts_.end() ? nullptr : &*known;
}

}  // namespace debrief
