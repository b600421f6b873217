#include "corpus/reader/text_repair.h"

#include "corpus/base/utf8.h"
#include "corpus/reader/character_references.h"
#include "corpus/reader/mojibake.h"
#include "corpus/reader/windows_1252.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <array>
#include <string>

using namespace debrief;
using namespace debrief::test;

namespace {

enum class Misreading { as_windows_1252, as_latin_1 };

/// What a program does that takes UTF-8 for something else and encodes it again.
std::string damage(std::string_view text, Misreading misreading) {
    std::string damaged;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_special = byte >= 0x80 && byte < 0xA0 && misreading == Misreading::as_windows_1252;
        const char16_t special = is_special ? windows_1252_specials[byte - 0x80U] : 0;
        damaged += to_utf8(special != 0 ? char32_t{special} : char32_t{byte});
    }
    return damaged;
}

constexpr std::array<std::string_view, 16> texts{
    "It’s “fine” — really… said the café’s owner: £3m, €4, 5 °C",
    "Ça va à l’été, où ? « Bonjour », dit Élise",
    "Über die Straße fährt Jürgen größtenteils",
    "São Paulo não é a capital; ações e razões",
    "Łódź: zażółć gęślą jaźń",
    "İstanbul’da ığdır şehri",
    "Příliš žluťoučký kůň",
    "Sărăcia și înțelepciunea țării",
    "Tiếng Việt: đường phố ơn",
    "Привет, мир и Москва",
    "Η Ελλάδα και ο κόσμος",
    "עברית וערבית",
    "العربية لغة",
    "日本語のテキストと漢字",
    "한국어 기사",
    "done \U0001F600 and gone \U0001F680",
};

}  // namespace

TEST_CASE("UTF-8 that was read as another charset and encoded again is put right", "[corpus][text_repair]") {
    const std::string_view text = GENERATE(from_range(texts));
    const auto misreading = GENERATE(Misreading::as_windows_1252, Misreading::as_latin_1);
    const std::string once = damage(text, misreading);
    const std::string twice = damage(once, misreading);
    CAPTURE(once, twice);
    CHECK(repair_text(once).text == text);
    CHECK(repair_text(once).repairs > 0);
    CHECK(repair_text(twice).text == text);
}

TEST_CASE("only what is damaged changes", "[corpus][text_repair]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"The café said â€˜noâ€™ to São Paulo", "The café said ‘no’ to São Paulo"},
        {"Itâ€™s â€œfineâ€\xC2\x9D.", "It’s “fine”."},
        {"Itâ€™s â€œfineâ€.", "It’s “fine”."},  // the byte that windows-1252 lacks got lost
        {"Â£3m and Â« ouÃ¯ Â»", "£3m and « ouï »"},
        {"ï»¿A mark in front", "A mark in front"},
        {"DÃ‰JÃ€ VU", "DÉJÀ VU"},
        {"HawaiÊ»i", "Hawaiʻi"},
        {"Ð¿Ñ€Ð¸Ð²ÐµÑ‚ Ð¸ Ð´Ð°", "привет и да"},
    }));
    CAPTURE(text);
    CHECK(repair_text(text).text == expected);
}

TEST_CASE("texts in every language stay as they are", "[corpus][text_repair]") {
    const std::string_view whole = GENERATE(from_range(texts));
    CHECK(repair_text(whole).repairs == 0);
    CHECK(repair_text(whole).text == whole);

    const auto text = GENERATE(
        as<std::string>{},
        // capitals and small letters that windows-1252 would read UTF-8 as
        "SÃO PAULO, AMANHÃ… «IRMû e “MANHÔ – não, IRMÃ®", "voilà… « là », à « Paris », été… » où ? « déjà »",
        "l’été® Nestlé® Nescafé™ café² à\u00A0«\u00A0Paris\u00A0» voilé…\u00A0»",
        "DÉJÀ… «À» À » É… ÊTRE — « ÇA »", "Spaß” Fuß» Straß… „Spaß“ GROSS·", "„Å“ Älv Ä… Å” Ö“ „Ä“",
        "Ấ THÂN “Â” CHẤT, TÂM", "Sigur Rós’ “Ágætis” Æ’ ð Þ", "l·lustre col·legi", "5 × 3 ÷ 2 ± 1",
        "naïve façade, coöperate", "Ω, Δ, π and µ");
    CAPTURE(text);
    CHECK(repair_text(text).text == text);
    CHECK(repair_text(text).repairs == 0);
}

