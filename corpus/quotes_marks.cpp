#include "corpus/quotes_marks.h"

#include "corpus/sentence_words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace debrief {

namespace {

constexpr std::size_t most_piece_bytes = 2'000;  ///< what is longer has lost a mark
constexpr std::size_t most_single_bytes = 600;   ///< the same between single marks, which are apostrophes too
constexpr std::size_t most_quote_paragraphs = 12;

enum class MarkStyle : std::uint8_t { straight, curly, low, angled, angled_inwards, single };

/// What opens is written in front of a word without its first letter: ‘90s, ‘em.
constexpr std::array<std::string_view, 8> clipped_words{"em",    "til",  "twas",  "tis",
                                                        "cause", "bout", "round", "n"};

bool closes(MarkStyle style, char32_t mark) {
    switch (style) {
        case MarkStyle::straight:
            return mark == U'"';
        case MarkStyle::curly:
            return mark == U'\u201D' || mark == U'"';
        case MarkStyle::low:
            return mark == U'\u201C' || mark == U'\u201D' || mark == U'"';
        case MarkStyle::angled:
            return mark == U'\u00BB';
        case MarkStyle::angled_inwards:
            return mark == U'\u00AB';
        case MarkStyle::single:
            break;
    }
    return mark == U'\u2019';
}

/// Reads the marks of a text in one pass.
class MarkReader {
 public:
    explicit MarkReader(const Prose& prose) : prose_(prose) {}

    std::vector<QuotedPiece> read() {
        for (std::size_t i = 0; i < prose_.size(); ++i) {
            if (!prose_.goes_on(i) && goes_on_in_block(i)) continue;
            const ProseToken& token = prose_[i];
            if (token.kind == TokenKind::symbol && is_quotation_mark(token.symbol)) read_mark(i);
        }
        drop_open_chain();
        return std::move(pieces_);
    }

 private:
    struct Opening {
        std::size_t token;
        MarkStyle style;
        std::size_t paragraphs = 0;  ///< in front of this one, of the same quotation
    };

    [[nodiscard]] bool is_blank_before(std::size_t i) const { return !prose_.is_glued(i); }
    [[nodiscard]] bool is_blank_behind(std::size_t i) const {
        return i + 1 >= prose_.size() || !prose_.is_glued(i + 1);
    }

    /// Whether what the mark touches lets it open.
    [[nodiscard]] bool can_open(std::size_t i) const {
        if (is_blank_behind(i)) return false;
        if (is_blank_before(i)) return true;
        const ProseToken& before = prose_[i - 1];
        if (before.kind != TokenKind::symbol) return false;
        switch (before.symbol) {
            case U'(':
                return is_blank_before(i - 1);  // print("…") is no prose
            case U',':
            case U':':
                return prose_.is_word(i - 2) && prose_.is_word(i + 1);
            case U'[':
            case U'-':
            case U'\u2013':
            case U'\u2014':
            case U'\u2026':
            case U'\'':
            case U'\u2018':
                return true;
            default:
                return false;
        }
    }

    [[nodiscard]] bool can_close(std::size_t i) const {
        if (is_blank_before(i)) return false;
        if (is_blank_behind(i) || prose_[i + 1].kind == TokenKind::symbol) return true;
        // The blank is missing: "We won,"said Smith.
        return prose_[i - 1].kind == TokenKind::symbol;
    }

    /// 5'10", where " is inches.
    [[nodiscard]] bool is_inches(std::size_t i) const {
        return i >= 3 && prose_.is_glued(i) && prose_.is_number(i - 1) &&
               prose_[i - 2].kind == TokenKind::symbol && is_apostrophe(prose_[i - 2].symbol) &&
               prose_.is_number(i - 3);
    }

    [[nodiscard]] std::optional<MarkStyle> opens(std::size_t i) const {
        switch (prose_[i].symbol) {
            case U'"':
                return can_open(i) ? std::optional(MarkStyle::straight) : std::nullopt;
            case U'\u201C':
            case U'\u201F':
                return is_blank_behind(i) && !is_blank_before(i) ? std::nullopt
                                                                 : std::optional(MarkStyle::curly);
            case U'\u201D':
                return can_open(i) ? std::optional(MarkStyle::curly) : std::nullopt;
            case U'\u201E':
                return MarkStyle::low;
            case U'\u00AB':
                return MarkStyle::angled;
            case U'\u00BB':
                return can_open(i) ? std::optional(MarkStyle::angled_inwards) : std::nullopt;
            case U'\u2018':
                return can_open(i) && opens_single(i) ? std::optional(MarkStyle::single) : std::nullopt;
            default:
                return std::nullopt;
        }
    }

    [[nodiscard]] bool opens_single(std::size_t i) const {
        return prose_.is_word(i + 1) && std::find(clipped_words.begin(), clipped_words.end(),
                                                  prose_.lower(i + 1)) == clipped_words.end();
    }

    /// Whether ’ is no apostrophe: nothing that could belong to its word follows.
    [[nodiscard]] bool closes_single(std::size_t i) const {
        if (!is_blank_behind(i) && prose_[i + 1].kind != TokenKind::symbol) return false;
        const bool is_plural = prose_.is_word(i - 1) && prose_.written(i - 1).ends_with('s');
        return !is_plural || i + 1 >= prose_.size() || !prose_.goes_on(i + 1) || !prose_.is_word(i + 1);
    }

