#include "corpus/reader/charset_labels.h"

#include "corpus/reader/charset_converter.h"
#include "tests/support/catch.h"

#include <string>

using namespace debrief;

TEST_CASE("labels mean what the web means by them", "[corpus][charset]") {
    struct Case {
        const char* label;
        const char* expected;
    };
    const auto [label, expected] = GENERATE(values<Case>({
        {"utf-8", "utf-8"},
        {"UTF8", "utf-8"},
        {"iso-8859-1", "windows-1252"},
        {"ISO_8859-1:1987", "windows-1252"},
        {"latin1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"ANSI_X3.4-1968", "windows-1252"},
        {"cp-1252", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"iso-8859-11", "windows-874"},
        {"TIS-620", "windows-874"},
        {"iso-8859-2", "iso-8859-2"},
        {"iso-8859-8-i", "iso-8859-8"},
        {"iso-8859-15", "iso-8859-15"},
        {"Shift_JIS", "shift_jis"},
        {"windows-31j", "shift_jis"},
        {"gb2312", "gbk"},
        {"euc-kr", "euc-kr"},
        {"ks_c_5601-1987", "euc-kr"},
        {"windows-949", "euc-kr"},
        {"UHC", "euc-kr"},
        {"big5-hkscs", "big5"},
        {"x-x-big5", "big5"},
        {"x-mac-cyrillic", "x-mac-cyrillic"},
        {"MAC-CYRILLIC", "x-mac-cyrillic"},
        {"unicode", "utf-16le"},
        {"utf-16", "utf-16le"},
        {"  'UTF-8'\t", "utf-8"},
        {"ibm852", "ibm852"},  // ICU knows it
        // none
        {"", "none"},
        {"???", "none"},
        {"no-such-charset", "none"},
        {"8bit", "none"},
        {"x-unknown", "none"},
        {"ibm037", "none"},  // its letters are not where ASCII has them
        {"utf-8 and more", "none"},
        {"\x01\x02", "none"},
    }));
    CAPTURE(label);
    const auto charset = charset_of_label(label);
    CHECK((charset ? charset->name : "none") == expected);
}

TEST_CASE("a label of any length is looked up in no time", "[corpus][charset]") {
    CHECK_FALSE(charset_of_label(std::string(1'000'000, 'x')));
}

TEST_CASE("ICU has a converter for every charset that we name", "[corpus][charset]") {
    for (const char* label :
         {"utf-8",        "ibm866",       "iso-8859-2",     "iso-8859-3",   "iso-8859-4",   "iso-8859-5",
          "iso-8859-6",   "iso-8859-7",   "iso-8859-8",     "iso-8859-10",  "iso-8859-13",  "iso-8859-14",
          "iso-8859-15",  "koi8-r",       "koi8-u",         "macintosh",    "windows-874",  "windows-1250",
          "windows-1251", "windows-1252", "windows-1253",   "windows-1254", "windows-1255", "windows-1256",
          "windows-1257", "windows-1258", "x-mac-cyrillic", "x-mac-ce",     "gbk",          "gb18030",
          "big5",         "euc-jp",       "shift_jis",      "euc-kr",       "iso-2022-jp",  "iso-2022-kr",
          "iso-2022-cn",  "hz-gb-2312",   "utf-7"}) {
        CAPTURE(label);
        const auto charset = charset_of_label(label);
        REQUIRE(charset);
        CHECK(charset->name == label);
        CHECK(convert_to_utf8("abc", charset->converter)->text == "abc");
    }
}
