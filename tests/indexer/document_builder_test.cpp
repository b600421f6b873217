#include "indexer/document_builder.h"

#include "corpus/understanding.h"
#include "indexer/completion_terms.h"
#include "indexer/document_values.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/story_profile.h"
#include "indexer/word_sequence.h"
#include "indexer/xapian_document.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

Xapian::Document build(const Briefing& briefing) {
    return to_xapian_document(DocumentBuilder().build(briefing, {fingerprint(briefing), ""}));
}

/// A document's terms, each as `term:wdf`.
std::string terms(const Xapian::Document& document) {
    std::string all;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        all += (all.empty() ? "" : " ") + *term + ":" + std::to_string(term.get_wdf());
        CHECK(term.positionlist_count() == 0);
    }
    return all;
}

/// The places of words, each as `word@place@place`.
std::string places(const Xapian::Document& document, std::string_view prefix,
                   const std::vector<std::string>& words) {
    const std::string bytes = document.get_value(slot::words);
    const WordSequence sequence(bytes);
    std::string all;
    for (const std::string& word : words) {
        std::vector<std::uint32_t> found;
        sequence.add_places(prefix, to_term("", word), found);
        all += (all.empty() ? "" : " ") + word.substr(0, 6);
        for (const std::uint32_t place : found) all += "@" + std::to_string(place);
    }
    return all;
}

std::vector<std::string> split_at_blanks(const std::string& text) {
    std::istringstream words(text);
    return {std::istream_iterator<std::string>(words), {}};
}

/// How often a term counts; nothing where the document does not have it.
std::optional<Xapian::termcount> count_of(const Xapian::Document& document, const std::string& wanted) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        if (*term == wanted) return term.get_wdf();
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("a document has words, stems, and what fields name", "[indexer][document_builder]") {
    Briefing briefing = make_briefing("7", "Rates cut", "Rates fell. (ai.meta.com 2)");
    briefing.summary = "So it is.";
    briefing.source = "The Wire";
    briefing.date = parse_iso_day("2026-04-08");
    const Xapian::Document document = build(briefing);
    CHECK(terms(document) == "Athe:0 Athe wire:0 Awire:0 Hai.meta.com:0 Hmeta:0 Hmeta.com:0 Icited:0 " +
                                 story_period_term(0xCE7F) + ":0 Q7:0 Scut:0 Scut\x01:0 Srate\x01:0 Srates:0 " +
                                 *title_completion_term("Rates cut") +
                                 ":0 XKINDpress:0 "
                                 "cut:12 cut\x01:12 fell:5 fell\x01:5 is:5 is\x01:5 it:5 it\x01:5 "
                                 "rate\x01:17 rates:17 so:5 so\x01:5");
    CHECK(places(document, "", {"cut", "fell", "is", "it", "rates", "so"}) ==
          "cut@2 fell@207 is@105 it@104 rates@1@206 so@103");
    CHECK(places(document, "S", {"cut", "rates"}) == "cut@2 rates@1");
    CHECK(document.get_data() == encode_record(briefing, understand(briefing).sentences));
    CHECK(read_record(document.get_data()).sentences.size() == 2);
    CHECK(document.get_value(slot::date) == to_sortable(*briefing.date));
    CHECK(document.get_value(slot::fingerprint) == fingerprint(briefing));
    CHECK(document.get_value(slot::id) == "7");
    CHECK(Xapian::sortable_unserialise(document.get_value(slot::citations)) == 1);
    const FacetValues facets{"The Wire", "", {{"ai.meta.com", "Meta", SourceKind::press}}, {}};
    CHECK((decode_facets(document.get_value(slot::facets)) == facets));
}

TEST_CASE("words of all parts have places, those of chrome behind all others",
          "[indexer][document_builder]") {
    const std::string long_word(300, 'x');
    Briefing briefing =
        make_briefing("7", "Rain " + long_word, "It rained.\n\nShared by rain app.\n\n" + long_word + " it.");
    const std::size_t chrome = briefing.text.find("Shared");
    briefing.chrome = {{{chrome, briefing.text.find("\n\n", chrome)}, ChromeReason::repeated}};
    const Xapian::Document document = build(briefing);
    CHECK(count_of(document, "XCHapp") == 0U);
    CHECK_FALSE(count_of(document, "app"));
    CHECK(places(document, "", {"rain", "it", "rained", long_word}) ==
          "rain@1 it@203@306 rained@204 xxxxxx@2@305");
    CHECK(places(document, "S", {"rain", long_word}) == "rain@1 xxxxxx@2");
    CHECK(places(document, chrome_prefix, {"shared", "by", "rain", "app"}) ==
          "shared@407 by@408 rain@409 app@410");
    const std::string bytes = document.get_value(slot::words);
    const WordSequence sequence(bytes);
    REQUIRE(sequence.runs().size() == 4);  // no summary
    CHECK(sequence.runs()[1].part == SequencePart::text);
    CHECK(sequence.runs()[3].part == SequencePart::chrome);
}

