#include "searcher/highlighter.h"
#include "searcher/counted_words.h"

#include <algorithm>
#include <set>

namespace debrief {

namespace {

/// Pairs of a word of a script without blanks that are looked for together, at most: keeps a pasted page
/// cheap.
constexpr std::size_t longest_run = 32;

/// Places that NEAR and ADJ reach, at most, as in searches.
constexpr std::size_t widest_window = 100;

/// How many of the tokens from the first on are pairs that overlap: a word of a script without blanks.
std::size_t run_length(std::span<const Token> tokens) {
    if (!is_unspaced(tokens.front().form)) return 0;
    std::size_t length = 1;
    while (length < tokens.size() && tokens[length].span.begin < tokens[length - 1].span.end) ++length;
    return length;
}

bool is_one_character(const std::string& form) {
    return is_unspaced(form) && characters_of(form).size() == 1;
}

}  // namespace

Highlighter::Highlighter(const Query& query, Stemmers& stemmers) : stemmers_(stemmers), words_(stemmers) {
    collect(query);
    const auto has_places = [](const Row& row) { return row.words.size() > 1; };
    placing_.is_wanted = !nearness_.empty() || std::any_of(rows_.begin(), rows_.end(), has_places) ||
                         std::any_of(runs_.begin(), runs_.end(), has_places);
    placing_.longest_gap = 1;
    for (const Nearness& each : nearness_) placing_.longest_gap = std::max(placing_.longest_gap, each.window);
}

void Highlighter::collect(const Query& query) {
    switch (query.kind) {
        case Query::Kind::everything:
        case Query::Kind::nothing:
            return;
        case Query::Kind::word:
            return collect_any({&query, 1});
        case Query::Kind::phrase:
            return add_row(row_of(query.text));
        case Query::Kind::pattern:
        case Query::Kind::fuzzy:
            return add_forms(query);
        case Query::Kind::near:
        case Query::Kind::adjacent:
            return collect_nearness(query);
        case Query::Kind::field:
            return collect_field(query);
        case Query::Kind::number:
            return collect_number(query);
        case Query::Kind::days:
            if (query.field->match == FieldMatch::events) values_.add_days(query, term_of({}));
            return;
        case Query::Kind::but_not:
            return collect(query.children.front());
        case Query::Kind::same:
            return collect_same(query);
        case Query::Kind::any_of:
            return collect_any(query.children);
        case Query::Kind::all_of:
        case Query::Kind::with:
            for (const Query& child : query.children) collect(child);
            return;
    }
}

void Highlighter::collect_field(const Query& field) {
    switch (field.field->match) {
        case FieldMatch::words: {
            const std::vector<Token> tokens = tokenize(field.text);
            if (field.is_quoted || tokens.size() != 1) return add_row(row_of(field.text));
            return add_word(tokens.front().form);
        }
        case FieldMatch::name:
            if (field.field->name == "name") add_row(row_of(field.text));
            return;
        case FieldMatch::host:
            if (field.text != "*") values_.add_host(field.text, term_of({}));
            return;
        default:
            return;
    }
}

void Highlighter::collect_number(const Query& number) {
    const bool is_in_texts =
        number.field->match == FieldMatch::amount || number.field->match == FieldMatch::percent;
    if (is_in_texts) values_.add_number(number, term_of({}));
}

void Highlighter::collect_any(std::span<const Query> list) {
    const std::vector<std::string> ranked = ranked_words(list);
    const std::set<std::string> lit(ranked.begin(), ranked.end());
    for (const Query& child : list) {
        if (child.kind != Query::Kind::word) {
            collect(child);
            continue;
        }
        const std::vector<Token> tokens = tokenize(child.text);
        for (std::span<const Token> rest(tokens); !rest.empty();) {
            const std::size_t pairs = std::min(run_length(rest), longest_run);
            if (pairs > 1) {
                add_run(rest.first(pairs));
            } else if (lit.contains(rest.front().form)) {
                add_word(rest.front().form);
            }
            rest = rest.subspan(std::max<std::size_t>(pairs, 1));
        }
    }
}

/// Synonyms are one term.
void Highlighter::collect_same(const Query& query) {
    const auto outer = shared_term_;
    if (!outer) shared_term_ = term_of({});
    for (const Query& child : query.children) collect(child);
    shared_term_ = outer;
}

void Highlighter::collect_nearness(const Query& query) {
    Nearness nearness{{}, query.distance, query.kind == Query::Kind::adjacent, 0};
    for (const Query& child : query.children) {
        std::vector<Words> rows = rows_of(child);
        if (!rows.empty()) nearness.children.push_back(std::move(rows));
    }
    if (nearness.children.empty()) return;
    std::size_t longest_rows = 0;  // words of all children
    for (const auto& rows : nearness.children) {
        const auto is_shorter = [](const Words& left, const Words& right) {
            return left.size() < right.size();
        };
        longest_rows += std::max_element(rows.begin(), rows.end(), is_shorter)->size();
    }
    nearness.window = std::max(longest_rows, std::min(nearness.window + longest_rows - 1, widest_window));
    nearness.term = term_of({});
    nearness_.push_back(std::move(nearness));
}

void Highlighter::add_word(const std::string& form) {
    if (is_one_character(form)) return add_row({exact_word(form)});
    const std::vector<std::string> stems = stemmers_.all(form);
    const auto known = terms_of_stems_.find(stems.front());
    const std::size_t term = known != terms_of_stems_.end() ? known->second : term_of({stems, {}});
    terms_of_stems_.emplace(stems.front(), term);
    add_row({stemmed_word(form)}, term);
}

void Highlighter::add_forms(const Query& query) {
    std::vector<std::string> forms = query.forms;
    const bool is_pattern = query.kind == Query::Kind::pattern;
    if (!is_pattern) {
        for (Token& token : tokenize(query.text)) forms.push_back(std::move(token.form));
    }
    const std::size_t word = is_pattern ? words_.add_pattern(query.text, forms) : words_.add_forms(forms);
    rows_.push_back({{word}, term_of({{}, std::move(forms)})});
}

void Highlighter::add_run(std::span<const Token> pairs) {
    Row run{{}, 0};
    for (const Token& pair : pairs) run.words.push_back(exact_word(pair.form));
    const auto is_same = [&](const Row& other) { return other.words == run.words; };
    if (std::any_of(runs_.begin(), runs_.end(), is_same)) return;
    LitTerm term;
    for (const Token& pair : pairs) term.stems.push_back(pair.form);
    run.term = term_of(std::move(term));
    runs_.push_back(std::move(run));
}

void Highlighter::add_row(Words words) {
    if (!words.empty() && !has_row(words)) add_row(std::move(words), term_of({}));
}

void Highlighter::add_row(Words words, std::size_t term) {
    if (!has_row(words)) rows_.push_back({std::move(words), term});
}

bool Highlighter::has_row(const Words& words) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return row.words == words; });
}

