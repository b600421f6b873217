#include "indexer/document_builder.h"

#include "indexer/record.h"
#include "indexer/schema.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

Xapian::Document build(const Briefing& briefing) {
    return DocumentBuilder().build(briefing, {fingerprint(briefing), ""});
}

/// A document's terms, each as `term:wdf` with `@positions`.
std::string terms(const Xapian::Document& document) {
    std::string all;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        all += (all.empty() ? "" : " ") + *term + ":" + std::to_string(term.get_wdf());
        for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position) {
            all += "@" + std::to_string(*position);
        }
    }
    return all;
}

/// How often a term counts; nothing where the document does not have it.
std::optional<Xapian::termcount> count_of(const Xapian::Document& document, const std::string& wanted) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        if (*term == wanted) return term.get_wdf();
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("a document has words with positions, stems, and what fields name", "[indexer][document_builder]") {
    Briefing briefing = make_briefing("7", "Rates cut", "Rates fell. (ai.meta.com 2)");
    briefing.summary = "So it is.";
    briefing.source = "The Wire";
    briefing.date = parse_iso_day("2026-04-08");
    const Xapian::Document document = build(briefing);
    CHECK(terms(document) ==
          "Q7:0 Scut:0@2 Srates:0@1 XCITEai.meta.com:0 XCITEmeta:0 XCITEmeta.com:0 XSRCthe:0 XSRCthe wire:0 "
          "XSRCwire:0 "
          "ZScut:0 ZSrate:0 Zcut:12 Zfell:5 Zis:5 Zit:5 Zrate:17 Zso:5 "
          "cut:12@2 fell:5@207 is:5@105 it:5@104 rates:17@1@206 so:5@103");
    CHECK(document.get_data() == encode_record(briefing));
    CHECK(document.get_value(slot::date) == to_sortable(*briefing.date));
    CHECK(document.get_value(slot::fingerprint) == fingerprint(briefing));
    CHECK(document.get_value(slot::id) == "7");
}

TEST_CASE("an empty briefing has its id and nothing else", "[indexer][document_builder]") {
    const Xapian::Document document = build(make_briefing("7", ""));
    CHECK(terms(document) == "Q7:0");
    CHECK(document.get_value(slot::date).empty());
}

TEST_CASE("a title that we made counts where its words stand in the text", "[indexer][document_builder]") {
    Briefing briefing = make_briefing("7", "Rates fell", "Rates fell today.");
    briefing.title_origin = TitleOrigin::made;
    const Xapian::Document document = build(briefing);
    CHECK(count_of(document, "rates") == 5U);
    CHECK(count_of(document, "Zrate") == 5U);
    CHECK(count_of(document, "ZSrate") == 0U);
    CHECK(count_of(document, "Srates") == 0U);
}

TEST_CASE("the first sixty words behind the title count more than the rest", "[indexer][document_builder]") {
    Briefing briefing = make_briefing("7", "Title", "");
    briefing.summary = "a0 a1 a2 a3 a4 a5 a6 a7 a8 a9";
    for (int i = 10; i < 70; ++i) briefing.text += "a" + std::to_string(i) + " ";
    const Xapian::Document document = build(briefing);
    CHECK(count_of(document, "a0") == 5U);
    CHECK(count_of(document, "a59") == 5U);
    CHECK(count_of(document, "a60") == 4U);
}

TEST_CASE("words of citations are no words of the text", "[indexer][document_builder]") {
    const Xapian::Document document =
        build(make_briefing("7", "Title (x.com)", "It is. (www.bbc.co.uk) (scale.com 1)"));
    CHECK_FALSE(count_of(document, "scale"));
    CHECK_FALSE(count_of(document, "x"));
    CHECK_FALSE(count_of(document, "1"));
    CHECK(count_of(document, "XCITEscale.com"));
    CHECK(count_of(document, "XCITEscale ai"));
    CHECK(count_of(document, "XCITEbbc.co.uk"));
    CHECK_FALSE(count_of(document, "XCITEco.uk"));
    CHECK_FALSE(count_of(document, "XCITEuk"));
}

TEST_CASE("words and ids of any length fit into terms", "[indexer][document_builder]") {
    const std::string word(100'000, 'w');
    Briefing briefing = make_briefing(std::string(1000, 'i'), word, word + "\xC3\xA9 plain\0word"s);
    briefing.source = word;
    const Xapian::Document document = build(briefing);
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        CHECK((*term).size() <= 245);
    CHECK(count_of(document, to_term("", word.substr(0, 1024))));
    CHECK(count_of(document, to_term("Q", briefing.id)));
    CHECK(count_of(document, "plain"));
    CHECK(document.get_value(slot::id) == std::string(200, 'i'));
    const SampleIndex index({briefing});  // Xapian takes it
    CHECK(index.ids("plain").size() == 1);
}

TEST_CASE("a builder gives the same document again", "[indexer][document_builder]") {
    DocumentBuilder builder;
    const Briefing briefing = make_briefing("7", "Rates cut", "Rates fell.");
    const std::string first = builder.build(briefing).serialise();
    (void)builder.build(make_briefing("8", "Other", "Words"));
    CHECK(builder.build(briefing).serialise() == first);
}
