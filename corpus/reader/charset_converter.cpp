#include "corpus/reader/charset_converter.h"

#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

namespace debrief {

namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    return {ucnv_open(name, &status), &ucnv_close};
}

/// ICU calls this for bytes that it cannot read. Its own substitution would put U+001A for some.
void count_and_replace(const void* context, UConverterToUnicodeArgs* arguments, const char*, int32_t,
                       UConverterCallbackReason reason, UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) return;  // the converter is reset or closed
    ++*static_cast<std::size_t*>(const_cast<void*>(context));
    constexpr UChar replacement = 0xFFFD;
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

}  // namespace

std::optional<ConvertedText> convert_to_utf8(std::string_view bytes, const std::string& converter) {
    const Converter from = open_converter(converter.c_str());
    const Converter to = open_converter("utf-8");
    if (!from || !to) return std::nullopt;

    ConvertedText result;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(from.get(), count_and_replace, &result.replaced, nullptr, nullptr, &status);

    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    std::array<char, 16384> buffer{};
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    bool is_first = true;
    do {
        status = U_ZERO_ERROR;
        char* target = buffer.data();
        ucnv_convertEx(to.get(), from.get(), &target, target + buffer.size(), &source, end, pivot.data(),
                       &pivot_source, &pivot_target, pivot.data() + pivot.size(), is_first, true, &status);
        result.text.append(buffer.data(), target);
        is_first = false;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status)) return std::nullopt;
    return result;
}

bool leaves_ascii_alone(const std::string& converter) {
    std::string ascii = "\t\n\r";
    for (char c = ' '; c < '\x7F'; ++c) ascii += c;
    const auto converted = convert_to_utf8(ascii, converter);
    return converted && converted->text == ascii;
}

}  // namespace debrief
