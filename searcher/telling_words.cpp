#include "searcher/telling_words.h"

#include "indexer/analysis.h"
#include "indexer/schema.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

/// Of the rarest part of a word; of its commonest stem, where it has several. A word that no briefing has
/// tells nothing.
double weight_of(const std::string& text, const Xapian::Database& database, Stemmers& stemmers) {
    const double documents = database.get_doccount();
    double weight = 0;
    for (const Token& token : tokenize(text)) {
        double briefings = 0;
        for (const std::string& stem : stemmers.all(token.form))
            briefings = std::max<double>(briefings, database.get_termfreq(stem_term("", stem)));
        if (briefings > 0)
            weight = std::max(weight, std::log1p((documents - briefings + 0.5) / (briefings + 0.5)));
    }
    return weight;
}

struct TypedText {
    std::string_view text;
    double weight = 0;
};

/// The words to keep of a list; empty where all are.
std::set<std::string> telling_words(const std::vector<Query>& list, const Xapian::Database& database,
                                    Stemmers& stemmers, std::size_t most) {
    std::map<std::string_view, std::size_t> times;
    std::vector<TypedText> words;  // in the order of the query
    for (const Query& child : list) {
        if (child.kind == Query::Kind::word && ++times[child.text] == 1) words.push_back({child.text});
    }
    if (words.size() <= most) return {};
    for (TypedText& word : words) {
        word.weight =
            static_cast<double>(times[word.text]) * weight_of(std::string(word.text), database, stemmers);
    }
    std::stable_sort(words.begin(), words.end(), [](const TypedText& left, const TypedText& right) {
        return left.weight > right.weight;
    });
    std::set<std::string> kept;
    for (std::size_t i = 0; i < most; ++i) kept.emplace(words[i].text);
    return kept;
}

}  // namespace

void keep_telling_words(Query& query, const Xapian::Database& database, Stemmers& stemmers,
                        std::vector<QueryNote>& notes, std::size_t most) {
    for (Query& child : query.children) keep_telling_words(child, database, stemmers, notes, most);
    if (query.kind != Query::Kind::any_of || query.children.size() <= most) return;
    const std::set<std::string> kept = telling_words(query.children, database, stemmers, most);
    if (kept.empty()) return;
    const auto is_left_out = [&](const Query& child) {
        return child.kind == Query::Kind::word && !kept.contains(child.text);
    };
    const auto first = std::find_if(query.children.begin(), query.children.end(), is_left_out);
    notes.push_back(
        {first->offset, fmt::format("only the {} most telling words of this text are searched for", most)});
    std::erase_if(query.children, is_left_out);
}

}  // namespace debrief
