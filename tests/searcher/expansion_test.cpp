#include "searcher/expansion.h"

#include "indexer/schema.h"
#include "searcher/edit_distance.h"
#include "searcher/wildcards.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

using Words = std::vector<std::string>;

/// An index of documents that are lists of word forms, each its own stem, dealt out to some shards.
Xapian::Database index_of(const std::vector<Words>& documents, std::size_t shards = 1) {
    std::vector<Xapian::WritableDatabase> parts;
    for (std::size_t i = 0; i < shards; ++i) parts.emplace_back("", Xapian::DB_BACKEND_INMEMORY);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        Xapian::Document document;
        Xapian::termpos position = 0;
        for (const std::string& word : documents[i]) {
            document.add_posting(word, ++position);
            document.add_term(stem_term("", word));
        }
        for (const char* other : {"Qid", "stem\x01", "Stitle", "Ha.com", "XCHgates"})
            document.add_term(other);
        parts[i % shards].add_document(document);
    }
    Xapian::Database all;
    for (const auto& part : parts) all.add_database(part);
    return all;
}

Words forms_of(const IndexWords& found) {
    Words forms;
    for (const IndexWord& word : found.words) forms.push_back(word.form);
    return forms;
}

/// By trying all ways to take characters.
bool matches_plainly(std::u32string_view pattern, std::u32string_view word) {
    if (pattern.empty()) return word.empty();
    if (pattern.front() == U'*') {
        for (std::size_t i = 0; i <= word.size(); ++i) {
            if (matches_plainly(pattern.substr(1), word.substr(i))) return true;
        }
        return false;
    }
    if (word.empty() || (pattern.front() != U'?' && pattern.front() != word.front())) return false;
    return matches_plainly(pattern.substr(1), word.substr(1));
}

