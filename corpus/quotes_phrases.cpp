#include "corpus/quotes_phrases.h"

#include "corpus/base/text.h"
#include "corpus/event_dates_words.h"
#include "corpus/prose_words.h"
#include "corpus/sentence_words.h"
#include "corpus/speech_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace debrief {

namespace {

constexpr std::size_t longest_subject = 16;     ///< tokens
constexpr std::size_t longest_apposition = 45;  ///< tokens
constexpr std::size_t longest_parenthesis = 8;  ///< tokens
constexpr std::size_t most_adverbs = 5;         ///< tokens

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 11> pronouns{"he", "she", "it", "they", "we", "i",
                                                    "He", "She", "It", "They", "We"};
constexpr std::array<std::string_view, 24> subject_determiners{
    "the", "a",    "an",      "this", "these", "those", "his", "her",   "its",     "their", "our",   "my",
    "one", "some", "another", "many", "most",  "both",  "two", "three", "several", "few",   "other", "any"};
constexpr std::array<std::string_view, 9> counting{"one", "some",  "many",    "most", "both",
                                                   "two", "three", "several", "few"};
/// What goes on with a subject: "a spokesman for the company".
constexpr std::array<std::string_view, 7> linking{"of", "for", "at", "from", "with", "to", "in"};
constexpr std::array<std::string_view, 25> adverbs{
    "also",  "later", "then",    "earlier", "has",     "had",       "have", "once",     "further",
    "today", "now",   "himself", "herself", "itself",  "yesterday", "told", "recently", "since",
    "even",  "still", "once",    "just",    "however", "always",    "often"};
constexpr std::array<std::string_view, 10> passive{"was", "were",  "is",  "are",   "been",
                                                   "be",  "being", "not", "never", "t"};
constexpr std::array<std::string_view, 9> others_words{"and", "or",    "but",  "nor", "than",
                                                       "who", "which", "that", "whom"};

bool is_determiner(std::string_view lower) {
    return is_among(subject_determiners, lower);
}

/// Of a company, behind which a full stop may stand in mid-sentence.
bool is_full_stop_word(std::string_view word) {
    return shortening_of(word, "") != Shortening::none || word.size() == 1;
}

}  // namespace

PhraseReader::PhraseReader(const Prose& prose, std::span<const Name> names,
                           std::span<const QuotedPiece> pieces)
    : prose_(prose), mention_at_(prose.size()), piece_at_(prose.size()) {
    std::vector<std::pair<Span, std::size_t>> spans;
    for (std::size_t name = 0; name < names.size(); ++name) {
        for (const Span& span : names[name].mentions) spans.emplace_back(span, name);
    }
    std::sort(spans.begin(), spans.end());
    std::size_t token = 0;
    for (const auto& [span, name] : spans) {
        while (token < prose.size() && prose[token].begin < span.begin) ++token;
        const std::size_t first = token;
        while (token < prose.size() && prose[token].end <= span.end) ++token;
        if (first == token) continue;
        mentions_.push_back({first, token, name});
        const auto number = static_cast<std::uint32_t>(mentions_.size());
        for (std::size_t i = first; i < token; ++i) mention_at_[i] = number;
    }
    for (std::size_t name = 0; name < names.size(); ++name) {
        for (const std::string& form : names[name].forms) by_form_[form] = name;
    }
    for (std::size_t name = 0; name < names.size(); ++name) {
        const auto blank = names[name].name.rfind(' ');
        if (blank == std::string::npos) continue;
        const auto [entry, is_new] = by_form_.try_emplace(names[name].name.substr(blank + 1), name);
        if (!is_new && entry->second != name) entry->second.reset();
    }
    for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
        const std::size_t end = pieces[piece].close + (pieces[piece].goes_on ? 0 : 1);
        for (std::size_t i = pieces[piece].open; i < end; ++i)
            piece_at_[i] = static_cast<std::uint32_t>(piece + 1);
    }
}

bool PhraseReader::is_verb(std::size_t i) const {
    return is_lower_word(i) && mention_at(i) == nullptr && is_verb_of_saying(prose_.lower(i));
}

