#include "corpus/reader/mail_content.h"

#include "corpus/base/text.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/mail_media.h"
#include "corpus/reader/mail_text.h"
#include "corpus/reader/mail_words.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_parts = 1000;        ///< of a message, all levels together
constexpr std::size_t most_attachments = 1000;  ///< whose names are kept

/// A part and what its headers say of it.
struct Part {
    MailEntity entity;
    MailMedia media;
};

Part to_part(MailEntity entity, std::string_view fallback) {
    MailMedia media = read_mail_media(entity.headers, fallback);
    return {std::move(entity), std::move(media)};
}

/// What several parts say, one after the other.
using Sections = std::vector<MailText>;

bool has_text(const Sections& sections) {
    return std::any_of(sections.begin(), sections.end(),
                       [](const MailText& section) { return !section.text.empty(); });
}

class ContentReader {
 public:
    explicit ContentReader(const ReadOptions& options) : options_(options) {}

    MailContent read(const MailEntity& message, std::size_t depth_left) {
        const Part part = to_part(message, "text/plain");
        Sections sections = part.media.is_text() ? read_text(part) : read_part(part, depth_left);
        if (!has_text(sections) && spare_) {
            sections = read_text(*spare_);
            const auto name =
                std::find(content_.attachments.begin(), content_.attachments.end(), spare_name_);
            if (name != content_.attachments.end()) content_.attachments.erase(name);
        }
        for (const MailText& section : sections) append(section);
        if (lost_) add_damage(describe_loss(*lost_));
        return std::move(content_);
    }

 private:
    Sections read_part(const Part& part, std::size_t depth_left) {
        if (part.entity.has_too_long_headers) add_damage("has a part with too long headers, cut");
        const bool is_container = part.media.is_multipart() || part.media.is_message();
        if (is_container && depth_left == 0) {
            add_damage("has parts that are nested too deep, left out");
            return {};
        }
        if (part.media.is_multipart()) return read_multipart(part, depth_left - 1);
        if (part.media.is_message()) return read_message(part, depth_left - 1);
        const bool is_own = !part.media.is_attached && part.media.file_name.empty();
        if (part.media.is_text() && is_own) return read_text(part);
        leave_out(part);
        return {};
    }

    Sections read_text(const Part& part) {
        MailText text = read_mail_text(part.entity.body, part.media, options_.nesting);
        if (text.was_not_encoded) add_damage("has a part that is not in the encoding it claims");
        add_loss(text.loss);
        Sections sections;
        sections.push_back(std::move(text));
        return sections;
    }

    /// A message in the message: its text below its subject.
    Sections read_message(const Part& part, std::size_t depth_left) {
        const MailEntity message = split_message(message_bytes(part));
        const Part inner = to_part(message, "text/plain");
        Sections sections = inner.media.is_text() ? read_text(inner) : read_part(inner, depth_left);
        const HeaderText subject = decode_header(message.headers.value("Subject"), inner.media.charset);
        if (!subject.text.empty()) sections.insert(sections.begin(), MailText{.text = subject.text});
        return sections;
    }

    /// A message that is a part must not be encoded, but some are.
    std::string_view message_bytes(const Part& part) {
        // Base64 only, since it shrinks: the bytes of all levels stay within a few times those of the first.
        if (part.media.encoding != TransferEncoding::base64) return part.entity.body;
        TransferDecoded decoded = decode_transfer(part.entity.body, part.media.encoding);
        content_.decoded.push_back(std::move(decoded.bytes));
        return content_.decoded.back();
    }

    Sections read_multipart(const Part& part, std::size_t depth_left) {
        const std::string_view kind = std::string_view(part.media.type).substr(part.media.type.find('/') + 1);
        if (kind == "encrypted") content_.is_encrypted = true;
        const bool is_digest = kind == "digest";
        const std::vector<Part> parts = parts_of(part, is_digest ? "message/rfc822" : "text/plain");
        if (parts.empty()) return read_undivided(part);
        if (kind == "alternative") return read_alternative(parts, depth_left);
        if (kind == "related") return read_related(part, parts, depth_left);
        Sections all;
        for (const Part& child : parts) {
            if (is_digest && child.media.is_message()) {
                content_.messages.push_back({message_bytes(child), depth_left});
                continue;
            }
            Sections sections = read_part(child, depth_left);
            std::move(sections.begin(), sections.end(), std::back_inserter(all));
        }
        return all;
    }

