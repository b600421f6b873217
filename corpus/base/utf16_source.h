#pragma once

#include "corpus/base/byte_source.h"
#include "corpus/base/input_stream.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// The forms of Unicode whose code units are wider than a byte.
enum class Utf16Kind { utf16_le, utf16_be, utf32_le, utf32_be };

/// How much of a text's front `utf16_kind` wants to see; it looks at no more.
inline constexpr std::size_t utf16_head_bytes = 4096;

/// Whether a text that begins with `head` is UTF-16 or UTF-32: told by its byte order mark; without one by
/// its zero bytes, where they make it text in one of these forms and in no other (so never for a text without
/// NULs, for UTF-8 with some, or for binary content).
[[nodiscard]] std::optional<Utf16Kind> utf16_kind(std::string_view head);

/// The name of a form as WHATWG and IANA have it: "utf-16le".
[[nodiscard]] std::string_view name_of(Utf16Kind kind);

/// UTF-16 or UTF-32 from another stream as UTF-8, without its byte order mark. What is no character (lone
/// surrogates, values above U+10FFFF, a cut unit at the end) is U+FFFD. Holds one block in memory.
class Utf16Source : public ByteSource {
 public:
    /// `bytes` must live as long as the source.
    Utf16Source(InputStream& bytes, Utf16Kind kind);

    [[nodiscard]] std::size_t read(std::span<char> buffer) override;
    [[nodiscard]] std::uint64_t bytes_consumed() const override;

    /// Places that were made U+FFFD so far.
    [[nodiscard]] std::size_t replaced() const { return replaced_; }

 private:
    bool fill();

    InputStream& bytes_;
    Utf16Kind kind_;
    std::string block_;  ///< as read; its front may be the rest of the block before
    std::string text_;   ///< decoded, from `position_` on not yet read
    std::size_t position_ = 0;
    std::size_t replaced_ = 0;
    bool is_at_front_ = true;
};

/// The stream to read instead of one of which `utf16_kind(bytes.peek(utf16_head_bytes))` said `kind`: wrap it
/// in an `InputStream`. `bytes` must live as long as the source.
[[nodiscard]] std::unique_ptr<Utf16Source> decode_utf16(InputStream& bytes, Utf16Kind kind);

/// All of a text in UTF-16 or UTF-32, as `Utf16Source` gives it.
struct Utf16Text {
    std::string text;
    std::size_t replaced = 0;  ///< places that were made U+FFFD
};
[[nodiscard]] Utf16Text utf16_to_utf8(std::string_view bytes, Utf16Kind kind);

}  // namespace debrief
