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

}  // namespace debrief
