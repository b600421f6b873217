#include "searcher/explanation.h"

#include "corpus/base/text.h"
#include "indexer/schema.h"
#include "searcher/query.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

using NamedPrefix = std::pair<std::string_view, std::string_view>;

/// The longest prefix that the term begins with, and what it is called.
NamedPrefix prefix_of(std::string_view term) {
    NamedPrefix longest{"", "word"};
    const auto look_at = [&](std::string_view prefix, std::string_view name) {
        if (prefix.size() > longest.first.size() && term.starts_with(prefix)) longest = {prefix, name};
    };
    look_at(chrome_prefix, "chrome");
    for (const Field& field : fields) look_at(field.prefix, field.name);
    return longest;
}

}  // namespace

ExplainedTerm read_term(const std::string& term) {
    const auto [prefix, name] = prefix_of(term);
    if (!is_stem_term(term)) return {std::string(name), term.substr(prefix.size()), 0};
    const std::string stem(without_stem_mark(term).substr(prefix.size()));
    return {prefix.empty() ? "stem" : fmt::format("{} stem", name), stem, 0};
}

Explanation explain(const Query& query, const Xapian::Query& plan, const Xapian::Database& database) {
    Explanation explanation;
    explanation.tree = to_string(query);
    explanation.briefings = database.get_doccount();
    for (auto term = plan.get_unique_terms_begin(); term != plan.get_terms_end(); ++term) {
        if ((*term).empty()) continue;
        ExplainedTerm explained = read_term(*term);
        explained.briefings = database.get_termfreq(*term);
        explanation.terms.push_back(std::move(explained));
    }
    std::sort(explanation.terms.begin(), explanation.terms.end(),
              [](const ExplainedTerm& left, const ExplainedTerm& right) {
                  return std::tie(left.field, left.text) < std::tie(right.field, right.text);
              });
    return explanation;
}

}  // namespace debrief