bool PhraseReader::ends_sentence(std::size_t i) const {
    const ProseToken& token = prose_[i];
    if (token.kind != TokenKind::symbol) return false;
    const bool is_stop = token.symbol == U'.';
    if (!is_stop && token.symbol != U'!' && token.symbol != U'?') return false;
    if (i + 1 >= prose_.size() || !prose_.goes_on(i + 1)) return true;
    if (prose_.is_glued(i + 1)) return false;
    if (is_lower_word(i + 1)) return false;
    if (!is_stop || i == 0 || !prose_.is_word(i - 1)) return true;
    const std::string_view word = prose_.written(i - 1);
    if (word.size() == 1 && prose_.is_capitalised(i - 1)) return is_quoted(i + 1);
    switch (shortening_of(word, i > 1 && prose_.is_word(i - 2) ? prose_.written(i - 2) : "")) {
        case Shortening::none:
            return true;
        case Shortening::before_name:
            return !prose_.is_word(i + 1) || begins_sentences(prose_.written(i + 1));
        case Shortening::before_number:
            return !prose_.is_number(i + 1);
        default:
            return false;
    }
}

std::size_t PhraseReader::sentence_begin(std::size_t i, std::size_t most) const {
    std::size_t first = i;
    while (first > 0 && i - first < most && prose_.goes_on(first) && !ends_sentence(first - 1) &&
           !is_quoted(first - 1))
        --first;
    return first;
}

std::size_t PhraseReader::skip_adverbs(std::size_t i) const {
    for (std::size_t taken = 0; taken < most_adverbs && goes_on(i); ++taken) {
        if (prose_.is_symbol(i, U'(')) {
            std::size_t end = i + 1;
            while (end < i + longest_parenthesis && goes_on(end) && !prose_.is_symbol(end, U')')) ++end;
            if (!prose_.is_symbol(end, U')')) return i;
            i = end + 1;
            continue;
        }
        if (!prose_.is_word(i)) return i;
        const std::string_view lower = prose_.lower(i);
        if (lower == "on" && find_weekday(prose_.lower(i + 1))) {
            i += 2;
        } else if ((is_among(adverbs, lower) && lower != "told") || find_weekday(lower) ||
                   (lower.ends_with("ly") && is_lower_word(i))) {
            ++i;
        } else {
            return i;
        }
    }
    return i;
}

/// Whether token `i` cannot be one of the plain words of a subject.
bool PhraseReader::stops_words(std::size_t i) const {
    const std::string_view lower = prose_.lower(i);
    if (mention_at(i) != nullptr) return false;
    return is_function_word(lower) || is_verb(i) || lower == "quoted" || find_weekday(lower) ||
           (find_month(lower) && prose_.is_capitalised(i));
}

/// Behind the plain words and names from token `i` on.
std::size_t PhraseReader::words_end(std::size_t i, std::size_t end) const {
    const std::size_t begin = i;
    while (i < end && (i == begin || goes_on(i)) && !is_quoted(i)) {
        if (const Mention* mention = mention_at(i)) {
            i = mention->last;
            continue;
        }
        const ProseToken& token = prose_[i];
        if (token.kind == TokenKind::word) {
            if (stops_words(i)) break;
        } else if (token.kind == TokenKind::symbol) {
            const bool is_inside = i > begin && prose_.is_glued(i);
            const bool is_joining = is_inside && (is_hyphen(token.symbol) || is_apostrophe(token.symbol) ||
                                                  token.symbol == U'&' || token.symbol == U'/');
            const bool is_short = is_inside && token.symbol == U'.' && prose_.is_word(i - 1) &&
                                  is_full_stop_word(prose_.written(i - 1)) && !ends_sentence(i);
            if (!is_joining && !is_short && token.symbol != U'&') break;
        }
        ++i;
    }
    return std::min(i, prose_.size());
}

/// Behind what goes on with a subject that ends before token `i`: "of the company".
std::size_t PhraseReader::of_end(std::size_t i, std::size_t end, Side side) const {
    while (i < end && goes_on(i) && prose_.is_word(i) && is_among(linking, prose_.lower(i)) &&
           (side == Side::before_verb || (prose_.lower(i) != "in" && prose_.lower(i) != "to"))) {
        std::size_t words = i + 1;
        while (words < i + 3 && goes_on(words) && prose_.is_word(words) && is_determiner(prose_.lower(words)))
            ++words;
        if (!goes_on(words)) return i;
        const std::size_t behind = words_end(words, end);
        if (behind == words) return i;
        i = behind;
    }
    return i;
}

const PhraseReader::Mention* PhraseReader::mention_ending(std::size_t end) const {
    if (end == 0) return nullptr;
    std::size_t last = end - 1;
    if (prose_.is_symbol(last, U'.') && last > 0) --last;
    return mention_at(last);
}

bool PhraseReader::has_role(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
        if (prose_.is_word(i) && speech_word(prose_.lower(i)) == SpeechWord::role) return true;
    }
    return false;
}

