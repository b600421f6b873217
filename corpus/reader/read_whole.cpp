#include "corpus/base/error.h"
#include "corpus/reader/formats.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

std::string read_whole(const FormatInput& input) {
    const std::size_t limit = input.options.record_bytes;
    std::string content;
    constexpr std::size_t step = 65536;
    for (std::size_t filled = 0;;) {
        content.resize(std::min(filled + step, limit + 1));
        const std::size_t count = input.stream.read(std::span(content).subspan(filled));
        filled += count;
        content.resize(filled);
        if (filled > limit) {
            throw Error(ErrorKind::corpus,
                        fmt::format("longer than {} bytes, the most a record may have", limit));
        }
        if (count == 0) break;
    }
    return content;
}

}  // namespace debrief
