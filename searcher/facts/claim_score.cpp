#include "searcher/facts/claim_score.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace debrief {

namespace {

bool is_letter_byte(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// How many words there are, counted no further than `most`.
std::size_t count_words_up_to(std::string_view text, std::size_t most) {
    std::size_t words = 0;
    bool is_inside = false;
    for (const char c : text) {
        const bool is_of_word = is_letter_byte(c);
        if (is_of_word && !is_inside && ++words == most) break;
        is_inside = is_of_word;
    }
    return words;
}

/// Words that say nothing, and that one telling has and another not.
constexpr std::array<std::string_view, 4> silent_words{"a", "an", "the", "that"};

/// Closing marks behind the mark that ends a sentence.
std::string_view without_closing_marks(std::string_view sentence) {
    for (;;) {
        const std::size_t size = sentence.size();
        for (const std::string_view mark :
             {"\"", "'", ")", "]", "*", "_", " ", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"}) {
            if (sentence.ends_with(mark)) sentence.remove_suffix(mark.size());
        }
        if (sentence.size() == size) return sentence;
    }
}

}  // namespace

MatchedTerms matched_terms(std::string_view text, std::span<const Match> matches, const TermWeights& weights,
                           const ClaimScoring& scoring) {
    MatchedTerms matched;
    std::map<std::pair<std::size_t, std::size_t>, double> pairs;  // the nearest of each
    const Match* before = nullptr;
    for (const Match& match : matches) {
        if (match.kind == Match::Kind::aside) continue;
        matched.terms.push_back(match.term);
        if (before && before->term != match.term) {
            const std::size_t between = count_words_up_to(
                text.substr(before->span.end, match.span.begin - before->span.end), scoring.near_words);
            const double share = 1 - static_cast<double>(between) / static_cast<double>(scoring.near_words);
            const double weight = share * std::min(weights[before->term], weights[match.term]);
            double& best = pairs[std::minmax(before->term, match.term)];
            best = std::max(best, weight);
        }
        before = &match;
    }
    for (const auto& [pair, weight] : pairs) matched.nearness += weight;
    std::sort(matched.terms.begin(), matched.terms.end());
    matched.terms.erase(std::unique(matched.terms.begin(), matched.terms.end()), matched.terms.end());
    return matched;
}

double form_share(std::string_view sentence, const ClaimScoring& scoring) {
    constexpr std::size_t most_counted = 1'000;
    const auto words = static_cast<double>(count_words_up_to(sentence, most_counted));
    const auto shortest = static_cast<double>(scoring.short_words);
    const auto longest = static_cast<double>(scoring.long_words);
    double share = words < shortest ? std::sqrt(words / shortest) : 1;
    if (words > longest) share = std::sqrt(longest / words);
    const std::string_view end = without_closing_marks(sentence);
    if (end.ends_with('?')) return share * scoring.question_share;
    const bool is_ended = end.ends_with('.') || end.ends_with('!') || end.ends_with("\xE2\x80\xA6") ||
                          end.ends_with("\xE3\x80\x82") || end.ends_with("\xE0\xA5\xA4");
    return is_ended ? share : share * scoring.fragment_share;
}

double evidence_share(Evidence evidence, const ClaimScoring& scoring) {
    if (evidence == Evidence::none) return 0;
    return evidence == Evidence::direct ? scoring.direct_share : scoring.inherited_share;
}

std::string same_words_key(std::string_view sentence) {
    std::string key;
    std::string word;
    const auto end_word = [&] {
        const bool is_told = !word.empty() && !is_one_of(word, silent_words);
        if (is_told) key.append(key.empty() ? "" : " ").append(word);
        word.clear();
    };
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const std::string_view rest = sentence.substr(i);
        if (rest.starts_with("\xE2\x80")) {  // dashes, quotes, the ellipsis
            end_word();
            i += std::min<std::size_t>(rest.size(), 3) - 1;
        } else if (is_letter_byte(sentence[i]) || sentence[i] == '$' || sentence[i] == '%') {
            word += is_ascii_upper(sentence[i]) ? static_cast<char>(sentence[i] - 'A' + 'a') : sentence[i];
        } else {
            end_word();
        }
    }
    end_word();
    return key;
}

}  // namespace debrief
