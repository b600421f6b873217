#include "corpus/quotes.h"

#include "corpus/base/text.h"
#include "corpus/prose_words.h"
#include "corpus/quotes_persons.h"

#include <algorithm>

namespace debrief {

namespace {

constexpr std::size_t most_broken_tokens = 45;  ///< of who said it, between two pieces of one quotation
constexpr std::size_t most_words_of_term = 2;
constexpr std::string_view between_pieces = " \u2026 ";

/// Puts the quotations of one text together.
class QuoteReader {
 public:
    QuoteReader(const Prose& prose, std::span<const Name> names)
        : prose_(prose),
          pieces_(find_quoted_pieces(prose)),
          phrases_(prose, names, pieces_),
          speakers_(prose, phrases_),
          persons_(prose, phrases_, names, pieces_) {}

    std::vector<Quote> read() {
        for (std::size_t first = 0; first < pieces_.size();) {
            std::size_t last = first;
            while (pieces_[last].goes_on && last + 1 < pieces_.size()) ++last;
            read_quotation(first, last);
            first = last + 1;
        }
        return std::move(quotes_);
    }

 private:
    void read_quotation(std::size_t first, std::size_t last) {
        const std::size_t open = pieces_[first].open;
        const std::size_t close = pieces_[last].close;
        if (told_behind_ && goes_on_behind(*told_behind_, first)) {
            append(first, last);
            told_behind_.reset();
            return;
        }
        told_behind_.reset();
        const auto behind = speakers_.behind(close);
        const auto told = choose(speakers_.before(open), behind);
        if (told ? is_no_speech(*told, open, close) : is_term(open, close)) return;
        quotes_.push_back({});
        append(first, last);
        if (!told) return;
        Quote& quote = quotes_.back();
        quote.kind = QuoteKind::said;
        quote.said_by = prose_.span(told->who.first, told->who.last);
        const auto name = persons_.name_of(*told, open);
        quote.speaker = name ? persons_.speaker(*name) : phrases_.full_name(told->who);
        persons_.remember(*told, name);
        if (told->is_behind) told_behind_ = TornQuote{last, told->verb};
    }

    void append(std::size_t first, std::size_t last) {
        Quote& quote = quotes_.back();
        for (std::size_t i = first; i <= last; ++i) {
            const QuotedPiece& piece = pieces_[i];
            quote.pieces.push_back(prose_.span(piece.open + 1, piece.close));
        }
        if (quote.span.end == 0) quote.span.begin = prose_[pieces_[first].open].begin;
        quote.span.end = prose_[pieces_[last].close].end;
    }

    struct TornQuote {
        std::size_t piece;  ///< its last
        std::size_t verb;
    };

    /// `"We won," Smith said, "and …"`, and `"We won," Smith said. "We …"`, where nobody else is told to have
    /// said the rest.
    [[nodiscard]] bool goes_on_behind(const TornQuote& torn, std::size_t first) const {
        const std::size_t close = pieces_[torn.piece].close;
        const std::size_t open = pieces_[first].open;
        if (torn.piece + 1 != first || open - close > most_broken_tokens || !prose_.goes_on(open))
            return false;
        for (std::size_t i = torn.verb; i + 1 < open; ++i) {
            if (phrases_.ends_sentence(i) || !prose_.goes_on(i)) return false;
        }
        if (phrases_.ends_sentence(open - 1))
            return !speakers_.leaves_open(pieces_[first].close) || !speakers_.behind(pieces_[first].close);
        return prose_.is_symbol(open - 1, U',') || prose_.is_symbol(open - 1, U':');
    }

    /// None where both tell of different ones.
    [[nodiscard]] static std::optional<Attribution> choose(const std::optional<Attribution>& before,
                                                           const std::optional<Attribution>& behind) {
        if (!before || !behind) return before ? before : behind;
        return before->is_next_to || before->is_calling ? before : std::nullopt;
    }

