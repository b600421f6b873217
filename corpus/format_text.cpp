#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/formats.h"
#include "corpus/text_briefing.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace debrief {

bool looks_like_text(std::string_view head) {
    constexpr std::array<std::string_view, 3> others{"<", "%PDF-", "PK\x03\x04"};
    return std::none_of(others.begin(), others.end(),
                        [&](std::string_view mark) { return head.starts_with(mark); });
}

void read_text(const FormatInput& input, ReadVisitor& visitor) {
    if (has_control_characters(input.id))
        throw Error(ErrorKind::corpus, "has control characters in its name");
    const std::string content = read_whole(input);
    if (content.find('\0') != std::string::npos) {
        throw Error(ErrorKind::corpus, "holds NUL bytes, so it is no text in UTF-8");
    }
    Briefing briefing = briefing_from_text(mend_utf8(content));
    if (briefing.title.empty()) throw Error(ErrorKind::corpus, "holds no text");
    briefing.id = mend_utf8(input.id);
    briefing.date = day_in_file_name(std::filesystem::path(input.id).filename().string());
    visitor.on_briefing(std::move(briefing), input.name);
}

}  // namespace debrief
