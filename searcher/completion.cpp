#include "searcher/completion.h"

#include "corpus/base/text.h"
#include "indexer/analysis.h"
#include "indexer/completion_terms.h"
#include "indexer/document_values.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/query_lexer.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

/// A term of the index that begins as it should.
struct FoundTerm {
    std::string text;  ///< without the prefix
    std::size_t briefings = 0;
};

bool is_better(const FoundTerm& left, const FoundTerm& right) {
    return std::tie(right.briefings, left.text) < std::tie(left.briefings, right.text);
}

/// A text as a value behind a field.
std::string as_value(std::string_view text) {
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '-' || (c & 0x80) != 0;
    });
    if (is_plain) return std::string(text);
    std::string value(text);
    std::erase(value, '"');
    return "\"" + value + "\"";
}

class Completer {
 public:
    Completer(const Xapian::Database& database, std::string_view text, const CompletionLimits& limits)
        : database_(database), text_(text), limits_(limits) {}

    std::vector<Completion> complete() {
        const std::vector<QueryToken> tokens = lex_query(text_);
        const bool is_open = !tokens.empty() && (tokens.back().is_unclosed || !is_ascii_space(text_.back()));
        if (is_open && !tokens.back().field.empty()) {
            complete_field(tokens.back());
        } else {
            if (tokens.empty() || is_open) complete_fields();
            complete_words(is_open);
        }
        return best();
    }

 private:
    void complete_field(const QueryToken& token) {
        const Field* field = find_field(to_ascii_lower(token.field));
        if (!field) return;
        const std::size_t begin = std::min(text_.find(token.field, token.offset), text_.size());
        const std::string head(text_.substr(0, begin));
        const auto add = [&](Completion::Kind kind, std::string_view value, std::size_t briefings) {
            found_.push_back({fmt::format("{}{}:{}", head, field->name, as_value(value)), std::string(value),
                              kind, briefings});
        };
        const std::string folded = folded_text(token.text);
        for (const std::string_view choice : choices_of(*field)) {
            if (choice.starts_with(to_ascii_lower(token.text))) add(Completion::Kind::field, choice, 0);
        }
        switch (field->match) {
            case FieldMatch::words:
                for (const FoundTerm& term : terms_with(field->prefix, folded))
                    add(Completion::Kind::word, term.text, term.briefings);
                break;
            case FieldMatch::name: {
                const auto kind = field->name == "source" ? Completion::Kind::source : Completion::Kind::name;
                for (const FoundTerm& term : terms_with(field->prefix, folded))
                    add(kind, shown_name(*field, term.text), term.briefings);
                break;
            }
            case FieldMatch::host:
            case FieldMatch::language:
                for (const FoundTerm& term : terms_with(field->prefix, to_ascii_lower(token.text)))
                    add(Completion::Kind::field, term.text, term.briefings);
                break;
            default:
                break;
        }
    }

    /// The beginning of a field's name.
    void complete_fields() {
        const std::size_t begin = begin_of_last_word();
        const std::string typed = to_ascii_lower(text_.substr(begin));
        if (typed.empty() && begin > 0 && text_[begin - 1] != '(') return;
        for (const Field& field : fields) {
            if (field.name.starts_with(typed))
                found_.push_back({fmt::format("{}{}:", text_.substr(0, begin), field.name),
                                  fmt::format("{}:", field.name), Completion::Kind::field, 0});
        }
    }

    void complete_words(bool is_open) {
        const std::vector<Token> tokens = tokenize(text_);
        if (tokens.empty()) return;
        const std::string whole = folded_text(text_);
        std::vector<std::pair<FoundTerm, std::string>> titles;
        for (FoundTerm& term : terms_with(title_completion_prefix, whole)) {
            std::string title = shown_title(term.text);
            term.text.resize(term.text.find('\n') + 1);
            term.text += title;
            titles.emplace_back(std::move(term), std::move(title));
        }
        std::sort(titles.begin(), titles.end(),
                  [](const auto& left, const auto& right) { return is_better(left.first, right.first); });
        for (const auto& [term, title] : titles)
            found_.push_back({title, title, Completion::Kind::title, term.briefings});
        const std::size_t most = std::min(limits_.words, tokens.size());
        // What continues more of the words typed is meant: `alexandr w` is no Washington.
        for (std::size_t words = most; words > 0 && names_.empty(); --words)
            complete_names(tokens[tokens.size() - words].span.begin);
        if (!is_open) return;
        const std::size_t begin = tokens.back().span.begin;
        for (const FoundTerm& term : terms_with("", tokens.back().form)) {
            if (term.text != tokens.back().form && !names_.contains(term.text))
                add(begin, Completion::Kind::word, term.text, term.briefings);
        }
    }

