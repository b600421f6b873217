#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace debrief {

/// A regular file that lies open.
struct PlainFile {
    int descriptor = -1;  ///< its owner's; reading it moves the place that the owner reads at
    std::uint64_t bytes = 0;
};

/// Where the bytes of an `InputStream` come from. Reads in order, once; failures throw `Error` of kind
/// `corpus`.
class ByteSource {
 public:
    virtual ~ByteSource() = default;

    /// Fills `buffer` from its front; fewer bytes than asked for only at the end, or in front of damage, of
    /// which the next call throws.
    [[nodiscard]] virtual std::size_t read(std::span<char> buffer) = 0;

    /// Bytes used so far of the file that lies below it all.
    [[nodiscard]] virtual std::uint64_t bytes_consumed() const = 0;

    /// The file that holds just these bytes, if one does: for readers that must go back and forth.
    [[nodiscard]] virtual std::optional<PlainFile> plain_file() const { return std::nullopt; }
};

}  // namespace debrief
