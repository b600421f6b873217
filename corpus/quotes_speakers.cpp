#include "corpus/quotes_speakers.h"

#include "corpus/speech_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace debrief {

namespace {

constexpr std::size_t longest_aside = 40;  ///< tokens between a speaker and the verb: "Smith, who …, said"
constexpr std::size_t farthest_verb = 30;  ///< tokens in front of what is quoted
constexpr std::size_t longest_listener = 10;  ///< tokens of "told the newspaper on Monday:"

/// Behind these a clause begins that need not be the speaker's words.
constexpr std::array<std::string_view, 22> clause_words{
    "but",     "while", "although", "though", "whereas", "after", "which",  "who",
    "because", "when",  "where",    "whom",   "whose",   "since", "unless", "until",
    "despite", "so",    "like",     "than",   "after",   "before"};

bool begins_clause(std::string_view lower) {
    return std::find(clause_words.begin(), clause_words.end(), lower) != clause_words.end();
}

/// Verbs behind which their subject does not stand.
bool inverts(std::string_view lower) {
    return lower != "told" && lower != "tells" && lower != "agreed" && lower != "believes";
}

}  // namespace

bool SpeakerFinder::leaves_open(std::size_t close) const {
    if (prose_.is_symbol(close + 1, U',') && prose_.goes_on(close + 1)) return true;
    const ProseToken& last = prose_[close - 1];
    return last.kind == TokenKind::symbol &&
           (last.symbol == U',' || last.symbol == U'?' || last.symbol == U'!' || last.symbol == U'\u2026' ||
            last.symbol == U'\u2014' || last.symbol == U'\u2013');
}

std::optional<Attribution> SpeakerFinder::behind(std::size_t close) const {
    if (!leaves_open(close)) return std::nullopt;
    std::size_t i = close + 1;
    if (prose_.is_symbol(i, U',')) ++i;
    if (i >= prose_.size() || !prose_.goes_on(i) || phrases_.is_quoted(i)) return std::nullopt;
    if (prose_.has_words(i, "according to")) {
        const SpeakerPhrase who = phrases_.phrase_at(i + 2, PhraseReader::Side::behind_verb);
        return who.is_known() ? std::optional(Attribution{who, i, true, true}) : std::nullopt;
    }
    std::size_t verb = phrases_.skip_adverbs(i);
    if (phrases_.is_verb(verb)) {
        if (!inverts(prose_.lower(verb))) return std::nullopt;
        const std::size_t next = phrases_.skip_adverbs(verb + 1);
        if (!prose_.goes_on(next)) return std::nullopt;
        const SpeakerPhrase who = phrases_.phrase_at(next, PhraseReader::Side::behind_verb);
        // "calls it "small," says it is": the sentence goes on with another clause.
        const bool has_clause = who.kind == SpeakerKind::pronoun && prose_.goes_on(who.end) &&
                                prose_[who.end].kind != TokenKind::symbol;
        if (has_clause) return std::nullopt;
        return who.is_known() ? std::optional(Attribution{who, verb, true, true}) : std::nullopt;
    }
    const SpeakerPhrase who = phrases_.phrase_at(i, PhraseReader::Side::before_verb);
    if (!who.is_known()) return std::nullopt;
    verb = phrases_.skip_adverbs(who.end);
    if (verb < prose_.size() && prose_.goes_on(verb) && phrases_.is_verb(verb) && !phrases_.is_quoted(verb))
        return Attribution{who, verb, true, true};
    if (const auto reported = quoted_as_saying(who, verb)) return reported;
    return set_off(who);
}

/// `", Ann Lee, head of the firm, said`.
std::optional<Attribution> SpeakerFinder::set_off(const SpeakerPhrase& who) const {
    if (who.kind == SpeakerKind::pronoun || !prose_.is_symbol(who.end, U',')) return std::nullopt;
    const std::size_t end = std::min(who.end + longest_aside, prose_.size());
    for (std::size_t i = who.end + 1; i < end && prose_.goes_on(i) && !phrases_.is_quoted(i); ++i) {
        if (phrases_.ends_sentence(i)) break;
        if (!prose_.is_symbol(i, U',')) continue;
        const std::size_t verb = phrases_.skip_adverbs(i + 1);
        if (prose_.goes_on(verb) && phrases_.is_verb(verb) && !phrases_.is_quoted(verb))
            return Attribution{who, verb, true, true};
    }
    return std::nullopt;
}

/// "the paper quoted Smith as saying", "Smith was quoted as saying".
std::optional<Attribution> SpeakerFinder::quoted_as_saying(const SpeakerPhrase& who, std::size_t i) const {
    if (prose_.has_words(i, "was quoted as saying") || prose_.has_words(i, "were quoted as saying") ||
        prose_.has_words(i, "is quoted as saying"))
        return Attribution{who, i + 3, true, true};
    if (!prose_.is_word(i, "quoted") && !prose_.is_word(i, "quotes")) return std::nullopt;
    const SpeakerPhrase person = phrases_.phrase_at(i + 1, PhraseReader::Side::before_verb);
    if (!person.is_known() || !prose_.has_words(person.end, "as saying")) return std::nullopt;
    return Attribution{person, person.end + 1, true, true};
}

