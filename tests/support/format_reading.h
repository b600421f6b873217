#pragma once

#include "corpus/base/memory_source.h"
#include "corpus/formats.h"
#include "tests/support/collecting_visitor.h"

#include <memory>
#include <string>
#include <string_view>

namespace debrief::test {

/// What the reader of a format makes of a file called "in" whose briefings are called "file" for want of a
/// better id.
[[nodiscard]] inline CollectingVisitor read_as(void (*read)(const FormatInput&, ReadVisitor&),
                                               std::string_view content, const ReadOptions& options = {}) {
    InputStream stream(std::make_unique<MemorySource>(std::string(content)));
    CollectingVisitor visitor;
    read({stream, "file", "in", options}, visitor);
    return visitor;
}

}  // namespace debrief::test
