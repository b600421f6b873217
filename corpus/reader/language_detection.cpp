#include "corpus/reader/language_detection.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/languages.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <cld2/public/compact_lang_det.h>

namespace debrief {

namespace {

constexpr std::size_t most_detected_bytes = 100'000;  ///< a text's language shows long before
constexpr std::size_t fewest_letters = 40;
constexpr std::size_t letters_of_an_ideograph = 4;  ///< what it tells, against a letter
constexpr int least_percent = 70;                   ///< of the text in its main language

/// Words that English texts are full of and that other languages do not share: prepositions, pronouns and
/// forms of verbs; `is`, `to`, `was` or `for` have doubles elsewhere.
constexpr std::array<std::string_view, 35> telling_words{
    "about", "after", "and",  "because", "been", "could", "from",  "have", "he",   "his",   "into", "it",
    "its",   "more",  "not",  "of",      "said", "she",   "than",  "that", "the",  "their", "them", "there",
    "these", "they",  "this", "were",    "what", "when",  "which", "who",  "with", "would", "you"};
static_assert(std::is_sorted(telling_words.begin(), telling_words.end()));

constexpr std::size_t fewest_judged_bytes = 160;
constexpr std::size_t usual_gap = 72;  ///< bytes between telling words; English texts have few longer ones
constexpr std::size_t most_doubtful_percent = 15;  ///< of a text that lies beyond usual gaps

// What is left, lists and tables above all, is looked at in samples first.
constexpr std::size_t sample_bytes = 96;
constexpr std::size_t sampled_every = 384;  ///< bytes
/// A stretch of another language that is long enough to count in a text of this size has a sample in it.
constexpr std::size_t fewest_sampled_bytes = 1'280;
constexpr int least_percent_of_sample = 97;

bool is_ideograph(char32_t c) {
    return c >= 0x3040 && c <= 0xD7AF;  // kana, Han, Hangul
}

/// Letters as far as they tell a language; stops counting where there are enough.
bool has_enough_letters(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size() && letters < fewest_letters;) {
        const CodePoint c = code_point_at(text, i);
        const bool is_ascii_letter = c.value < 0x80 && ((c.value | 0x20) >= 'a' && (c.value | 0x20) <= 'z');
        const bool is_other_letter = c.value >= 0xC0 && !(c.value >= 0x2000 && c.value <= 0x303F);
        if (is_ideograph(c.value)) {
            letters += letters_of_an_ideograph;
        } else if (is_ascii_letter || is_other_letter) {
            ++letters;
        }
        i += c.bytes;
    }
    return letters >= fewest_letters;
}

/// The main language of a text, nothing where it is not sure or is that of less than so many percent.
std::optional<CLD2::Language> main_language(std::string_view text, int least) {
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    int letters = 0;
    bool is_reliable = false;
    constexpr bool is_plain_text = true;
    CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), is_plain_text, languages.data(),
                                percents.data(), &letters, &is_reliable);
    if (!is_reliable || percents[0] < least) return std::nullopt;
    return languages[0];
}

/// What is no ASCII is a letter here, since no telling word has one.
bool is_of_word(char c) {
    return is_ascii_letter(c) || (c & 0x80) != 0;
}

std::size_t end_of_word(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_of_word(text[end])) ++end;
    return end;
}

/// Where the word begins that goes on at `offset`; `offset` where none does.
std::size_t begin_of_word(std::string_view text, std::size_t offset) {
    while (offset > 0 && is_of_word(text[offset - 1])) --offset;
    return offset;
}

/// A word of at most eight letters as a number, small letters and capitals alike.
constexpr std::uint64_t packed(std::string_view word) {
    std::uint64_t number = 0;
    for (const char c : word) number = number << 8U | static_cast<unsigned char>(c | 0x20);
    return number;
}

/// The telling words as numbers, by their hashes with open addressing: every word of a text is asked for.
class TellingWords {
 public:
    constexpr TellingWords() {
        for (const std::string_view word : telling_words) slots_[slot_of(packed(word))] = packed(word);
    }

