#pragma once

#include "corpus/briefing.h"
#include "corpus/reader/mail_entity.h"
#include "corpus/reader/reader.h"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A message of a digest, to be read as a message of its own.
struct DigestMessage {
    std::string_view bytes;
    std::size_t depth_left = 0;  ///< how deep its own parts may be nested
};

/// What the parts of a message say.
struct MailContent {
    std::string text;                      ///< of the best parts, in order, an empty line between them
    std::vector<Chrome> chrome;            ///< quotations and signatures in `text`
    std::vector<std::string> attachments;  ///< parts that are left out: their file names, else their types
    std::vector<DigestMessage> messages;
    std::vector<std::string> damage;  ///< what was mended or left out, to be told; each once
    bool is_encrypted = false;        ///< a part is, so it cannot be read
    std::deque<std::string> decoded;  ///< what `messages` may look into beside the entity's bytes
};

/// Reads the parts of a message: of an alternative the plain text, or HTML where that is empty or only says
/// that a reader of HTML is needed; of related parts the first text; of mixed parts all texts that are no
/// attachments, in order; of forwarded messages their text below their subject. A text that is attached is
/// read only where there is no other. Parts are nested at most `depth_left` deep, what lies deeper is left
/// out and told. Never throws on the message's account; takes time in proportion to its bytes times its
/// depth.
[[nodiscard]] MailContent read_mail_content(const MailEntity& message, const ReadOptions& options,
                                            std::size_t depth_left);

/// The deepest that parts may be nested, whatever the options say: bounds the stack and the time.
inline constexpr std::size_t deepest_mail = 64;

/// The charset that a message's header declares for its text; empty where none.
[[nodiscard]] std::string declared_mail_charset(const MailHeaders& headers);

}  // namespace debrief
