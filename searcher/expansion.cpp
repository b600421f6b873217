#include "searcher/expansion.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "indexer/schema.h"
#include "searcher/edit_distance.h"
#include "searcher/wildcards.h"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

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

    void add(const Xapian::TermIterator& place, std::string form, std::size_t edits = 0) {
        found.push_back({{std::move(form), place.get_termfreq()}, edits});
    }
};

/// Calls `visit(iterator, term)` for the word forms that begin with `beginning`, in byte order, until it
/// says false. Where any beginning will do, terms with a prefix are passed over: these begin with a capital.
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
        if (!visit(place, term)) return;
        ++place;
    }
}

IndexWords best_of(Walk walk, std::size_t most) {
    const auto order = [](const FoundWord& found) {
        return std::tuple(found.edits, -static_cast<double>(found.word.briefings),
                          std::string_view(found.word.form));
    };
    std::sort(walk.found.begin(), walk.found.end(),
              [&](const FoundWord& left, const FoundWord& right) { return order(left) < order(right); });
    IndexWords best;
    best.is_cut = walk.is_cut || walk.found.size() > most;
    if (walk.found.size() > most) walk.found.resize(most);
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
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            if (patterns[i].matches(term)) walks[i].add(place, term);
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

/// Collects the nodes of a tree that stand for words of the index, in the order of the query.
void collect_expanded(Query& query, std::vector<Query*>& nodes) {
    if (query.kind == Query::Kind::pattern || query.kind == Query::Kind::fuzzy) nodes.push_back(&query);
    for (Query& child : query.children) collect_expanded(child, nodes);
}

void fill_in(Query& node, const IndexWords& found, std::vector<QueryNote>& notes) {
    node.forms.clear();
    for (const IndexWord& word : found.words) node.forms.push_back(word.form);
    const bool is_pattern = node.kind == Query::Kind::pattern;
    if (found.words.empty()) {
        notes.push_back({node.offset, is_pattern
                                          ? fmt::format("no word of the index matches '{}'", node.text)
                                          : fmt::format("no word of the index is like '{}'", node.text)});
    } else if (found.is_cut) {
        notes.push_back(
            {node.offset, fmt::format("more words {} '{}' than are looked for: only the {} {} are",
                                      is_pattern ? "match" : "are like", node.text, found.words.size(),
                                      is_pattern ? "commonest" : "nearest")});
    }
}

/// Fills in patterns; those that begin with a wildcard look at all words, which they do together.
void expand_patterns(std::span<Query* const> nodes, const Xapian::Database& database,
                     std::vector<QueryNote>& notes, const ExpansionLimits& limits) {
    std::vector<Query*> open;
    std::vector<Wildcards> open_patterns;
    for (Query* const node : nodes) {
        if (node->kind != Query::Kind::pattern) continue;
        Wildcards pattern(node->text);
        if (pattern.prefix().empty()) {
            open.push_back(node);
            open_patterns.push_back(std::move(pattern));
        } else {
            fill_in(*node, words_of_patterns(database, {&pattern, 1}, limits).front(), notes);
        }
    }
    if (open.empty()) return;
    const std::vector<IndexWords> found = words_of_patterns(database, open_patterns, limits);
    for (std::size_t i = 0; i < open.size(); ++i) fill_in(*open[i], found[i], notes);
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
        walk_words(database, beginning, [&](const Xapian::TermIterator& place, const std::string& term) {
            if (++walk.looked_at > limits.looked_at) {
                walk.is_cut = true;
                return false;
            }
            if (const auto found = distance.to(term)) walk.add(place, term, *found);
            return true;
        });
    }
    return best_of(std::move(walk), limits.words);
}

std::vector<std::string> words_of_stem(const Xapian::Database& database, const std::string& form,
                                       Stemmers& stemmers, std::string_view prefix) {
    constexpr std::size_t shortest = 2;  // letters that words of a stem have in common
    constexpr std::size_t longest = 5;
    constexpr std::size_t most_looked_at = 20'000;
    const std::vector<std::string> stems = stemmers.all(form);
    std::set<std::string> words{form};
    for (const std::string& stem : stems) {
        words.insert(stem);
        const auto common = static_cast<std::size_t>(
            std::mismatch(form.begin(), form.end(), stem.begin(), stem.end()).first - form.begin());
        // Its last letter may be another in other forms: `city`, `citi`.
        const std::size_t letters = std::clamp(common > 0 ? common - 1 : 0, shortest, longest);
        const std::string beginning = form.substr(0, code_point_boundary(form, letters));
        std::size_t looked_at = 0;
        walk_words(database, std::string(prefix) + beginning,
                   [&](const Xapian::TermIterator&, const std::string& term) {
                       std::string word = term.substr(prefix.size());
                       for (Stemmer* const stemmer : stemmers.each()) {
                           if (stemmer->stem(word) != stem) continue;
                           words.insert(std::move(word));
                           break;
                       }
                       return ++looked_at < most_looked_at;
                   });
    }
    return {words.begin(), words.end()};
}

void expand(Query& query, const Xapian::Database& database, std::vector<QueryNote>& notes,
            const ExpansionLimits& limits) {
    std::vector<Query*> nodes;
    collect_expanded(query, nodes);
    if (nodes.size() > limits.expansions) {
        notes.push_back({nodes[limits.expansions]->offset,
                         fmt::format("only the first {} words with wildcards or '~' are looked for",
                                     limits.expansions)});
        nodes.resize(limits.expansions);
    }
    expand_patterns(nodes, database, notes, limits);
    for (Query* const node : nodes) {
        if (node->kind == Query::Kind::fuzzy)
            fill_in(*node, words_near(database, node->text, node->distance, limits), notes);
    }
    std::stable_sort(notes.begin(), notes.end(),
                     [](const QueryNote& left, const QueryNote& right) { return left.offset < right.offset; });
}

}  // namespace debrief