SpeakerPhrase PhraseReader::phrase_at(std::size_t first, Side side) const {
    if (first >= prose_.size() || is_quoted(first) || !(prose_.is_word(first) || prose_.is_number(first)))
        return {};
    const std::size_t end = std::min(first + longest_subject, prose_.size());
    if (mention_at(first) == nullptr && is_among(pronouns, prose_.written(first)))
        return {SpeakerKind::pronoun, first, first + 1, 0, first + 1};
    if (prose_.written(first) == "I") return {SpeakerKind::pronoun, first, first + 1, 0, first + 1};
    std::size_t head = first;
    if (mention_at(first) == nullptr && is_determiner(prose_.lower(first))) {
        const bool counts = is_among(counting, prose_.lower(first));
        ++head;
        if (counts && goes_on(head) && prose_.is_word(head, "of")) {
            const std::size_t behind = of_end(head, end, side);
            return behind == head ? SpeakerPhrase{}
                                  : SpeakerPhrase{SpeakerKind::phrase, first, behind, 0, behind};
        }
        if (!goes_on(head)) return {};
    }
    std::size_t behind = words_end(head, end);
    if (behind == head) return {};
    if (goes_on(behind) && prose_.is_word(behind, "and") && mention_ending(behind) == nullptr &&
        has_role(head, behind) && goes_on(behind + 1) && has_role(behind + 1, behind + 2)) {
        behind = words_end(behind + 1, end);  // "Chairman and Chief Executive Ann Lee"
    }
    const Mention* const mention = mention_ending(behind);
    const bool is_possessive =
        behind >= 2 && prose_.is_glued(behind - 1) && prose_.is_symbol(behind - 2, U'\'');
    if (goes_on(behind) && prose_.is_word(behind, "and")) {
        const std::size_t second = behind + 1;
        const std::size_t second_end = goes_on(second) ? words_end(second, end) : second;
        if (mention_at(second) != nullptr || side == Side::before_verb)
            return second_end > second ? SpeakerPhrase{SpeakerKind::phrase, first, second_end, 0, second_end}
                                       : SpeakerPhrase{};
    }
    if (mention != nullptr && !is_possessive) {
        // "Toby Lee at Acme said": the rest is skipped, and is none of the name.
        return {SpeakerKind::name, mention->first, mention->last, mention->name, of_end(behind, end, side)};
    }
    const std::size_t whole = of_end(behind, end, side);
    const Mention* const begun = mention_at(head);
    if (begun != nullptr && begun->last - begun->first > 1 && is_given_name(head) && goes_on(begun->last) &&
        is_lower_word(begun->last)) {
        // "Ann Lee head of the firm", where a comma is missing
        return {SpeakerKind::name, begun->first, begun->last, begun->name, whole};
    }
    if (goes_on(whole) && prose_.is_symbol(whole, U',') && has_role(head, behind)) {
        // "the firm's chief executive, Ann Lee"
        const Mention* const named = mention_at(whole + 1);
        if (named != nullptr && named->first == whole + 1 && goes_on(whole + 1) &&
            named->last - named->first > 1)
            return {SpeakerKind::name, named->first, named->last, named->name, named->last};
    }
    return named({SpeakerKind::phrase, first, whole, 0, whole});
}

/// A name that `find_names` does not look for behind a closing mark, where a sentence might begin.
SpeakerPhrase PhraseReader::named(const SpeakerPhrase& phrase) const {
    const std::size_t first = skip_titles(phrase.first, phrase.last);
    for (std::size_t i = first; i < phrase.last; ++i) {
        if (prose_.is_word(i) && !prose_.is_capitalised(i)) return phrase;
    }
    const auto found = by_form_.find(std::string(prose_.span(first, phrase.last).of(prose_.text())));
    if (found == by_form_.end() || !found->second) return phrase;
    return {SpeakerKind::name, first, phrase.last, *found->second, phrase.end};
}

std::string PhraseReader::full_name(const SpeakerPhrase& phrase) const {
    if (phrase.kind != SpeakerKind::phrase) return "";
    const std::size_t first = skip_titles(phrase.first, phrase.last);
    if (phrase.last - first < 2 || !is_given_name(first)) return "";
    for (std::size_t i = first; i < phrase.last; ++i) {
        if (!prose_.is_capitalised(i)) return "";
    }
    return collapse_spaces(prose_.span(first, phrase.last).of(prose_.text()));
}

/// Behind "Mr." and "chief executive", in front of at least a word.
std::size_t PhraseReader::skip_titles(std::size_t first, std::size_t last) const {
    while (first + 1 < last && speech_word(prose_.lower(first)) == SpeechWord::role) {
        ++first;
        if (first + 1 < last && prose_.is_symbol(first, U'.')) ++first;
    }
    return first;
}

