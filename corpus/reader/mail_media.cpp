#include "corpus/reader/mail_media.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/gmime_objects.h"
#include "corpus/reader/mail_words.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::size_t longest_value = 8192;  ///< bytes of a header with parameters that are looked at

std::string to_text(const char* value) {
    return value ? std::string(value) : "";
}

/// A header with parameters as GMime can read it.
std::string parsable(std::string_view value) {
    return decode_text(value.substr(0, longest_value)).text;
}

void read_type(MailMedia& media, const std::string& header) {
    const GObjectPointer<GMimeContentType> type(g_mime_content_type_parse(nullptr, header.c_str()));
    if (!type) return;
    const auto parameter = [&](const char* name) {
        return to_text(g_mime_content_type_get_parameter(type.get(), name));
    };
    const std::string_view name = std::string_view(header).substr(0, header.find(';'));
    if (name.find('/') != std::string_view::npos) {
        media.type = to_ascii_lower(to_text(g_mime_content_type_get_media_type(type.get())) + "/" +
                                    to_text(g_mime_content_type_get_media_subtype(type.get())));
    }
    media.charset = parameter("charset");
    std::erase_if(media.charset, [](char c) { return c == '"' || c == '\'' || c == ' '; });
    media.boundary = parameter("boundary");
    media.start = parameter("start");
    std::erase_if(media.start, [](char c) { return c == '<' || c == '>'; });
    media.file_name = parameter("name");
    media.is_flowed = to_ascii_lower(parameter("format")) == "flowed";
    media.drops_flow_blanks = to_ascii_lower(parameter("delsp")) == "yes";
}

void read_disposition(MailMedia& media, const std::string& header) {
    const GObjectPointer<GMimeContentDisposition> disposition(
        g_mime_content_disposition_parse(nullptr, header.c_str()));
    if (!disposition) return;
    media.is_attached =
        to_ascii_lower(to_text(g_mime_content_disposition_get_disposition(disposition.get()))) ==
        "attachment";
    const std::string name = to_text(g_mime_content_disposition_get_parameter(disposition.get(), "filename"));
    if (!name.empty()) media.file_name = name;
}

}  // namespace

bool MailMedia::is_text() const {
    constexpr std::array<std::string_view, 6> readable{"text/plain",    "text/html",
                                                       "text/enriched", "text/richtext",
                                                       "text/markdown", "application/xhtml+xml"};
    return std::find(readable.begin(), readable.end(), type) != readable.end();
}

MailMedia read_mail_media(const MailHeaders& headers, std::string_view fallback) {
    initialise_gmime();
    MailMedia media;
    media.type = fallback;
    const std::string type = parsable(headers.value("Content-Type"));
    if (!type.empty()) read_type(media, type);
    const std::string disposition = parsable(headers.value("Content-Disposition"));
    if (!disposition.empty()) read_disposition(media, disposition);
    media.file_name = decode_header(media.file_name).text;
    media.encoding = transfer_encoding(headers.value("Content-Transfer-Encoding"));
    return media;
}

}  // namespace debrief