TEST_CASE("character references that were left in a text become what they mean", "[corpus][text_repair]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"Fish &amp; chips", "Fish & chips"},
        {"Fish &amp;amp; chips", "Fish & chips"},
        {"Fish &amp;amp;amp; chips", "Fish & chips"},
        {"the harbour&amp;#8217;s &quot;old&quot; bridge", "the harbour’s \"old\" bridge"},
        {"caf&eacute; &copy; 2026 &mdash; it&#x2019;s &#150; 5&nbsp;&euro;", "café © 2026 — it’s – 5\u00A0€"},
        {"3 &lt; 5 &gt; 2", "3 < 5 > 2"},
        {"x.com/?a=1&amp;b=2", "x.com/?a=1&b=2"},
        {"one&#13;&#10;two", "one  two"},
        {"see index.html &amp; more", "see index.html & more"},
        // formatting that was escaped
        {"the bridge &lt;b&gt;...&lt;/b&gt;", "the bridge ..."},
        {"&lt;A HREF=&quot;x&quot;&gt;6753.T&lt;/A&gt; fell", "6753.T fell"},
        {"one&lt;br&gt;two&lt;br/&gt; three", "one two  three"},
        {"put it between &lt;b&gt; and &lt;/b&gt;", "put it between <b> and </b>"},
        {"if a &lt;b and c&gt;d", "if a <b and c>d"},
    }));
    CAPTURE(text);
    CHECK(repair_text(text).text == expected);
    CHECK(repair_text(text).repairs > 0);
}

TEST_CASE("references without their ampersand are mended where they can be nothing else",
          "[corpus][text_repair]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"Britain #39;s bridges", "Britain's bridges"},
        {"It didn #39;t, they #39;re told; Inc. #39;s", "It didn't, they're told; Inc.'s"},
        {"the workers #39; union", "the workers' union"},
        {"Tim O #39;Meara", "Tim O'Meara"},
        {"a #39;pattern of delay #39;, he said", "a 'pattern of delay', he said"},
        {"it cost #36;4.1 million", "it cost $4.1 million"},
        {"said quot;no quot;.", "said \"no\"."},
        {"a quot;poison pill quot; - or", "a \"poison pill\" - or"},
        {"the end, quot; a clerk said", "the end,\" a clerk said"},
        {"AT amp;T and J amp;J", "AT&T and J&J"},
        {"Merck amp; Co. and Standard amp; Poor #39;s", "Merck & Co. and Standard & Poor's"},
        {"the bridge #151; the old one #151; is shut", "the bridge — the old one — is shut"},
        // what is not certain by itself is so beside what is
        {"they #39;ll see it #151; once", "they'll see it — once"},
    }));
    CAPTURE(text);
    CHECK(repair_text(text).text == expected);
}

TEST_CASE("what is no damage stays", "[corpus][text_repair]") {
    const auto text =
        GENERATE(as<std::string>{}, "rooms #38 and #39; the others are shut", "ranked #151; she was #40;",
                 "he sold his amp; then left", "C#39;s key", "R&D; AT&T; Q&A;",
                 "&bogus; &; &#; &#x; &amp &#99999999999; &#0; &#xD800; &#x110000;", "&#1; &#127;",
                 "write `&amp;` for it", "```\n&lt;b&gt; &amp;\n```\n", "In HTML, &amp;amp; is an ampersand",
                 "the entity &nbsp; is a blank", "XML has &lt; and &gt; too", "", ";", "&", "#",
                 "no semicolon &amp here");
    CAPTURE(text);
    CHECK(repair_text(text).text == text);
    CHECK(repair_text(text).repairs == 0);
}

TEST_CASE("only the line that speaks of markup is left alone", "[corpus][text_repair]") {
    CHECK(repair_text("In HTML it is &amp;\nFish &amp; chips").text == "In HTML it is &amp;\nFish & chips");
    CHECK(repair_text("```\n&amp;\n```\nFish &amp; chips").text == "```\n&amp;\n```\nFish & chips");
    CHECK(repair_text("`&amp;` is &amp; and ` is &amp;").text == "`&amp;` is & and ` is &");
}

TEST_CASE("mending what is mended changes nothing", "[corpus][text_repair][property]") {
    constexpr std::array<std::string_view, 18> pieces{"word ", "Ã",        "©",      "â", "€",  "™",
                                                      "Â",     "\xC2\xA0", "Ð",      "¿", "\n", "`",
                                                      " #39;", "s ",       " quot;", "x", "ß",  " — "};
    const auto seed = GENERATE(take(200, random(0, 1'000'000)));
    CAPTURE(seed);
    const std::string text = Random(static_cast<unsigned>(seed)).joined(pieces, 60);
    const std::string repaired = repair_mojibake(text).text;
    CAPTURE(text);
    CHECK(is_valid_utf8(repaired));
    CHECK(is_valid_utf8(repair_text(text).text));
    if (repair_mojibake(text).repairs == 0) CHECK(repaired == text);
}

TEST_CASE("ill-formed UTF-8 and long runs of damage do no harm", "[corpus][text_repair]") {
    const auto piece = GENERATE(as<std::string>{}, "\xFF", "\xC3", "Ã", "Ã¢â‚¬", "&amp;", "&lt;b&gt;",
                                "#39;s ", "`", "&", ";", "quot;");
    std::string text;
    while (text.size() < 200'000) text += piece;
    CHECK_FALSE(repair_text(text).text.empty());
}
