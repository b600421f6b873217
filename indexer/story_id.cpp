#include "indexer/story_id.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

std::string story_id(std::string_view first_telling) {
    constexpr unsigned kept_bits = 48;
    return fmt::format("{:012x}",
                       XXH3_64bits(first_telling.data(), first_telling.size()) >> (64 - kept_bits));
}

}  // namespace debrief
