#pragma once

#include <cstdint>
#include <span>

namespace debrief {

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
};

}  // namespace debrief