TEST_CASE("cited hosts are values once each, with how often they are cited", "[indexer][document_builder]") {
    const Xapian::Document document = build(
        make_briefing("7", "Rates (cnbc.com)",
                      "One. (x.com) (cnbc.com 1) Two. (ai.meta.com, cnbc.com 2) Three. (x.com (x.com)"));
    const std::vector<CitedHost> expected{{"ai.meta.com", "Meta", SourceKind::press, 1},
                                          {"cnbc.com", "CNBC", SourceKind::press, 3},
                                          {"x.com", "X", SourceKind::social, 2}};
    CHECK((decode_facets(document.get_value(slot::facets)).hosts == expected));
    CHECK(Xapian::sortable_unserialise(document.get_value(slot::citations)) == 6);
}

TEST_CASE("an empty briefing has its id and nothing else", "[indexer][document_builder]") {
    const Xapian::Document document = build(make_briefing("7", ""));
    CHECK(terms(document) == "Iuncited:0 Q7:0");
    CHECK(document.get_value(slot::date).empty());
    CHECK(document.get_value(slot::citations).empty());
    CHECK(document.get_value(slot::figures).empty());
    CHECK(document.get_value(slot::events).empty());
    CHECK(document.get_value(slot::words).empty());
    CHECK((decode_facets(document.get_value(slot::facets)) == FacetValues{}));
}

TEST_CASE("figures and dates of the text are values", "[indexer][document_builder]") {
    Briefing briefing =
        make_briefing("7", "A sale", "It paid about $14.3 billion for 49% in June. Users: 3.");
    briefing.date = parse_iso_day("2026-04-08");
    Xapian::Document document = build(briefing);
    const std::vector<FigureValue> figures{
        {FigureKind::money, 14.3e9, 14.3e9, "USD", Bound::about},
        {FigureKind::percentage, 49, 49, "%", Bound::exact},
    };
    CHECK((decode_figures(document.get_value(slot::figures)) == figures));
    const std::vector<DayRange> june{{*parse_iso_day("2026-06-01"), *parse_iso_day("2026-06-30")}};
    CHECK((decode_events(document.get_value(slot::events)) == june));
    // A day that was taken from the text says nothing about the year of others.
    briefing.date_origin = Origin::text;
    document = build(briefing);
    CHECK(document.get_value(slot::events).empty());
}

TEST_CASE("a document tells how its briefing is backed", "[indexer][document_builder]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"It grew.", "Iuncited:0"},
        {"It may have grown.", "Ihedged:0 Iuncited:0"},
        {"It grew in May.", "Iuncited:0"},
        {"It grew. (cnbc.com)", "Icited:0 XKINDpress:0"},
        {"Meta grew. (about.fb.com)", "Icited:0 Iparty-only:0 XKINDparty:0"},
        {"Meta grew. (about.fb.com) It fell. (meta.com 2)", "Icited:0 Iparty-only:0 XKINDparty:0"},
        {"Meta grew. (about.fb.com, x.com, cnbc.com)", "Icited:0 XKINDparty:0 XKINDpress:0 XKINDsocial:0"},
    }));
    CAPTURE(text);
    const Xapian::Document document = build(make_briefing("7", "", text));
    std::string backing;
    for (const std::string& term : split_at_blanks(terms(document))) {
        if (term.starts_with("I") || term.starts_with("XKIND"))
            backing += (backing.empty() ? "" : " ") + term;
    }
    CHECK(backing == expected);
}

TEST_CASE("names are found by each of their forms, whole and by words", "[indexer][document_builder]") {
    const Xapian::Document document =
        build(make_briefing("7", "", "The buyer of Scale AI was told. Scale said so to Zoë Lee of Acme."));
    for (const char* name : {"Nscale ai", "Nscale", "Nai", "Nzoe lee", "Nzoe", "Nlee"}) {
        CAPTURE(name);
        CHECK(count_of(document, name) == 0U);
    }
    CHECK_FALSE(count_of(document, "Nbuyer"));
    const std::vector<std::string> names{"Acme", "Scale AI", "Zo\u00EB Lee"};
    CHECK(decode_facets(document.get_value(slot::facets)).names == names);
}

TEST_CASE("facets have the thirty names that are mentioned most", "[indexer][document_builder]") {
    std::string text;
    for (int i = 0; i < 40; ++i) {
        const std::string name = "Ann X" + std::string(1 + i % 5, 'a') + std::string(1 + i / 5, 'b');
        text += "It met " + name + ". ";
        if (i >= 20) text += "It left " + name + ". ";
    }
    text += "It saw " + std::string("A") + std::string(500, 'a') + " and A" + std::string(500, 'a') + ".";
    const auto names = decode_facets(build(make_briefing("7", "", text)).get_value(slot::facets)).names;
    REQUIRE(names.size() == 30);
    CHECK(std::is_sorted(names.begin(), names.end()));
    const auto has = [&](const char* name) { return std::count(names.begin(), names.end(), name) == 1; };
    CHECK(has("Ann Xab"));             // the first of those that are mentioned once
    CHECK(has("Ann Xaaaaabb"));        // the tenth
    CHECK_FALSE(has("Ann Xabbb"));     // the eleventh
    CHECK(has("Ann Xabbbbb"));         // the first of those that are mentioned twice
    CHECK(has("Ann Xaaaaabbbbbbbb"));  // the last
}

