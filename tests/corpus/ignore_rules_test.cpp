#include "corpus/base/ignore_rules.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"

#include <array>

using namespace debrief;
using namespace debrief::test;

namespace {

using Entry = IgnoreRules::Entry;
using Verdict = IgnoreRules::Verdict;

/// "ignored", "kept" or "-".
std::string judged(const std::string& rules, const std::string& path, Entry entry = Entry::file) {
    const auto verdict = IgnoreRules(rules).judge(path, entry);
    if (!verdict) return "-";
    return *verdict == Verdict::ignored ? "ignored" : "kept";
}

bool fits(const std::string& pattern, const std::string& path) {
    return judged(pattern, path) == "ignored";
}

}  // namespace

TEST_CASE("patterns fit paths as git has it", "[corpus][ignore_rules]") {
    struct Case {
        const char* pattern;
        const char* path;
        bool fits;
    };
    const auto [pattern, path, expected] = GENERATE(values<Case>({
        {"a.txt", "a.txt", true},
        {"a.txt", "sub/deep/a.txt", true},
        {"a.txt", "a.txt.gz", false},
        {"a.txt", "A.TXT", false},
        {"/a.txt", "a.txt", true},
        {"/a.txt", "sub/a.txt", false},
        {"sub/a.txt", "sub/a.txt", true},
        {"sub/a.txt", "deep/sub/a.txt", false},
        {"sub", "sub/a.txt", false},
        {"*", "a", true},
        {"*", "sub/a", true},
        {"/*", "sub/a", false},
        {"*.txt", "sub/a.txt", true},
        {"*.txt", ".txt", true},
        {"sub/*.txt", "sub/a.txt", true},
        {"sub/*.txt", "sub/deep/a.txt", false},
        {"s*b/*", "sub/a", true},
        {"a*c", "abc", true},
        {"a*c", "ac", true},
        {"a*c", "a/c", false},
        {"a*b*c", "aXbYbc", true},
        {"a*b*c", "aXbYbcd", false},
        {"a**c", "abc", true},
        {"?.txt", "a.txt", true},
        {"?.txt", "ab.txt", false},
        {"?.txt", "\xC3\xA9.txt", true},
        {"?", "\xE9", true},
        {"a?b", "a/b", false},
        {"**/a.txt", "a.txt", true},
        {"**/a.txt", "x/y/a.txt", true},
        {"**/sub/a.txt", "x/sub/a.txt", true},
        {"sub/**", "sub/a", true},
        {"sub/**", "sub/x/y/a", true},
        {"sub/**", "sub", false},
        {"sub/**", "other/sub/a", false},
        {"a/**/b", "a/b", true},
        {"a/**/b", "a/x/b", true},
        {"a/**/b", "a/x/y/b", true},
        {"a/**/b", "a/x/y/c", false},
        {"a/**/b/**/c", "a/1/b/2/b/3/c", true},
        {"a/x**/b", "a/xy/z/b", false},
        {"**", "x/y", true},
        {"/**", "x/y", true},
        {"[abc].txt", "b.txt", true},
        {"[abc].txt", "d.txt", false},
        {"[a-c].txt", "b.txt", true},
        {"[a-c].txt", "-.txt", false},
        {"[a-].txt", "-.txt", true},
        {"[!a-c].txt", "d.txt", true},
        {"[^a-c].txt", "b.txt", false},
        {"[]].txt", "].txt", true},
        {"[!]].txt", "a.txt", true},
        {"[\\]a].txt", "].txt", true},
        {"a[!b]c", "a/c", false},
        {"[\xC3\xA9].txt", "\xC3\xA9.txt", true},
        {"[[:digit:]x].txt", "7.txt", true},
        {"[[:digit:]x].txt", "x.txt", true},
        {"[[:digit:]].txt", "a.txt", false},
        {"[![:alpha:]].txt", "7.txt", true},
        {"[[:unknown:]].txt", "u.txt", false},
        {"[[:x].txt", ":.txt", true},
        {"[abc.txt", "[abc.txt", false},
        {"[a/b]", "a", true},
        {"[a/b]", "sub/a", false},
        {"\\*.txt", "*.txt", true},
        {"\\*.txt", "a.txt", false},
        {"\\#a", "#a", true},
        {"\\!a", "!a", true},
        {"#a", "#a", false},
        {"a\\", "a\\", false},
        {"a ", "a", true},
        {"a\\ ", "a ", true},
        {"a\\  ", "a ", true},
        {"a\\\\ ", "a\\", true},
        {"a\t", "a", false},
        {" ", " ", false},
        {"", "a", false},
        {"/", "a", false},
        {"//", "a", false},
        {"!", "a", false},
    }));
    CAPTURE(pattern, path);
    CHECK(fits(pattern, path) == expected);
}

