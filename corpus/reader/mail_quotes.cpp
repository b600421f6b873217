#include "corpus/reader/mail_quotes.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace debrief {

namespace {

constexpr std::size_t most_signature_lines = 40;       ///< what is longer below `-- ` is no signature
constexpr std::size_t most_bare_signature_lines = 15;  ///< below `--` without its blank, which may mean less
constexpr std::size_t most_introduction_lines = 3;
constexpr std::string_view pgp_message_line = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr std::string_view pgp_signature_line = "-----BEGIN PGP SIGNATURE-----";
constexpr std::string_view pgp_end_line = "-----END PGP SIGNATURE-----";

/// With which languages say who wrote what is quoted.
constexpr std::array<std::string_view, 16> writing_words{
    "wrote",
    "writes",
    "said",
    "schrieb",
    "\xC3\xA9"
    "crit",
    "escribi\xC3\xB3",
    "escreveu",
    "ha scritto",
    "schreef",
    "skrev",
    "kirjoitti",
    "napisa\xC5\x82",
    "napsal",
    "\xD0\xBF\xD0\xB8\xD1\x88\xD0\xB5\xD1\x82",
    "\xD0\xBD\xD0\xB0\xD0\xBF\xD0\xB8\xD1\x81\xD0\xB0\xD0\xBB",
    "\xE5\x86\x99\xE9\x81\x93"};

/// What a line of a mail's text is.
enum class LineKind { empty, own, quoted, signature_mark, digest_rule, pgp_message, pgp_signature, pgp_end };

/// `> text`, ` > text`, `JD> text`; not `>> HEADING <<`.
bool is_quoted(std::string_view line) {
    const std::string_view text = trim(line);
    if (text.ends_with("<<")) return false;
    const std::size_t mark = line.substr(0, 5).find('>');
    if (mark == std::string_view::npos) return false;
    if (line.substr(0, mark).find_first_not_of(' ') == std::string_view::npos) return mark <= 1;
    const bool is_initials =
        std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(mark), is_ascii_upper);
    return is_initials && line.substr(mark + 1).starts_with(' ');
}

/// The line of dashes between the messages of a digest in plain text (RFC 1153).
bool is_digest_rule(std::string_view line) {
    constexpr std::size_t least_dashes = 28;
    return line.size() >= least_dashes && line.find_first_not_of('-') == std::string_view::npos;
}

LineKind kind_of(std::string_view line) {
    const std::string_view text = trim(line);
    if (text.empty()) return LineKind::empty;
    if (line == "-- " || line == "--") return LineKind::signature_mark;
    if (text == pgp_message_line) return LineKind::pgp_message;
    if (text == pgp_signature_line) return LineKind::pgp_signature;
    if (text == pgp_end_line) return LineKind::pgp_end;
    if (is_digest_rule(text)) return LineKind::digest_rule;
    return is_quoted(line) ? LineKind::quoted : LineKind::own;
}

