#include "web/wording.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::string_view cut_mark = " …";

}  // namespace

std::string with_thousands(std::size_t number) {
    std::string digits = fmt::format("{}", number);
    for (std::size_t left = digits.size(); left > 3; left -= 3) digits.insert(left - 3, ",");
    return digits;
}

std::string counted(std::size_t number, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", with_thousands(number), number == 1 ? one : several);
}

std::string as_sentence(std::string_view message) {
    std::string sentence(message);
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
}

std::string line_of(std::string_view text, std::size_t most_bytes) {
    const std::string line = collapse_spaces(text.substr(0, code_point_boundary(text, 4 * most_bytes)));
    return cut_marked(line, {}, most_bytes).text;
}

MarkedText cut_marked(std::string_view text, const std::vector<Span>& matches, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return {std::string(text), matches};
    const std::size_t end = code_point_boundary(text, most_bytes);
    MarkedText cut{std::string(text.substr(0, end)), {}};
    for (const Span& match : matches)
        if (match.begin < end) cut.matches.push_back({match.begin, std::min(match.end, end)});
    cut.text += cut_mark;
    return cut;
}

}  // namespace debrief