/// The whole table.
std::size_t distance_plainly(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<std::size_t>> edits(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                edits[i][j] = i + j;
                continue;
            }
            edits[i][j] = std::min({edits[i - 1][j] + 1, edits[i][j - 1] + 1,
                                    edits[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
    }
    return edits[a.size()][b.size()];
}

constexpr std::array<std::string_view, 5> letters{"a", "b", "c", "é", "日"};

/// Documents of random words of few letters.
std::vector<Words> random_documents(Random& random) {
    std::vector<Words> documents;
    for (std::size_t i = random.below(20) + 1; i > 0; --i) {
        Words words;
        for (std::size_t j = random.below(12); j > 0; --j)
            words.push_back(random.joined(letters, random.below(5) + 1));
        documents.push_back(std::move(words));
    }
    return documents;
}

/// All words with the number of documents that have them.
std::map<std::string, std::size_t> words_of(const std::vector<Words>& documents) {
    std::map<std::string, std::size_t> all;
    for (Words words : documents) {
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        for (const std::string& word : words) ++all[word];
    }
    return all;
}

/// Sorted by a number that falls, words that are further away last.
Words in_order(std::vector<std::tuple<std::size_t, std::size_t, std::string>> rows) {
    std::sort(rows.begin(), rows.end(), [](const auto& left, const auto& right) {
        if (std::get<0>(left) != std::get<0>(right)) return std::get<0>(left) < std::get<0>(right);
        if (std::get<1>(left) != std::get<1>(right)) return std::get<1>(left) > std::get<1>(right);
        return std::get<2>(left) < std::get<2>(right);
    });
    Words words;
    for (auto& row : rows) words.push_back(std::move(std::get<2>(row)));
    return words;
}

Query node_of(Query::Kind kind, std::string text, std::size_t offset, std::size_t distance = 0) {
    Query node;
    node.kind = kind;
    node.text = std::move(text);
    node.offset = offset;
    node.distance = distance;
    return node;
}

/// A tree of some nodes.
Query any_of(std::vector<Query> children) {
    Query query;
    query.kind = Query::Kind::any_of;
    query.children = std::move(children);
    return query;
}

std::string told(const std::vector<QueryNote>& notes) {
    std::string text;
    for (const QueryNote& note : notes) text += fmt::format("{}: {}\n", note.offset, note.message);
    return text;
}

}  // namespace

TEST_CASE("a pattern's stars and question marks stand for characters", "[searcher][expansion]") {
    struct Case {
        const char* pattern;
        const char* word;
        bool matches;
    };
    const auto [pattern, word, matches] = GENERATE(values<Case>({
        {"inter*", "inter", true},
        {"inter*", "international", true},
        {"wom?n", "women", true},
        {"wom?n", "womn", false},
        {"*gate", "watergate", true},
        {"*gate", "gates", false},
        {"*gate", "gate", true},
        {"a*b*c", "aXbXbXc", true},
        {"a*b*c", "acb", false},
        {"a**c", "ac", true},
        {"*", "x", true},
        {"?", "é", true},
        {"?", "éé", false},
        {"c?fé", "café", true},
        {"??", "日本", true},
        {"a?*", "a", false},
        {"a*?", "ab", true},
        {"*aab", "aaab", true},
        {"x", "x", true},
        {"x", "xy", false},
        {"*ab?", "abab", false},
        {"*ab?", "ababc", true},
    }));
    CAPTURE(pattern, word);
    const Wildcards wildcards(pattern);
    const bool begins = std::string_view(word).starts_with(wildcards.prefix());
    CHECK((begins && wildcards.matches(word)) == matches);
    if (matches) CHECK(wildcards.may_match(bytes_in(word)));
}

TEST_CASE("a word without the letters of a pattern cannot match it", "[searcher][expansion]") {
    CHECK_FALSE(Wildcards("*x*").may_match(bytes_in("letter")));
    CHECK_FALSE(Wildcards("a*").may_match(bytes_in("letter")));
    CHECK_FALSE(Wildcards("l*r?z").may_match(bytes_in("letter")));
    CHECK(Wildcards("l*r").may_match(bytes_in("letter")));
    CHECK(Wildcards("*?*").may_match(bytes_in("letter")));
    CHECK(Wildcards("*").may_match(bytes_in("")));
}

TEST_CASE("patterns of many stars match long words in no time", "[searcher][expansion]") {
    const std::string word(240, 'a');
    CHECK_FALSE(Wildcards("a" + repeated("*a", 120) + "*b?").matches(word));
    CHECK(Wildcards(repeated("a*", 100)).matches(word));
}

TEST_CASE("words that match a pattern come by frequency, then in byte order", "[searcher][expansion]") {
    const auto index =
        index_of({{"gate", "watergate", "irangate", "gates"}, {"watergate"}, {"gate", "Quit"}});
    CHECK(forms_of(words_matching(index, "*gate")) == Words{"gate", "watergate", "irangate"});
    CHECK(forms_of(words_matching(index, "gate*")) == Words{"gate", "gates"});
    CHECK(forms_of(words_matching(index, "*")) == Words{"gate", "watergate", "gates", "irangate"});
    CHECK(words_matching(index, "*gate").words.front().briefings == 2);
    CHECK_FALSE(words_matching(index, "*gate").is_cut);
    CHECK(words_matching(index, "gate").words.size() == 1);
    CHECK(words_matching(index, "x*").words.empty());
    CHECK(words_matching(index, "").words.empty());
    CHECK(words_matching(index, "Q*").words.empty());
    CHECK(words_matching(index, std::string(5'000, 'g') + "*").words.empty());
}

TEST_CASE("what is looked at and what is given is bounded and said so", "[searcher][expansion]") {
    const auto index = index_of({{"aa", "ab", "ac", "ad"}, {"ad"}});
    const IndexWords commonest = words_matching(index, "a*", {.words = 2});
    CHECK(forms_of(commonest) == Words{"ad", "aa"});
    CHECK(commonest.is_cut);
    const IndexWords first = words_matching(index, "a*", {.looked_at = 2});
    CHECK(forms_of(first) == Words{"aa", "ab"});
    CHECK(first.is_cut);
    CHECK(words_near(index, "ab", 1, {.words = 2}).is_cut);
    CHECK(words_near(index, "ab", 1, {.looked_at = 2}).is_cut);
    CHECK_FALSE(words_matching(index, "a*", {.words = 4, .looked_at = 4}).is_cut);
}

TEST_CASE("near words begin alike, or with their first letters swapped; the nearest come first",
          "[searcher][expansion]") {
    const auto index =
        index_of({{"wang", "wan", "wagn", "wong", "awng", "wangs", "bang", "wants"}, {"wong"}, {"wang"}});
    CHECK(forms_of(words_near(index, "wang", 1)) == Words{"wang", "wong", "awng", "wagn", "wan", "wangs"});
    CHECK(forms_of(words_near(index, "wang", 2)) ==
          Words{"wang", "wong", "awng", "wagn", "wan", "wangs", "wants"});
    CHECK(forms_of(words_near(index, "wang", 0)) == Words{"wang"});
    CHECK(words_near(index, "", 2).words.empty());
}

TEST_CASE("words by pattern and by distance are those of plain loops, however many shards",
          "[searcher][expansion][property]") {
    constexpr std::array<std::string_view, 6> pieces{"a", "b", "é", "*", "?", "日"};
    for (unsigned seed = 0; seed < 400; ++seed) {
        Random random(seed);
        const auto documents = random_documents(random);
        const auto all = words_of(documents);
        const auto one = index_of(documents);
        const auto three = index_of(documents, 3);
        const std::string pattern = random.joined(pieces, random.below(5) + 1);
        const std::string form = random.joined(letters, random.below(5) + 1);
        const std::size_t edits = random.below(3);
        CAPTURE(seed, pattern, form, edits);
        std::vector<std::tuple<std::size_t, std::size_t, std::string>> matching;
        std::vector<std::tuple<std::size_t, std::size_t, std::string>> near;
        const std::u32string from = to_code_points(form);
        for (const auto& [word, briefings] : all) {
            const std::u32string to = to_code_points(word);
            if (matches_plainly(to_code_points(pattern), to)) matching.emplace_back(0, briefings, word);
            const bool begins_alike = to[0] == from[0] || (to.size() > 1 && from.size() > 1 &&
                                                           to[0] == from[1] && to[1] == from[0]);
            const std::size_t distance = distance_plainly(from, to);
            if (begins_alike && distance <= edits) near.emplace_back(distance, briefings, word);
        }
        const bool are_alike = forms_of(words_matching(one, pattern)) == in_order(matching) &&
                               words_matching(three, pattern).words == words_matching(one, pattern).words &&
                               forms_of(words_near(one, form, edits)) == in_order(near) &&
                               words_near(three, form, edits).words == words_near(one, form, edits).words;
        if (!are_alike) CHECK(are_alike);
    }
}

TEST_CASE("words of a stem are those that share it", "[searcher][expansion]") {
    const auto index = index_of({{"city", "cities", "rate", "rates", "rated", "rating", "ratio", "skies"}});
    Stemmers stemmers;
    CHECK(words_of_stem(index, "cities", stemmers) == Words{"citi", "cities", "city"});
    CHECK(words_of_stem(index, "rate", stemmers) == Words{"rate", "rated", "rates", "rating"});
    CHECK(words_of_stem(index, "sky", stemmers) == Words{"skies", "sky"});
    CHECK(words_of_stem(index, "gate", stemmers, "XCH") == Words{"gate", "gates"});
    CHECK(words_of_stem(index, "x", stemmers) == Words{"x"});
}

TEST_CASE("patterns and fuzzy words are given the words of the index, wherever they stand",
          "[searcher][expansion]") {
    const auto index = index_of({{"women", "woman", "wang", "wong"}, {"women"}});
    Query query =
        any_of({node_of(Query::Kind::word, "wom?n", 0), any_of({node_of(Query::Kind::pattern, "wom?n", 6)}),
                node_of(Query::Kind::fuzzy, "wang", 12, 1), node_of(Query::Kind::pattern, "*n", 20)});
    std::vector<QueryNote> notes;
    Stemmers stemmers;
    expand(query, index, stemmers, notes);
    CHECK(query.children[0].forms.empty());
    CHECK(query.children[1].children[0].forms == Words{"women", "woman"});
    CHECK(query.children[2].forms == Words{"wang", "wong"});
    CHECK(query.children[3].forms == Words{"women", "woman"});
    CHECK(notes.empty());
}

TEST_CASE("what no word answers, what is cut off and what is too much is told", "[searcher][expansion]") {
    const auto index = index_of({{"women", "woman", "wang", "wong", "gate"}});
    Query query = any_of({node_of(Query::Kind::pattern, "x*", 5), node_of(Query::Kind::fuzzy, "zzz", 1, 1),
                          node_of(Query::Kind::pattern, "wo*", 8), node_of(Query::Kind::fuzzy, "wang", 12, 2),
                          node_of(Query::Kind::pattern, "*ate", 20)});
    Stemmers stemmers;
    std::vector<QueryNote> notes{{9, "from before"}};
    expand(query, index, stemmers, notes, {.words = 1, .expansions = 4});
    CHECK(told(notes) ==
          "1: no word of the index is like 'zzz'\n"
          "5: no word of the index matches 'x*'\n"
          "8: more words match 'wo*' than are looked for: only the 1 commonest are\n"
          "9: from before\n"
          "12: more words are like 'wang' than are looked for: only the 1 nearest are\n"
          "20: only the first 4 words with wildcards or '~' are looked for\n");
    CHECK(query.children[4].forms.empty());
}

TEST_CASE("a pattern stands for fewer words where their places are looked at", "[searcher][expansion]") {
    const auto index = index_of({{"women", "woman", "gate"}, {"women"}});
    Query query = any_of({node_of(Query::Kind::pattern, "wom*", 0), node_of(Query::Kind::near, "", 9)});
    query.children[1].children = {node_of(Query::Kind::pattern, "wom*", 9)};
    std::vector<QueryNote> notes;
    Stemmers stemmers;
    expand(query, index, stemmers, notes, {.words_in_nearness = 1});
    CHECK(query.children[0].forms == Words{"women", "woman"});
    CHECK(query.children[1].children[0].forms == Words{"women"});
    CHECK(told(notes) == "9: more words match 'wom*' than are looked for: only the 1 commonest are\n");
}

TEST_CASE("patterns share the postings that a query may have, and stand for a word each at least",
          "[searcher][expansion]") {
    const auto index =
        index_of({{"women", "woman", "wombat", "rate"}, {"women", "rate"}, {"women", "rates"}});
    Query query =
        any_of({node_of(Query::Kind::pattern, "wom*", 0), node_of(Query::Kind::pattern, "rat*", 5)});
    std::vector<QueryNote> notes;
    Stemmers stemmers;
    const auto expanded = [&](std::size_t postings) {
        notes.clear();
        expand(query, index, stemmers, notes, {.postings = postings, .postings_a_briefing = 0});
    };
    expanded(8);  // four for each: women 3, woman 1; rate 2, rates 1
    CHECK(query.children[0].forms == Words{"women", "woman"});
    CHECK(query.children[1].forms == Words{"rate", "rates"});
    CHECK(told(notes) == "0: more words match 'wom*' than are looked for: only the 2 commonest are\n");
    expanded(2);
    CHECK(query.children[0].forms == Words{"women"});
    CHECK(query.children[1].forms == Words{"rate"});
    CHECK(notes.size() == 2);
}

TEST_CASE("what is asked for twice stands for the same words twice", "[searcher][expansion]") {
    const auto index = index_of({{"women", "woman", "wang", "wong"}, {"women"}});
    Query query =
        any_of({node_of(Query::Kind::pattern, "*m?n", 0), node_of(Query::Kind::fuzzy, "wang", 5, 1),
                node_of(Query::Kind::pattern, "*ng", 9), node_of(Query::Kind::pattern, "*m?n", 14),
                node_of(Query::Kind::fuzzy, "wang", 19, 1), node_of(Query::Kind::fuzzy, "wang", 24, 2)});
    std::vector<QueryNote> notes;
    Stemmers stemmers;
    expand(query, index, stemmers, notes);
    CHECK(query.children[0].forms == Words{"women", "woman"});
    CHECK(query.children[3].forms == Words{"women", "woman"});
    CHECK(query.children[2].forms == Words{"wang", "wong"});
    CHECK(query.children[1].forms == query.children[4].forms);
    CHECK(query.children[1].forms == Words{"wang", "wong"});
    CHECK(notes.empty());
}

TEST_CASE("words near others stand for all words of their stems, in any spelling", "[searcher][expansion]") {
    const auto index = index_of({{"rate", "rates", "oestrogen", "estrogens", "anaemia", "anemia"}});
    Query query = any_of({node_of(Query::Kind::word, "rate", 0), node_of(Query::Kind::near, "", 5)});
    query.children[1].children = {
        node_of(Query::Kind::word, "rates", 5), node_of(Query::Kind::word, "estrogen", 11),
        any_of({node_of(Query::Kind::word, "anaemia", 20), node_of(Query::Kind::phrase, "anemia", 28)})};
    std::vector<QueryNote> notes;
    Stemmers stemmers;
    expand(query, index, stemmers, notes);
    CHECK(query.children[0].forms.empty());
    CHECK(query.children[1].children[0].forms == Words{"rate", "rates"});
    CHECK(query.children[1].children[1].forms == Words{"estrogen", "estrogens", "oestrogen"});
    CHECK(query.children[1].children[2].children[0].forms == Words{"anaemia", "anemia"});
    CHECK(query.children[1].children[2].children[1].forms.empty());
}

TEST_CASE("the commonest of very many words are found", "[searcher][expansion]") {
    std::vector<Words> documents(3);
    for (int i = 0; i < 3'000; ++i) documents[0].push_back(fmt::format("w{:04}", i));
    documents[1] = {"w2999", "w1500"};
    documents[2] = {"w2999"};
    const IndexWords found = words_matching(index_of(documents), "w*", {.words = 3});
    CHECK(forms_of(found) == Words{"w2999", "w1500", "w0000"});
    CHECK(found.is_cut);
}
