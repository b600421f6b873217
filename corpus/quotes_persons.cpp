#include "corpus/quotes_persons.h"

#include "corpus/base/text.h"
#include "corpus/speech_words.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::size_t farthest_person = 120;  ///< tokens in front of a pronoun
constexpr std::size_t most_blocks_back = 1;

/// What stands in front of a name that is not what its sentence is about.
constexpr std::array<std::string_view, 15> not_subjects{"a",     "an",   "the",     "of",   "for",
                                                        "by",    "with", "against", "to",   "from",
                                                        "about", "on",   "over",    "than", "at"};
constexpr std::array<std::string_view, 6> men{"mr", "sir", "lord", "king", "prince", "father"};
constexpr std::array<std::string_view, 8> women{"mrs",  "ms",    "miss",     "dame",
                                                "lady", "queen", "princess", "sister"};
constexpr std::array<std::string_view, 14> titles_of_persons{
    "dr",       "prof",  "professor", "president", "senator", "sen",      "rep",
    "governor", "judge", "justice",   "captain",   "gen",     "minister", "secretary"};

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string last_word(std::string_view name) {
    return to_ascii_lower(name.substr(name.rfind(' ') + 1));
}

/// "Ann Lee" of "STOCKS RISE Ann Lee", where a heading's line end is lost.
std::string without_heading(const std::string& name) {
    std::size_t begin = 0;
    std::size_t headings = 0;
    while (begin < name.size()) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        const std::string word = name.substr(begin, end - begin);
        const bool is_shouted = word.size() > 1 && std::none_of(word.begin(), word.end(), is_ascii_lower);
        if (!is_shouted) break;
        ++headings;
        begin = end + 1;
    }
    return headings > 1 && begin < name.size() ? name.substr(begin) : name;
}

bool has_digit(std::string_view name) {
    return std::any_of(name.begin(), name.end(), is_ascii_digit);
}

}  // namespace

PersonFinder::PersonFinder(const Prose& prose, const PhraseReader& phrases, std::span<const Name> names,
                           std::span<const QuotedPiece> pieces)
    : prose_(prose), phrases_(phrases), names_(names), pieces_(pieces) {
    traits_.reserve(names.size());
    for (const Name& name : names) traits_.push_back(traits_of_form(name));
    read_titles();
}

std::string PersonFinder::speaker(std::size_t name) const {
    const std::string& full = names_[name].name;
    std::size_t begin = 0;
    for (std::size_t word = 0; word < full.size();) {
        const std::size_t end = std::min(full.find(' ', word), full.size());
        const bool is_role = speech_word(to_ascii_lower(full.substr(word, end - word))) == SpeechWord::role;
        if (is_role && end < full.size()) begin = end + 1;
        word = end + 1;
    }
    return without_heading(full.substr(begin));
}

PersonFinder::Traits PersonFinder::traits_of_form(const Name& name) const {
    const std::string full = speaker(static_cast<std::size_t>(&name - names_.data()));
    const auto blank = full.find(' ');
    if (blank == std::string::npos)
        return {full.size() < name.name.size() ? Person::yes : Person::no, Sex::unknown};
    if (has_digit(full)) return {};
    const std::string first = to_ascii_lower(full.substr(0, blank));
    const std::string last = last_word(full);
    if (speech_word(last) == SpeechWord::organisation || full.find(" of ") != std::string::npos ||
        full.find('&') != std::string::npos)
        return {};
    const std::string before_hyphen = first.substr(0, first.find('-'));
    for (const std::string& given : {first, before_hyphen}) {
        switch (speech_word(given)) {
            case SpeechWord::he:
                return {Person::yes, Sex::he};
            case SpeechWord::she:
                return {Person::yes, Sex::she};
            case SpeechWord::person:
                return {Person::yes, Sex::unknown};
            default:
                break;
        }
    }
    return {Person::maybe, Sex::unknown};
}

/// "Mr Lee" is a person, whatever else is told of Lee; so is who is called by the last word of a longer name
/// and says something.
void PersonFinder::read_titles() {
    for (std::size_t i = 1; i < prose_.size(); ++i) {
        const PhraseReader::Mention* const mention = phrases_.mention_at(i);
        if (mention == nullptr || mention->first != i) continue;
        const std::size_t title = prose_.is_symbol(i - 1, U'.') && i > 1 ? i - 2 : i - 1;
        if (!prose_.is_word(title)) continue;
        const std::string_view lower = prose_.lower(title);
        Traits& traits = traits_[mention->name];
        if (has(men, lower)) {
            traits = {Person::yes, Sex::he};
        } else if (has(women, lower)) {
            traits = {Person::yes, Sex::she};
        } else if (prose_.is_capitalised(title) ? has(titles_of_persons, lower)
                                                : speech_word(lower) == SpeechWord::role) {
            traits.person = Person::yes;
        } else if (traits.person == Person::maybe && is_short(*mention) &&
                   (phrases_.is_verb(i - 1) || phrases_.is_verb(phrases_.skip_adverbs(mention->last)))) {
            traits.person = Person::yes;
        }
    }
}

