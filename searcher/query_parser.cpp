#include "searcher/query_parser.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "indexer/analysis.h"
#include "searcher/query_lexer.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

Query group(Query::Kind kind, std::vector<Query> children) {
    if (children.size() == 1) return std::move(children.front());
    Query query;
    query.kind = kind;
    query.children = std::move(children);
    return query;
}

/// Whether a briefing has at most one value of the field.
bool is_single_valued(const Field& field) {
    return field.match == FieldMatch::name || field.match == FieldMatch::days;
}

bool has_only_stop_words(const std::vector<Query>& words) {
    return std::all_of(words.begin(), words.end(), [](const Query& word) {
        const std::vector<Token> tokens = tokenize(word.text);
        return std::all_of(tokens.begin(), tokens.end(),
                           [](const Token& token) { return is_stop_word(token.form); });
    });
}

/// Collects what stands side by side and gives it its meaning.
class Sequence {
 public:
    void add(Query item) {
        if (item.kind == Query::Kind::word) {
            ranked_.push_back(std::move(item));
        } else if (item.field && is_single_valued(*item.field)) {
            alternatives_[item.field].push_back(std::move(item));
        } else {
            required_.push_back(std::move(item));
        }
    }
    void exclude(Query item) { excluded_.push_back(std::move(item)); }

    [[nodiscard]] bool is_empty() const {
        return ranked_.empty() && required_.empty() && alternatives_.empty() && excluded_.empty();
    }

    Query to_query() && {
        std::vector<Query> all = std::move(required_);
        for (const Field& field : fields) {
            const auto found = alternatives_.find(&field);
            if (found != alternatives_.end())
                all.push_back(group(Query::Kind::any_of, std::move(found->second)));
        }
        // Beside what is required, words that say nothing would only shut out.
        if (!all.empty() && has_only_stop_words(ranked_)) ranked_.clear();
        if (!ranked_.empty()) all.push_back(group(Query::Kind::any_of, std::move(ranked_)));
        Query kept = all.empty() ? Query() : group(Query::Kind::all_of, std::move(all));
        if (excluded_.empty()) return kept;
        std::vector<Query> children;
        children.push_back(std::move(kept));
        std::move(excluded_.begin(), excluded_.end(), std::back_inserter(children));
        return group(Query::Kind::but_not, std::move(children));
    }

 private:
    std::vector<Query> ranked_;
    std::vector<Query> required_;
    std::map<const Field*, std::vector<Query>> alternatives_;
    std::vector<Query> excluded_;
};

class Parser {
 public:
    Parser(std::vector<QueryToken> tokens, const QueryLimits& limits)
        : tokens_(std::move(tokens)), limits_(limits) {}

    ParsedQuery parse() {
        const bool is_blank = tokens_.empty();
        if (count_words() > limits_.typed_words) read_as_text();
        balance_brackets();
        auto query = parse_alternatives();
        std::stable_sort(notes_.begin(), notes_.end(), [](const QueryNote& left, const QueryNote& right) {
            return left.offset < right.offset;
        });
        if (!query) {
            query.emplace();
            query->kind = is_blank ? Query::Kind::everything : Query::Kind::nothing;
        }
        return {std::move(*query), std::move(notes_)};
    }

 private:
    using Kind = QueryToken::Kind;

    [[nodiscard]] bool is_at_end() const { return position_ == tokens_.size(); }
    [[nodiscard]] const QueryToken& peek() const { return tokens_[position_]; }
    [[nodiscard]] bool is_at(Kind kind) const { return !is_at_end() && peek().kind == kind; }
    void note(std::size_t offset, std::string message) {
        if (notes_.size() < limits_.notes) notes_.push_back({offset, std::move(message)});
    }

    [[nodiscard]] std::size_t count_words() const {
        std::size_t words = 0;
        for (const QueryToken& token : tokens_) words += tokenize(token.text).size();
        return words;
    }

    /// Takes the meaning out of all but words and fields.
    void read_as_text() {
        const auto is_plain = [](const QueryToken& token) {
            return !token.field.empty() || (token.kind == Kind::word && !token.is_excluded);
        };
        const auto first = std::find_if_not(tokens_.begin(), tokens_.end(), is_plain);
        if (first == tokens_.end()) return;
        note(first->offset,
             fmt::format("in a query of more than {} words, quotes, brackets and operators mean nothing",
                         limits_.typed_words));
        std::erase_if(tokens_, [](const QueryToken& token) {
            return token.kind == Kind::open || token.kind == Kind::close;
        });
        for (QueryToken& token : tokens_) {
            if (!token.field.empty()) continue;
            token.kind = Kind::word;
            token.is_excluded = token.is_unclosed = false;
        }
    }

