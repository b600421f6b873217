#include "searcher/expansion.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "indexer/analysis.h"
#include "indexer/schema.h"
#include "indexer/spelling_variants.h"
#include "searcher/edit_distance.h"
#include "searcher/stories.h"
#include "searcher/telling_words.h"
#include "searcher/wildcards.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

/// A jump over words costs as much as some steps.
constexpr std::size_t given_up_before_jump = 6;

/// A word of the index, and how near it is to what was asked for.
struct FoundWord {
    IndexWord word;
    std::size_t edits = 0;
};

/// What a walk along the index's words has found.
struct Walk {
    std::vector<FoundWord> found;
    std::size_t looked_at = 0;
    bool is_cut = false;

    /// Only those that may be among the best are kept, which of very many makes a difference.
    void add(const std::string& form, std::size_t briefings, std::size_t edits, std::size_t most) {
        if (briefings < fewest_briefings) {
            is_cut = true;
            return;
        }
        found.push_back({{form, briefings}, edits});
        if (found.size() < 8 * most || edits > 0) return;
        is_cut = true;
        const auto last = found.begin() + static_cast<std::ptrdiff_t>(most) - 1;
        std::nth_element(found.begin(), last, found.end(), is_better);
        fewest_briefings = last->word.briefings;
        found.resize(most);
    }

    /// Whether so many were found that rare words need not be looked at.
    [[nodiscard]] bool is_selective() const { return fewest_briefings > 0; }
    [[nodiscard]] bool has_room_for(std::size_t briefings) const { return briefings >= fewest_briefings; }

    void keep_best(std::size_t most) {
        std::sort(found.begin(), found.end(), is_better);
        if (found.size() <= most) return;
        is_cut = true;
        found.resize(most);
    }

 private:
    /// Nearer words come first, then commoner ones, then by their bytes.
    static bool is_better(const FoundWord& left, const FoundWord& right) {
        return std::tuple(left.edits, right.word.briefings, std::string_view(left.word.form)) <
               std::tuple(right.edits, left.word.briefings, std::string_view(right.word.form));
    }

    std::size_t fewest_briefings = 0;  ///< of a word that may still be among the best
};

/// Calls `visit(iterator, term)` for the word forms that begin with `beginning`, in byte order, until it
/// says false. Stems are passed over, and where any beginning will do, so are terms with a prefix: these
/// begin with a capital.
template <typename Visit>
void walk_words(const Xapian::Database& database, const std::string& beginning, const Visit& visit) {
    const auto end = database.allterms_end(beginning);
    auto place = database.allterms_begin(beginning);
    while (place != end) {
        const std::string term = *place;
        if (beginning.empty() && is_ascii_upper(term.front())) {
            place.skip_to("[");  // the byte behind Z
            continue;
        }
        if (!is_stem_term(term) && !visit(place, term)) return;
        ++place;
    }
}

IndexWords best_of(Walk walk, std::size_t most) {
    walk.keep_best(most);
    IndexWords best;
    best.is_cut = walk.is_cut;
    for (FoundWord& found : walk.found) best.words.push_back(std::move(found.word));
    return best;
}

/// The words of several patterns that begin alike, in one walk.
std::vector<IndexWords> words_of_patterns(const Xapian::Database& database,
                                          std::span<const Wildcards> patterns,
                                          const ExpansionLimits& limits) {
    std::vector<Walk> walks(patterns.size());
    std::size_t looked_at = 0;
    const std::string beginning(patterns.front().prefix());
    if (!beginning.empty() && is_ascii_upper(beginning.front())) return std::vector<IndexWords>(walks.size());
    walk_words(database, beginning, [&](const Xapian::TermIterator& place, const std::string& term) {
        if (++looked_at > limits.looked_at) {
            for (Walk& walk : walks) walk.is_cut = true;
            return false;
        }
        std::optional<std::size_t> briefings;  // costs as much as some matching
        const std::uint64_t bytes = bytes_in(term);
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            if (!patterns[i].may_match(bytes)) continue;
            if (walks[i].is_selective()) {
                if (!briefings) briefings = place.get_termfreq();
                if (!walks[i].has_room_for(*briefings)) continue;
            }
            if (!patterns[i].matches(term)) continue;
            if (!briefings) briefings = place.get_termfreq();
            walks[i].add(term, *briefings, 0, limits.words);
        }
        return true;
    });
    std::vector<IndexWords> words;
    for (Walk& walk : walks) words.push_back(best_of(std::move(walk), limits.words));
    return words;
}

/// The first letters that a word near `form` may have.
std::set<std::string> beginnings_of(std::string_view form) {
    const std::u32string letters = to_code_points(form);
    std::set<std::string> beginnings;
    if (letters.empty()) return beginnings;
    beginnings.insert(to_utf8(letters[0]));
    if (letters.size() > 1 && letters[0] != letters[1])
        beginnings.insert(to_utf8(letters[1]) + to_utf8(letters[0]));
    return beginnings;
}

