#include "corpus/base/terminal.h"
#include "searcher/index_reader.h"
#include "searcher/search.h"
#include "tests/support/random.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

using namespace debrief;
using debrief::test::Random;

namespace {

constexpr double bound_milliseconds = 50;  // what any query may take on the news collection

struct Timed {
    double milliseconds = 0;  ///< of CPU time
    std::string query;
};

/// Words of titles, so that queries are about something.
std::vector<std::string> words_of(IndexReader& reader) {
    std::vector<std::string> words;
    reader.read([&](const Xapian::Database& database) {
        words.clear();
        const std::string prefix(title_prefix);
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
            if (!is_stem_term(*term)) words.push_back((*term).substr(prefix.size()));
    });
    return words;
}

constexpr std::array<std::string_view, 38> pieces{
    " ",           "\"",          "(",           ")",           "-",        "+",
    " AND ",       " OR ",        " NOT ",       " NEAR/5 ",    " NEAR ",   " ADJ/3 ",
    "*",           "?",           "~",           "~2",          "title:",   "cites:",
    "cites:>2 ",   "kind:press ", "event:2025 ", "amount:>1b ", "percent:", "$14bn",
    "date:2024..", "since:",      "lang:en ",    "is:cited ",   "..",       "a*",
    "*e",          "s?*",         "the",         "of",          "\xC3\xA9", "\xE6\x97\xA5",
    "\xFF",        "id:"};

std::string random_string(Random& random) {
    std::string text;
    for (std::size_t i = random.below(40) + 1; i > 0; --i) {
        if (random.below(2) == 0) {
            text += random.one_of(pieces);
        } else {
            text += static_cast<char>(random.below(256));
        }
    }
    return text;
}

/// Words and operators, of which some letters are then changed.
std::string mutated_query(Random& random, const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = random.below(random.below(20) == 0 ? 400 : 12) + 1; i > 0; --i) {
        if (random.below(3) == 0) text += random.one_of(pieces);
        text += words[random.below(words.size())];
        if (random.below(3) == 0) text += random.one_of(pieces);
        text += ' ';
    }
    for (std::size_t i = random.below(4); i > 0; --i) {
        const std::size_t place = random.below(text.size());
        text.replace(place, random.below(3), random.one_of(pieces));
    }
    return text;
}

/// What somebody writes who wants to keep a search busy.
std::vector<std::string> hostile_queries(const std::vector<std::string>& words) {
    const auto repeated = [](std::string_view piece, std::size_t times) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i) text += piece;
        return text;
    };
    std::string many;
    for (std::size_t i = 0; many.size() < 32'768; ++i) many += words[(i * 7919) % words.size()] + ' ';
    std::string common = "the of and a in to is that for was on it with as by at from has have be ";
    std::string patterns;
    for (char first = 'a'; first <= 'z'; ++first) patterns += fmt::format("{}* *{} ", first, first);
    return {"*",
            "?*",
            "a*",
            "*e",
            "*e*",
            repeated("*e* ", 12),
            patterns,
            repeated("a* ", 100),
            "a* AND s* AND t*",
            many,
            repeated(common, 300),
            repeated("the NEAR/100 ", 23) + "of",
            "the NEAR/100 of NEAR/100 in NEAR/100 to",
            "a* NEAR/50 s* NEAR/50 t*",
            "s* ADJ/90 c* ADJ/90 p*",
            "\"the of and a in to\"",
            "\"of the\"",
            "said NEAR/3 year",
            "percent:* amount:* event:*",
            "-percent:*",
            "conference~2 government~2 president~2 company~2 international~2",
            repeated("states~ ", 20),
            "is:cited -kind:press",
            "$1 $2 $3 $4 $5 $6 $7 $8 $9 $10",
            repeated("(", 10'000) + "a"};
}

/// CPU time of this process, so that other work on the machine hardly counts.
double time_once(IndexReader& reader, const SearchRequest& request) {
    const std::clock_t begin = std::clock();
    static_cast<void>(search(reader, request));
    const std::clock_t ticks = std::clock() - begin;
    return 1e3 * static_cast<double>(ticks) / CLOCKS_PER_SEC;
}

/// What takes long is asked again: what counts is the least, since a busy machine slows single queries down.
Timed ask(IndexReader& reader, std::string text) {
    constexpr double long_milliseconds = 20;
    constexpr int most_repeated = 4;
    SearchRequest request;
    request.query = std::move(text);
    double least = time_once(reader, request);
    for (int i = 0; i < most_repeated && least > long_milliseconds; ++i)
        least = std::min(least, time_once(reader, request));
    return {least, request.query};
}

void print(std::string_view kind, std::vector<Timed> all) {
    if (all.empty()) return;
    std::sort(all.begin(), all.end(),
              [](const Timed& left, const Timed& right) { return left.milliseconds > right.milliseconds; });
    double sum = 0;
    std::size_t over = 0;
    for (const Timed& each : all) {
        sum += each.milliseconds;
        if (each.milliseconds > bound_milliseconds) ++over;
    }
    fmt::print("{}: {} queries, mean {:.2f} ms, 99 % below {:.2f} ms, most {:.2f} ms, {} over {} ms\n", kind,
               all.size(), sum / static_cast<double>(all.size()), all[all.size() / 100].milliseconds,
               all.front().milliseconds, over, bound_milliseconds);
    for (std::size_t i = 0; i < std::min<std::size_t>(8, all.size()); ++i)
        fmt::print("  {:7.2f} ms  {}\n", all[i].milliseconds, to_terminal_line(all[i].query.substr(0, 100)));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: debrief_query_bench INDEX [COUNT [QUERY...]]\n";
        return 2;
    }
    const std::size_t count = argc > 2 ? std::stoul(argv[2]) : 10'000;
    IndexReader reader{IndexDirectory(argv[1])};
    if (argc > 3) {
        std::vector<Timed> given;
        for (int i = 3; i < argc; ++i) {
            for (std::size_t time = 0; time < count; ++time) given.push_back(ask(reader, argv[i]));
        }
        print("given queries", std::move(given));
        return 0;
    }
    const std::vector<std::string> words = words_of(reader);
    Random random(1);
    static_cast<void>(ask(reader, "warm"));
    std::vector<Timed> strings;
    std::vector<Timed> mutated;
    std::vector<Timed> hostile;
    for (std::size_t i = 0; i < count; ++i) strings.push_back(ask(reader, random_string(random)));
    for (std::size_t i = 0; i < count; ++i) mutated.push_back(ask(reader, mutated_query(random, words)));
    for (const std::string& query : hostile_queries(words)) hostile.push_back(ask(reader, query));
    print("random strings", std::move(strings));
    print("mutated queries", std::move(mutated));
    print("hostile queries", std::move(hostile));
    return 0;
}
