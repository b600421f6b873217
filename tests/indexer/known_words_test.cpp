#include "indexer/known_words.h"

#include "corpus/background.h"
#include "indexer/schema.h"
#include "tests/support/catch.h"

#include <algorithm>

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

const KnownWords::Entry& enter(KnownWords& words, std::string_view form) {
    return words.enter_terms(words.enter(form));
}

}  // namespace

TEST_CASE("a word brings its form and its stem into each document once", "[indexer][known_words]") {
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    words.begin_document(terms);
    const auto first = enter(words, "floods").form_term;
    CHECK(enter(words, "floods").form_term == first);
    CHECK(words.stem_of(words.look_up("flooding")) == "flood");  // looked up, not entered
    CHECK(terms_of(terms) == "flood\x01 floods");
    terms.clear();
    words.begin_document(terms);
    (void)enter(words, "flooding");
    (void)enter(words, "floods");
    CHECK(terms_of(terms) == "flood\x01 flooding floods");
}

TEST_CASE("words of a document are numbered, of any length, and only some have terms",
          "[indexer][known_words]") {
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    const std::string hidden = "app";
    const std::string long_form = std::string(300, 'x');
    for (int round = 0; round < 2; ++round) {
        terms.clear();
        words.begin_document(terms);
        CHECK(words.enter(hidden) == 0);
        CHECK(words.enter("floods") == 1);
        CHECK(words.enter(long_form) == 2);
        CHECK(words.enter(hidden) == 0);
        CHECK(words.enter(long_form) == 2);
        (void)words.enter_terms(1);
        CHECK(words.enter_terms(2).form_term == terms.add(to_term("", long_form)));
        CHECK(words.enter_terms(2).stem_term == terms.add(stem_term("", long_form)));
        CHECK(terms_of(terms) ==
              "flood\x01 floods " + stem_term("", long_form) + " " + to_term("", long_form));
        std::string keys;
        for (const SequenceKey& key : words.keys()) {
            CHECK(key.hash == sequence_hash(key.key));
            keys.append(key.key) += ' ';
        }
        CHECK(keys == "app floods " + to_term("", long_form) + " ");
    }
}

TEST_CASE("what words weigh is told without stop words and what counts for nothing",
          "[indexer][known_words]") {
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    words.begin_document(terms);
    terms.add_count(enter(words, "the").form_term, 4);
    (void)enter(words, "rain");
    terms.add_count(enter(words, "floods").form_term, 9);
    const std::vector<StemOfText> stems = words.weighed_stems();
    REQUIRE(stems.size() == 1);
    CHECK(stems.front().stem == "flood");
    CHECK(stems.front().count == 9);
    CHECK(stems.front().idf == background_idf("floods"));
}

TEST_CASE("a stem weighs what all its forms do, as the commonest of them", "[indexer][known_words]") {
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    words.begin_document(terms);
    terms.add_count(enter(words, "flooding").form_term, 4);
    terms.add_count(enter(words, "rain").form_term, 5);
    terms.add_count(enter(words, "flood").form_term, 12);
    const std::vector<StemOfText> stems = words.weighed_stems();
    REQUIRE(stems.size() == 2);
    CHECK(stems[0].stem == "flood");
    CHECK(stems[0].count == 16);
    CHECK(stems[0].idf == std::min(background_idf("flood"), background_idf("flooding")));
    CHECK(stems[1].stem == "rain");
    CHECK(stems[1].count == 5);
}

TEST_CASE("known words tell scripts without blanks, and forget where they are too many",
          "[indexer][known_words]") {
    Stemmer stemmer;
    KnownWords words(stemmer);
    DocumentTerms terms;
    words.begin_document(terms);
    CHECK(enter(words, "\xE6\x9D\xB1\xE4\xBA\xAC").is_unspaced);
    CHECK_FALSE(enter(words, "tokyo").is_unspaced);
    constexpr int very_many = 100'001;
    for (int i = 0; i < very_many; ++i) (void)words.look_up("w" + std::to_string(i));
    terms.clear();
    words.begin_document(terms);
    (void)enter(words, "floods");
    CHECK(words.stem_of(words.look_up("floods")) == "flood");
    CHECK(terms_of(terms) == "flood\x01 floods");
}