    /// Whether a clause ends with what is quoted.
    [[nodiscard]] bool ends_clause(std::size_t close) const {
        if (close + 1 >= prose_.size() || !prose_.goes_on(close + 1)) return true;
        if (prose_[close - 1].kind == TokenKind::symbol) return true;
        const char32_t next = prose_[close + 1].symbol;
        return next == U'.' || next == U',' || next == U';' || next == U'!' || next == U'?';
    }

    /// What somebody speaks of rather than what they say: a term or a title in a sentence of theirs.
    [[nodiscard]] bool is_no_speech(const Attribution& told, std::size_t open, std::size_t close) const {
        if (told.is_behind && prose_.begins_sentence(open)) return false;
        const std::size_t words = count_words(open, close);
        if (words == 0) return true;
        if (told.is_calling) return has_capitals(open, close);
        const bool is_introduced =
            told.is_next_to && (prose_.is_symbol(open - 1, U':') || prose_.is_symbol(open - 1, U','));
        if (is_introduced) return false;
        if (words > most_words_of_term) return has_capitals(open, close);
        return !ends_clause(close) || has_capitals(open, close);
    }

    /// Words that are called by their name, or are no prose.
    [[nodiscard]] bool is_term(std::size_t open, std::size_t close) const {
        const std::size_t words = count_words(open, close);
        if (words <= most_words_of_term || has_capitals(open, close)) return true;
        for (std::size_t i = open + 1; i < close; ++i) {
            const char32_t c = prose_[i].symbol;
            if (prose_[i].kind == TokenKind::symbol && (c == U'{' || c == U'}' || c == U'=' || c == U'<' ||
                                                        c == U'>' || c == U'\\' || c == U'|' || c == U'_'))
                return true;
        }
        return 2 * words < close - open - 1;
    }

    [[nodiscard]] std::size_t count_words(std::size_t open, std::size_t close) const {
        std::size_t words = 0;
        for (std::size_t i = open + 1; i < close; ++i) {
            // "state-of-the-art" is one, and so is "a3e3e2"
            const bool is_rest = i > open + 1 && prose_.is_glued(i);
            if ((prose_.is_word(i) || prose_.is_number(i)) && !is_rest) ++words;
        }
        return words;
    }

    /// Whether all words but the small ones are written with a capital.
    [[nodiscard]] bool has_capitals(std::size_t open, std::size_t close) const {
        bool has_any = false;
        for (std::size_t i = open + 1; i < close; ++i) {
            if (!prose_.is_word(i)) continue;
            const bool is_rest = prose_.is_glued(i) && i > open + 1;
            if (prose_.is_capitalised(i)) {
                has_any = true;
            } else if (!is_rest && (i == open + 1 || !is_function_word(prose_.lower(i)))) {
                return false;
            }
        }
        return has_any;
    }

    const Prose& prose_;
    std::vector<QuotedPiece> pieces_;
    PhraseReader phrases_;
    SpeakerFinder speakers_;
    PersonFinder persons_;
    std::vector<Quote> quotes_;
    std::optional<TornQuote> told_behind_;  ///< the last quotation, where who said it stands behind
};

}  // namespace

std::vector<Quote> find_quotes(std::string_view text) {
    const Prose prose(text);
    return find_quotes(prose, find_names(prose));
}

std::vector<Quote> find_quotes(const Prose& prose, std::span<const Name> names) {
    return QuoteReader(prose, names).read();
}

std::string words_of(const Quote& quote, std::string_view text) {
    std::string words;
    for (const Span& piece : quote.pieces) {
        std::string_view said = trim(piece.of(text));
        // The comma is the sentence's that tells who spoke.
        if (said.ends_with(',')) said = trim(said.substr(0, said.size() - 1));
        if (said.empty()) continue;
        if (!words.empty()) words += between_pieces;
        words += collapse_spaces(said);
    }
    return words;
}

std::string_view to_string(QuoteKind kind) {
    return kind == QuoteKind::said ? "said" : "quoted";
}

}  // namespace debrief