/// Whether it is the last word of a longer name.
bool PersonFinder::is_short(const PhraseReader::Mention& mention) const {
    return mention.last == mention.first + 1 &&
           last_word(names_[mention.name].name) == to_ascii_lower(prose_.written(mention.first)) &&
           names_[mention.name].name.find(' ') != std::string::npos;
}

void PersonFinder::remember(const Attribution& told, std::optional<std::size_t> name) {
    remembered_.emplace(told.verb, name);
}

/// A walk back from a pronoun.
class PersonFinder::Walk {
 public:
    Walk(const PersonFinder& finder, std::string_view pronoun)
        : finder_(finder), prose_(finder.prose_), phrases_(finder.phrases_), pronoun_(pronoun) {}

    std::optional<std::size_t> from(std::size_t begin) {
        std::size_t blocks = 0;
        std::size_t i = begin;
        for (std::size_t steps = 0; i > 0 && steps < farthest_person; ++steps) {
            if (!prose_.goes_on(i) && ++blocks > most_blocks_back) break;
            const std::size_t token = i - 1;
            if (phrases_.is_quoted(token)) {
                i = finder_.pieces_[phrases_.piece_of(token)].open;
                continue;
            }
            if (person_ && phrases_.ends_sentence(token)) return person_;
            if (!look_at(token)) return std::nullopt;
            i = token;
        }
        return person_;
    }

 private:
    /// False: who is meant is not sure.
    bool look_at(std::size_t token) {
        if (const PhraseReader::Mention* mention = phrases_.mention_at(token))
            return mention->first != token || look_at(*mention);
        if (const auto name = phrases_.name_ending(token)) return look_at({token, token + 1, *name});
        if (phrases_.is_verb(token)) return look_at_verb(token);
        return !is_somebody_else(token);
    }

    bool look_at(const PhraseReader::Mention& mention) {
        const Traits& traits = finder_.traits_[mention.name];
        if (traits.person == Person::no) return true;
        if (traits.person == Person::maybe) return false;
        if (person_) return *person_ == mention.name;
        if (!is_subject(mention)) return false;
        return take(mention.name);
    }

    bool take(std::size_t name) {
        if (person_) return *person_ == name;
        const Traits& traits = finder_.traits_[name];
        if (traits.person != Person::yes) return false;
        if (traits.sex != Sex::unknown && (traits.sex == Sex::he) != (pronoun_ == "he")) return false;
        person_ = name;
        return true;
    }

    [[nodiscard]] bool is_subject(const PhraseReader::Mention& mention) const {
        const bool is_possessive = prose_.is_glued(mention.last) &&
                                   prose_[mention.last].kind == TokenKind::symbol &&
                                   is_apostrophe(prose_[mention.last].symbol);
        return !is_possessive && (mention.first == 0 || !has(not_subjects, prose_.lower(mention.first - 1)));
    }

    bool look_at_verb(std::size_t verb) {
        const auto known = finder_.remembered_.find(verb);
        if (known != finder_.remembered_.end()) return known->second && take(*known->second);
        const SpeakerPhrase who = phrases_.subject_of(verb);
        if (who.kind == SpeakerKind::phrase) return false;
        if (who.kind != SpeakerKind::pronoun) return true;
        const std::string_view other = prose_.lower(who.first);
        // "he said that … Ann Lee": he is somebody else than whom he names.
        return (other != "he" && other != "she") || (other == pronoun_ && !person_);
    }

    /// "the manager", where no name follows: perhaps the person, perhaps another.
    [[nodiscard]] bool is_somebody_else(std::size_t i) const {
        if (!phrases_.is_lower_word(i) || speech_word(prose_.lower(i)) != SpeechWord::role) return false;
        if (phrases_.mention_at(i + 1) != nullptr || i == 0) return false;
        const std::string_view before = prose_.lower(i - 1);
        if (before != "the" && before != "a" && before != "an" && before != "his" && before != "her")
            return false;
        return i < 2 || !prose_.is_symbol(i - 2, U',');
    }

    const PersonFinder& finder_;
    const Prose& prose_;
    const PhraseReader& phrases_;
    std::string_view pronoun_;
    std::optional<std::size_t> person_;
};

std::optional<std::size_t> PersonFinder::name_of(const Attribution& told, std::size_t open) const {
    if (told.who.kind == SpeakerKind::name) return told.who.name;
    if (told.who.kind != SpeakerKind::pronoun) return std::nullopt;
    const std::string_view pronoun = prose_.lower(told.who.first);
    if (pronoun != "he" && pronoun != "she") return std::nullopt;
    return Walk(*this, pronoun).from(told.is_behind ? open : told.who.first);
}

}  // namespace debrief