/// A node of a tree that stands for words of the index, at most so many with at most so many postings.
struct ExpandedNode {
    Query* node;
    std::size_t words;
    std::size_t postings;
};

/// In the order of the query.
void collect_asked(Query& query, ExpandedNode bounds, const ExpansionLimits& limits,
                   std::vector<ExpandedNode>& all) {
    bounds.node = &query;
    if (query.kind == Query::Kind::pattern || query.kind == Query::Kind::fuzzy) all.push_back(bounds);
    if (query.kind == Query::Kind::near || query.kind == Query::Kind::adjacent) {
        bounds.words = limits.words_in_nearness;
        bounds.postings /= 4;
    }
    for (Query& child : query.children) collect_asked(child, bounds, limits, all);
}

void fill_in(const ExpandedNode& asked, const IndexWords& found, std::vector<QueryNote>& notes) {
    Query& node = *asked.node;
    node.forms.clear();
    std::size_t postings = 0;
    for (const IndexWord& word : found.words) {
        postings += word.briefings;
        const bool has_room = node.forms.size() < asked.words && postings <= asked.postings;
        if (!has_room && !node.forms.empty()) break;
        node.forms.push_back(word.form);
    }
    const bool is_pattern = node.kind == Query::Kind::pattern;
    if (found.words.empty()) {
        notes.push_back({node.offset, is_pattern
                                          ? fmt::format("no word of the index matches '{}'", node.text)
                                          : fmt::format("no word of the index is like '{}'", node.text)});
    } else if (found.is_cut || node.forms.size() < found.words.size()) {
        notes.push_back(
            {node.offset, fmt::format("more words {} '{}' than are looked for: only the {} {} are",
                                      is_pattern ? "match" : "are like", node.text, node.forms.size(),
                                      is_pattern ? "commonest" : "nearest")});
    }
}

/// Fills in patterns; those that begin with a wildcard look at all words, which they do together.
void expand_patterns(std::span<const ExpandedNode> all, const Xapian::Database& database,
                     std::vector<QueryNote>& notes, const ExpansionLimits& limits) {
    std::vector<ExpandedNode> open;
    std::vector<Wildcards> open_patterns;
    std::map<std::string_view, std::size_t> open_by_text;  // what is typed twice is looked for once
    for (const ExpandedNode& asked : all) {
        if (asked.node->kind != Query::Kind::pattern) continue;
        Wildcards pattern(asked.node->text);
        if (pattern.prefix().empty()) {
            open.push_back(asked);
            const bool is_new = open_by_text.emplace(asked.node->text, open_patterns.size()).second;
            if (is_new) open_patterns.push_back(std::move(pattern));
        } else {
            fill_in(asked, words_of_patterns(database, {&pattern, 1}, limits).front(), notes);
        }
    }
    if (open.empty()) return;
    const std::vector<IndexWords> found = words_of_patterns(database, open_patterns, limits);
    for (const ExpandedNode& asked : open) fill_in(asked, found[open_by_text.at(asked.node->text)], notes);
}

/// What words that share one of the stems with `form` begin with, in any spelling.
std::set<std::string> beginnings_of_stems(const std::string& form, const std::vector<std::string>& stems) {
    constexpr std::size_t shortest = 2;  // letters that words of a stem have in common
    constexpr std::size_t longest = 5;
    const std::string common = common_spelling(form);
    const std::vector<std::string> others = other_beginnings(common);
    std::set<std::string> beginnings(others.begin(), others.end());
    const auto letters_shared = [](const std::string& word, const std::string& stem) {
        return static_cast<std::size_t>(
            std::mismatch(word.begin(), word.end(), stem.begin(), stem.end()).first - word.begin());
    };
    for (const std::string& stem : stems) {
        const bool is_of_form = letters_shared(form, stem) >= letters_shared(common, stem);
        const std::string& word = is_of_form ? form : common;
        const std::size_t shared = letters_shared(word, stem);
        // Its last letter may be another in other forms: `city`, `citi`.
        const std::size_t letters = std::clamp(shared > 0 ? shared - 1 : 0, shortest, longest);
        beginnings.insert(word.substr(0, code_point_boundary(word, letters)));
    }
    std::string shorter;  // what begins with it needs no walk of its own
    std::erase_if(beginnings, [&](const std::string& each) {
        if (!shorter.empty() && each.starts_with(shorter)) return true;
        shorter = each;
        return false;
    });
    return beginnings;
}

