#include "searcher/query_parser.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "indexer/analysis.h"
#include "searcher/query_amounts.h"
#include "searcher/query_fields.h"
#include "searcher/query_lexer.h"
#include "searcher/query_notes.h"
#include "searcher/query_proximity.h"
#include "searcher/query_sequence.h"
#include "searcher/query_tokens.h"
#include "searcher/query_words.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

/// What a query and the saved ones inside it share.
struct QueryReading {
    const QueryContext& context;
    const QueryLimits& limits;
    std::size_t words = 0;
    std::size_t saved = 0;
    bool is_cut_told = false;
    std::vector<std::string> open_saved{};  ///< names of the saved queries that are being read
};

void set_offsets(Query& query, std::size_t offset) {
    query.offset = offset;
    for (Query& child : query.children) set_offsets(child, offset);
}

class Parser {
 public:
    Parser(std::string_view text, QueryReading& reading)
        : reading_(reading), limits_(reading.limits), notes_(reading.limits.notes) {
        const std::string_view read = text.substr(0, code_point_boundary(text, limits_.bytes));
        std::vector<QueryToken> tokens = lex_query(read);
        is_blank_ = tokens.empty();
        SettledTokens settled = settle_tokens(std::move(tokens), limits_, notes_);
        tokens_ = std::move(settled.tokens);
        is_text_ = settled.is_text;
        if (read.size() < text.size()) cut_at_ = read.size();
    }

    ParsedQuery parse() {
        auto query = parse_alternatives();
        if (!query) {
            query.emplace();
            query->kind = is_blank_ ? Query::Kind::everything : Query::Kind::nothing;
        }
        std::vector<QueryNote> notes = std::move(notes_).sorted();
        if (cut_at_ && limits_.notes > 0) {
            notes.resize(std::min(notes.size(), limits_.notes - 1));
            notes.push_back(
                {*cut_at_, fmt::format("only the first {} bytes are searched for", limits_.bytes)});
        }
        return {std::move(*query), std::move(notes)};
    }

 private:
    using Kind = QueryToken::Kind;

    [[nodiscard]] bool is_at_end() const { return position_ == tokens_.size(); }
    [[nodiscard]] const QueryToken& peek() const { return tokens_[position_]; }
    [[nodiscard]] bool is_at(Kind kind) const { return !is_at_end() && peek().kind == kind; }
    [[nodiscard]] bool is_at_proximity() const { return is_at(Kind::near) || is_at(Kind::adjacent); }
    [[nodiscard]] bool is_at_item() const {
        return is_at(Kind::word) || is_at(Kind::phrase) || is_at(Kind::open);
    }
    [[nodiscard]] bool ends_sequence() const {
        return is_at_end() || is_at(Kind::and_) || is_at(Kind::or_) || is_at(Kind::close);
    }

    void note_idle(const QueryToken& token, std::string_view purpose) {
        notes_.add(token.offset,
                   fmt::format("'{}' has nothing to {} and is passed over", token.text, purpose));
    }

    std::optional<Query> parse_alternatives() {
        return parse_operands(Kind::or_, Query::Kind::any_of, [&] { return parse_conjunction(); });
    }

    std::optional<Query> parse_conjunction() {
        return parse_operands(Kind::and_, Query::Kind::all_of, [&] { return parse_sequence(); });
    }

    /// Operands with an operator between them; an operator without something on both sides is passed over.
    template <typename ParseOperand>
    std::optional<Query> parse_operands(Kind separator, Query::Kind meaning,
                                        const ParseOperand& parse_operand) {
        std::vector<Query> operands;
        for (;;) {
            auto operand = parse_operand();
            const bool has_operand = operand.has_value();
            if (has_operand) operands.push_back(std::move(*operand));
            if (!is_at(separator)) break;
            const QueryToken& token = tokens_[position_++];
            if (!has_operand || ends_sequence()) note_idle(token, "join");
        }
        if (operands.empty()) return std::nullopt;
        return group_queries(meaning, std::move(operands));
    }

    std::optional<Query> parse_sequence() {
        QuerySequence sequence;
        while (!ends_sequence()) {
            bool is_excluded = false;
            while (is_at(Kind::not_)) {
                const QueryToken& token = tokens_[position_++];
                is_excluded = !is_excluded;
                if (!is_at_item() && !is_at(Kind::not_)) note_idle(token, "exclude");
            }
            while (is_at_proximity()) note_idle(tokens_[position_++], "join");
            if (is_at_item()) parse_proximities(sequence, is_excluded);
        }
        if (sequence.is_empty()) return std::nullopt;
        return std::move(sequence).to_query(notes_);
    }