std::optional<Attribution> SpeakerFinder::before(std::size_t open) const {
    if (open == 0) return std::nullopt;
    const bool is_new_block = !prose_.goes_on(open);
    if (is_new_block && !prose_.is_symbol(open - 1, U':')) return std::nullopt;
    for (std::size_t i = open; i > 0 && open - i < farthest_verb; --i) {
        const std::size_t token = i - 1;
        if (phrases_.is_quoted(token) || phrases_.ends_sentence(token)) return std::nullopt;
        if (i < open && !prose_.goes_on(i)) return std::nullopt;
        if (prose_.has_words(token, "according to")) {
            const SpeakerPhrase who = phrases_.phrase_at(token + 2, PhraseReader::Side::behind_verb);
            const bool is_direct = who.is_known() && prose_.is_symbol(who.end, U',');
            return is_direct && who.end + 1 == open ? std::optional(Attribution{who, token, false, true})
                                                    : std::nullopt;
        }
        if (!phrases_.is_lower_word(token) || phrases_.mention_at(token) != nullptr) continue;
        const SpeechWord word = speech_word(prose_.lower(token));
        if (word == SpeechWord::says || word == SpeechWord::adds || word == SpeechWord::plural ||
            word == SpeechWord::calls || word == SpeechWord::saying)
            return by_verb(token, open);
    }
    return std::nullopt;
}

std::optional<Attribution> SpeakerFinder::by_verb(std::size_t verb, std::size_t open) const {
    const bool is_direct = is_next_to(verb, open);
    bool is_calling = false;
    SpeakerPhrase who;
    switch (speech_word(prose_.lower(verb))) {
        case SpeechWord::says:
        case SpeechWord::plural:
            if (!is_direct && !is_far_from(verb, open)) return std::nullopt;
            who = phrases_.subject_of(verb);
            break;
        case SpeechWord::adds:
            if (!is_direct) return std::nullopt;
            who = phrases_.subject_of(verb);
            break;
        case SpeechWord::calls:
            if (!is_far_from(verb, open)) return std::nullopt;
            who = phrases_.subject_of(verb);
            // "a film called", but "what he called"
            if (verb + 1 == open && (who.first == 0 || !prose_.is_word(who.first - 1, "what")))
                return std::nullopt;
            is_calling = true;
            break;
        default:
            if (!is_direct && !is_far_from(verb, open)) return std::nullopt;
            who = prose_.is_word(verb - 1, "as") ? quoted_person(verb) : subject_of_participle(verb);
            break;
    }
    return who.is_known() ? std::optional(Attribution{who, verb, false, is_direct, is_calling})
                          : std::nullopt;
}

/// Nothing but to whom and when it was said stands between: `told the newspaper on Monday: "`.
bool SpeakerFinder::is_next_to(std::size_t verb, std::size_t open) const {
    if (verb + 1 == open) return true;
    const bool is_introduced = prose_.is_symbol(open - 1, U':') || prose_.is_symbol(open - 1, U',');
    if (!is_introduced || open - verb > longest_listener) return false;
    return is_far_from(verb, open);
}

/// No other clause begins between, so that what is quoted is part of what the verb's subject says.
bool SpeakerFinder::is_far_from(std::size_t verb, std::size_t open) const {
    for (std::size_t i = verb + 1; i < open; ++i) {
        if (prose_.is_symbol(i, U';') || (prose_.is_word(i) && begins_clause(prose_.lower(i)))) return false;
        const bool is_and = prose_.is_word(i, "and") && i > 0 && prose_.is_symbol(i - 1, U',');
        if (is_and) return false;
    }
    return true;
}

/// "The paper quoted Smith as saying".
SpeakerPhrase SpeakerFinder::quoted_person(std::size_t saying) const {
    const std::size_t as = saying - 1;
    constexpr std::size_t longest_person = 14;
    for (std::size_t i = as; i > 0 && as - i < longest_person && prose_.goes_on(i); --i) {
        if (!prose_.is_word(i - 1, "quoted") && !prose_.is_word(i - 1, "quotes")) continue;
        if (i == as) {
            const bool is_passive = i >= 2 && (prose_.is_word(i - 2, "was") || prose_.is_word(i - 2, "is") ||
                                               prose_.is_word(i - 2, "were"));
            return is_passive ? phrases_.subject_of(i - 2) : SpeakerPhrase{};
        }
        const SpeakerPhrase person = phrases_.phrase_at(i, PhraseReader::Side::before_verb);
        return person.is_known() && person.end == as ? person : SpeakerPhrase{};
    }
    return {};
}

/// The subject of the finite verb of saying in front of it, in the same sentence; where there is none, the
/// name that the sentence begins with, if it is its only one.
SpeakerPhrase SpeakerFinder::subject_of_participle(std::size_t participle) const {
    if (!prose_.is_symbol(participle - 1, U',') && !prose_.is_word(participle - 1, "by")) return {};
    const std::size_t begin = phrases_.sentence_begin(participle, farthest_verb);
    if (participle - begin >= farthest_verb) return {};
    std::size_t names = 0;
    for (std::size_t i = participle; i > begin; --i) {
        const std::size_t token = i - 1;
        if (phrases_.is_verb(token)) return phrases_.subject_of(token);
        if (prose_.is_word(token) && begins_clause(prose_.lower(token))) return {};
        const PhraseReader::Mention* const mention = phrases_.mention_at(token);
        if (mention != nullptr && mention->first == token) ++names;
    }
    const SpeakerPhrase who = phrases_.phrase_at(begin, PhraseReader::Side::before_verb);
    const bool is_subject = who.kind == SpeakerKind::pronoun || (who.kind == SpeakerKind::name && names == 1);
    return is_subject && phrases_.is_lower_word(who.end) ? who : SpeakerPhrase{};
}

}  // namespace debrief