/// Words inside NEAR and ADJ stand for all words of their stems, since the index has no places of stems.
void expand_near_words(Query& query, const Xapian::Database& database, Stemmers& stemmers) {
    for (Query& child : query.children) {
        if (child.kind != Query::Kind::word) {
            expand_near_words(child, database, stemmers);
            continue;
        }
        const std::vector<Token> tokens = tokenize(child.text);
        if (tokens.size() != 1) continue;
        child.forms = words_of_stem(database, tokens.front().form, stemmers);
        const std::vector<std::string> of_chrome =
            words_of_stem(database, tokens.front().form, stemmers, chrome_prefix);
        child.forms.insert(child.forms.end(), of_chrome.begin(), of_chrome.end());
        std::sort(child.forms.begin(), child.forms.end());
        child.forms.erase(std::unique(child.forms.begin(), child.forms.end()), child.forms.end());
    }
}

void expand_nearness(Query& query, const Xapian::Database& database, Stemmers& stemmers) {
    if (query.kind == Query::Kind::near || query.kind == Query::Kind::adjacent)
        return expand_near_words(query, database, stemmers);
    for (Query& child : query.children) expand_nearness(child, database, stemmers);
}

}  // namespace

IndexWords words_matching(const Xapian::Database& database, std::string_view pattern,
                          const ExpansionLimits& limits) {
    const Wildcards wildcards(pattern);
    return words_of_patterns(database, {&wildcards, 1}, limits).front();
}

IndexWords words_near(const Xapian::Database& database, std::string_view form, std::size_t edits,
                      const ExpansionLimits& limits) {
    Walk walk;
    EditDistance distance(form, edits);
    for (const std::string& beginning : beginnings_of(form)) {
        const auto end = database.allterms_end(beginning);
        std::size_t given_up = 0;  // one after the other
        for (auto place = database.allterms_begin(beginning); place != end;) {
            const std::string term = *place;
            if (is_stem_term(term)) {
                ++place;
                continue;
            }
            if (++walk.looked_at > limits.looked_at) {
                walk.is_cut = true;
                break;
            }
            if (const auto found = distance.to(term))
                walk.add(term, place.get_termfreq(), *found, SIZE_MAX / 8);
            const std::string_view hopeless = distance.hopeless_beginning();
            given_up = !hopeless.empty() && term.starts_with(hopeless) ? given_up + 1 : 0;
            if (given_up < given_up_before_jump) {
                ++place;
            } else {
                place.skip_to(std::string(hopeless) + '\xFF');  // which no word has
                given_up = 0;
            }
        }
    }
    return best_of(std::move(walk), limits.words);
}

std::vector<std::string> words_of_stem(const Xapian::Database& database, const std::string& form,
                                       Stemmers& stemmers, std::string_view prefix) {
    const std::vector<std::string> stems = stemmers.all(form);
    std::set<std::string> words{form};
    words.insert(stems.begin(), stems.end());
    for (const std::string& beginning : beginnings_of_stems(form, stems)) {
        constexpr std::size_t most_looked_at = 20'000;
        std::size_t looked_at = 0;
        walk_words(database, std::string(prefix) + beginning,
                   [&](const Xapian::TermIterator&, const std::string& term) {
                       std::string word = term.substr(prefix.size());
                       for (Stemmer* const stemmer : stemmers.each()) {
                           const bool is_shared =
                               std::find(stems.begin(), stems.end(), stemmer->stem(word)) != stems.end();
                           if (!is_shared) continue;
                           words.insert(std::move(word));
                           break;
                       }
                       return ++looked_at < most_looked_at;
                   });
    }
    return {words.begin(), words.end()};
}

void expand(Query& query, const Xapian::Database& database, Stemmers& stemmers, std::vector<QueryNote>& notes,
            const ExpansionLimits& limits) {
    look_up_stories(query, database, notes);
    keep_telling_words(query, database, stemmers, notes, limits.words_of_text);
    expand_nearness(query, database, stemmers);
    const std::size_t postings =
        std::max<std::size_t>(limits.postings, limits.postings_a_briefing * database.get_doccount());
    std::vector<ExpandedNode> nodes;
    collect_asked(query, {nullptr, limits.words, postings}, limits, nodes);
    if (nodes.size() > limits.expansions) {
        notes.push_back(
            {nodes[limits.expansions].node->offset,
             fmt::format("only the first {} words with wildcards or '~' are looked for", limits.expansions)});
        nodes.resize(limits.expansions);
    }
    for (ExpandedNode& asked : nodes) asked.postings /= nodes.size();
    expand_patterns(nodes, database, notes, limits);
    std::map<std::pair<std::string_view, std::size_t>, IndexWords> near;  // by word and edits
    for (const ExpandedNode& asked : nodes) {
        if (asked.node->kind != Query::Kind::fuzzy) continue;
        const auto [place, is_new] = near.try_emplace({asked.node->text, asked.node->distance});
        if (is_new) place->second = words_near(database, asked.node->text, asked.node->distance, limits);
        fill_in(asked, place->second, notes);
    }
    std::stable_sort(notes.begin(), notes.end(), [](const QueryNote& left, const QueryNote& right) {
        return left.offset < right.offset;
    });
}

}  // namespace debrief
