#pragma once

#include "tests/support/format_reading.h"

#include <string_view>

namespace debrief::test {

/// What `read_feed` tells of a feed that messages call "in" and whose id is "feed.xml".
[[nodiscard]] inline CollectingVisitor read_feed_of(std::string_view content,
                                                    const ReadOptions& options = {}) {
    return read_as(read_feed, content, options, "feed.xml");
}

}  // namespace debrief::test
