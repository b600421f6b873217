#include "searcher/word_matcher.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "indexer/analysis.h"

#include <algorithm>

namespace debrief {

namespace {

constexpr std::size_t most_known_stretches = 50'000;
constexpr std::size_t longest_known_stretch = 64;  ///< bytes; longer ones hardly come again

/// A pattern with its letters as word forms have them.
std::string folded_pattern(std::string_view pattern) {
    std::string folded;
    for (std::size_t begin = 0; begin < pattern.size();) {
        const std::size_t end = std::min(pattern.find_first_of("*?", begin), pattern.size());
        const std::string_view letters = pattern.substr(begin, end - begin);
        const std::vector<Token> tokens = tokenize(letters);
        const bool is_word = tokens.size() == 1 && tokens.front().span.size() == letters.size();
        folded += is_word ? tokens.front().form : to_ascii_lower(letters);
        if (end < pattern.size()) folded += pattern[end];
        begin = end + 1;
    }
    return folded;
}

}  // namespace

void WordMatcher::add_to(ByText<std::vector<std::size_t>>& words, const std::string& key, std::size_t word) {
    words[key].push_back(word);
}

void WordMatcher::want_stem(const std::string& stem) {
    if (stemmers_.keeps_beginnings()) {
        beginnings_.add_stem(stem);
    } else {
        beginnings_.add_all();
    }
    english_beginnings_.add_english_stem(stem);
}

void WordMatcher::want_form(std::string_view form) {
    beginnings_.add_form(form);
    english_beginnings_.add_form(form);
}

const WordBeginnings& WordMatcher::beginnings_for(const Stemmer& stemmer) const {
    const bool is_english = &stemmer == stemmers_.each().front();
    return is_english ? english_beginnings_ : beginnings_;
}

std::size_t WordMatcher::add_word(const std::string& form) {
    want_form(form);
    add_to(forms_, form, size_);
    for (const std::string& stem : stemmers_.all(form)) {
        want_stem(stem);
        add_to(stems_, stem, size_);
    }
    return size_++;
}

std::size_t WordMatcher::add_forms(std::span<const std::string> forms) {
    for (const std::string& form : forms) {
        want_form(form);
        add_to(forms_, form, size_);
    }
    return size_++;
}

std::size_t WordMatcher::add_pattern(std::string_view pattern, std::span<const std::string> forms) {
    const std::string folded = folded_pattern(pattern);
    if (folded.empty() || folded.front() == '*' || folded.front() == '?') {
        beginnings_.add_all();
        english_beginnings_.add_all();
    } else {
        want_form(folded);
    }
    patterns_.push_back({Wildcards(folded), size_});
    return add_forms(forms);
}

std::size_t WordMatcher::add_character(const std::string& form) {
    want_form(form);
    add_to(characters_, form, size_);
    return size_++;
}

std::vector<std::size_t> WordMatcher::words_of(const std::string& form, Stemmer& stemmer) const {
    std::vector<std::size_t> words;
    if (!beginnings_for(stemmer).allow(form)) return words;
    const auto add = [&](const ByText<std::vector<std::size_t>>& from, const std::string& key) {
        const auto found = from.find(key);
        if (found != from.end()) words.insert(words.end(), found->second.begin(), found->second.end());
    };
    add(forms_, form);
    if (!stems_.empty()) add(stems_, stemmer.stem(form));
    for (const Pattern& pattern : patterns_) {
        if (pattern.wildcards.matches(form)) words.push_back(pattern.word);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

WordMatcher::Stretch WordMatcher::look_at(std::string_view text, Stemmer& stemmer) const {
    Stretch stretch;
    for (const Token& token : tokenize(text)) {
        for (const std::size_t word : words_of(token.form, stemmer))
            stretch.found.push_back({token.span, word, stretch.words});
        if (!characters_.empty() && is_unspaced(token.form)) {
            std::size_t begin = token.span.begin;
            for (const std::string& character : characters_of(token.span.of(text))) {
                const Span span{begin, begin + character.size()};
                begin = span.end;
                const std::vector<Token> alone = tokenize(character);
                const auto found = alone.empty() ? characters_.end() : characters_.find(alone.front().form);
                if (found == characters_.end()) continue;
                for (const std::size_t word : found->second)
                    stretch.found.push_back({span, word, stretch.words});
            }
        }
        ++stretch.words;
    }
    return stretch;
}

const WordMatcher::Stretch& WordMatcher::known(std::string_view stretch, Stemmer& stemmer,
                                               KnownStretches& known) {
    if (stretch.size() > longest_known_stretch) return long_stretch_ = look_at(stretch, stemmer);
    const auto found = known.find(stretch);
    if (found != known.end()) return found->second;
    if (known.size() >= most_known_stretches) known.clear();
    return known.emplace(stretch, look_at(stretch, stemmer)).first->second;
}

/// The words of a part of `text` that begins and ends at white space or citations; of more than `most` only
/// some more.
std::size_t WordMatcher::count_words(std::string_view text, const Span& span, std::size_t most,
                                     Stemmer& stemmer, KnownStretches& known) {
    WordBeginnings all;
    all.add_all();
    WordScanner scanner(text, all, span.begin);
    std::size_t words = 0;
    while (words <= most) {
        const auto stretch = scanner.next();
        if (!stretch || stretch->begin >= span.end) break;
        words += this->known(stretch->of(text), stemmer, known).words;
    }
    return words;
}

WordMatcher::WantedNumbers::WantedNumbers(const ByText<std::vector<std::size_t>>& words,
                                          WordNumbers& numbers) {
    for (const auto& [text, wanted] : words) words_.emplace_back(numbers.number_of(text), &wanted);
    for (const auto& [number, wanted] : words_) may_be_[number % may_be_.size()] = true;
    std::sort(words_.begin(), words_.end());
}

void WordMatcher::WantedNumbers::add_to(std::vector<std::size_t>& words, std::uint32_t number) const {
    const auto found = std::lower_bound(words_.begin(), words_.end(), number,
                                        [](const auto& each, std::uint32_t at) { return each.first < at; });
    if (found != words_.end() && found->first == number)
        words.insert(words.end(), found->second->begin(), found->second->end());
}

std::vector<WordMatcher::Found> WordMatcher::find_known(std::string_view text, const std::string& language,
                                                        KnownTexts& known) {
    if (numbers_ != &known.numbers()) {
        numbers_ = &known.numbers();
        wanted_forms_ = WantedNumbers(forms_, known.numbers());
        wanted_stems_ = WantedNumbers(stems_, known.numbers());
    }
    Stemmer& stemmer = stemmers_.of(language);
    const WordBeginnings& beginnings = beginnings_for(stemmer);
    std::vector<Found> found;
    const std::span<const KnownWord> words = known.words(text);
    std::vector<std::size_t> wanted;  // of one of them
    for (std::size_t place = 0; place < words.size(); ++place) {
        const KnownWord& word = words[place];
        if (!beginnings.allow({word.beginning.data(), word.beginning_bytes})) continue;
        const std::uint32_t stem = known.numbers().stem_of(word.form, stemmer);
        if (!wanted_forms_.may_have(word.form) && !wanted_stems_.may_have(stem)) continue;
        wanted.clear();
        wanted_forms_.add_to(wanted, word.form);
        wanted_stems_.add_to(wanted, stem);
        std::sort(wanted.begin(), wanted.end());
        wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
        for (const std::size_t each : wanted) found.push_back({{word.begin, word.end}, each, place});
    }
    return found;
}

std::vector<WordMatcher::Found> WordMatcher::find(std::string_view text, const std::string& language,
                                                  const Placing& placing) {
    std::vector<Found> found;
    Stemmer& stemmer = stemmers_.of(language);
    KnownStretches& stretches = known_[language];
    WordScanner scanner(text, beginnings_for(stemmer));
    std::size_t place = 0;    // of the first word that is not counted yet
    std::size_t counted = 0;  // bytes of the text
    while (const auto span = scanner.next()) {
        const Stretch* stretch = &known(span->of(text), stemmer, stretches);
        if (stretch->found.empty()) continue;
        if (placing.is_wanted) {
            place += count_words(text, {counted, span->begin}, placing.longest_gap, stemmer, stretches);
            counted = span->end;
            stretch = &known(span->of(text), stemmer, stretches);  // counting may have forgotten it
        }
        for (const Found& each : stretch->found) {
            const Span at{span->begin + each.span.begin, span->begin + each.span.end};
            found.push_back({at, each.word, place + each.place});
        }
        if (placing.is_wanted) place += stretch->words;
    }
    return found;
}

}  // namespace debrief
