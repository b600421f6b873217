#include "web/pages/sentences.h"

#include "corpus/base/utf8.h"
#include "web/html.h"

#include <algorithm>

namespace debrief {

namespace {

constexpr std::size_t shown_lead = 200;   ///< bytes of a long sentence in front of its first match
constexpr std::size_t longest_step = 40;  ///< bytes to look for the end of a word in

/// The end of the last word that ends before `offset`; `offset` itself, moved to a character's beginning,
/// where none ends near.
std::size_t word_end_before(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return text.size();
    const std::size_t blank = text.rfind(' ', offset);
    const bool is_near = blank != std::string_view::npos && blank > 0 && offset - blank <= longest_step;
    return is_near ? blank : code_point_boundary(text, offset);
}

/// The beginning of the first word that begins behind `offset`; likewise.
std::size_t word_begin_after(std::string_view text, std::size_t offset) {
    if (offset == 0) return 0;
    const std::size_t blank = text.find(' ', offset);
    const bool is_near = blank != std::string_view::npos && blank - offset <= longest_step;
    return is_near ? blank + 1 : code_point_boundary(text, offset);
}

/// What of a sentence is shown.
Span shown_piece(std::string_view text, const std::vector<Span>& matches) {
    if (text.size() <= longest_shown_sentence) return {0, text.size()};
    const std::size_t first = matches.empty() ? 0 : matches.front().begin;
    const std::size_t begin = first > shown_lead ? word_begin_after(text, first - shown_lead) : 0;
    return {begin, std::max(begin, word_end_before(text, begin + longest_shown_sentence))};
}

/// The part of the spans that lies in `piece`, as offsets from its beginning.
std::vector<Span> spans_within(const Span& piece, const std::vector<Span>& spans) {
    std::vector<Span> inside;
    for (const Span& span : spans) {
        const Span cut{std::max(span.begin, piece.begin), std::min(span.end, piece.end)};
        if (cut.begin < cut.end) inside.push_back({cut.begin - piece.begin, cut.end - piece.begin});
    }
    return inside;
}

}  // namespace

std::string sentence_html(std::string_view text, const SentenceMarks& marks) {
    const Span piece = shown_piece(text, marks.matches);
    const auto lit = [&](const Span& span) {
        return mark_html(span.of(text), spans_within(span, marks.matches));
    };
    std::string html = marks.cut_before || piece.begin > 0 ? "… " : "";
    std::size_t written = piece.begin;
    for (const Span& inside : spans_within(piece, marks.hedges)) {
        const Span hedge{inside.begin + piece.begin, inside.end + piece.begin};
        if (hedge.begin < written) continue;
        html += lit({written, hedge.begin}) + "<span class=\"hedge\">" + lit(hedge) + "</span>";
        written = hedge.end;
    }
    html += lit({written, piece.end});
    return marks.cut_after || piece.end < text.size() ? html + " …" : html;
}

std::string shortened(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return std::string(text);
    return std::string(text.substr(0, word_end_before(text, most_bytes))) + "…";
}

}  // namespace debrief
