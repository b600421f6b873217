#pragma once

#include "corpus/formats.h"
#include "tests/support/collecting_visitor.h"
#include "tests/support/temporary_folder.h"

#include <string>
#include <string_view>

namespace debrief::test {

/// What `read_feed` tells of a file with this content that messages call "in" and whose id is "feed.xml".
[[nodiscard]] inline CollectingVisitor read_feed_of(std::string_view content,
                                                    const ReadOptions& options = {}) {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("in", content));
    CollectingVisitor visitor;
    read_feed({stream, "feed.xml", "in", options}, visitor);
    return visitor;
}

/// The value of a briefing's first attribute of that name, as JSON; empty where it has none.
[[nodiscard]] inline std::string attribute_of(const Briefing& briefing, std::string_view name) {
    for (const Attribute& attribute : briefing.attributes) {
        if (attribute.name == name) return attribute.value;
    }
    return "";
}

}  // namespace debrief::test
