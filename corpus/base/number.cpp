#include "corpus/base/number.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <fmt/format.h>

namespace debrief {

std::size_t number_between(std::string_view name, std::string_view text, std::size_t least,
                           std::size_t most) {
    const auto number = parse_number(text);
    if (!number || *number < least || *number > most) {
        throw Error(ErrorKind::usage, fmt::format("'{}' cannot be '{}'", name, text),
                    fmt::format("give a whole number from {} to {}", least, most));
    }
    return *number;
}

namespace {

/// How many bytes a letter behind a number stands for; 1 for no letter of ours.
std::size_t unit_of(char letter) {
    switch (letter) {
        case 'k':
        case 'K':
            return 1'000;
        case 'm':
        case 'M':
            return 1'000'000;
        case 'g':
        case 'G':
            return 1'000'000'000;
        default:
            return 1;
    }
}

}  // namespace

std::size_t size_between(std::string_view name, std::string_view text, std::size_t least, std::size_t most) {
    const std::size_t unit = text.empty() ? 1 : unit_of(text.back());
    const auto number = parse_number(unit == 1 ? text : text.substr(0, text.size() - 1));
    if (!number || *number > most / unit || *number * unit < least) {
        throw Error(
            ErrorKind::usage, fmt::format("'{}' cannot be '{}'", name, text),
            fmt::format("give a number of bytes from {} to {}; K, M or G may follow it", least, most));
    }
    return *number * unit;
}

}  // namespace debrief
