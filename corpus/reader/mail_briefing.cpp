#include "corpus/reader/mail_briefing.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/languages.h"
#include "corpus/reader/attributes.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/mail_content.h"
#include "corpus/reader/mail_entity.h"
#include "corpus/reader/mail_words.h"
#include "corpus/reader/titles.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

/// The id in a `Message-ID` header, without its brackets; empty where there is none that can be one.
std::string message_id(std::string_view header) {
    header = trim(header);
    const std::size_t open = header.find('<');
    if (open != std::string_view::npos) {
        header.remove_prefix(open + 1);
        header = header.substr(0, header.find('>'));
    }
    std::string id = mend_utf8(collapse_spaces(header));
    return has_control_characters(id) ? "" : id;
}

/// The first web address between < > or on its own; lists also give addresses of mail there.
std::string web_address(std::string_view header) {
    std::size_t begin = std::min(header.find("http://"), header.find("https://"));
    if (begin == std::string_view::npos) return "";
    const std::string_view rest = header.substr(begin);
    std::string address = mend_utf8(rest.substr(0, rest.find_first_of(" \t<>\",")));
    return has_control_characters(address) ? "" : address;
}

/// The host of an address of mail, without what marks it as a sender of mail only.
std::string domain_of(std::string_view address) {
    const std::size_t at = address.rfind('@');
    return at == std::string_view::npos ? "" : to_ascii_lower(trim(address.substr(at + 1)));
}

std::optional<Day> date_of(const MailHeaders& headers, std::string_view envelope) {
    if (const auto day = parse_mail_date(headers.value("Date"))) return day;
    for (const std::string& received : headers.values("Received")) {
        const std::size_t semicolon = received.rfind(';');
        if (semicolon == std::string::npos) continue;
        if (const auto day = parse_mail_date(received.substr(semicolon + 1))) return day;
    }
    // `From sender date`
    const std::size_t sender_end = envelope.size() > 5 ? envelope.find(' ', 5) : std::string_view::npos;
    if (sender_end == std::string_view::npos) return std::nullopt;
    return parse_mail_date(envelope.substr(sender_end + 1));
}

/// The first web address that headers give, those of the message itself before those of its list.
std::string url_of(const MailHeaders& headers) {
    for (const std::string_view name : {"Archived-At", "List-Archive", "List-Id"}) {
        std::string address = web_address(headers.value(name));
        if (!address.empty()) return address;
    }
    return "";
}

/// What commas divide.
std::vector<std::string> items_of(std::string_view list) {
    std::vector<std::string> items;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::string_view item = trim(list.substr(begin, end - begin));
        if (!item.empty()) items.emplace_back(item);
        begin = end + 1;
    }
    return items;
}

std::string language_of(const MailHeaders& headers) {
    const std::string header = headers.value("Content-Language");
    return normalise_language(trim(std::string_view(header).substr(0, header.find(','))));
}

class MessageReader {
 public:
    MessageReader(const ReadOptions& options, std::string_view where, ReadVisitor& visitor)
        : options_(options), where_(where), visitor_(visitor) {}

    /// `parent` tells what a message of a digest does not.
    void read(std::string_view bytes, const std::string& id, std::string_view envelope,
              std::size_t depth_left, const Briefing& parent) {
        const MailEntity message = split_message(bytes);
        const std::string charset = declared_mail_charset(message.headers);
        replaced_ = 0;
        Briefing briefing = from_headers(message.headers, charset);
        if (briefing.id.empty()) briefing.id = id;
        if (!briefing.date) briefing.date = parent.date ? parent.date : date_of(message.headers, envelope);
        if (briefing.source.empty()) briefing.source = parent.source;
        if (briefing.url.empty()) briefing.url = parent.url;
        if (briefing.language.empty()) briefing.language = parent.language;

        MailContent content = read_mail_content(message, options_, depth_left);
        tell_damage(message, content);
        const Briefing known = without_text(briefing);
        give(std::move(briefing), content);
        for (std::size_t i = 0; i < content.messages.size(); ++i) {
            const std::string child_id = fmt::format("{}#{}", known.id, i + 1);
            read_child(content.messages[i], child_id, known);
        }
    }

