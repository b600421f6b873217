#pragma once

#include "corpus/reader/mail_encoding.h"
#include "corpus/reader/mail_entity.h"

#include <string>
#include <string_view>

namespace debrief {

/// What the headers of a part say of its content.
struct MailMedia {
    std::string type;     ///< "text/plain", in lower case
    std::string charset;  ///< as declared; empty: unknown
    std::string boundary;
    std::string start;      ///< of `multipart/related`: the id of the part that is shown, without < >
    std::string file_name;  ///< well-formed UTF-8; empty: none
    TransferEncoding encoding = TransferEncoding::none;
    bool is_flowed = false;          ///< `format=flowed`
    bool drops_flow_blanks = false;  ///< `delsp=yes`
    bool is_attached = false;        ///< `Content-Disposition: attachment`

    [[nodiscard]] bool is_multipart() const { return type.starts_with("multipart/"); }
    [[nodiscard]] bool is_message() const {
        return type == "message/rfc822" || type == "message/global" || type == "message/news";
    }
    /// Whether it is a text that can be read for its words.
    [[nodiscard]] bool is_text() const;
};

/// Reads the headers of a part, tolerantly; `fallback` is the type of one that tells none.
[[nodiscard]] MailMedia read_mail_media(const MailHeaders& headers, std::string_view fallback);

}  // namespace debrief
