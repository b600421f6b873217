#include "indexer/known_words.h"

#include "corpus/background.h"
#include "tests/support/catch.h"

using namespace debrief;

namespace {

std::string terms_of(DocumentTerms& terms) {
    AnalysedDocument document;
    terms.write_to(document);
    std::string all;
    for (const AnalysedDocument::Term& term : document.terms)
        all.append(all.empty() ? "" : " ").append(document.bytes_of(term));
    return all;
}

}  // namespace

TEST_CASE("a word brings its form and its stem into each document once", "[indexer][known_words]") {
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    words.begin_document(terms);
    const auto first = words.enter("floods").form_term;
    CHECK(words.enter("floods").form_term == first);
    CHECK(words.stem_of(words.look_up("flooding")) == "flood");  // looked up, not entered
    CHECK(terms_of(terms) == "Zflood floods");
    terms.clear();
    words.begin_document(terms);
    (void)words.enter("flooding");
    (void)words.enter("floods");
    CHECK(terms_of(terms) == "Zflood flooding floods");
}

TEST_CASE("what words weigh is told without stop words and what counts for nothing",
          "[indexer][known_words]") {
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    words.begin_document(terms);
    terms.add_count(words.enter("the").form_term, 4);
    (void)words.enter("rain");
    terms.add_count(words.enter("floods").form_term, 9);
    const std::vector<WeighedStemOfForm> stems = words.weighed_stems();
    REQUIRE(stems.size() == 1);
    CHECK(stems.front().stem == "flood");
    CHECK(stems.front().count == 9);
    CHECK(stems.front().idf == background_idf("floods"));
}

TEST_CASE("known words tell scripts without blanks, and forget where they are too many",
          "[indexer][known_words]") {
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    words.begin_document(terms);
    CHECK(words.enter("\xE6\x9D\xB1\xE4\xBA\xAC").is_unspaced);
    CHECK_FALSE(words.enter("tokyo").is_unspaced);
    constexpr int very_many = 100'001;
    for (int i = 0; i < very_many; ++i) (void)words.look_up("w" + std::to_string(i));
    terms.clear();
    words.begin_document(terms);
    CHECK(words.stem_of(words.enter("floods")) == "flood");
    CHECK(terms_of(terms) == "Zflood floods");
}