 private:
    Briefing from_headers(const MailHeaders& headers, std::string_view charset) {
        Briefing briefing;
        briefing.id = message_id(headers.value("Message-ID"));
        briefing.title = text_of(headers, "Subject", charset);
        if (to_ascii_lower(briefing.title) == "(no subject)") briefing.title.clear();
        briefing.date = date_of(headers, "");
        for (const std::string_view name : {"From", "Sender", "Reply-To"}) {
            const auto sender = parse_sender(headers.value(name), charset);
            if (!sender) continue;
            replaced_ += sender->replaced;
            briefing.source = sender->name.empty() ? domain_of(sender->address) : sender->name;
            add_attribute(briefing, author_attribute, sender->name.empty() ? sender->address : sender->name);
            break;
        }
        briefing.url = url_of(headers);
        briefing.language = language_of(headers);
        add_attribute(briefing, "list", text_of(headers, "List-Id", charset));
        add_attribute(briefing, tags_attribute, items_of(text_of(headers, "Keywords", charset)));
        return briefing;
    }

    std::string text_of(const MailHeaders& headers, std::string_view name, std::string_view charset) {
        HeaderText decoded = decode_header(headers.value(name), charset);
        replaced_ += decoded.replaced;
        return std::move(decoded.text);
    }

    /// What the messages of a digest take from it.
    static Briefing without_text(const Briefing& briefing) {
        Briefing known;
        known.id = briefing.id;
        known.date = briefing.date;
        known.source = briefing.source;
        known.url = briefing.url;
        known.language = briefing.language;
        return known;
    }

    void tell_damage(const MailEntity& message, const MailContent& content) {
        const auto tell = [&](std::string reason) {
            if (!reason.empty()) visitor_.on_mended({std::string(where_), std::move(reason)});
        };
        if (message.has_too_long_headers) tell("has too long headers, cut");
        if (replaced_ > 0) tell("headers: " + describe_loss({"", "", replaced_}));
        for (const std::string& damage : content.damage) tell(damage);
    }

    void give(Briefing&& briefing, MailContent& content) {
        if (content.text.empty()) {
            // A digest may be nothing but its messages.
            if (!content.messages.empty()) return;
            throw Error(ErrorKind::corpus, content.is_encrypted ? "is encrypted" : "holds no text");
        }
        briefing.text = std::move(content.text);
        briefing.chrome = std::move(content.chrome);
        add_attribute(briefing, "attachments", content.attachments);
        if (briefing.title.empty()) {
            briefing.title_origin = TitleOrigin::made;
            briefing.title = title_from_text(own_text(briefing));
        }
        visitor_.on_briefing(std::move(briefing), where_);
    }

    /// The beginning of the text without quotations and signatures.
    static std::string own_text(const Briefing& briefing) {
        constexpr std::size_t enough = 2000;  // bytes, for a title
        std::string own;
        std::size_t begin = 0;
        const auto add = [&](std::size_t end) {
            own += std::string_view(briefing.text).substr(begin, std::min(end - begin, enough));
        };
        for (const Chrome& chrome : briefing.chrome) {
            add(chrome.span.begin);
            begin = chrome.span.end;
            if (own.size() >= enough) break;
        }
        add(briefing.text.size());
        return own.substr(0, code_point_boundary(own, std::min(enough, own.size())));
    }

    void read_child(const DigestMessage& message, const std::string& id, const Briefing& parent) {
        try {
            read(message.bytes, id, "", message.depth_left, parent);
        } catch (const Error& error) {
            visitor_.on_problem({std::string(where_), fmt::format("message '{}': {}", id, error.what())});
        }
    }

    const ReadOptions& options_;
    std::string_view where_;
    ReadVisitor& visitor_;
    std::size_t replaced_ = 0;  ///< characters of the headers of the message at hand
};

}  // namespace

void read_mail_message(std::string_view bytes, const MailOrigin& origin, ReadVisitor& visitor) {
    const std::size_t depth = std::min(origin.options.nesting, deepest_mail);
    MessageReader(origin.options, origin.where, visitor)
        .read(bytes, std::string(origin.id), origin.envelope, depth, {});
}

}  // namespace debrief
