#include "searcher/snippet.h"

#include "corpus/base/utf8.h"
#include "searcher/snippet_source.h"

#include <algorithm>

namespace debrief {

namespace {

bool overlap(const Passage& left, const Passage& right) {
    return left.text == right.text && left.span.begin < right.span.end && right.span.begin < left.span.end;
}

/// The best ones that do not overlap, best first; of equals the first.
std::vector<Passage> choose(const std::vector<Passage>& passages, std::size_t count) {
    std::vector<Passage> chosen;
    while (chosen.size() < count) {
        const Passage* best = nullptr;
        for (const Passage& passage : passages) {
            if (best && passage.score <= best->score) continue;
            const auto overlaps = [&](const Passage& other) { return overlap(passage, other); };
            if (std::none_of(chosen.begin(), chosen.end(), overlaps)) best = &passage;
        }
        if (!best) break;
        chosen.push_back(*best);
    }
    return chosen;
}

}  // namespace

std::vector<Span> matches_in_characters(const Snippet& snippet) {
    std::vector<Span> spans;
    const std::string_view text = snippet.text;
    std::size_t bytes = 0;
    std::size_t characters = 0;
    const auto characters_before = [&](std::size_t offset) {
        characters += count_code_points(text.substr(bytes, offset - bytes));
        bytes = offset;
        return characters;
    };
    for (const Span& match : snippet.matches) {
        const std::size_t begin = characters_before(match.begin);
        spans.push_back({begin, characters_before(match.end)});
    }
    return spans;
}

std::vector<Match> shown_matches(std::span<const Match> matches) {
    const auto is_whole = [](const Match& match) { return match.kind == Match::Kind::whole; };
    const auto is_part = [](const Match& match) { return match.kind == Match::Kind::part; };
    std::vector<Match> shown(matches.begin(), matches.end());
    if (std::any_of(shown.begin(), shown.end(), is_whole)) std::erase_if(shown, is_part);
    return shown;
}

std::vector<Span> join_neighbours(std::string_view text, std::span<const Span> ranges) {
    std::vector<Span> joined;
    for (const Span& range : ranges) {
        const bool is_next =
            !joined.empty() &&
            text.substr(0, range.begin).find_first_not_of(' ', joined.back().end) == std::string_view::npos;
        if (is_next) {
            joined.back().end = range.end;
        } else {
            joined.push_back(range);
        }
    }
    return joined;
}

std::vector<Snippet> make_snippets(std::span<const SnippetText> texts, const Highlighter& highlighter,
                                   const TermWeights& weights, const SnippetOptions& options,
                                   const TextTraits& traits) {
    if (options.count == 0) return {};
    std::vector<SnippetSource> sources;
    sources.reserve(texts.size());
    std::vector<Passage> passages;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        sources.emplace_back(i, texts[i], highlighter, weights, options, traits);
        sources.back().append_passages(passages);
    }
    std::vector<Passage> chosen = choose(passages, options.count);
    if (chosen.empty()) {
        const auto first =
            std::find_if(sources.begin(), sources.end(), [](SnippetSource& each) { return each.has_text(); });
        if (first == sources.end()) return {};
        chosen.push_back(first->beginning());
    }
    std::sort(chosen.begin(), chosen.end(), [](const Passage& left, const Passage& right) {
        return std::pair(left.text, left.span.begin) < std::pair(right.text, right.span.begin);
    });
    std::vector<Snippet> snippets;
    for (const Passage& passage : chosen) snippets.push_back(sources[passage.text].to_snippet(passage));
    return snippets;
}

}  // namespace debrief
