#include "searcher/telling_words.h"

#include "searcher/expansion.h"
#include "searcher/index_reader.h"
#include "searcher/query_parser.h"
#include "tests/support/catch.h"
#include "tests/support/notes.h"
#include "tests/support/sample_index.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

struct Kept {
    std::string tree;
    std::string notes;
};

Kept kept_of(const std::string& text, std::size_t most) {
    const SampleIndex index({make_briefing("a", "One", "the rate of gold and silver"),
                             make_briefing("b", "Two", "the rate of silver"),
                             make_briefing("c", "Three", "the rate"), make_briefing("d", "Four", "the")});
    IndexReader reader(index.directory());
    ParsedQuery parsed = parse_query(text);
    parsed.notes.clear();
    reader.read([&](const Xapian::Database& database) {
        keep_telling_words(parsed.query, database, reader.stemmers(), parsed.notes, most);
    });
    return {to_string(parsed.query), notes_of(parsed)};
}

}  // namespace

TEST_CASE("of a long text the words stay that tell most", "[searcher][telling_words]") {
    const Kept kept = kept_of("rate the gold absent silver", 2);
    CHECK(kept.tree == R"((any (word "gold") (word "silver")))");
    CHECK(kept.notes == "0: only the 2 most telling words of this text are searched for");
}

TEST_CASE("a word that is typed often tells more, and stays as often", "[searcher][telling_words]") {
    const Kept kept = kept_of("gold silver silver silver silver rate", 1);
    CHECK(kept.tree == R"((any (word "silver") (word "silver") (word "silver") (word "silver")))");
    CHECK(kept.notes == "0: only the 1 most telling words of this text are searched for");
}

TEST_CASE("a text of few words, and what is no word, stays as it is", "[searcher][telling_words]") {
    CHECK(kept_of("rate gold rate gold", 2).tree ==
          R"((any (word "rate") (word "gold") (word "rate") (word "gold")))");
    CHECK(kept_of("rate gold rate gold", 2).notes.empty());
    CHECK(kept_of("+rate gold silver", 1).tree == R"((with (word "rate") (any (word "gold"))))");
    CHECK(kept_of("rate gold ra* si*", 1).tree == R"((any (word "gold") (pattern "ra*") (pattern "si*")))");
    CHECK(kept_of("(rate OR gold) AND the", 1).tree == R"((all (any (word "gold")) (word "the")))");
}

TEST_CASE("a search tells that it looks for some words of a text only", "[searcher][telling_words]") {
    const SampleIndex index({make_briefing("a", "One", "gold")});
    std::string text = "gold";
    for (int i = 0; i < 256; ++i) text += fmt::format(" word{}", i);
    const SearchResult result = index.search(text);
    REQUIRE(result.hits.size() == 1);
    REQUIRE(result.notes.size() == 1);
    CHECK(result.notes[0].message == "only the 256 most telling words of this text are searched for");
    CHECK(result.notes[0].offset == text.find("word255"));
}
