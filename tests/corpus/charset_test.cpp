#include "corpus/reader/charset.h"

#include "corpus/base/utf8.h"
#include "corpus/reader/charset_labels.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <string>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

/// A decoded text with its charset in front: "utf-8: text".
std::string decoded(std::string_view bytes, std::string_view label = {}) {
    const DecodedText text = decode_text(bytes, label);
    return text.charset + ": " + text.text;
}

}  // namespace

TEST_CASE("marks, UTF-8 and escapes say what a text is", "[corpus][charset]") {
    struct Case {
        std::string bytes;
        const char* label;
        const char* expected;
    };
    const auto [bytes, label, expected] = GENERATE(values<Case>({
        {"", "", "utf-8: "},
        {"plain", "", "utf-8: plain"},
        {"plain", "shift_jis", "utf-8: plain"},
        {"caf\xC3\xA9", "", "utf-8: café"},
        {"\xEF\xBB\xBF"
         "caf\xC3\xA9",
         "", "utf-8: café"},
        {"\xEF\xBB\xBF", "", "utf-8: "},
        {"\xFF\xFE"
         "a\0\xE9\0"s,
         "", "utf-16le: aé"},
        {"\xFE\xFF\0a\0\xE9"s, "utf-8", "utf-16be: aé"},
        {"\0\0\xFE\xFF\0\0\0a"s, "", "utf-32be: a"},
        {"\x84\x31\x95\x33\xD6\xD0\xCE\xC4", "", "gb18030: 中文"},
        // UTF-8 wins over every label
        {"caf\xC3\xA9", "iso-8859-1", "utf-8: café"},
        {"caf\xC3\xA9", "utf-16", "utf-8: café"},
        {"caf\xC3\xA9", "big5", "utf-8: café"},
        // all ASCII, and yet not
        {"\x1B$BF|K\\\x1B(B!", "", "iso-2022-jp: 日本!"},
        {"\x1B$BF|K\\\x1B(B!", "utf-8", "iso-2022-jp: 日本!"},
        {"\x1B$BF|K\\\x1B(B!", "ISO-2022-JP", "iso-2022-jp: 日本!"},
        {"a \x1B[31mred\x1B[0m word", "", "utf-8: a \x1B[31mred\x1B[0m word"},
        {"~{VPND~} too", "hz-gb-2312", "hz-gb-2312: 中文 too"},
        {"~{VPND~} too", "", "utf-8: ~{VPND~} too"},
        {"+ZeVnLA- 1 +- 1", "utf-7", "utf-7: 日本 1 + 1"},
        {"a + b ~ c", "utf-7", "utf-8: a + b ~ c"},
    }));
    CAPTURE(label, expected);
    CHECK(decoded(bytes, label) == expected);
    CHECK(decode_text(bytes, label).replaced == 0);
}

TEST_CASE("a declared label counts as far as the bytes fit it", "[corpus][charset]") {
    struct Case {
        const char* bytes;
        const char* label;
        const char* expected;
    };
    const auto [bytes, label, expected] = GENERATE(values<Case>({
        {"caf\xE9", "iso-8859-1", "windows-1252: café"},
        {"\x93so\x94 \x80"
         "5",
         "latin1", "windows-1252: “so” €5"},
        {"\xC8\xE1rka", "windows-1250", "windows-1250: Čárka"},
        {"\xC8\xE1rka", " \"Windows-1250\" ", "windows-1250: Čárka"},
        {"\xDDstanbul", "iso-8859-9", "windows-1254: İstanbul"},
        {"\xF0\xD2\xC9\xD7\xC5\xD4", "koi8-r", "koi8-r: Привет"},
        {"\x8F\xF0\xE8\xE2\xE5\xF2", "x-mac-cyrillic", "x-mac-cyrillic: Привет"},
        {"\x93\xFA\x96\x7B", "Shift_JIS", "shift_jis: 日本"},
        {"\x87\x40\x81\x60", "x-sjis", "shift_jis: ①～"},  // what Windows added
        {"\xC6\xFC\xCB\xDC", "euc-jp", "euc-jp: 日本"},
        {"\xD6\xD0\xCE\xC4\x87\xD2", "gb2312", "gbk: 中文囈"},  // beyond GB 2312
        {"\xA4\xA4\xA4\xE5", "big5", "big5: 中文"},
        {"\xC7\xD1\xB1\xB9\x81\x41", "ks_c_5601-1987", "euc-kr: 한국갂"},  // beyond KS X 1001
        {"\xC7\xD1\xB1\xB9", "UHC", "euc-kr: 한국"},
        {"\x8A\xA0", "ibm866", "ibm866: Ка"},
        {"\x82\x85", "cp437", "ibm437: éà"},  // ICU knows it
        // no such thing: the bytes decide
        {"caf\xE9", "no-such-charset", "windows-1252: café"},
        {"caf\xE9", "utf-8", "windows-1252: café"},
        {"caf\xE9", "utf-16", "windows-1252: café"},
        {"caf\xE9", "us-ascii", "windows-1252: café"},
        {"caf\xE9", "", "windows-1252: café"},
    }));
    CAPTURE(label, expected);
    CHECK(decoded(bytes, label) == expected);
    CHECK(decode_text(bytes, label).replaced == 0);
}

