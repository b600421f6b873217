#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// How a charset's bytes are to be told from others.
enum class CharsetForm {
    bytes,    ///< ASCII stands for itself, other bytes for more
    escapes,  ///< all is ASCII; escape sequences say what it stands for
    utf8,
    wide,  ///< UTF-16 or UTF-32
};

/// A charset that we can read.
struct Charset {
    std::string name;       ///< by WHATWG's name where it has one, else IANA's, in lower case
    std::string converter;  ///< ICU's name
    CharsetForm form = CharsetForm::bytes;
};

/// The charset that a label means: WHATWG's labels mean what they do there (`iso-8859-1` and `ascii` are
/// windows-1252, `gb2312` is gbk, `ks_c_5601-1987` is euc-kr, which is windows-949), in any case and
/// punctuation, with or without quotes; others as ICU knows them, if they leave ASCII as it is. Nothing for a
/// label that means no charset.
[[nodiscard]] std::optional<Charset> charset_of_label(std::string_view label);

}  // namespace debrief
