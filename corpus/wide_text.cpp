#include "corpus/wide_text.h"

#include "corpus/base/memory_source.h"
#include "corpus/charset.h"

#include <memory>
#include <utility>

namespace debrief {

bool is_wide_text(std::string_view head) {
    constexpr std::size_t enough = 256;  // records begin with ASCII: a bracket, a quote, the name of a field
    const std::string_view first = head.substr(0, enough);
    const bool has_mark = first.starts_with("\xFF\xFE") || first.starts_with("\xFE\xFF");
    if (!has_mark && first.find('\0') == std::string_view::npos) return false;
    constexpr std::size_t widest = 4;  // bytes of a character: none must be cut
    const std::string charset = decode_text(head.substr(0, head.size() / widest * widest)).charset;
    return charset.starts_with("utf-16") || charset.starts_with("utf-32");
}

InputStream decode_whole(const FormatInput& input, ReadVisitor& visitor) {
    DecodedText decoded = decode_text(read_whole(input));
    std::string loss = describe_loss(decoded);
    if (!loss.empty()) visitor.on_mended({std::string(input.name), std::move(loss)});
    return InputStream(std::make_unique<MemorySource>(std::move(decoded.text)));
}

}  // namespace debrief
