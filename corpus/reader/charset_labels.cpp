#include "corpus/reader/charset_labels.h"

#include "corpus/base/text.h"
#include "corpus/reader/charset_converter.h"

#include <algorithm>
#include <array>

#include <unicode/ucnv.h>

namespace debrief {

namespace {

struct Row {
    std::string_view name;
    std::string_view converter;
    std::string_view labels;  ///< as `to_key` makes them; a blank between
    CharsetForm form = CharsetForm::bytes;
};

/// The Encoding Standard's labels (https://encoding.spec.whatwg.org/#names-and-labels) and some more that
/// feeds, mails and uchardet use. ICU has no converter for iso-8859-16.
constexpr std::array table{
    Row{"utf-8", "utf-8", "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 utf8mb4", CharsetForm::utf8},
    Row{"ibm866", "ibm866", "866 cp866 csibm866 ibm866"},
    Row{"iso-8859-2", "iso-8859-2", "csisolatin2 iso88592 isoir101 l2 latin2"},
    Row{"iso-8859-3", "iso-8859-3", "csisolatin3 iso88593 isoir109 l3 latin3"},
    Row{"iso-8859-4", "iso-8859-4", "csisolatin4 iso88594 isoir110 l4 latin4"},
    Row{"iso-8859-5", "iso-8859-5", "csisolatincyrillic cyrillic iso88595 isoir144"},
    Row{"iso-8859-6", "iso-8859-6",
        "arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596 iso88596e iso88596i "
        "isoir127"},
    Row{"iso-8859-7", "iso-8859-7",
        "csisolatingreek ecma118 elot928 greek greek8 iso88597 isoir126 suneugreek"},
    Row{"iso-8859-8", "iso-8859-8",
        "csiso88598e csiso88598i csisolatinhebrew hebrew iso88598 iso88598e iso88598i isoir138 logical "
        "visual"},
    Row{"iso-8859-10", "iso-8859-10", "csisolatin6 iso885910 isoir157 l6 latin6"},
    Row{"iso-8859-13", "iso-8859-13", "iso885913"},
    Row{"iso-8859-14", "iso-8859-14", "iso885914"},
    Row{"iso-8859-15", "iso-8859-15", "csisolatin9 iso885915 l9 latin9"},
    Row{"koi8-r", "koi8-r", "cskoi8r koi koi8 koi8r"},
    Row{"koi8-u", "koi8-u", "koi8ru koi8u"},
    Row{"macintosh", "macintosh", "csmacintosh mac macintosh macroman xmacroman"},
    Row{"windows-874", "windows-874", "cp874 dos874 iso885911 tis620 windows874"},
    Row{"windows-1250", "windows-1250", "cp1250 windows1250 xcp1250"},
    Row{"windows-1251", "windows-1251", "cp1251 windows1251 xcp1251"},
    Row{"windows-1252", "windows-1252",
        "ansi ansix341968 ascii cp1252 cp819 csisolatin1 ibm819 iso88591 iso646us isoir100 l1 latin1 usascii "
        "windows1252 xcp1252"},
    Row{"windows-1253", "windows-1253", "cp1253 windows1253 xcp1253"},
    Row{"windows-1254", "windows-1254", "cp1254 csisolatin5 iso88599 isoir148 l5 latin5 windows1254 xcp1254"},
    Row{"windows-1255", "windows-1255", "cp1255 windows1255 xcp1255"},
    Row{"windows-1256", "windows-1256", "cp1256 windows1256 xcp1256"},
    Row{"windows-1257", "windows-1257", "cp1257 windows1257 xcp1257"},
    Row{"windows-1258", "windows-1258", "cp1258 windows1258 xcp1258"},
    Row{"x-mac-cyrillic", "x-mac-cyrillic", "maccyrillic xmaccyrillic xmacukrainian"},
    Row{"x-mac-ce", "x-mac-ce", "maccentraleurope maccentraleuropean macce xmacce"},
    Row{"gbk", "gb18030",
        "chinese cp936 csgb2312 csiso58gb231280 euccn gb2312 gb231280 gbk isoir58 ms936 windows936 xgbk"},
    Row{"gb18030", "gb18030", "gb18030"},
    Row{"big5", "big5-hkscs", "big5 big5hkscs cnbig5 cp950 csbig5 ms950 windows950 xxbig5"},
    Row{"euc-jp", "euc-jp", "cseucpkdfmtjapanese eucjp eucjpms ujis windows51932 xeucjp"},
    Row{"shift_jis", "windows-31j",
        "cp932 csshiftjis cswindows31j ms932 mskanji shiftjis sjis windows31j windows932 xsjis"},
    Row{"euc-kr", "windows-949",
        "cp949 cseuckr csksc56011987 euckr isoir149 korean ksc5601 ksc56011987 ksc56011989 ms949 uhc "
        "windows949"},
    Row{"iso-2022-jp", "iso-2022-jp", "csiso2022jp iso2022jp", CharsetForm::escapes},
    Row{"iso-2022-kr", "iso-2022-kr", "csiso2022kr iso2022kr", CharsetForm::escapes},
    Row{"iso-2022-cn", "iso-2022-cn", "iso2022cn iso2022cnext", CharsetForm::escapes},
    Row{"hz-gb-2312", "hz", "hz hzgb2312", CharsetForm::escapes},
    Row{"utf-7", "utf-7", "csutf7 unicode11utf7 utf7", CharsetForm::escapes},
    Row{"utf-16le", "utf-16le", "csunicode iso10646ucs2 ucs2 unicode unicodefeff utf16 utf16le",
        CharsetForm::wide},
    Row{"utf-16be", "utf-16be", "unicodefffe utf16be", CharsetForm::wide},
    Row{"utf-32le", "utf-32le", "iso10646ucs4 ucs4 utf32 utf32le", CharsetForm::wide},
    Row{"utf-32be", "utf-32be", "utf32be", CharsetForm::wide},
};

/// A label without what people write in different ways: case, punctuation, and the year behind a colon.
std::string to_key(std::string_view label) {
    constexpr std::size_t longest_label = 64;
    std::string key;
    for (const char c : to_ascii_lower(label.substr(0, std::min(label.find(':'), longest_label)))) {
        if (is_ascii_lower(c) || is_ascii_digit(c)) key += c;
    }
    return key;
}

bool has_label(std::string_view key, std::string_view labels) {
    for (;;) {
        const std::size_t end = labels.find(' ');
        if (labels.substr(0, end) == key) return true;
        if (end == std::string_view::npos) return false;
        labels.remove_prefix(end + 1);
    }
}

/// The name that the rest of the world knows a converter of ICU by.
std::string standard_name(const std::string& label) {
    for (const char* standard : {"MIME", "IANA"}) {
        UErrorCode status = U_ZERO_ERROR;
        const char* name = ucnv_getStandardName(label.c_str(), standard, &status);
        if (U_SUCCESS(status) && name != nullptr) return to_ascii_lower(name);
    }
    return to_ascii_lower(label);
}

}  // namespace

std::optional<Charset> charset_of_label(std::string_view label) {
    const std::string key = to_key(label);
    if (key.empty()) return std::nullopt;
    const auto* const row = std::find_if(table.begin(), table.end(),
                                         [&](const Row& each) { return has_label(key, each.labels); });
    if (row != table.end()) {
        return Charset{std::string(row->name), std::string(row->converter), row->form};
    }
    const std::string plain(trim(label.substr(0, 64)));
    if (has_control_characters(plain) || !leaves_ascii_alone(plain)) return std::nullopt;
    return Charset{standard_name(plain), plain};
}

}  // namespace debrief
