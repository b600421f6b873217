#include "searcher/synonyms.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "indexer/analysis.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include <fmt/format.h>

namespace debrief {

namespace {

/// The words and phrases of a list, `car, "motor car"`; a reason where it is none.
struct SynonymList {
    std::vector<std::string> texts;
    std::string fault;
};

SynonymList parse_list(std::string_view text, const SynonymLimits& limits) {
    SynonymList list;
    for (bool has_more = true; has_more;) {
        text = trim(text);
        const bool is_quoted = text.starts_with('"');
        const std::size_t quote = is_quoted ? text.find('"', 1) : 0;
        if (quote == std::string_view::npos) return {{}, "a quote is not closed"};
        const std::size_t comma = std::min(text.find(',', quote), text.size());
        const std::string_view item = is_quoted ? text.substr(1, quote - 1) : trim(text.substr(0, comma));
        if (is_quoted && !trim(text.substr(quote + 1, comma - quote - 1)).empty())
            return {{}, "something stands behind a closing quote"};
        const std::size_t words = tokenize(item).size();
        if (words == 0) return {{}, "a synonym has no word"};
        if (words > limits.words) return {{}, fmt::format("a synonym has more than {} words", limits.words)};
        list.texts.emplace_back(item);
        has_more = comma < text.size();
        text.remove_prefix(has_more ? comma + 1 : comma);
    }
    return list;
}

std::string stems_of(std::string_view text, Stemmer& english) {
    std::string stems;
    for (const Token& token : tokenize(text))
        stems.append(stems.empty() ? "" : " ").append(english.stem(token.form));
    return stems;
}

/// A word, or a phrase where the text has several.
Query to_query(const std::string& text) {
    Query query;
    query.kind = tokenize(text).size() > 1 ? Query::Kind::phrase : Query::Kind::word;
    query.text = text;
    return query;
}

Query same_as(Query typed, const std::vector<std::string>& others) {
    Query same;
    same.kind = Query::Kind::same;
    same.offset = typed.offset;
    same.children.push_back(std::move(typed));
    for (const std::string& other : others) {
        same.children.push_back(to_query(other));
        same.children.back().offset = same.offset;
    }
    return same;
}

}  // namespace

struct Synonyms::Line {
    std::vector<std::string> from;
    std::vector<std::string> to;
};

Synonyms::Synonyms(std::string_view content, std::string_view name, const OnProblem& on_problem,
                   const SynonymLimits& limits)
    : limits_(limits) {
    Stemmer english;
    std::size_t number = 0;
    const std::string mended = with_plain_line_ends(mend_utf8(without_byte_order_mark(content)));
    for_each_line(mended, [&](std::string_view text) {
        ++number;
        text = trim(text);
        if (text.empty() || text.starts_with('#')) return;
        const auto tell = [&](std::string reason) {
            on_problem({fmt::format("{}:{}", name, number), std::move(reason)});
        };
        const std::size_t arrow = text.find("=>");
        const bool is_one_way = arrow != std::string_view::npos;
        const SynonymList from = parse_list(text.substr(0, arrow), limits);
        const SynonymList to = is_one_way ? parse_list(text.substr(arrow + 2), limits) : from;
        if (!from.fault.empty()) return tell(from.fault);
        if (!to.fault.empty()) return tell(to.fault);
        if (!is_one_way && from.texts.size() < 2) return tell("a synonym stands alone");
        add_line({from.texts, to.texts}, english);
    });
}

void Synonyms::add_line(const Line& line, Stemmer& english) {
    for (const std::string& from : line.from) {
        const std::string key = stems_of(from, english);
        std::vector<std::string>& others = by_stems_[key];
        longest_ = std::max(longest_, tokenize(from).size());
        for (const std::string& to : line.to) {
            const bool is_known = stems_of(to, english) == key ||
                                  std::any_of(others.begin(), others.end(), [&](const std::string& other) {
                                      return stems_of(other, english) == stems_of(to, english);
                                  });
            if (!is_known && others.size() < limits_.alternatives) others.push_back(to);
        }
    }
    std::erase_if(by_stems_, [](const auto& entry) { return entry.second.empty(); });
}

const std::vector<std::string>* Synonyms::find(std::string_view text, Stemmer& english) const {
    const auto found = by_stems_.find(stems_of(text, english));
    return found == by_stems_.end() ? nullptr : &found->second;
}

void Synonyms::add_to(Query& query, Stemmer& english) const {
    if (is_empty()) return;
    std::size_t places = 0;
    add_to(query, english, places);
}

void Synonyms::add_to(Query& query, Stemmer& english, std::size_t& places) const {
    switch (query.kind) {
        case Query::Kind::word:
        case Query::Kind::phrase:
            if (places >= limits_.places) return;
            if (const std::vector<std::string>* others = find(query.text, english)) {
                ++places;
                query = same_as(std::move(query), *others);
            }
            return;
        case Query::Kind::any_of:
            return add_to_list(query, english, places);
        case Query::Kind::all_of:
        case Query::Kind::with:
            for (Query& child : query.children) add_to(child, english, places);
            return;
        case Query::Kind::but_not:
            return add_to(query.children.front(), english, places);
        default:
            return;
    }
}

void Synonyms::add_to_list(Query& list, Stemmer& english, std::size_t& places) const {
    std::vector<Query> beside;
    const std::vector<Query>& words = list.children;
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        std::string text;
        for (std::size_t end = begin; end < words.size() && end - begin < longest_; ++end) {
            if (words[end].kind != Query::Kind::word) break;
            text += (text.empty() ? "" : " ") + words[end].text;
            if (end == begin || places >= limits_.places) continue;
            const std::vector<std::string>* others = find(text, english);
            if (!others) continue;
            ++places;
            Query phrase = to_query(text);
            phrase.offset = words[begin].offset;
            beside.push_back(same_as(std::move(phrase), *others));
        }
    }
    for (Query& child : list.children) add_to(child, english, places);
    std::move(beside.begin(), beside.end(), std::back_inserter(list.children));
}

std::string Synonyms::to_text() const {
    std::string text;
    for (const auto& [stems, alternatives] : by_stems_) {
        text += stems;
        for (const std::string& alternative : alternatives) text += '\t' + alternative;
        text += '\n';
    }
    return text;
}

Synonyms read_synonyms(const std::string& file, const Synonyms::OnProblem& on_problem,
                       const SynonymLimits& limits) {
    std::error_code failure;
    const bool is_folder = std::filesystem::is_directory(file, failure);
    std::ifstream stream(file, std::ios::binary);
    if (is_folder || !stream) {
        throw Error(ErrorKind::usage, fmt::format("cannot read synonyms from '{}'", file),
                    "give a file with lines such as 'car, automobile'");
    }
    std::string content(limits.bytes + 1, '\0');
    stream.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(stream.gcount()));
    if (content.size() > limits.bytes) {
        throw Error(ErrorKind::usage,
                    fmt::format("synonyms in '{}' are more than {} bytes", file, limits.bytes),
                    "give a shorter file");
    }
    return {content, file, on_problem, limits};
}

}  // namespace debrief
