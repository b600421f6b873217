#include "searcher/facts/quotation_groups.h"

#include "corpus/base/text.h"
#include "corpus/prose_words.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace debrief {

namespace {

constexpr std::size_t fewest_shared_words = 4;    ///< of a part of a quotation that is quoted elsewhere
constexpr std::size_t fewest_unquoted_words = 5;  ///< of a run without marks
constexpr std::size_t fewest_telling_words = 3;   ///< of those, that say something of the world
constexpr std::size_t most_candidates = 64;       ///< quotations with the same four words that are compared

std::string run_key(std::span<const std::string> words) {
    std::string key;
    for (const std::string& word : words) key.append(word).push_back('\n');
    return key;
}

/// The stretches of `part` stand in `whole`, in order.
bool has_stretches(const NormalWords& whole, const NormalWords& part) {
    auto from = whole.words.begin();
    std::size_t begin = 0;
    for (const std::size_t end : part.stretches) {
        const auto first = part.words.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = part.words.begin() + static_cast<std::ptrdiff_t>(end);
        from = std::search(from, whole.words.end(), first, last);
        if (from == whole.words.end()) return false;
        from += last - first;
        begin = end;
    }
    return true;
}

/// The first words of the longest stretch; none where that is too short to be told again by.
std::span<const std::string> telling_run(const NormalWords& quotation) {
    Span longest;
    std::size_t begin = 0;
    for (const std::size_t end : quotation.stretches) {
        if (end - begin > longest.size()) longest = {begin, end};
        begin = end;
    }
    if (longest.size() < fewest_shared_words) return {};
    return std::span(quotation.words).subspan(longest.begin, fewest_shared_words);
}

}  // namespace

NormalWords normalise_quotation(std::string_view words, std::string_view speaker) {
    NormalWords normal;
    const Prose prose(words);
    const auto end_stretch = [&] {
        const std::size_t begin = normal.stretches.empty() ? 0 : normal.stretches.back();
        if (normal.words.size() > begin) normal.stretches.push_back(normal.words.size());
    };
    for (std::size_t i = 0; i < prose.size(); ++i) {
        if (prose.is_word(i) || prose.is_number(i)) {
            normal.words.emplace_back(prose.lower(i));
        } else if (prose.is_symbol(i, U'\u2026') ||
                   (prose.is_symbol(i, U'.') && prose.is_symbol(i + 1, U'.'))) {
            end_stretch();
        }
    }
    end_stretch();
    if (normal.words.size() < fewest_shared_words) normal.speaker = to_ascii_lower(speaker);
    return normal;
}

std::vector<std::size_t> group_quotations(std::span<const NormalWords> quotations) {
    std::vector<std::size_t> order(quotations.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return quotations[a].words.size() > quotations[b].words.size();
    });
    std::vector<std::size_t> leaders(quotations.size());
    std::unordered_map<std::string, std::size_t> by_words;
    std::unordered_map<std::string, std::vector<std::size_t>> by_run;
    for (const std::size_t quotation : order) {
        const NormalWords& normal = quotations[quotation];
        const auto [same, is_new] = by_words.try_emplace(run_key(normal.words) + normal.speaker, quotation);
        leaders[quotation] = same->second;
        if (!is_new) continue;
        const auto run = telling_run(normal);
        if (!run.empty()) {
            const auto candidates = by_run.find(run_key(run));
            if (candidates != by_run.end()) {
                const auto whole = std::find_if(
                    candidates->second.begin(), candidates->second.end(),
                    [&](std::size_t candidate) { return has_stretches(quotations[candidate], normal); });
                if (whole != candidates->second.end()) {
                    leaders[quotation] = same->second = *whole;
                    continue;
                }
            }
        }
        for (std::size_t i = 0; i + fewest_shared_words <= normal.words.size(); ++i) {
            auto& having = by_run[run_key(std::span(normal.words).subspan(i, fewest_shared_words))];
            const bool is_there = !having.empty() && having.back() == quotation;
            if (!is_there && having.size() < most_candidates) having.push_back(quotation);
        }
    }
    return leaders;
}

/// Words of a text between which no quotation begins or ends, and no block.
struct UnquotedFinder::Stretch {
    std::vector<WordNumber> words{};
    std::vector<std::size_t> tokens{};  ///< by word
};

