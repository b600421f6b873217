#include "searcher/highlighter.h"

#include "searcher/character_boundaries.h"

#include <algorithm>
#include <iterator>

namespace debrief {

namespace {

/// Where words stand in a row: all occurrences of the first that the others follow.
Occurrences find_row(const std::vector<Occurrences>& places, std::span<const std::size_t> words) {
    Occurrences rows;
    for (const Occurrence& first : places[words.front()]) {
        Occurrence row = first;
        for (const std::size_t word : words.subspan(1)) {
            const auto next =
                std::lower_bound(places[word].begin(), places[word].end(), row.last + 1,
                                 [](const Occurrence& o, std::size_t at) { return o.first < at; });
            if (next == places[word].end() || next->first != row.last + 1) break;
            row.last = next->last;
            row.span.end = next->span.end;
        }
        if (row.last + 1 == row.first + words.size()) rows.push_back(row);
    }
    return rows;
}

/// In the order of the text and apart; of those that overlap one is made, which is what the first or longest
/// of the best kind is.
std::vector<Match> put_apart(std::vector<Match> matches) {
    std::stable_sort(matches.begin(), matches.end(), [](const Match& left, const Match& right) {
        if (left.span.begin != right.span.begin) return left.span.begin < right.span.begin;
        return left.span.end > right.span.end;
    });
    std::vector<Match> apart;
    for (const Match& match : matches) {
        if (apart.empty() || match.span.begin >= apart.back().span.end) {
            apart.push_back(match);
            continue;
        }
        Match& before = apart.back();
        if (match.kind < before.kind) {
            before.kind = match.kind;
            before.term = match.term;
        }
        before.span.end = std::max(before.span.end, match.span.end);
    }
    return apart;
}

}  // namespace

std::vector<Match> Highlighter::find(std::string_view text, const TextTraits& traits) const {
    std::vector<Match> matches;
    if (terms_.empty()) return matches;
    Places places(words_.size());
    for (const WordMatcher::Found& found : find_in(text, traits))
        places[found.word].push_back({found.span, found.place, found.place});
    find_words(places, matches);
    find_runs(places, matches);
    find_nearness(places, matches);
    for (const ValueHighlighter::Found& found : values_.find(text, traits.published))
        matches.push_back({found.span, found.term, found.is_host ? Match::Kind::aside : Match::Kind::whole});
    CharacterBoundaries characters(text);
    for (Match& match : matches)
        match.span = {characters.at_or_before(match.span.begin), characters.at_or_after(match.span.end)};
    return put_apart(std::move(matches));
}

std::vector<WordMatcher::Found> Highlighter::find_in(std::string_view text, const TextTraits& traits) const {
    if (traits.known && words_.is_for_known() && traits.known->takes(text))
        return words_.find_known(text, traits.language, *traits.known);
    return words_.find(text, traits.language, placing_);
}

void Highlighter::find_words(const Places& places, std::vector<Match>& matches) const {
    for (const Row& row : rows_) {
        std::size_t behind = 0;  // so that "a a" is found once in `a a a`
        for (const Occurrence& found : find_row(places, row.words)) {
            if (row.words.size() > 1 && found.first < behind) continue;
            matches.push_back({found.span, row.term});
            behind = found.last + 1;
        }
    }
}

/// A pair of characters that no other pair of the word stands beside says little: those of 東京都 are in many
/// words.
void Highlighter::find_runs(const Places& places, std::vector<Match>& matches) const {
    const auto at_place = [](const Occurrences& list, std::size_t place) {
        const auto found = std::lower_bound(list.begin(), list.end(), place,
                                            [](const Occurrence& o, std::size_t at) { return o.first < at; });
        return found != list.end() && found->first == place ? &*found : nullptr;
    };
    const auto follows = [](const Occurrence* next, const Occurrence& before) {
        return next && next->span.begin < before.span.end;
    };
    for (const Row& run : runs_) {
        for (std::size_t begin = 0; begin < run.words.size(); ++begin) {
            for (const Occurrence& pair : places[run.words[begin]]) {
                if (begin > 0 && pair.first > 0) {
                    const Occurrence* before = at_place(places[run.words[begin - 1]], pair.first - 1);
                    if (before && follows(&pair, *before)) continue;  // told with what it goes on from
                }
                Occurrence stretch = pair;
                for (std::size_t i = begin + 1; i < run.words.size(); ++i) {
                    const Occurrence* next = at_place(places[run.words[i]], stretch.last + 1);
                    if (!follows(next, stretch)) break;
                    stretch.last = next->last;
                    stretch.span.end = next->span.end;
                }
                const bool is_lone = stretch.first == stretch.last && run.words.size() > 1;
                matches.push_back({stretch.span, run.term, is_lone ? Match::Kind::part : Match::Kind::whole});
            }
        }
    }
}

void Highlighter::find_nearness(const Places& places, std::vector<Match>& matches) const {
    for (const Nearness& nearness : nearness_) {
        std::vector<Occurrences> lists;
        for (const std::vector<Words>& child : nearness.children) {
            Occurrences list;
            for (const Words& row : child) {
                const Occurrences found = find_row(places, row);
                list.insert(list.end(), found.begin(), found.end());
            }
            std::stable_sort(list.begin(), list.end(), [](const Occurrence& left, const Occurrence& right) {
                return left.first < right.first;
            });
            lists.push_back(std::move(list));
        }
        const Occurrences found =
            nearness.is_ordered ? find_adjacent(lists, nearness.window) : find_near(lists, nearness.window);
        for (const Occurrence& occurrence : found) matches.push_back({occurrence.span, nearness.term});
    }
}

}  // namespace debrief
