#include "corpus/timestamps.h"

namespace debrief {

std::optional<Day> parse_timestamp(std::string_view text) {
    return parse_iso_timestamp(text);
}

}  // namespace debrief
