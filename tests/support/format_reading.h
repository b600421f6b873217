#pragma once

#include "corpus/base/memory_source.h"
#include "corpus/reader/formats.h"
#include "tests/support/collecting_visitor.h"

#include <memory>
#include <string>
#include <string_view>

namespace debrief::test {

/// What the reader of a format makes of a file that messages call "in" and whose briefings are called `id`
/// for want of a better one.
[[nodiscard]] inline CollectingVisitor read_as(void (*read)(const FormatInput&, ReadVisitor&),
                                               std::string_view content, const ReadOptions& options = {},
                                               std::string_view id = "file") {
    InputStream stream(std::make_unique<MemorySource>(std::string(content)));
    CollectingVisitor visitor;
    read({stream, id, "in", options}, visitor);
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
