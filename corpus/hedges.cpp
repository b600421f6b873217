#include "corpus/hedges.h"

#include "corpus/base/text.h"
#include "corpus/hedge_words.h"
#include "corpus/prose_tokens.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace debrief {

namespace {

constexpr std::size_t longest_look = 6;         ///< words that are looked at for the verb of a clause
constexpr std::size_t longest_attribution = 5;  ///< words behind "according to"

/// The length of the mark of punctuation or the blank of Unicode that ends before `end`: dashes, quotes, the
/// ellipsis, a blank that does not break. 0: none.
std::size_t mark_before(std::string_view text, std::size_t end) {
    if (end >= 3 && text[end - 3] == '\xE2' && (text[end - 2] == '\x80' || text[end - 2] == '\x81')) return 3;
    return end >= 2 && text[end - 2] == '\xC2' && text[end - 1] == '\xA0' ? 2 : 0;
}

std::size_t mark_at(std::string_view text, std::size_t begin) {
    const std::string_view rest = text.substr(begin);
    if (rest.size() >= 3 && (rest.starts_with("\xE2\x80") || rest.starts_with("\xE2\x81"))) return 3;
    return rest.starts_with("\xC2\xA0") ? 2 : 0;
}

bool is_of_word(char c) {
    return !is_ascii(c) || is_ascii_letter(c) || is_ascii_digit(c);
}

bool joins_words(char c) {
    return c == '-' || c == '/' || c == '@' || c == '_' || c == '.' || c == '\'';
}

/// The words of a sentence and what stands around them, looked at where they are asked for.
class HedgeReader {
 public:
    explicit HedgeReader(std::string_view text)
        : text_(text),
          first_word_(
              static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_of_word) - text.begin())) {}

    /// The next hedge; nothing at the end.
    std::optional<Span> next() {
        while (position_ < text_.size()) {
            if (!is_ascii_letter(text_[position_])) {
                ++position_;
                continue;
            }
            const Span word{position_, end_of_letters(position_)};
            const auto hedge = read(word);
            position_ = hedge ? hedge->end : word.end;
            if (hedge) return hedge;
        }
        return std::nullopt;
    }

    /// The hedge that begins with a word.
    [[nodiscard]] std::optional<Span> read(const Span& word) const {
        const auto rule = rule_of(word);
        const std::size_t end = rule ? end_of_hedge(*rule, word) : 0;
        return end == 0 ? std::nullopt : std::optional(Span{word.begin, end});
    }

 private:
    [[nodiscard]] std::size_t end_of_letters(std::size_t begin) const {
        while (begin < text_.size() && is_ascii_letter(text_[begin])) ++begin;
        return begin;
    }

    [[nodiscard]] std::optional<HedgeRule> rule_of(const Span& word) const {
        const std::string_view written = word.of(text_);
        const bool has_capital = is_ascii_upper(written.front());
        const char first = has_capital ? static_cast<char>(written.front() - 'A' + 'a') : written.front();
        if (written.size() > longest_hedge_word ||
            !hedge_sieve.may_hold(WordSieve::slot_of(first, written.back()), written.size()))
            return std::nullopt;
        std::array<char, longest_hedge_word> lower{};
        std::copy(written.begin(), written.end(), lower.begin());
        lower.front() = first;
        const auto rule = hedge_rule({lower.data(), written.size()});  // other capitals are in no rule
        if (!rule || !is_whole(word)) return std::nullopt;
        if (has_capital && (*rule == HedgeRule::month || is_part_of_name(word))) return std::nullopt;
        return rule;
    }

    /// Whether nothing makes it a part of a longer word, a host, an address.
    [[nodiscard]] bool is_whole(const Span& word) const {
        if (word.begin > 0 && mark_before(text_, word.begin) == 0) {
            const char before = text_[word.begin - 1];
            const bool is_quote =
                before == '\'' && (word.begin == 1 || !is_ascii_letter(text_[word.begin - 2]));
            if (!is_ascii(before) || is_ascii_digit(before) || (joins_words(before) && !is_quote))
                return false;
        }
        if (word.end == text_.size()) return true;
        const char behind = text_[word.end];
        const std::size_t mark = mark_at(text_, word.end);
        if (mark == 0 && (!is_ascii(behind) || is_ascii_digit(behind))) return false;
        const std::size_t next = word.end + std::max<std::size_t>(mark, 1);
        const bool goes_on = next < text_.size() && is_ascii_letter(text_[next]);
        const bool is_apostrophe = text_.substr(word.end, mark) == "\xE2\x80\x99";
        return !goes_on || !(is_apostrophe || joins_words(behind));
    }

    /// A word with a capital is none where it begins the sentence, or a quotation that goes on small.
    [[nodiscard]] bool is_part_of_name(const Span& word) const {
        std::size_t begin = word.begin;
        while (begin > 0 && is_ascii_space(text_[begin - 1])) --begin;
        const bool has_blank = begin < word.begin;
        if (begin == 0) return false;
        const char before = text_[begin - 1];
        const std::size_t mark = mark_before(text_, begin);
        const bool opens = mark == 3 || std::string_view("\"'([*-:").find(before) != std::string_view::npos;
        const bool is_behind_end =
            has_blank && std::string_view(".!?").find(before) != std::string_view::npos;
        if (!opens && !is_behind_end) return first_word_ < begin;
        const std::string_view next = word_behind(word.end).of(text_);
        return opens && !next.empty() && is_ascii_upper(next.front());
    }

    /// The word behind, with nothing but blanks between; empty where there is none.
    [[nodiscard]] Span word_behind(std::size_t end) const {
        std::size_t begin = end;
        while (begin < text_.size() && is_ascii_space(text_[begin])) ++begin;
        if (begin == end) return {end, end};
        return {begin, end_of_letters(begin)};
    }

    /// The same before.
    [[nodiscard]] Span word_before(std::size_t begin) const {
        std::size_t end = begin;
        while (end > 0 && is_ascii_space(text_[end - 1])) --end;
        if (end == begin) return {begin, begin};
        std::size_t first = end;
        while (first > 0 && is_ascii_letter(text_[first - 1])) --first;
        return {first, end};
    }

    [[nodiscard]] bool is_word(const Span& word, std::span<const std::string_view> words) const {
        return is_one_of(to_ascii_lower(word.of(text_)), words);
    }
    template <typename... Words>
    [[nodiscard]] bool is_any(const Span& word, const Words&... words) const {
        return is_word(word, std::array<std::string_view, sizeof...(words)>{words...});
    }

    /// Where the hedge ends that begins with `word`; 0: it is none.
    [[nodiscard]] std::size_t end_of_hedge(HedgeRule rule, const Span& word) const {
        const Span next = word_behind(word.end);
        const auto where = [&](bool is_hedge) { return is_hedge ? word.end : 0; };
        const auto with_next = [&](bool is_hedge) { return is_hedge ? next.end : 0; };
        switch (rule) {
            case HedgeRule::always:
            case HedgeRule::month:
                return word.end;
            case HedgeRule::strength:
                return where(is_modal_might(word, next));
            case HedgeRule::ability:
                return where(is_guess(next));
            case HedgeRule::claim:
                return where(is_claim(word, next));
            case HedgeRule::appearance:
                return where(is_any(next, "to", "that", "likely", "unlikely", "set", "as"));
            case HedgeRule::looks:
                return with_next(is_any(next, "like", "set", "likely"));
            case HedgeRule::belief:
                return where(!is_any(next, "in"));
            case HedgeRule::suggestion:
                return where(!is_any(next, "retail", "price"));
            case HedgeRule::passive:
                return with_next(is_any(next, "to") && is_behind_be(word));
            case HedgeRule::report:
                return with_next(is_any(next, "to") && is_behind_be(word) &&
                                 is_any(word_behind(next.end), "be", "have"));
            case HedgeRule::expectation:
                return with_next(is_any(next, "to") && !is_any(word_before(word.begin), "than", "as"));
            case HedgeRule::hint:
                return with_next(is_any(next, "at", "that"));
            case HedgeRule::supposition:
                return where(next.size() > 0 && !is_any(next, "to") && !is_behind_be(word));
            case HedgeRule::attribution:
                return end_of_attribution(next);
            case HedgeRule::unnamed:
                return with_next(is_any(next, "said", "say", "says", "told", "close"));
            case HedgeRule::acquaintance:
                return with_next(is_any(next, "with") &&
                                 is_any(word_before(word.begin), "people", "person", "source", "sources",
                                        "officials", "executives", "someone", "those"));
        }
        return 0;
    }

    /// "the might of", "its military might" are not.
    [[nodiscard]] bool is_modal_might(const Span& word, const Span& next) const {
        return next.size() > 0 && !is_any(next, "of", "and", "in", "to") &&
               !is_any(word_before(word.begin), "the", "its", "their", "his", "her", "with", "all", "full",
                       "military", "economic", "financial", "political", "industrial");
    }

    /// "could fall", "could still become".
    [[nodiscard]] bool is_guess(const Span& next) const {
        const bool has_adverb =
            is_any(next, "also", "still", "soon", "yet", "even", "well", "easily", "eventually", "now",
                   "then", "ultimately", "further", "theoretically", "quickly");
        const Span verb = has_adverb ? word_behind(next.end) : next;
        return happens(verb.of(text_));
    }

    /// Behind a quotation ("…", he claimed), as a passive, or before a clause: "claims that", "claims it is".
    [[nodiscard]] bool is_claim(const Span& word, const Span& next) const {
        const auto has_capital = [&](const Span& each) {
            return each.size() > 0 && is_ascii_upper(text_[each.begin]);
        };
        if (has_capital(word) && has_capital(next)) return false;  // Claims Court
        const Span before = word_before(word.begin);
        const bool is_subject = is_any(before, "he", "she", "it", "they", "who", "was", "is", "been");
        if (next.size() == 0) return is_subject && is_any(word, "claims", "claimed");
        if (is_any(before, "jobless", "initial", "continued", "continuing", "insurance", "unemployment"))
            return false;
        if (is_any(next, "that", "he", "she", "they", "there", "we")) return true;
        if (is_any(next, "it")) {
            const Span verb = word_behind(next.end);
            return verb.size() > 0 && !is_any(verb, "all", "themselves", "himself", "herself", "back", "for",
                                              "as", "from", "in", "on", "with", "and", "or");
        }
        if (is_any(next, "to")) {
            return is_any(word_behind(next.end), "have", "be") && !is_any(before, "a", "the", "lay", "laid");
        }
        return has_clause(word.end);
    }

    /// Whether a noun phrase and a finite verb follow, as far as that can be told by the words.
    [[nodiscard]] bool has_clause(std::size_t end) const {
        for (std::size_t words = 0; words < longest_look; ++words) {
            const Span word = word_behind(end);
            if (word.size() == 0) return false;
            if (is_any(word, "is", "are", "was", "were", "has", "had", "have", "will", "would", "can",
                       "could", "did", "does"))
                return words > 0;
            if (is_any(word, "of", "for", "from", "by", "in", "on", "at", "with", "against", "after", "as",
                       "who", "which", "that", "when", "while", "and", "or", "but", "to", "if", "because",
                       "until", "before", "over", "about", "made", "filed"))
                return false;
            end = word.end;
        }
        return false;
    }

    /// "is said", "was widely thought".
    [[nodiscard]] bool is_behind_be(const Span& word) const {
        const auto is_be = [&](const Span& each) {
            return is_any(each, "is", "are", "was", "were", "be", "been", "being");
        };
        const Span before = word_before(word.begin);
        return is_be(before) || (before.of(text_).ends_with("ly") && is_be(word_before(before.begin)));
    }

    /// The sources of "according to" are not named: people, sources, reports.
    [[nodiscard]] std::size_t end_of_attribution(const Span& to) const {
        if (!is_any(to, "to")) return 0;
        Span word = to;
        for (std::size_t words = 0; words < longest_attribution; ++words) {
            word = word_behind(word.end);
            if (word.size() == 0) return 0;
            if (is_any(word, "people", "person", "source", "sources", "insiders", "reports", "rumours",
                       "rumors", "speculation"))
                return word.end;
            if (is_any(word, "the", "of", "for", "in", "by", "on", "from", "s")) return 0;
        }
        return 0;
    }

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t first_word_;  ///< the first byte of it
};

}  // namespace

std::vector<Span> find_hedges(std::string_view sentence) {
    std::vector<Span> hedges;
    HedgeReader reader(sentence);
    while (const auto hedge = reader.next()) hedges.push_back(*hedge);
    return hedges;
}

bool is_hedged(std::string_view sentence) {
    return HedgeReader(sentence).next().has_value();
}

bool is_any_hedged(const Prose& prose, std::span<const Span> sentences) {
    std::size_t i = 0;
    for (const Span& sentence : sentences) {
        const std::string_view text = sentence.of(prose.text());
        while (i < prose.size() && prose[i].end <= sentence.begin) ++i;
        // Some scripts' full stops are letters to `Prose`.
        const bool begins_in_word = prose[i].begin < sentence.begin;
        if (begins_in_word && is_hedged(text)) return true;
        const HedgeReader reader(text);
        for (; i < prose.size() && prose[i].begin < sentence.end; ++i) {
            if (begins_in_word || !prose.may_be_of(i, hedge_sieve)) continue;
            if (reader.read({prose[i].begin - sentence.begin, prose[i].end - sentence.begin})) return true;
        }
    }
    return false;
}

bool knows_hedges_of(std::string_view language) {
    return language.empty() || language == "en";
}

}  // namespace debrief
