#include "corpus/base/error.h"
#include "corpus/base/line_reader.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/mail_briefing.h"
#include "corpus/reader/mail_entity.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::string_view envelope_mark = "From ";

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

/// `17:53` or `17:53:24`.
bool is_time(std::string_view word) {
    const std::size_t colon = word.find(':');
    return colon != std::string_view::npos && colon > 0 && colon + 2 < word.size() &&
           word.find_first_not_of("0123456789:") == std::string_view::npos;
}

/// Whether a line is one that begins a message of a mailbox (`From jane@example.org Fri Aug 16 17:53:24
/// 2002`) rather than a sentence: it has a month and a time of day.
bool is_envelope(std::string_view line) {
    if (!line.starts_with(envelope_mark)) return false;
    constexpr std::size_t longest_envelope = 1000;  // bytes
    const std::string words = to_ascii_lower(collapse_spaces(line.substr(0, longest_envelope)));
    bool has_month = false;
    bool has_time = false;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        const std::string_view word = std::string_view(words).substr(begin, end - begin);
        has_month = has_month || std::find(months.begin(), months.end(), word) != months.end();
        has_time = has_time || is_time(word);
        begin = end + 1;
    }
    return has_month && has_time;
}

/// Whether a line is `From address` and no more, as some programs write it at the beginning of a file.
bool is_short_envelope(std::string_view line) {
    return line.starts_with(envelope_mark) && line.find('@') != std::string_view::npos &&
           line.find(' ', envelope_mark.size()) == std::string_view::npos;
}

/// `From ` behind `>` was changed so that it does not begin a message.
std::string_view without_escape(std::string_view line) {
    const std::size_t marks = line.find_first_not_of('>');
    const bool is_escaped =
        marks != std::string_view::npos && marks > 0 && line.substr(marks).starts_with(envelope_mark);
    return is_escaped ? line.substr(1) : line;
}

/// Collects the lines of a message and reads it when it is whole.
class MailboxReader {
 public:
    MailboxReader(const FormatInput& input, ReadVisitor& visitor)
        : input_(input), id_(mend_utf8(input.id)), visitor_(visitor) {}

    void read() {
        LineReader lines(input_.stream, input_.options.record_bytes);
        while (const auto line = lines.next()) {
            Line text = *line;
            if (text.number == 1) text.text = without_byte_order_mark(text.text);
            take(text);
        }
        if (candidate_line_ > 0) add_line({candidate_line_, candidate_});
        finish_message();
        if (messages_ == 0 && stray_line_ > 0) throw Error(ErrorKind::corpus, "holds no message");
    }

 private:
    /// A `From ` line begins a message only where a header follows, which the next line tells.
    void take(const Line& line) {
        if (candidate_line_ > 0) {
            if (is_header_line(line.text)) {
                begin_message();
            } else {
                add_line({candidate_line_, candidate_});
            }
            candidate_line_ = 0;
        }
        const bool may_begin = is_after_empty_ && !line.is_cut &&
                               (is_envelope(line.text) || (messages_ == 0 && is_short_envelope(line.text)));
        is_after_empty_ = trim(line.text).empty();
        if (may_begin) {
            candidate_ = line.text;
            candidate_line_ = line.number;
        } else {
            add_line(line);
        }
    }

    void begin_message() {
        finish_message();
        if (messages_ == 0 && stray_line_ > 0) {
            visitor_.on_problem(
                {fmt::format("{}:{}", input_.name, stray_line_), "stands before the first message"});
        }
        ++messages_;
        begin_line_ = candidate_line_;
        envelope_ = candidate_;
    }

    void add_line(const Line& line) {
        if (begin_line_ == 0) {
            if (stray_line_ == 0 && !trim(line.text).empty()) stray_line_ = line.number;
            return;
        }
        if (is_too_long_) return;
        const std::string_view text = without_escape(line.text);
        is_too_long_ = line.is_cut || message_.size() + text.size() + 1 > input_.options.record_bytes;
        if (is_too_long_) {
            message_ = {};
        } else {
            message_ += text;
            message_.push_back('\n');
        }
    }

    void finish_message() {
        if (begin_line_ > 0) give_message();
        message_.clear();
        is_too_long_ = false;
    }

    void give_message() {
        const std::string where = fmt::format("{}:{}", input_.name, begin_line_);
        const std::string id = fmt::format("{}#{}", id_, messages_);
        try {
            if (is_too_long_) {
                throw Error(ErrorKind::corpus, fmt::format("longer than {} bytes, the most a record may have",
                                                           input_.options.record_bytes));
            }
            read_mail_message(message_, {id, where, envelope_, input_.options}, visitor_);
        } catch (const Error& error) {
            visitor_.on_problem({where, error.what()});
        }
    }

    const FormatInput& input_;
    std::string id_;
    ReadVisitor& visitor_;
    std::string message_;         ///< its lines so far, without its `From ` line
    std::string envelope_;        ///< its `From ` line
    std::size_t begin_line_ = 0;  ///< of the message; 0: none has begun
    std::size_t messages_ = 0;
    std::string candidate_;           ///< a `From ` line that may begin a message
    std::size_t candidate_line_ = 0;  ///< 0: there is none
    std::size_t stray_line_ = 0;      ///< the first line that belongs to no message; 0: none
    bool is_after_empty_ = true;
    bool is_too_long_ = false;
};

}  // namespace

bool looks_like_mailbox(std::string_view head) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos) return false;
    std::string_view first = head.substr(0, end);
    if (first.ends_with('\r')) first.remove_suffix(1);
    const std::string_view next = head.substr(end + 1, head.find('\n', end + 1) - end - 1);
    return (is_envelope(first) || is_short_envelope(first)) && is_header_line(next);
}

void read_mailbox(const FormatInput& input, ReadVisitor& visitor) {
    if (has_control_characters(input.id))
        throw Error(ErrorKind::corpus, "has control characters in its name");
    MailboxReader(input, visitor).read();
}

}  // namespace debrief