TEST_CASE("a pattern with a slash at its end is for folders", "[corpus][ignore_rules]") {
    CHECK(judged("sub/", "sub", Entry::folder) == "ignored");
    CHECK(judged("sub/", "deep/sub", Entry::folder) == "ignored");
    CHECK(judged("sub/", "sub", Entry::file) == "-");
    CHECK(judged("/sub/", "deep/sub", Entry::folder) == "-");
    CHECK(judged("a/**/", "a/b", Entry::folder) == "ignored");
    CHECK(judged("a/**/", "a/b", Entry::file) == "-");
    CHECK(judged("sub", "sub", Entry::folder) == "ignored");
}

TEST_CASE("the last pattern that fits decides", "[corpus][ignore_rules]") {
    CHECK(judged("*.txt\n!a.txt", "a.txt") == "kept");
    CHECK(judged("*.txt\n!a.txt", "b.txt") == "ignored");
    CHECK(judged("!a.txt\n*.txt", "a.txt") == "ignored");
    CHECK(judged("*.txt\n!*.txt\na.txt", "a.txt") == "ignored");
    CHECK(judged("!a.txt", "a.txt") == "kept");
    CHECK(judged("*.txt", "a.md") == "-");
    CHECK(judged("", "a.md") == "-");
}

TEST_CASE("lines may end as they like, comments and blank lines say nothing", "[corpus][ignore_rules]") {
    const std::string rules = "\xEF\xBB\xBF# ours\r\n\r\na.txt\r\n   \n# x\nb.txt";
    CHECK(judged(rules, "a.txt") == "ignored");
    CHECK(judged(rules, "b.txt") == "ignored");
    CHECK(judged(rules, "# ours") == "-");
    CHECK(IgnoreRules("# nothing\n\n").empty());
    CHECK_FALSE(IgnoreRules("a").empty());
}

TEST_CASE("patterns made to take for ever do not", "[corpus][ignore_rules]") {
    CHECK_FALSE(fits(repeated("*a", 1000) + "b", std::string(4000, 'a')));
    CHECK_FALSE(fits(repeated("**/", 1000) + "b", repeated("a/", 2000) + "c"));
    CHECK_FALSE(fits(repeated("**/*a*a*a/", 300) + "b", repeated("aaaaaaaaaa/", 400) + "c"));
    CHECK_FALSE(fits(std::string(5000, '*') + "b", std::string(4000, 'a')));
    CHECK_FALSE(fits(repeated("[", 4000), "["));
    CHECK_FALSE(fits("a" + std::string(1'000'000, ' ') + "\\b", "a"));
}

namespace {

/// Wildcards by trying everything: too slow for use, too simple to be wrong.
bool fits_by_trying(std::string_view pattern, std::string_view path) {
    if (pattern.empty()) return path.empty();
    if (pattern.front() == '*') {
        return fits_by_trying(pattern.substr(1), path) ||
               (!path.empty() && path.front() != '/' && fits_by_trying(pattern, path.substr(1)));
    }
    return !path.empty() &&
           (pattern.front() == path.front() || (pattern.front() == '?' && path.front() != '/')) &&
           fits_by_trying(pattern.substr(1), path.substr(1));
}

}  // namespace

TEST_CASE("matching finds what trying everything finds", "[corpus][ignore_rules][property]") {
    constexpr std::array<std::string_view, 5> pattern_pieces{"a", "b", "?", "*a", "/"};
    constexpr std::array<std::string_view, 3> path_pieces{"a", "b", "/"};
    const auto seed = GENERATE(range(1U, 400U));
    Random random(seed);
    const std::string pattern = "x" + random.joined(pattern_pieces, random.below(8)) + "/y";
    const std::string path = "x" + random.joined(path_pieces, random.below(10)) + "/y";
    CAPTURE(seed, pattern, path);
    CHECK(fits(pattern, path) == fits_by_trying(pattern, path));
}