    std::vector<Part> parts_of(const Part& part, std::string_view fallback) {
        MailParts split = split_parts(part.entity.body, part.media.boundary, most_parts - parts_);
        if (split.parts.empty() && !split.has_more) {
            const auto guessed = guess_boundary(part.entity.body);
            if (!guessed) return {};
            split = split_parts(part.entity.body, *guessed, most_parts - parts_);
            add_damage("does not tell where its parts begin");
        }
        if (split.has_more)
            add_damage(fmt::format("has more than {} parts, the others are left out", most_parts));
        if (!split.has_end && !split.has_more) add_damage("ends within a part");
        parts_ += split.parts.size();
        std::vector<Part> parts;
        for (const std::string_view bytes : split.parts)
            parts.push_back(to_part(split_part(bytes), fallback));
        return parts;
    }

    /// A multipart without parts: its text, where it has any, stands there as it is.
    Sections read_undivided(const Part& part) {
        const bool is_beyond_limit = parts_ == most_parts;
        if (is_beyond_limit || trim(part.entity.body).empty()) return {};
        add_damage("is not divided into the parts it claims");
        MailMedia plain = part.media;
        plain.type = "text/plain";
        return read_text({part.entity, plain});
    }

    Sections read_alternative(const std::vector<Part>& parts, std::size_t depth_left) {
        for (const Part& part : parts) {
            if (!is_readable(part) && !part.media.file_name.empty()) leave_out(part);
        }
        const auto plain = std::find_if(parts.begin(), parts.end(),
                                        [](const Part& part) { return part.media.type == "text/plain"; });
        Sections plain_sections;
        if (plain != parts.end()) {
            plain_sections = read_part(*plain, depth_left);
            const bool has_own_words = has_text(plain_sections) && !is_stand_in(plain_sections.front().text);
            if (has_own_words) return plain_sections;
        }
        // The last alternative is the richest.
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            if (!is_readable(*part) || part.base() - 1 == plain) continue;
            Sections sections = read_part(*part, depth_left);
            if (has_text(sections)) return sections;
        }
        return plain_sections;
    }

    static bool is_readable(const Part& part) {
        return part.media.is_text() || part.media.is_multipart() || part.media.is_message();
    }

    /// One part is shown, the others are its pictures and styles.
    Sections read_related(const Part& whole, const std::vector<Part>& parts, std::size_t depth_left) {
        const auto is_start = [&](const Part& part) {
            std::string id = part.entity.headers.value("Content-ID");
            std::erase_if(id, [](char c) { return c == '<' || c == '>'; });
            return !whole.media.start.empty() && id == whole.media.start && is_readable(part);
        };
        auto shown = std::find_if(parts.begin(), parts.end(), is_start);
        if (shown == parts.end()) shown = std::find_if(parts.begin(), parts.end(), is_readable);
        for (const Part& part : parts) {
            if (part.media.is_attached && (shown == parts.end() || &part != &*shown)) leave_out(part);
        }
        return shown == parts.end() ? Sections{} : read_part(*shown, depth_left);
    }

    /// Keeps the name of a part that is not read.
    void leave_out(const Part& part) {
        if (part.media.type == "application/pkcs7-mime" || part.media.type == "application/x-pkcs7-mime") {
            content_.is_encrypted = true;
        }
        const std::string& name = part.media.file_name.empty() ? part.media.type : part.media.file_name;
        if (content_.attachments.size() < most_attachments) content_.attachments.push_back(name);
        if (part.media.is_text() && !spare_) {
            spare_ = part;
            spare_name_ = name;
        }
    }

    void append(const MailText& section) {
        if (section.text.empty()) return;
        if (!content_.text.empty()) {
            // The end of a line belongs to it.
            const bool ends_in_chrome =
                !content_.chrome.empty() && content_.chrome.back().span.end == content_.text.size();
            if (ends_in_chrome) ++content_.chrome.back().span.end;
            content_.text += "\n\n";
        }
        const std::size_t begin = content_.text.size();
        content_.text += section.text;
        for (const Chrome& chrome : section.chrome) {
            content_.chrome.push_back({{begin + chrome.span.begin, begin + chrome.span.end}, chrome.reason});
        }
    }

    void add_damage(std::string what) {
        const bool is_new =
            std::find(content_.damage.begin(), content_.damage.end(), what) == content_.damage.end();
        if (is_new && !what.empty()) content_.damage.push_back(std::move(what));
    }

    void add_loss(const DecodedText& loss) {
        if (loss.replaced == 0) return;
        if (!lost_) lost_ = DecodedText{"", loss.charset, 0};
        lost_->replaced += loss.replaced;
    }

    const ReadOptions& options_;
    MailContent content_;
    std::size_t parts_ = 0;
    std::optional<Part> spare_;  ///< the first text that was left out
    std::string spare_name_;
    std::optional<DecodedText> lost_;  ///< characters of all parts
};

}  // namespace

MailContent read_mail_content(const MailEntity& message, const ReadOptions& options, std::size_t depth_left) {
    return ContentReader(options).read(message, depth_left);
}

std::string declared_mail_charset(const MailHeaders& headers) {
    return read_mail_media(headers, "text/plain").charset;
}

}  // namespace debrief