TEST_CASE("a label that does not fit loses to what the bytes show", "[corpus][charset]") {
    // "The government decided to raise its spending on roads" in windows-1251, declared as Latin-1
    const std::string russian =
        "\xCF\xF0\xE0\xE2\xE8\xF2\xE5\xEB\xFC\xF1\xF2\xE2\xEE \xF0\xE5\xF8\xE8\xEB\xEE "
        "\xF3\xE2\xE5\xEB\xE8\xF7\xE8\xF2\xFC \xF0\xE0\xF1\xF5\xEE\xE4\xFB \xED\xE0 "
        "\xE4\xEE\xF0\xEE\xE3\xE8";
    CHECK(decoded(russian, "iso-8859-1") == "windows-1251: Правительство решило увеличить расходы на дороги");
    CHECK(decode_text(russian, "shift_jis").charset == "windows-1251");
    CHECK(decode_text(russian, "koi8-r").charset == "koi8-r");  // fits: its author may know better
    CHECK(decoded("caf\xE9 and na\xEFve, cr\xE8me and fa\xE7"
                  "ade",
                  "shift_jis") == "windows-1252: café and naïve, crème and façade");
}

TEST_CASE("UTF-8 with a few broken bytes is mended as such", "[corpus][charset]") {
    struct Case {
        const char* bytes;
        const char* label;
        const char* expected;
        std::size_t replaced;
    };
    const auto [bytes, label, expected, replaced] = GENERATE(values<Case>({
        {"日本語の本\xE6\x96", "", "utf-8: 日本語の本\xEF\xBF\xBD\xEF\xBF\xBD", 2},  // cut off
        {"caf\xC3\xA9, cr\xC3\xA8me, \xE2\x80\x9Cso\xE2\x80\x9D \xE9", "",
         "utf-8: café, crème, “so” \xEF\xBF\xBD", 1},
        {"caf\xC3\xA9 \xE9", "utf-8", "utf-8: café \xEF\xBF\xBD", 1},  // declared: one is enough
        {"caf\xC3\xA9 \xFF", "", "windows-1252: cafÃ© ÿ", 0},
        {"\xEF\xBB\xBF"
         "a\xFF",
         "", "utf-8: a\xEF\xBF\xBD", 1},  // marked: in any case
        {"日本\xED\xA0\x80語語語", "", "utf-8: 日本\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD語語語", 3},
    }));
    CAPTURE(label, expected);
    CHECK(decoded(bytes, label) == expected);
    CHECK(decode_text(bytes, label).replaced == replaced);
}

TEST_CASE("bytes that windows-1252 does not define are control characters, as in WHATWG's",
          "[corpus][charset]") {
    CHECK(decoded("caf\xE9 \x81\x8D\x8F\x90\x9D") == "windows-1252: café \u0081\u008D\u008F\u0090\u009D");
}

TEST_CASE("a few marks in English do not make it another language", "[corpus][charset]") {
    const auto bytes = GENERATE(values<std::string>({
        "\x93No,\x94 she said. \x93Not now.\x94 \x96 and left",
        "It\x92s the caf\xE9 on the corner",
        "\xA3"
        "5 for na\xEFve readers\x85",
        "Dvo\xF8\xE1k is spelt wrong here",
        "70\xB0 and sunny \x97 all week",
        "the r\xE9sum\xE9 of Mr. Bj\xF6rn \xC5ngstr\xF6m, r\xE9"
        "dig\xE9",
    }));
    CAPTURE(bytes);
    CHECK(decode_text(bytes).charset == "windows-1252");
    const std::string long_text = [] {
        std::string text;
        for (int i = 0; i < 300; ++i)
            text += "The board said that it would close the old bridge for some weeks. ";
        return text;
    }();
    CHECK(decode_text(long_text + bytes + long_text).charset == "windows-1252");
}

TEST_CASE("what was lost is told", "[corpus][charset]") {
    CHECK(describe_loss({"", "utf-8", 0}).empty());
    CHECK(describe_loss({"", "utf-8", 1}) == "1 character is broken and was replaced (read as utf-8)");
    CHECK(describe_loss({"", "big5", 12}) == "12 characters are broken and were replaced (read as big5)");
}

TEST_CASE("any bytes under any label come out as well-formed UTF-8", "[corpus][charset][property]") {
    const auto seed = GENERATE(take(150, random(0, 1'000'000)));
    CAPTURE(seed);
    Random random(static_cast<unsigned>(seed));
    std::string bytes;
    const std::size_t size = random.below(600);
    const std::size_t lowest = random.below(2) == 0 ? 0 : 0x20;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(lowest + random.below(256 - lowest));
    for (const char* label :
         {"",          "utf-8",  "utf-16",      "utf-16be",     "utf-32",       "utf-7",
          "shift_jis", "euc-jp", "iso-2022-jp", "iso-2022-kr",  "iso-2022-cn",  "hz",
          "gb18030",   "big5",   "euc-kr",      "windows-1252", "windows-1258", "koi8-u",
          "macintosh", "ibm037", "scsu",        "bocu-1",       "\x01",         "x-user-defined"}) {
        CAPTURE(label);
        CHECK(is_valid_utf8(decode_text(bytes, label).text));
    }
}