    /// An item, and those that operators say are near it. What the first is marked with, all are.
    void parse_proximities(QuerySequence& sequence, bool is_excluded) {
        ItemMark mark = is_excluded != peek().is_excluded ? ItemMark::excluded
                        : peek().is_required              ? ItemMark::required
                                                          : ItemMark::none;
        auto first = parse_item();
        std::optional<ProximityChain> chain;
        if (first) chain.emplace(std::move(*first));
        while (is_at_proximity()) {
            const QueryToken& token = tokens_[position_++];
            if (!chain || !is_at_item() || peek().is_excluded) {
                note_idle(token, "join");
                if (!chain) break;
                continue;
            }
            auto next = parse_item();
            if (!next) {
                note_idle(token, "join");
                continue;
            }
            Proximity proximity = read_proximity(token, limits_.distance);
            if (chain->join(proximity, *next)) {
                if (!proximity.problem.empty()) notes_.add(token.offset, std::move(proximity.problem));
                continue;
            }
            notes_.add(
                token.offset,
                fmt::format("'{}' joins words, phrases and patterns only and is passed over", token.text));
            sequence.add(std::move(*chain).to_query(), mark);
            mark = ItemMark::none;
            chain.emplace(std::move(*next));
        }
        if (chain) sequence.add(std::move(*chain).to_query(), mark);
    }

    std::optional<Query> parse_item() {
        const QueryToken& token = tokens_[position_++];
        if (token.kind == Kind::open) return parse_brackets(token);
        if (token.is_unclosed)
            notes_.add(token.offset, "this quote is not closed; the phrase goes to the end");
        if (!count_words(token)) return std::nullopt;
        auto query = token.field.empty() ? parse_text(token) : parse_field(token);
        if (query) set_offsets(*query, token.offset);
        return query;
    }

    /// Whether there is still room for a token.
    bool count_words(const QueryToken& token) {
        reading_.words += std::max<std::size_t>(1, tokenize(token.text).size());
        if (reading_.words <= limits_.words) return true;
        if (!std::exchange(reading_.is_cut_told, true)) {
            notes_.add(token.offset, fmt::format("only the first {} words are searched for", limits_.words));
        }
        return false;
    }

    std::optional<Query> parse_brackets(const QueryToken& open) {
        auto query = parse_alternatives();
        if (is_at(Kind::close)) {
            ++position_;
        } else {
            notes_.add(open.offset, "this bracket is not closed");
        }
        if (!query) notes_.add(open.offset, "there is nothing to search for in these brackets");
        return query;
    }

    std::optional<Query> parse_text(const QueryToken& token) {
        if (token.kind == Kind::word && !is_text_) {
            if (auto figure = parse_figure(token)) return figure;
        }
        WordReading reading = is_text_                     ? read_plainly(token)
                              : token.kind == Kind::phrase ? read_phrase(token.text)
                                                           : read_word(token.text);
        if (!reading.problem.empty()) notes_.add(token.offset, std::move(reading.problem));
        return std::move(reading.query);
    }

    /// How many plain words follow, up to those that one value may have.
    [[nodiscard]] std::size_t count_following() const {
        constexpr std::size_t most = 4;
        std::size_t count = 0;
        while (count < most && position_ + count < tokens_.size() &&
               tokens_[position_ + count].is_plain_word())
            ++count;
        return count;
    }

    /// A token's text and that of the next ones, with a blank between them.
    [[nodiscard]] std::string joined(const QueryToken& token, std::size_t following) const {
        std::string text = token.text;
        for (std::size_t i = 0; i < following; ++i) text += " " + tokens_[position_ + i].text;
        return text;
    }

    /// Whether a figure may begin with a token: it has a digit, or the next one has and it is no plain word.
    [[nodiscard]] bool may_begin_figure(const QueryToken& token) const {
        const auto is_lower = [](char c) { return is_ascii_lower(c); };
        if (std::any_of(token.text.begin(), token.text.end(), is_ascii_digit)) return true;
        constexpr std::size_t longest_sign = 4;  // `US$`, `EUR`, `€`
        return token.text.size() <= longest_sign && count_following() > 0 &&
               is_ascii_digit(peek().text.front()) &&
               (token.text == "Rs" || std::none_of(token.text.begin(), token.text.end(), is_lower));
    }

