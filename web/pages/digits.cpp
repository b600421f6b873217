#include "web/pages/digits.h"

#include "corpus/base/text.h"

namespace debrief {

std::string with_grouped_digits(std::string_view normal) {
    std::string grouped;
    for (std::size_t i = 0; i < normal.size();) {
        std::size_t end = i;
        while (end < normal.size() && is_ascii_digit(normal[end])) ++end;
        if (end == i) {
            grouped += normal[i++];
            continue;
        }
        const bool is_decimal = i >= 2 && normal[i - 1] == '.' && is_ascii_digit(normal[i - 2]);
        for (; i < end; ++i) {
            grouped += normal[i];
            const std::size_t left = end - i - 1;
            if (!is_decimal && left > 0 && left % 3 == 0) grouped += ',';
        }
    }
    return grouped;
}

}  // namespace debrief
