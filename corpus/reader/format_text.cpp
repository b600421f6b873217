#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/text_briefing.h"
#include "corpus/reader/text_repair.h"
#include "corpus/reader/unwrap.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

namespace debrief {

bool looks_like_text(std::string_view head) {
    constexpr std::array<std::string_view, 3> others{"<", "%PDF-", "PK\x03\x04"};
    return std::none_of(others.begin(), others.end(),
                        [&](std::string_view mark) { return head.starts_with(mark); });
}

namespace {

/// One in so many characters may be a control character that no text has; more than that is binary.
constexpr std::size_t characters_a_control = 100;

/// Control characters that texts do hold: white space, a backspace, what colours a terminal, and the end of a
/// file as CP/M and DOS marked it.
bool is_text_control(char c) {
    return is_ascii_space(c) || c == '\b' || c == '\x1A' || c == '\x1B';
}

bool is_foreign_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && !is_text_control(c);
}

/// The text without control characters of binary files, which are told; throws where they are many.
std::string without_foreign_controls(std::string text, const FormatInput& input, ReadVisitor& visitor) {
    const auto count = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_foreign_control));
    if (count == 0) return text;
    if (count * characters_a_control > text.size()) {
        const bool has_nul = text.find('\0') != std::string::npos;
        throw Error(ErrorKind::corpus, has_nul
                                           ? "holds NUL bytes, so it is no text in UTF-8"
                                           : "holds control characters as binary files do, so it is no text");
    }
    std::erase_if(text, is_foreign_control);
    visitor.on_mended({std::string(input.name),
                       fmt::format("left out {} control character{}", count, count == 1 ? "" : "s")});
    return text;
}

}  // namespace

void read_text(const FormatInput& input, ReadVisitor& visitor) {
    if (has_control_characters(input.id))
        throw Error(ErrorKind::corpus, "has control characters in its name");
    DecodedText decoded = decode_text(read_whole(input));
    const std::string loss = describe_loss(decoded);
    const std::string text = without_foreign_controls(std::move(decoded.text), input, visitor);
    const std::string readable = repair_text(with_plain_line_ends(text)).text;
    Briefing briefing = briefing_from_text(unwrap_paragraphs(readable));
    if (briefing.title.empty()) throw Error(ErrorKind::corpus, "holds no text");
    if (!loss.empty()) visitor.on_mended({std::string(input.name), loss});
    briefing.id = mend_utf8(input.id);
    briefing.date = day_in_file_name(std::filesystem::path(input.id).filename().string());
    visitor.on_briefing(std::move(briefing), input.name);
}

}  // namespace debrief