    /// `$14bn`, `$14.3 billion`, `49 percent`: the words as typed, or any figure that rounds to this one.
    std::optional<Query> parse_figure(const QueryToken& token) {
        if (!may_begin_figure(token)) return std::nullopt;
        for (std::size_t following = count_following() + 1; following-- > 0;) {
            const std::string text = joined(token, following);
            const std::size_t end = text.find_last_not_of(".,;:!?");
            auto number = end == std::string::npos ? std::nullopt : read_figure(text.substr(0, end + 1));
            if (!number) continue;
            position_ += following;
            Query typed;
            typed.kind = following == 0 ? Query::Kind::word : Query::Kind::phrase;
            typed.text = text;
            Query figure;
            figure.kind = Query::Kind::same;
            figure.children.push_back(std::move(typed));
            figure.children.push_back(std::move(*number));
            return figure;
        }
        return std::nullopt;
    }

    std::optional<Query> parse_field(const QueryToken& token) {
        const Field* field = find_field(to_ascii_lower(token.field));
        if (!field) return parse_unknown_field(token);
        if (field->match == FieldMatch::saved && !trim(token.text).empty()) return parse_saved(token);
        FieldReading reading = read_value(token, *field);
        if (!reading.problem.empty()) notes_.add(token.offset, std::move(reading.problem));
        return std::move(reading.query);
    }

    /// A value that may be of several words is as many of them as make sense.
    FieldReading read_value(const QueryToken& token, const Field& field) {
        const std::optional<Day> today = reading_.context.today;
        const bool may_go_on = token.kind == Kind::word && !is_text_ && may_span_words(field);
        for (std::size_t following = may_go_on ? count_following() : 0; following > 0; --following) {
            FieldReading reading = read_field(field, joined(token, following), token.kind, today);
            if (!reading.query) continue;
            position_ += following;
            return reading;
        }
        return read_field(field, token.text, token.kind, today);
    }

    std::optional<Query> parse_unknown_field(const QueryToken& token) {
        notes_.add(token.offset, unknown_field_message(token.field));
        QueryToken plain = token;
        plain.field.clear();
        if (token.kind != Kind::phrase) plain.text = fmt::format("{}:{}", token.field, token.text);
        return parse_text(plain);
    }

    std::optional<Query> parse_saved(const QueryToken& token) {
        const std::string name(trim(token.text));
        const std::string shown = quoted_piece(name);
        const auto& open = reading_.open_saved;
        if (std::find(open.begin(), open.end(), name) != open.end()) {
            notes_.add(token.offset,
                       fmt::format("the saved query {} is inside itself and is passed over", shown));
            return std::nullopt;
        }
        if (++reading_.saved > limits_.saved) {
            notes_.add(token.offset, fmt::format("only {} saved queries are put in place; {} is passed over",
                                                 limits_.saved, shown));
            return std::nullopt;
        }
        const auto& find = reading_.context.find_saved;
        const std::optional<std::string> text = find ? find(name) : std::nullopt;
        if (!text) {
            notes_.add(token.offset, fmt::format("there is no saved query {}", shown));
            return std::nullopt;
        }
        reading_.open_saved.push_back(name);
        ParsedQuery saved = Parser(*text, reading_).parse();
        reading_.open_saved.pop_back();
        for (const QueryNote& note : saved.notes)
            notes_.add(token.offset, fmt::format("in the saved query {}: {}", shown, note.message));
        const bool is_empty =
            saved.query.kind == Query::Kind::nothing || saved.query.kind == Query::Kind::everything;
        if (is_empty) {
            notes_.add(token.offset,
                       fmt::format("the saved query {} says nothing and is passed over", shown));
            return std::nullopt;
        }
        return std::move(saved.query);
    }

    QueryReading& reading_;
    const QueryLimits& limits_;
    QueryNotes notes_;
    std::vector<QueryToken> tokens_;
    bool is_blank_ = false;
    bool is_text_ = false;
    std::optional<std::size_t> cut_at_;
    std::size_t position_ = 0;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, const QueryContext& context, const QueryLimits& limits) {
    QueryReading reading{context, limits};
    return Parser(text, reading).parse();
}

}  // namespace debrief