    [[nodiscard]] constexpr bool have(std::string_view word) const {
        constexpr std::size_t longest = 7;
        return !word.empty() && word.size() <= longest && slots_[slot_of(packed(word))] != 0;
    }

 private:
    static constexpr std::size_t slots = 256;

    /// Where a word stands, or would stand.
    [[nodiscard]] constexpr std::size_t slot_of(std::uint64_t word) const {
        constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;  // Fibonacci hashing: Knuth, volume 3, 6.4
        std::size_t slot = (word * multiplier) >> 56U;
        while (slots_[slot] != 0 && slots_[slot] != word) slot = (slot + 1) % slots;
        return slot;
    }

    std::array<std::uint64_t, slots> slots_{};  ///< 0: free
};

bool is_telling(std::string_view text, std::size_t begin) {
    static constexpr TellingWords telling;
    return telling.have(text.substr(begin, end_of_word(text, begin) - begin));
}

/// The last telling word that begins behind `begin` and not behind `last`; nothing where there is none.
std::optional<std::size_t> find_last_telling(std::string_view text, std::size_t begin, std::size_t last) {
    for (std::size_t at = begin_of_word(text, last); at > begin; at = begin_of_word(text, at - 1)) {
        if (is_telling(text, at)) return at;
    }
    return std::nullopt;
}

/// The first telling word behind the one that is read at `offset`; the text's end where there is none.
std::size_t find_next_telling(std::string_view text, std::size_t offset) {
    for (std::size_t at = end_of_word(text, offset) + 1; at < text.size(); at = end_of_word(text, at) + 1) {
        if (is_telling(text, at)) return at;
    }
    return text.size();
}

/// Whether words that only English has stand all over a text. What is in another language is a gap between
/// them. Most texts are of this kind, and the detector, which takes eight times as long, need not read them.
bool is_english_throughout(std::string_view text) {
    if (text.size() < fewest_judged_bytes) return false;
    const std::size_t most_doubtful = text.size() * most_doubtful_percent / 100;
    std::size_t doubtful = 0;
    // Only the last telling word within a usual gap is looked for: those before it make no longer one.
    for (std::size_t at = 0; at + usual_gap < text.size() && doubtful <= most_doubtful;) {
        const std::size_t usual_end = at + usual_gap;
        const auto near = find_last_telling(text, at, usual_end);
        at = near ? *near : find_next_telling(text, usual_end);
        if (!near) doubtful += at - usual_end;
    }
    return doubtful <= most_doubtful;
}

/// Some bytes of a text from an offset on, in whole words where it has blanks.
std::string_view sample_of(std::string_view text, std::size_t offset) {
    constexpr std::string_view blanks = " \n";
    const std::size_t begin = code_point_boundary(text, offset);
    const std::size_t end = code_point_boundary(text, offset + sample_bytes);
    std::string_view sample = text.substr(begin, end - begin);
    if (begin > 0) sample.remove_prefix(std::min(sample.find_first_of(blanks), sample.size()));
    if (end < text.size()) sample = sample.substr(0, sample.find_last_of(blanks));
    return sample;
}

/// Whether each sample of a text is surely English: only then the whole is without being looked at. Other
/// languages have neighbours that a sample cannot tell from them.
bool is_english_in_samples(std::string_view text) {
    if (text.size() < fewest_sampled_bytes) return false;
    const std::size_t last = text.size() - sample_bytes;
    for (std::size_t begin = 0;; begin = std::min(begin + sampled_every, last)) {
        if (main_language(sample_of(text, begin), least_percent_of_sample) != CLD2::ENGLISH) return false;
        if (begin == last) return true;
    }
}

}  // namespace

std::string detect_language(std::string_view text) {
    text = text.substr(0, code_point_boundary(text, std::min(text.size(), most_detected_bytes)));
    if (!has_enough_letters(text)) return "";
    if (is_english_throughout(text) || is_english_in_samples(text)) return "en";
    const auto language = main_language(text, least_percent);
    return language ? normalise_language(CLD2::LanguageCode(*language)) : "";
}

}  // namespace debrief
