#include "corpus/reader/mail_words.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/gmime_objects.h"
#include "corpus/reader/mail_encoding.h"
#include "corpus/timestamps.h"

#include <algorithm>
#include <chrono>

namespace debrief {

namespace {

constexpr std::size_t longest_sender = 4096;  ///< bytes of a header with addresses that are looked at
constexpr std::size_t longest_date = 200;     ///< bytes

/// `=?charset?B?text?=` in a header.
struct EncodedWord {
    std::string charset;
    std::string bytes;    ///< decoded, in that charset
    std::size_t end = 0;  ///< in the header
};

/// `_` for blanks, `=E9` for bytes.
std::string decode_q(std::string text) {
    std::replace(text.begin(), text.end(), '_', ' ');
    return decode_transfer(text, TransferEncoding::quoted_printable).bytes;
}

std::optional<EncodedWord> encoded_word_at(std::string_view value, std::size_t begin) {
    constexpr std::size_t longest_label = 60;  // bytes of a charset and its language
    const std::size_t label_end = value.substr(0, begin + 2 + longest_label).find('?', begin + 2);
    if (label_end == std::string_view::npos || label_end + 2 >= value.size()) return std::nullopt;
    const std::string_view label = value.substr(begin + 2, label_end - begin - 2);
    const char encoding = static_cast<char>(value[label_end + 1] | 0x20);
    const bool is_encoded = (encoding == 'b' || encoding == 'q') && value[label_end + 2] == '?' &&
                            !label.empty() && label.find(' ') == std::string_view::npos;
    const std::size_t text_begin = label_end + 3;
    const std::size_t text_end = is_encoded ? value.find("?=", text_begin) : std::string_view::npos;
    if (text_end == std::string_view::npos) return std::nullopt;
    const std::string text(value.substr(text_begin, text_end - text_begin));
    return EncodedWord{
        to_ascii_lower(label.substr(0, label.find('*'))),
        encoding == 'q' ? decode_q(text) : decode_transfer(text, TransferEncoding::base64).bytes,
        text_end + 2};
}

enum class InAddress { yes, no };

/// Decodes a header piece by piece. Neighbouring words of one charset are decoded together, since a character
/// may be divided between them.
class HeaderDecoder {
 public:
    HeaderDecoder(std::string_view charset, InAddress in_address)
        : charset_(charset), in_address_(in_address) {}

    HeaderText decode(std::string_view value) {
        std::size_t done = 0;
        std::size_t begin = value.find("=?");
        const std::size_t last_end = value.rfind("?=");  // so that words without an end are not sought again
        while (begin != std::string_view::npos && last_end != std::string_view::npos && begin < last_end) {
            const auto word = encoded_word_at(value, begin);
            if (!word) {
                begin = value.find("=?", begin + 2);
                continue;
            }
            add_plain(value.substr(done, begin - done));
            add_word(*word);
            done = word->end;
            begin = value.find("=?", done);
        }
        add_plain(value.substr(done));
        finish_words();
        return std::move(decoded_);
    }

 private:
    void add_plain(std::string_view text) {
        const bool divides_words = !words_.empty() && trim(text).empty();
        if (divides_words || text.empty()) return;
        finish_words();
        const DecodedText decoded = decode_text(text, charset_);
        decoded_.replaced += decoded.replaced;
        decoded_.text += decoded.text;
        for (const char c : text) is_quoted_ = is_quoted_ != (c == '"');
    }

    void add_word(const EncodedWord& word) {
        if (word.charset != words_charset_) finish_words();
        words_charset_ = word.charset;
        words_ += word.bytes;
    }

    void finish_words() {
        if (words_.empty()) return;
        const DecodedText decoded = decode_text(words_, words_charset_);
        decoded_.replaced += decoded.replaced;
        // In an address, a decoded name may hold commas and brackets that must not be taken for the
        // address's.
        const bool is_to_quote = in_address_ == InAddress::yes && !is_quoted_;
        if (is_to_quote) decoded_.text += '"';
        for (const char c : decoded.text) {
            const bool is_special = in_address_ == InAddress::yes && (c == '"' || c == '\\');
            decoded_.text += is_special ? '\'' : c;
        }
        if (is_to_quote) decoded_.text += '"';
        words_.clear();
    }

    std::string_view charset_;
    InAddress in_address_;
    HeaderText decoded_;
    std::string words_;  ///< bytes of encoded words, not yet decoded
    std::string words_charset_;
    bool is_quoted_ = false;
};

/// One line without control characters.
std::string header_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
        ' ');
    return collapse_spaces(mend_utf8(text));
}

std::string without_quotes(std::string_view name) {
    while (name.size() >= 2 && name.front() == name.back() && (name.front() == '\'' || name.front() == '"')) {
        name = trim(name.substr(1, name.size() - 2));
    }
    return std::string(name);
}

}  // namespace

HeaderText decode_header(std::string_view value, std::string_view charset) {
    HeaderText decoded = HeaderDecoder(charset, InAddress::no).decode(value);
    decoded.text = header_line(std::move(decoded.text));
    return decoded;
}

std::optional<MailSender> parse_sender(std::string_view value, std::string_view charset) {
    initialise_gmime();
    HeaderText decoded = HeaderDecoder(charset, InAddress::yes).decode(value.substr(0, longest_sender));
    decoded.text = header_line(std::move(decoded.text));
    const GObjectPointer<InternetAddressList> list(
        internet_address_list_parse(nullptr, decoded.text.c_str()));
    MailSender sender;
    sender.replaced = decoded.replaced;
    if (list && internet_address_list_length(list.get()) > 0) {
        InternetAddress* first = internet_address_list_get_address(list.get(), 0);
        if (const char* name = internet_address_get_name(first)) sender.name = header_line(name);
        if (INTERNET_ADDRESS_IS_MAILBOX(first)) {
            const char* address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first));
            if (address) sender.address = header_line(address);
        }
    } else {
        sender.name = collapse_spaces(decoded.text.substr(0, decoded.text.find('<')));
    }
    sender.name = without_quotes(sender.name);
    // An address for a name says nothing new.
    if (to_ascii_lower(sender.name) == to_ascii_lower(sender.address)) sender.name.clear();
    if (sender.name.empty() && sender.address.empty()) return std::nullopt;
    return sender;
}

std::optional<Day> parse_mail_date(std::string_view value) {
    if (const auto day = parse_timestamp(trim(value))) return day;
    // GMime guesses at dates in numbers, where day and month may change places.
    const bool has_word = std::any_of(value.begin(), value.end(), [](char c) { return is_ascii_lower(c); });
    if (!has_word) return std::nullopt;
    initialise_gmime();
    const std::string date(value.substr(0, longest_date));
    const GTimePointer time(g_mime_utils_header_decode_date(date.c_str()));
    if (!time) return std::nullopt;
    constexpr int first_year = 1970;  // of mail
    int year = 0;
    int month = 0;
    int day = 0;
    g_date_time_get_ymd(time.get(), &year, &month, &day);
    if (year < first_year) return std::nullopt;
    return std::chrono::sys_days(std::chrono::year(year) / month / day);
}

}  // namespace debrief
