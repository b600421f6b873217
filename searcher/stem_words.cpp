#include "searcher/stem_words.h"

#include "corpus/cleaning.h"
#include "indexer/analysis.h"

#include <cstddef>
#include <map>

namespace debrief {

std::unordered_map<std::string, std::string> words_by_stem(const Briefing& briefing, Stemmer& stemmer) {
    std::map<std::string, std::size_t>
        times;  // in byte order, so that the first of equal ones is always the same
    const auto count_words = [&](std::string_view text) {
        for (const Token& token : tokenize(text, wordless_spans(text))) ++times[token.form];
    };
    count_words(briefing.title);
    count_words(briefing.summary);
    for (const std::string_view piece : pieces_without_chrome(briefing.text, briefing.chrome))
        count_words(piece);
    std::unordered_map<std::string, std::string> words;
    for (const auto& [form, count] : times) {
        const auto [entry, is_new] = words.try_emplace(stemmer.stem(form), form);
        if (!is_new && times.at(entry->second) < count) entry->second = form;
    }
    return words;
}

}  // namespace debrief