std::optional<std::size_t> PhraseReader::name_ending(std::size_t i) const {
    if (!prose_.is_capitalised(i) || mention_at(i) != nullptr) return std::nullopt;
    const auto found = by_form_.find(std::string(prose_.written(i)));
    return found == by_form_.end() ? std::nullopt : found->second;
}

bool PhraseReader::is_given_name(std::size_t i) const {
    const SpeechWord word = speech_word(prose_.lower(i));
    return word == SpeechWord::he || word == SpeechWord::she || word == SpeechWord::person;
}

SpeakerPhrase PhraseReader::subject_of(std::size_t verb) const {
    std::size_t i = verb;
    for (std::size_t taken = 0; i > 0 && taken < most_adverbs; ++taken) {
        if (!goes_on(i) || is_quoted(i - 1)) return {};
        const std::string_view before = prose_.lower(i - 1);
        if (mention_at(i - 1) == nullptr && prose_.is_word(i - 1) && is_among(passive, before)) return {};
        if (find_weekday(before) && i >= 2 && prose_.is_word(i - 2, "on")) {
            i -= 2;
        } else if (mention_at(i - 1) == nullptr && (is_among(adverbs, before) || find_weekday(before) ||
                                                    (before.ends_with("ly") && is_lower_word(i - 1)))) {
            --i;
        } else {
            break;
        }
    }
    if (i == 0 || !goes_on(i) || is_quoted(i - 1)) return {};
    if (prose_.is_symbol(i - 1, U')')) {
        std::size_t open = i - 1;
        while (open > 0 && i - open <= longest_parenthesis && !prose_.is_symbol(open, U'(')) --open;
        if (!prose_.is_symbol(open, U'(') || open == 0) return {};
        i = open;
    }
    if (prose_.is_symbol(i - 1, U',')) {
        const std::size_t begin = sentence_begin(i - 1, longest_apposition);
        const SpeakerPhrase subject = phrase_at(begin, Side::before_verb);
        const bool is_set_off = subject.is_known() && subject.kind != SpeakerKind::pronoun &&
                                subject.end < i - 1 && prose_.is_symbol(subject.end, U',');
        return is_set_off ? subject : SpeakerPhrase{};
    }
    return walk_back(i);
}

/// The subject whose last token stands before `last`.
SpeakerPhrase PhraseReader::walk_back(std::size_t last) const {
    const std::size_t lowest = last - std::min(last, longest_subject);
    if (mention_at(last - 1) == nullptr &&
        (is_among(pronouns, prose_.written(last - 1)) || prose_.written(last - 1) == "I"))
        return {SpeakerKind::pronoun, last - 1, last, 0, last};
    std::size_t first = last;
    bool is_whole = false;  // whether a subject may begin with `first`
    while (first > lowest && (first == last || prose_.goes_on(first)) && !is_quoted(first - 1)) {
        const std::size_t i = first - 1;
        if (const Mention* mention = mention_at(i)) {
            first = mention->first;
            is_whole = true;
            continue;
        }
        if (!prose_.is_word(i) && !prose_.is_number(i)) {
            const char32_t symbol = prose_[i].symbol;
            const bool is_joining =
                prose_.is_glued(first) && first < last && (is_hyphen(symbol) || is_apostrophe(symbol));
            const bool is_short = symbol == U'.' && i > 0 && prose_.is_word(i - 1) &&
                                  is_full_stop_word(prose_.written(i - 1)) && !ends_sentence(i);
            if (!is_joining && !is_short) break;
            first = i;
            continue;
        }
        const std::string_view lower = prose_.lower(i);
        if (is_determiner(lower)) {
            first = i;
            is_whole = true;
            const bool is_linked = i > lowest && prose_.goes_on(i) && prose_.is_word(i - 1) &&
                                   is_among(linking, prose_.lower(i - 1)) && i - 1 > lowest &&
                                   !is_quoted(i - 1);
            if (!is_linked) break;
            continue;
        }
        if (is_among(linking, lower)) {
            if (first == last || i == lowest || !prose_.goes_on(i)) break;
            is_whole = false;
            first = i;
            continue;
        }
        if (is_among(others_words, lower)) {
            if (lower != "that" && lower != "but") return {};
            break;
        }
        if (stops_words(i)) break;
        first = i;
        is_whole = true;
    }
    if (first == last || !is_whole || last - first >= longest_subject) return {};
    const SpeakerPhrase subject = phrase_at(first, Side::before_verb);
    if (!subject.is_known()) return {};
    if (subject.kind == SpeakerKind::phrase) return named({SpeakerKind::phrase, first, last, 0, last});
    return subject;
}

}  // namespace debrief
