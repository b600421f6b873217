#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/formats.h"
#include "corpus/text_briefing.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace debrief {

void read_text(const FormatInput& input, ReadVisitor& visitor) {
    if (has_control_characters(input.id))
        throw Error(ErrorKind::corpus, "has control characters in its name");
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
