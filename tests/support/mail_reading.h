#pragma once

#include "corpus/formats.h"
#include "tests/support/collecting_visitor.h"
#include "tests/support/temporary_folder.h"

#include <string_view>

namespace debrief::test {

/// What a reader of a format tells of a file with this content; it is called "in".
[[nodiscard]] static CollectingVisitor read_as(void (*read)(const FormatInput&, ReadVisitor&),
                                               std::string_view content, const ReadOptions& options = {}) {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("in", content));
    CollectingVisitor visitor;
    read({stream, "in", "in", options}, visitor);
    return visitor;
}

/// The only briefing of a mail message.
[[nodiscard]] inline Briefing mail_briefing(std::string_view message, const ReadOptions& options = {}) {
    CollectingVisitor visitor = read_as(read_mail, message, options);
    return visitor.briefings.size() == 1 ? visitor.briefings.front() : Briefing{};
}

/// The value of an attribute as JSON; "" where there is none.
[[nodiscard]] inline std::string attribute_of(const Briefing& briefing, std::string_view name) {
    for (const Attribute& attribute : briefing.attributes) {
        if (attribute.name == name) return attribute.value;
    }
    return "";
}

}  // namespace debrief::test
