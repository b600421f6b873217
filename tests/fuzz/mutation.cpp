#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace debrief::fuzz {

namespace {

using namespace std::literals;

constexpr std::array hostile{
    "\0"sv,
    "\xFF"sv,
    "\xC3"sv,
    "\xEF\xBB\xBF"sv,
    "\xFF\xFE"sv,
    "\xE2\x80\xAE"sv,
    "\xF0\x9F\x97\x9E"sv,
    "\xC2\xA0"sv,
    "\r\n\r\n"sv,
    "\r"sv,
    "\n"sv,
    "\t"sv,
    "\x1E"sv,
    "\""sv,
    "\\"sv,
    "\\ud83d"sv,
    "'"sv,
    "(((((((("sv,
    "))))"sv,
    "[[[[[[[["sv,
    "]]"sv,
    "{{{{{{{{"sv,
    "}"sv,
    "<<<<<<<<"sv,
    "<div><div><div><div>"sv,
    "</p>"sv,
    "<!--"sv,
    "<![CDATA["sv,
    "&#x110000;"sv,
    "&amp;amp;"sv,
    "%00"sv,
    "=?utf-8?B?//8=?="sv,
    "--"sv,
    "---\n"sv,
    "+++\n"sv,
    "From "sv,
    "99999999999999999999"sv,
    "-1"sv,
    "0"sv,
    "1e308"sv,
    "9999-12-31"sv,
    "0000-00-00"sv,
    "****************"sv,
    "**/"sv,
    "!"sv,
    "$"sv,
    "."sv,
    ","sv,
    ";"sv,
};

/// A piece of `text`, up to `most` bytes long.
std::string_view piece_of(std::string_view text, std::size_t most, test::Random& random) {
    if (text.empty()) return text;
    const std::size_t begin = random.below(text.size());
    return text.substr(begin, 1 + random.below(most));
}

void change_once(std::string& input, std::span<const std::string> seeds, test::Random& random) {
    constexpr std::size_t longest_piece = 64;
    const std::size_t at = random.below(input.size() + 1);
    switch (random.below(7)) {
        case 0:
            if (at < input.size()) input[at] = static_cast<char>(random.below(256));
            break;
        case 1:
            if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << random.below(7)));
            break;
        case 2:
            input.erase(at, 1 + random.below(longest_piece));
            break;
        case 3:
            input.insert(at, random.one_of(hostile));
            break;
        case 4:
            input.insert(at, std::string(piece_of(seeds[random.below(seeds.size())], longest_piece, random)));
            break;
        case 5: {
            const std::string piece(piece_of(input, longest_piece, random));
            for (std::size_t times = 1 + random.below(20); times > 0; --times) input.insert(at, piece);
            break;
        }
        default:
            input.resize(at);
    }
}

}  // namespace

std::string mutate(std::span<const std::string> seeds, test::Random& random) {
    constexpr std::size_t most_changes = 8;
    std::string input = seeds[random.below(seeds.size())];
    for (std::size_t changes = 1 + random.below(most_changes); changes > 0; --changes) {
        change_once(input, seeds, random);
    }
    input.resize(std::min(input.size(), mutated_bytes));
    return input;
}

}  // namespace debrief::fuzz