/// Whether a line ends the words that introduce a quotation: `On 5 May 2002, Jane Doe wrote:`.
bool ends_introduction(std::string_view line) {
    const std::string_view text = trim(line);
    if (!text.ends_with(':') && !text.ends_with("...")) return false;
    const std::string lower = to_ascii_lower(text);
    return std::any_of(writing_words.begin(), writing_words.end(),
                       [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// Whether a line begins such words, which are longer than a line: a date or an address is in it.
bool begins_introduction(std::string_view line) {
    const std::string_view text = trim(line);
    const bool names_somebody =
        text.find('@') != std::string_view::npos || text.find('<') != std::string_view::npos;
    const bool has_digit = std::any_of(text.begin(), text.end(), is_ascii_digit);
    return text.starts_with("On ") ? has_digit || names_somebody : has_digit && names_somebody;
}

struct TextLine {
    Span span;  ///< with its end
    LineKind kind = LineKind::empty;
};

/// The last few lines of a text before the one at hand.
class RecentLines {
 public:
    void push(const TextLine& line) {
        std::rotate(lines_.begin(), lines_.end() - 1, lines_.end());
        lines_.front() = line;
        count_ = std::min(count_ + 1, lines_.size());
    }
    void clear() { count_ = 0; }

    /// Where the introduction begins that ends at the last line but empty ones; nothing where there is none.
    [[nodiscard]] std::size_t introduction_begin(std::string_view text, std::size_t otherwise) const {
        std::size_t last = 0;
        while (last < count_ && last < 2 && lines_[last].kind == LineKind::empty) ++last;
        if (last == count_ || lines_[last].kind != LineKind::own) return otherwise;
        if (!ends_introduction(lines_[last].span.of(text))) return otherwise;
        for (std::size_t i = last; i < count_ && i < last + most_introduction_lines; ++i) {
            if (lines_[i].kind != LineKind::own) break;
            if (begins_introduction(lines_[i].span.of(text))) return lines_[i].span.begin;
        }
        return lines_[last].span.begin;
    }

 private:
    std::array<TextLine, most_introduction_lines + 2> lines_{};  ///< the last one first
    std::size_t count_ = 0;
};

/// Goes over the lines of a text once and collects what is chrome.
class ChromeFinder {
 public:
    explicit ChromeFinder(std::string_view text) : text_(text) {}

    std::vector<Chrome> find() {
        std::size_t begin = 0;
        for_each_line(text_, [&](std::string_view line) {
            const std::size_t end = std::min(begin + line.size() + 1, text_.size());
            visit({{begin, end}, kind_of(line)});
            begin = end;
        });
        close_signature(text_.size());
        if (!has_own_text())
            std::erase_if(chrome_, [](const Chrome& c) { return c.reason == ChromeReason::quoted; });
        return std::move(chrome_);
    }

 private:
    void visit(const TextLine& line) {
        if (is_in_pgp_frame_) {
            mark(line.span, ChromeReason::signature);
            is_in_pgp_frame_ = line.kind != frame_end_ && ++frame_lines_ < most_signature_lines;
            return;
        }
        switch (line.kind) {
            case LineKind::pgp_message:
            case LineKind::pgp_signature:
                close_signature(line.span.begin);
                is_in_pgp_frame_ = true;
                frame_lines_ = 0;
                // In front of the message it ends at an empty line, behind it at a line of its own.
                frame_end_ = line.kind == LineKind::pgp_message ? LineKind::empty : LineKind::pgp_end;
                mark(line.span, ChromeReason::signature);
                return;
            case LineKind::digest_rule:
                close_signature(line.span.begin);
                recent_.clear();
                return;
            case LineKind::signature_mark:
                close_signature(line.span.begin);
                signature_ = line.span.begin;
                signature_lines_ = 0;
                return;
            default:
                break;
        }
        if (signature_) {
            const bool is_proper = text_.substr(*signature_).starts_with("-- ");
            const std::size_t most = is_proper ? most_signature_lines : most_bare_signature_lines;
            if (++signature_lines_ > most) signature_.reset();
            return;
        }
        if (line.kind == LineKind::quoted) {
            mark({recent_.introduction_begin(text_, line.span.begin), line.span.end}, ChromeReason::quoted);
            recent_.clear();
        } else {
            recent_.push(line);
        }
    }

    /// Adds a span to those found; one that follows upon another of its kind with nothing between grows it.
    void mark(const Span& span, ChromeReason reason) {
        if (!chrome_.empty()) {
            Chrome& last = chrome_.back();
            const Span between{last.span.end, std::max(span.begin, last.span.end)};
            if (last.reason == reason && trim(between.of(text_)).empty()) {
                last.span.end = span.end;
                return;
            }
        }
        chrome_.push_back({span, reason});
    }

    [[nodiscard]] bool has_own_text() const {
        std::size_t begin = 0;
        for (const Chrome& chrome : chrome_) {
            if (!trim(Span{begin, chrome.span.begin}.of(text_)).empty()) return true;
            begin = chrome.span.end;
        }
        return !trim(text_.substr(begin)).empty();
    }

    void close_signature(std::size_t end) {
        if (signature_) mark({*signature_, end}, ChromeReason::signature);
        signature_.reset();
    }

    std::string_view text_;
    std::vector<Chrome> chrome_;
    RecentLines recent_;
    std::optional<std::size_t> signature_;
    std::size_t signature_lines_ = 0;
    bool is_in_pgp_frame_ = false;
    LineKind frame_end_ = LineKind::empty;
    std::size_t frame_lines_ = 0;
};

}  // namespace

std::vector<Chrome> find_mail_chrome(std::string_view text) {
    return ChromeFinder(text).find();
}

std::string without_escapes(std::string_view text) {
    const bool is_signed = text.find(pgp_message_line) != std::string_view::npos;
    std::string plain;
    plain.reserve(text.size() + 1);
    std::string_view before;
    std::size_t begin = 0;
    for_each_line(text, [&](std::string_view line) {
        begin += line.size() + 1;
        const std::string_view after = text.substr(std::min(begin, text.size()), 1);
        const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
        const bool is_alone = !before.starts_with('>') && after != ">";
        const bool is_from = marks > 0 && is_alone && line.substr(marks).starts_with("From ");
        const bool is_dash = is_signed && line.starts_with("- -");
        before = line;
        plain += line.substr(is_from ? marks : is_dash ? 2 : 0);
        plain.push_back('\n');
    });
    return plain;
}

}  // namespace debrief