    /// Takes out closing brackets that close nothing, and pairs of brackets that lie too deep, so that what
    /// is left nests and recursion is bounded.
    void balance_brackets() {
        std::size_t depth = 0;
        std::size_t passed_over = 0;
        bool is_told = false;
        const auto is_superfluous = [&](const QueryToken& token) {
            if (token.kind == Kind::open && depth < limits_.depth) {
                ++depth;
                return false;
            }
            if (token.kind == Kind::open) {
                if (!std::exchange(is_told, true)) {
                    note(token.offset, fmt::format("brackets deeper than {} are passed over", limits_.depth));
                }
                ++passed_over;
                return true;
            }
            if (token.kind != Kind::close) return false;
            if (passed_over > 0) {
                --passed_over;
                return true;
            }
            if (depth == 0) {
                note(token.offset, "this bracket closes nothing and is passed over");
                return true;
            }
            --depth;
            return false;
        };
        std::erase_if(tokens_, is_superfluous);
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
            if (!has_operand || !can_begin_operand()) {
                note(token.offset, fmt::format("'{}' has nothing to join and is passed over", token.text));
            }
        }
        if (operands.empty()) return std::nullopt;
        return group(meaning, std::move(operands));
    }

    [[nodiscard]] bool can_begin_operand() const {
        return !is_at_end() && peek().kind != Kind::and_ && peek().kind != Kind::or_ &&
               peek().kind != Kind::close;
    }

    std::optional<Query> parse_sequence() {
        Sequence sequence;
        while (!is_at_end() && !is_at(Kind::and_) && !is_at(Kind::or_) && !is_at(Kind::close)) {
            bool is_excluded = false;
            while (is_at(Kind::not_)) {
                const QueryToken& token = tokens_[position_++];
                is_excluded = !is_excluded;
                if (!can_begin_operand())
                    note(token.offset, "'NOT' has nothing to exclude and is passed over");
            }
            if (is_at_end() || !can_begin_operand()) break;
            is_excluded = is_excluded != peek().is_excluded;
            auto item = parse_item();
            if (!item) continue;
            if (is_excluded) {
                sequence.exclude(std::move(*item));
            } else {
                sequence.add(std::move(*item));
            }
        }
        if (sequence.is_empty()) return std::nullopt;
        return std::move(sequence).to_query();
    }

    std::optional<Query> parse_item() {
        const QueryToken& token = tokens_[position_++];
        if (token.kind == Kind::open) return parse_brackets(token);
        if (token.is_unclosed) note(token.offset, "this quote is not closed; the phrase goes to the end");
        words_ += std::max<std::size_t>(1, tokenize(token.text).size());
        if (words_ > limits_.words) {
            if (!std::exchange(is_cut_told_, true)) {
                note(token.offset, fmt::format("only the first {} words are searched for", limits_.words));
            }
            return std::nullopt;
        }
        return token.field.empty() ? parse_text(token) : parse_field(token);
    }

    std::optional<Query> parse_brackets(const QueryToken& open) {
        auto query = parse_alternatives();
        if (is_at(Kind::close)) {
            ++position_;
        } else {
            note(open.offset, "this bracket is not closed");
        }
        if (!query) note(open.offset, "there is nothing to search for in these brackets");
        return query;
    }

    std::optional<Query> parse_text(const QueryToken& token) {
        if (tokenize(token.text).empty()) {
            note(token.offset, fmt::format("there is no word in '{}'", token.text));
            return std::nullopt;
        }
        Query query;
        query.kind = token.kind == Kind::phrase ? Query::Kind::phrase : Query::Kind::word;
        query.text = token.text;
        return query;
    }

    std::optional<Query> parse_field(const QueryToken& token) {
        const Field* field = find_field(to_ascii_lower(token.field));
        if (!field) return parse_unknown_field(token);
        if (field->match == FieldMatch::days) return parse_days(token, *field);
        if (tokenize(token.text).empty()) {
            note(token.offset,
                 fmt::format("'{}:' has nothing to look for, as in '{}'", field->name, field->example));
            return std::nullopt;
        }
        Query query;
        query.kind = Query::Kind::field;
        query.field = field;
        query.text = token.text;
        query.is_quoted = token.kind == Kind::phrase;
        return query;
    }

    std::optional<Query> parse_unknown_field(const QueryToken& token) {
        std::vector<std::string_view> names;
        for (const Field& field : fields) names.push_back(field.name);
        const auto nearest = nearest_word(to_ascii_lower(token.field), names);
        note(token.offset, fmt::format("unknown field '{}', searched as a word{}", token.field,
                                       nearest ? fmt::format("; did you mean '{}:'?", *nearest) : ""));
        QueryToken plain = token;
        if (token.kind != Kind::phrase) plain.text = fmt::format("{}:{}", token.field, token.text);
        return parse_text(plain);
    }

    std::optional<Query> parse_days(const QueryToken& token, const Field& field) {
        const std::string_view text = token.text;
        const std::size_t dots = text.find("..");
        const std::string_view from = text.substr(0, dots);
        const std::string_view to = dots == std::string_view::npos ? from : text.substr(dots + 2);
        const auto first = parse_iso_period(from);
        const auto last = parse_iso_period(to);
        if ((!from.empty() && !first) || (!to.empty() && !last) || (!first && !last)) {
            note(token.offset, fmt::format("'{}' is no day, month, year or range of them, as in '{}'", text,
                                           field.example));
            return std::nullopt;
        }
        if (first && last && first->first > last->last) {
            note(token.offset, fmt::format("'{}' ends before it begins", text));
            return std::nullopt;
        }
        Query query;
        query.kind = Query::Kind::days;
        query.field = &field;
        if (first) query.first = first->first;
        if (last) query.last = last->last;
        return query;
    }

    std::vector<QueryToken> tokens_;
    const QueryLimits& limits_;
    std::size_t position_ = 0;
    std::size_t words_ = 0;
    bool is_cut_told_ = false;
    std::vector<QueryNote> notes_;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, const QueryContext&, const QueryLimits& limits) {
    const std::string_view read = text.substr(0, code_point_boundary(text, limits.bytes));
    ParsedQuery parsed = Parser(lex_query(read), limits).parse();
    if (read.size() < text.size() && limits.notes > 0) {
        parsed.notes.resize(std::min(parsed.notes.size(), limits.notes - 1));
        parsed.notes.push_back(
            {read.size(), fmt::format("only the first {} bytes are searched for", limits.bytes)});
    }
    return parsed;
}

}  // namespace debrief
