#include "indexer/record.h"

#include "tests/support/catch.h"
#include "tests/support/sample_index.h"
#include "tests/support/thrown.h"

#include <random>

using namespace debrief;
using namespace debrief::test;

namespace {

Briefing full_briefing() {
    Briefing briefing =
        make_briefing("a/1", "Fed cuts rates", std::string("a\0b", 3) + std::string(300, 'x'));
    briefing.title_origin = TitleOrigin::made;
    briefing.summary = std::string(127, 's') + "\xC3\xA9";
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

Briefing random_briefing(unsigned seed) {
    std::mt19937 random(seed);
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
    CHECK(decode_record(encode_record({})) == Briefing{});
}

TEST_CASE("any briefing is read as it was stored", "[indexer][record][property]") {
    const auto seed = GENERATE(range(0U, 50U));
    CAPTURE(seed);
    const Briefing briefing = random_briefing(seed);
    CHECK((decode_record(encode_record(briefing)) == briefing));
}

TEST_CASE("damage to any byte of a record is found", "[indexer][record][property]") {
    const std::string record = encode_record(full_briefing());
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