    void read_mark(std::size_t i) {
        if (prose_[i].symbol == U'"' && is_inches(i)) return;
        if (single_ && closes(MarkStyle::single, prose_[i].symbol)) {
            if (can_close(i) && closes_single(i)) close_single(i);
            return;
        }
        const bool is_isolated = is_blank_before(i) && is_blank_behind(i);
        if (opening_ && closes(opening_->style, prose_[i].symbol) && (can_close(i) || is_isolated)) {
            close(i);
            return;
        }
        const auto style = opens(i);
        if (style == MarkStyle::single) {
            if (!opening_ && !single_) single_ = i;
        } else if (style) {
            open_again(i, *style);
        } else if (is_isolated && prose_[i].symbol == U'"' && !prose_.is_number(i - 1)) {
            opening_ = Opening{i, MarkStyle::straight};
        } else if (!opening_ && closed_at_number_ && can_close(i)) {
            // "It has a 27" screen," he said: the mark behind the number was inches.
            pieces_.back().close = i;
            closed_at_number_ = false;
        }
    }

    /// Two that open in a row: paragraphs of one quotation whose line ends are lost, or the first was never
    /// closed.
    void open_again(std::size_t i, MarkStyle style) {
        const std::size_t paragraphs = opening_ ? opening_->paragraphs + 1 : 0;
        const bool goes_on = opening_ && opening_->style == style && paragraphs <= most_quote_paragraphs &&
                             is_blank_before(i) && ends_whole(opening_->token, i) &&
                             add({opening_->token, i, true}, most_piece_bytes);
        if (!goes_on) drop_open_chain();
        opening_ = Opening{i, style, goes_on ? paragraphs : 0};
    }

    void close(std::size_t i) {
        const Opening opening = *opening_;
        opening_.reset();
        if (!add({opening.token, i, false}, most_piece_bytes)) {
            drop_chain(opening.paragraphs);
            return;
        }
        closed_at_number_ = opening.style == MarkStyle::straight && prose_.is_number(i - 1);
    }

    /// What is quoted inside of it is no piece of its own.
    void close_single(std::size_t i) {
        const std::size_t open = *single_;
        single_.reset();
        if (prose_[i].begin - prose_[open].begin > most_single_bytes) return;
        if (opening_) opening_.reset();
        while (!pieces_.empty() && pieces_.back().open > open) pieces_.pop_back();
        add({open, i, false}, most_single_bytes);
    }

    bool add(const QuotedPiece& piece, std::size_t most_bytes) {
        closed_at_number_ = false;
        if (prose_[piece.close - 1].end - prose_[piece.open].begin > most_bytes) return false;
        if (piece.close == piece.open + 1) return false;
        pieces_.push_back(piece);
        return true;
    }

    /// What is open goes on in the new block where that begins with the same mark, and is dropped elsewhere.
    bool goes_on_in_block(std::size_t i) {
        single_.reset();
        if (opening_) {
            const Opening opening = *opening_;
            const bool is_again = prose_[i].symbol == prose_[opening.token].symbol && can_open(i) &&
                                  opening.paragraphs < most_quote_paragraphs && ends_whole(opening.token, i);
            opening_.reset();
            if (is_again && add({opening.token, i, true}, most_piece_bytes)) {
                opening_ = Opening{i, opening.style, opening.paragraphs + 1};
            } else {
                drop_chain(opening.paragraphs);
            }
        }
        closed_at_number_ = false;
        return opening_.has_value();
    }

    /// Whether a paragraph without a closing mark ends as a paragraph of a quotation does: with a full stop,
    /// and not with who said it, which shows that a mark is missing.
    [[nodiscard]] bool ends_whole(std::size_t open, std::size_t end) const {
        const ProseToken& last = prose_[end - 1];
        const bool is_closed = last.symbol == U'.' || last.symbol == U'!' || last.symbol == U'?' ||
                               last.symbol == U'\u2026' || last.symbol == U':';
        if (last.kind != TokenKind::symbol || !is_closed) return false;
        constexpr std::size_t attribution_tokens = 6;
        const std::size_t begin = end - std::min(end - open, attribution_tokens);
        for (std::size_t i = begin; i < end; ++i) {
            if (prose_.is_word(i) && ascribes_words(prose_.lower(i))) return false;
        }
        return true;
    }

    void drop_open_chain() {
        if (!opening_) return;
        const std::size_t paragraphs = opening_->paragraphs;
        opening_.reset();
        drop_chain(paragraphs);
    }

    void drop_chain(std::size_t paragraphs) {
        for (; paragraphs > 0 && !pieces_.empty() && pieces_.back().goes_on; --paragraphs) pieces_.pop_back();
    }

    const Prose& prose_;
    std::vector<QuotedPiece> pieces_;
    std::optional<Opening> opening_;
    std::optional<std::size_t> single_;  ///< token of an opening single mark
    bool closed_at_number_ = false;      ///< the last piece, by a straight mark
};

}  // namespace

std::vector<QuotedPiece> find_quoted_pieces(const Prose& prose) {
    return MarkReader(prose).read();
}

bool is_quotation_mark(char32_t c) {
    return c == U'"' || (c >= U'\u2018' && c <= U'\u201F') || c == U'\u00AB' || c == U'\u00BB';
}

}  // namespace debrief
