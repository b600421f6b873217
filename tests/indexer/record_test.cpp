#include "indexer/record.h"

#include "indexer/record_packing.h"
#include "indexer/schema.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"
#include "tests/support/thrown.h"

#include <algorithm>
#include <random>

using namespace debrief;
using namespace debrief::test;

namespace {

Briefing full_briefing() {
    Briefing briefing =
        make_briefing("a/1", "Fed cuts rates", std::string("a\0b", 3) + std::string(300, 'x'));
    briefing.title_origin = TitleOrigin::made;
    briefing.summary.assign(127, 's');
    briefing.summary += "\xC3\xA9";
    briefing.date = parse_iso_day("2026-04-08");
    briefing.source = "The Wire";
    briefing.url = "https://example.org/";
    briefing.language = "en";
    briefing.date_origin = Origin::text;
    briefing.language_origin = Origin::file;
    briefing.chrome = {{{0, 3}, ChromeReason::repeated}, {{5, 303}, ChromeReason::signature}};
    briefing.attributes = {{"tags", "[1,2]"}, {"", ""}, {"tags", "null"}};
    return briefing;
}

std::vector<PlacedSentence> full_sentences() {
    return {{BriefingPart::summary, {0, 100}, Evidence::direct},
            {BriefingPart::summary, {100, 129}, Evidence::none},
            {BriefingPart::text, {3, 5}, Evidence::inherited},
            {BriefingPart::text, {5, 303}, Evidence::direct}};
}

std::string full_record() {
    return encode_record(full_briefing(), full_sentences());
}

std::vector<PlacedSentence> random_sentences(const Briefing& briefing, std::mt19937& random) {
    std::vector<PlacedSentence> sentences;
    for (const BriefingPart part : {BriefingPart::summary, BriefingPart::text}) {
        const std::size_t size = (part == BriefingPart::text ? briefing.text : briefing.summary).size();
        std::size_t begin = random() % 3;
        while (begin < size) {
            const std::size_t end = std::min<std::size_t>(size, begin + 1 + random() % 200);
            sentences.push_back({part, {begin, end}, static_cast<Evidence>(random() % 3)});
            begin = end + random() % 3;
        }
    }
    return sentences;
}

Briefing random_briefing(std::mt19937& random) {
    const auto any_text = [&] {
        std::string text(random() % 20 == 0 ? random() % 20'000 : random() % 200, '\0');
        for (char& c : text) c = static_cast<char>(random());
        return text;
    };
    Briefing briefing = make_briefing(any_text(), any_text(), any_text());
    if (random() % 2 == 0) briefing.title_origin = TitleOrigin::made;
    if (random() % 2 == 0) briefing.date = Day(std::chrono::days(random() % 40'000));
    briefing.summary = any_text();
    briefing.source = any_text();
    briefing.url = any_text();
    briefing.language = any_text();
    for (std::size_t offset = 0; offset + 2 <= briefing.text.size() && random() % 4 > 0; offset += 2)
        briefing.chrome.push_back({{offset, offset + 1 + random() % 2}, ChromeReason::repeated});
    for (std::size_t i = random() % 4; i > 0; --i) briefing.attributes.push_back({any_text(), any_text()});
    return briefing;
}

constexpr const char* damaged =
    "a stored briefing is damaged | build it again with 'debrief-index --rebuild PATH...'";

}  // namespace

TEST_CASE("a briefing is read as it was stored", "[indexer][record]") {
    const Briefing full = full_briefing();
    CHECK(decode_record(encode_record(full)) == full);
    CHECK(decode_record(full_record()) == full);
    CHECK(decode_record(encode_record({})) == Briefing{});
}

TEST_CASE("a record keeps where the sentences of summary and text stand", "[indexer][record]") {
    CHECK(read_record(full_record()).sentences == full_sentences());
    CHECK(read_record(full_record()).briefing == full_briefing());
    CHECK(read_record(encode_record(full_briefing())).sentences.empty());
    std::vector<PlacedSentence> with_title = full_sentences();
    with_title.insert(with_title.begin(), {BriefingPart::title, {0, 14}, Evidence::none});
    CHECK(encode_record(full_briefing(), with_title) == full_record());
}

TEST_CASE("sentences and chrome outside of the text are damage", "[indexer][record]") {
    // A briefing whose summary is two bytes and whose text is three, up to its attributes.
    const std::string head("\1i\0\0\2ss\3ttt\0\0\0\0\0\0", 17);
    const auto read = [&](const std::string& rest) {
        return thrown_by([&] { (void)read_record(pack_record(head + rest)); });
    };
    using namespace std::literals;
    CHECK(read("\0\1\5\0\0\1\5\1\2"s) == "nothing");          // 0..2 of the summary, 1..3 of the text
    CHECK(read("\1\0\3\0\0\0"s) == "nothing");                // chrome 0..3
    CHECK(read("\1\0\4\0\0\0"s) == damaged);                  // too long
    CHECK(read("\1\4\0\0\0\0"s) == damaged);                  // begins behind the text
    CHECK(read("\1\0\3\x09\0\0"s) == damaged);                // for no reason that we know
    CHECK(read("\0\1\7\0\0\0"s) == damaged);                  // longer than the summary
    CHECK(read("\0\0\1\1\4\0"s) == damaged);                  // begins behind the text
    CHECK(read("\0\0\2\5\0\0\3\1\0"s) == damaged);            // the second ends behind the text
    CHECK(read("\0\0\1\7\0\3"s) == damaged);                  // evidence that we do not know
    CHECK(read("\0\0\xFF\xFF\xFF\xFF\xFF\x0F"s) == damaged);  // more than there are bytes
}

TEST_CASE("any briefing is read as it was stored", "[indexer][record][property]") {
    const auto seed = GENERATE(range(0U, 50U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    Record record{random_briefing(random), {}};
    CHECK((decode_record(encode_record(record.briefing)) == record.briefing));
    record.sentences = random_sentences(record.briefing, random);
    CHECK((read_record(encode_record(record.briefing, record.sentences)) == record));
}

TEST_CASE("damage to any byte of a record is found", "[indexer][record][property]") {
    const std::string record = full_record();
    std::size_t found = 0;
    for (std::size_t i = 0; i < record.size(); ++i) {
        std::string broken = record;
        broken[i] = static_cast<char>(broken[i] ^ 0x20);
        if (thrown_by([&] { (void)decode_record(broken); }) == damaged) ++found;
    }
    CHECK(found == record.size());
    for (std::size_t length = 0; length < record.size(); ++length) {
        if (thrown_by([&] { (void)decode_record(record.substr(0, length)); }) == damaged) ++found;
    }
    CHECK(found == 2 * record.size());
    CHECK(thrown_by([&] { (void)decode_record(record + "x"); }) == damaged);
    CHECK(kind_thrown_by([] { (void)decode_record(""); }) == ErrorKind::index);
}

TEST_CASE("two briefings that differ anywhere have other fingerprints", "[indexer][record]") {
    const auto change = GENERATE(values<void (*)(Briefing&)>({
        [](Briefing& b) { b.id += "x"; },
        [](Briefing& b) { b.title += "x"; },
        [](Briefing& b) { b.title_origin = TitleOrigin::given; },
        [](Briefing& b) { b.summary += "x"; },
        [](Briefing& b) { b.text += "x"; },
        [](Briefing& b) { b.date.reset(); },
        [](Briefing& b) { b.source += "x"; },
        [](Briefing& b) { b.url += "x"; },
        [](Briefing& b) { b.language += "x"; },
        [](Briefing& b) { b.attributes.pop_back(); },
        [](Briefing& b) { std::swap(b.url, b.language); },
        [](Briefing& b) { b.date_origin = Origin::given; },
        [](Briefing& b) { b.language_origin = Origin::given; },
        [](Briefing& b) { b.chrome.pop_back(); },
        [](Briefing& b) { b.chrome.back().reason = ChromeReason::quoted; },
    }));
    Briefing changed = full_briefing();
    change(changed);
    CHECK(fingerprint(full_briefing()) == fingerprint(full_briefing()));
    CHECK(fingerprint(full_briefing()).size() == 8);
    CHECK(fingerprint(full_briefing()) != fingerprint(changed));
}

TEST_CASE("what is indexed otherwise than before has another version of reading", "[indexer][record]") {
    const std::string versions =
        std::to_string(schema_version) + "." + std::to_string(extraction_version) + "-";
    CHECK(reading_version().starts_with(versions));
    CHECK(reading_version().size() == versions.size() + 16);
}