UnquotedFinder::UnquotedFinder(std::span<const NormalWords> quotations) {
    for (const NormalWords& quotation : quotations) {
        std::vector<WordNumber>& words = quoted_.emplace_back();
        for (const std::string& word : quotation.words) {
            const auto next = static_cast<WordNumber>(numbers_.size() + 1);
            words.push_back(numbers_.try_emplace(word, next).first->second);
        }
        for (std::size_t i = 0; i + fewest_unquoted_words <= words.size(); ++i)
            places_.push_back({quoted_.size() - 1, i});
    }
    std::stable_sort(places_.begin(), places_.end(), [&](const Place& a, const Place& b) {
        return std::ranges::lexicographical_compare(quoted_from(a).first(fewest_unquoted_words),
                                                    quoted_from(b).first(fewest_unquoted_words));
    });
}

std::span<const UnquotedFinder::WordNumber> UnquotedFinder::quoted_from(const Place& place) const {
    return std::span(quoted_[place.quotation]).subspan(place.word);
}

const UnquotedFinder::Place* UnquotedFinder::find_place(std::span<const WordNumber> words) const {
    const auto run = words.first(fewest_unquoted_words);
    const auto found =
        std::lower_bound(places_.begin(), places_.end(), run, [&](const Place& place, const auto& wanted) {
            return std::ranges::lexicographical_compare(quoted_from(place).first(fewest_unquoted_words),
                                                        wanted);
        });
    const bool is_there =
        found != places_.end() && std::ranges::equal(quoted_from(*found).first(fewest_unquoted_words), run);
    return is_there ? &*found : nullptr;
}

void UnquotedFinder::read_stretch(const Prose& prose, const Stretch& stretch,
                                  std::vector<UnquotedRun>& runs) const {
    const std::span<const WordNumber> words = stretch.words;
    // Names and terms are the same in anybody's words.
    const auto is_telling = [&](std::size_t token) {
        return prose.is_word(token) && !prose.is_capitalised(token) && prose.lower(token).size() > 2 &&
               !is_function_word(prose.lower(token));
    };
    for (std::size_t i = 0; i + fewest_unquoted_words <= words.size();) {
        const auto run = words.subspan(i, fewest_unquoted_words);
        const auto unknown = std::find(run.rbegin(), run.rend(), WordNumber{0});
        if (unknown != run.rend()) {
            i += static_cast<std::size_t>(run.rend() - unknown);
            continue;
        }
        const Place* place = find_place(words.subspan(i));
        if (!place) {
            ++i;
            continue;
        }
        const auto ends = std::ranges::mismatch(words.subspan(i), quoted_from(*place));
        const auto size = static_cast<std::size_t>(ends.in2 - quoted_from(*place).begin());
        const auto tokens = std::span(stretch.tokens).subspan(i, size);
        const auto telling = std::count_if(tokens.begin(), tokens.end(), is_telling);
        if (static_cast<std::size_t>(telling) >= fewest_telling_words)
            runs.push_back({place->quotation, prose.span(tokens.front(), tokens.back() + 1)});
        i += size;
    }
}

std::vector<UnquotedRun> UnquotedFinder::find(const Prose& prose, std::span<const Quote> quotes) const {
    std::vector<UnquotedRun> runs;
    if (places_.empty()) return runs;
    Stretch stretch;
    const auto end_stretch = [&] {
        read_stretch(prose, stretch, runs);
        stretch.words.clear();
        stretch.tokens.clear();
    };
    auto quote = quotes.begin();
    for (std::size_t i = 0; i < prose.size(); ++i) {
        while (quote != quotes.end() && quote->span.end <= prose[i].begin) {
            end_stretch();
            ++quote;
        }
        const bool is_quoted = quote != quotes.end() &&
                               std::any_of(quote->pieces.begin(), quote->pieces.end(),
                                           [&](const Span& piece) { return piece.contains(prose[i].begin); });
        if (is_quoted || !prose.goes_on(i)) end_stretch();
        if (is_quoted || !(prose.is_word(i) || prose.is_number(i))) continue;
        const auto known = numbers_.find(prose.lower(i));
        stretch.words.push_back(known == numbers_.end() ? 0 : known->second);
        stretch.tokens.push_back(i);
    }
    end_stretch();
    return runs;
}

}  // namespace debrief