/// What a child of NEAR or ADJ may be: a word by its stems, several as a phrase, a pattern, or any of such.
std::vector<Highlighter::Words> Highlighter::rows_of(const Query& child) {
    switch (child.kind) {
        case Query::Kind::word:
        case Query::Kind::phrase: {
            if (!child.forms.empty()) return {{words_.add_forms(child.forms)}};
            const std::vector<Token> tokens = tokenize(child.text);
            if (child.kind == Query::Kind::word && tokens.size() == 1 && !is_one_character(tokens[0].form))
                return {{stemmed_word(tokens.front().form)}};
            Words row = row_of(child.text);
            return row.empty() ? std::vector<Words>{} : std::vector<Words>{std::move(row)};
        }
        case Query::Kind::pattern:
            return {{words_.add_pattern(child.text, child.forms)}};
        case Query::Kind::fuzzy: {
            std::vector<std::string> forms = child.forms;
            for (Token& token : tokenize(child.text)) forms.push_back(std::move(token.form));
            return {{words_.add_forms(forms)}};
        }
        case Query::Kind::same:
        case Query::Kind::any_of: {
            std::vector<Words> rows;
            for (const Query& each : child.children) {
                for (Words& row : rows_of(each)) rows.push_back(std::move(row));
            }
            return rows;
        }
        default:
            return {};
    }
}

Highlighter::Words Highlighter::row_of(std::string_view text) {
    Words row;
    for (const Token& token : tokenize(text)) row.push_back(exact_word(token.form));
    return row;
}

std::size_t Highlighter::stemmed_word(const std::string& form) {
    const auto known = stemmed_words_.find(form);
    if (known != stemmed_words_.end()) return known->second;
    return stemmed_words_.emplace(form, words_.add_word(form)).first->second;
}

/// A word as written; a lone character of a script without blanks, which its pairs hold too.
std::size_t Highlighter::exact_word(const std::string& form) {
    const auto known = exact_words_.find(form);
    if (known != exact_words_.end()) return known->second;
    const std::size_t word =
        is_one_character(form) ? words_.add_character(form) : words_.add_forms({&form, 1});
    exact_words_.emplace(form, word);
    return word;
}

std::size_t Highlighter::term_of(LitTerm term) {
    if (!shared_term_) {
        terms_.push_back(std::move(term));
        return terms_.size() - 1;
    }
    LitTerm& shared = terms_[*shared_term_];
    shared.stems.insert(shared.stems.end(), term.stems.begin(), term.stems.end());
    shared.forms.insert(shared.forms.end(), term.forms.begin(), term.forms.end());
    return *shared_term_;
}

}  // namespace debrief
