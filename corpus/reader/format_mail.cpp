#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/mail_briefing.h"
#include "corpus/reader/mail_entity.h"

#include <algorithm>
#include <array>
#include <set>

namespace debrief {

namespace {

/// Headers by which a message is known, in lower case.
constexpr std::array<std::string_view, 22> known_headers{"bcc",
                                                         "cc",
                                                         "content-transfer-encoding",
                                                         "content-type",
                                                         "date",
                                                         "delivered-to",
                                                         "delivery-date",
                                                         "dkim-signature",
                                                         "envelope-to",
                                                         "from",
                                                         "in-reply-to",
                                                         "list-id",
                                                         "message-id",
                                                         "mime-version",
                                                         "newsgroups",
                                                         "received",
                                                         "references",
                                                         "reply-to",
                                                         "return-path",
                                                         "subject",
                                                         "to",
                                                         "x-mailer"};

}  // namespace

bool looks_like_mail(std::string_view head) {
    std::set<std::string, std::less<>> known;
    bool has_foreign_line = false;
    bool has_ended = false;
    bool has_header = false;
    std::size_t begin = 0;
    for_each_line(head, [&](std::string_view line) {
        begin += line.size() + 1;
        // The last line of the head may be cut.
        if (has_ended || has_foreign_line || (begin > head.size() && has_header)) return;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) {
            has_ended = true;
        } else if (line.front() == ' ' || line.front() == '\t') {
            has_foreign_line = !has_header;
        } else if (is_header_line(line)) {
            has_header = true;
            const std::string name = to_ascii_lower(trim(line.substr(0, line.find(':'))));
            if (std::binary_search(known_headers.begin(), known_headers.end(), name)) known.insert(name);
        } else {
            has_foreign_line = !line.starts_with("From ");
        }
    });
    constexpr std::size_t enough = 2;
    return known.size() >= enough && !has_foreign_line;
}

void read_mail(const FormatInput& input, ReadVisitor& visitor) {
    if (has_control_characters(input.id))
        throw Error(ErrorKind::corpus, "has control characters in its name");
    const std::string message = read_whole(input);
    const std::string id = mend_utf8(input.id);
    const bool has_envelope = message.starts_with("From ");
    const std::string envelope = has_envelope ? message.substr(0, message.find('\n')) : "";
    read_mail_message(message, {id, input.name, envelope, input.options}, visitor);
}

}  // namespace debrief