TEST_CASE("chrome is in the record, but nothing of it is understood", "[indexer][document_builder]") {
    Briefing briefing = make_briefing(
        "7", "A sale", "It paid $3 million to Ann Lee.\n\nShared by Bob Roe, 5% off. (app.com)");
    const std::size_t chrome = briefing.text.find("Shared");
    const Xapian::Document before = build(briefing);
    CHECK(count_of(before, "Nbob roe"));
    CHECK(count_of(before, "Icited"));
    CHECK(decode_figures(before.get_value(slot::figures)).size() == 2);
    briefing.chrome = {{{chrome, briefing.text.size()}, ChromeReason::repeated}};
    const Xapian::Document document = build(briefing);
    CHECK_FALSE(count_of(document, "Nbob roe"));
    CHECK(count_of(document, "Nann lee"));
    CHECK(count_of(document, "Iuncited"));
    CHECK_FALSE(count_of(document, "Happ.com"));
    CHECK(decode_figures(document.get_value(slot::figures)).size() == 1);
    CHECK(document.get_value(slot::citations).empty());
    CHECK(decode_facets(document.get_value(slot::facets)).hosts.empty());
    const Record record = read_record(document.get_data());
    CHECK(record.briefing == briefing);
    REQUIRE(record.sentences.size() == 1);
    CHECK(record.sentences[0].span.of(briefing.text) == "It paid $3 million to Ann Lee.");
}

TEST_CASE("a title that we made counts where its words stand in the text", "[indexer][document_builder]") {
    Briefing briefing = make_briefing("7", "Rates fell", "Rates fell today.");
    briefing.title_origin = TitleOrigin::made;
    const Xapian::Document document = build(briefing);
    CHECK(count_of(document, "rates") == 5U);
    CHECK(count_of(document, stem_term("", "rate")) == 5U);
    CHECK(count_of(document, stem_term(title_prefix, "rate")) == 0U);
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
    CHECK(count_of(document, "Hscale.com"));
    CHECK(count_of(document, "Hscale ai"));
    CHECK(count_of(document, "Hbbc.co.uk"));
    CHECK_FALSE(count_of(document, "Hco.uk"));
    CHECK_FALSE(count_of(document, "Huk"));
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
    const std::string first = to_xapian_document(builder.build(briefing)).serialise();
    (void)builder.build(make_briefing("8", "Other", "Words"));
    CHECK(to_xapian_document(builder.build(briefing)).serialise() == first);
}

TEST_CASE("what a builder has seen before makes no difference", "[indexer][document_builder]") {
    std::vector<Briefing> briefings{
        make_briefing("1", "Rhine floods Cologne",
                      "The river rose. Floods closed roads, and the U.S. helped."),
        make_briefing("2", "Floods", "Die Flut kam. Der Rhein stieg."),
        make_briefing("3", "\xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD", "\xE6\x9D\xB1\xE4\xBA\xAC Tokyo rose."),
        make_briefing("4", "", std::string(300, 'x') + " " + std::string(2'000, 'y') + " rose"),
        make_briefing("5", "Floods of floods", "Floods flooded the flooding flood. (ai.meta.com 2)")};
    briefings[1].language = "de";
    briefings[2].language = "ja";
    DocumentBuilder builder;
    for (int round = 0; round < 2; ++round) {
        for (const Briefing& briefing : briefings) {
            const AnalysedDocument seen = builder.build(briefing);
            CAPTURE(round, briefing.id);
            CHECK(to_xapian_document(seen).serialise() ==
                  to_xapian_document(DocumentBuilder().build(briefing)).serialise());
        }
    }
}

TEST_CASE("an analysed document is in order, and each thing in it once", "[indexer][document_builder]") {
    Briefing briefing =
        make_briefing("7", "Rates cut", "Rates fell on 2026-04-08 by $5 million. (ai.meta.com 2)");
    briefing.date = parse_iso_day("2026-04-08");
    const AnalysedDocument document = DocumentBuilder().build(briefing, {"12345678", "file-key"});
    std::string_view last;
    for (const AnalysedDocument::Term& term : document.terms) {
        CHECK(last < document.bytes_of(term));
        last = document.bytes_of(term);
    }
    std::vector<std::uint32_t> slots;
    for (const AnalysedDocument::Value& value : document.values) {
        CHECK_FALSE(value.bytes.empty());
        slots.push_back(value.slot);
    }
    CHECK(slots == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12});
    CHECK(read_record(document.record).briefing == briefing);
    const auto signature = std::find_if(document.values.begin(), document.values.end(),
                                        [](const auto& value) { return value.slot == slot::signature; });
    CHECK(document.story_keys == story_keys(decode_signature(signature->bytes)));
    CHECK(document.story_keys.size() > 3);
}