    /// Names and sources that begin with what stands at `begin`.
    void complete_names(std::size_t begin) {
        const std::string folded = folded_text(text_.substr(begin));
        for (const std::string_view name : {"source", "name"}) {
            const Field& field = *find_field(name);
            const bool is_source = name == "source";
            for (const FoundTerm& term : terms_with(field.prefix, folded)) {
                if (!names_.insert(std::string(name) + term.text).second) continue;
                names_.insert(term.text);
                const std::string shown = shown_name(field, term.text);
                const std::string head(text_.substr(0, begin));
                found_.push_back(
                    {is_source ? fmt::format("{}source:{}", head, as_value(shown)) : head + shown, shown,
                     is_source ? Completion::Kind::source : Completion::Kind::name, term.briefings});
            }
        }
    }

    void add(std::size_t begin, Completion::Kind kind, const std::string& text, std::size_t briefings) {
        found_.push_back({std::string(text_.substr(0, begin)) + text, text, kind, briefings});
    }

    [[nodiscard]] std::size_t begin_of_last_word() const {
        std::size_t begin = text_.size();
        while (begin > 0 && is_ascii_letter(text_[begin - 1])) --begin;
        return begin;
    }

    /// The commonest terms behind a prefix that begin with `folded`.
    [[nodiscard]] std::vector<FoundTerm> terms_with(std::string_view prefix,
                                                    const std::string& folded) const {
        std::vector<FoundTerm> found;
        const std::string beginning = std::string(prefix) + folded;
        if (prefix.empty() && (folded.empty() || is_ascii_upper(folded.front()))) return found;
        std::size_t looked_at = 0;
        const auto end = database_.allterms_end(beginning);
        for (auto term = database_.allterms_begin(beginning); term != end && looked_at < limits_.looked_at;
             ++term) {
            const std::string text = *term;
            if (is_stem_term(text)) continue;
            ++looked_at;
            FoundTerm next{text.substr(prefix.size()), term.get_termfreq()};
            if (found.size() == limits_.completions && !is_better(next, found.back())) continue;
            if (found.size() == limits_.completions) found.pop_back();
            const auto place = std::upper_bound(found.begin(), found.end(), next, is_better);
            found.insert(place, std::move(next));
        }
        return found;
    }

    /// A title that is completed, as its first briefing writes it.
    [[nodiscard]] std::string shown_title(const std::string& completed) const {
        const auto document = database_.postlist_begin(to_term(title_completion_prefix, completed));
        return completed_title(decode_record(database_.get_document(*document).get_data()).title);
    }

    /// A folded name as a briefing writes it.
    [[nodiscard]] std::string shown_name(const Field& field, const std::string& folded) const {
        const std::string term = to_term(field.prefix, folded);
        const auto document = database_.postlist_begin(term);
        if (document == database_.postlist_end(term)) return folded;
        const std::string value = database_.get_document(*document).get_value(slot::facets);
        if (value.empty()) return folded;
        FacetValues facets = decode_facets(value);
        if (field.name == "source") facets.names = {facets.source};
        for (const std::string& name : facets.names) {
            if (folded_text(name) == folded) return name;
        }
        for (const std::string& name : facets.names) {
            for (const Token& token : tokenize(name)) {
                if (token.form == folded) return std::string(token.span.of(name));
            }
        }
        return folded;
    }

    std::vector<Completion> best() {
        const auto order = [](const Completion& each) {
            return std::tuple(each.kind, -static_cast<double>(each.briefings));
        };
        std::stable_sort(found_.begin(), found_.end(), [&](const Completion& left, const Completion& right) {
            return order(left) < order(right);
        });
        std::map<Completion::Kind, std::size_t> seen;
        std::vector<std::pair<std::size_t, const Completion*>> ranked;
        for (const Completion& each : found_) ranked.emplace_back(seen[each.kind]++, &each);
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const auto& left, const auto& right) { return left.first < right.first; });
        ranked.resize(std::min(ranked.size(), limits_.completions));
        std::vector<Completion> completions;
        for (const auto& [rank, completion] : ranked) completions.push_back(*completion);
        return completions;
    }

    const Xapian::Database& database_;
    std::string_view text_;
    const CompletionLimits& limits_;
    std::vector<Completion> found_;
    std::set<std::string> names_;  ///< completed already
};

}  // namespace

std::string_view to_string(Completion::Kind kind) {
    switch (kind) {
        case Completion::Kind::field:
            return "field";
        case Completion::Kind::source:
            return "source";
        case Completion::Kind::name:
            return "name";
        case Completion::Kind::title:
            return "title";
        case Completion::Kind::word:
            return "word";
    }
    return "";
}

std::vector<Completion> complete(IndexReader& reader, std::string_view text, const CompletionLimits& limits) {
    constexpr std::size_t longest = 500;  // bytes; what is longer is no beginning of anything
    std::vector<Completion> completions;
    if (text.size() > longest) return completions;
    reader.read([&](const Xapian::Database& database) {
        completions = Completer(database, text, limits).complete();
    });
    return completions;
}

}  // namespace debrief
