#pragma once

#include "corpus/base/byte_source.h"

#include <algorithm>
#include <string>
#include <utility>

namespace debrief {

/// Bytes that are in memory already.
class MemorySource : public ByteSource {
 public:
    explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

    std::size_t read(std::span<char> buffer) override {
        const std::size_t count = std::min(buffer.size(), bytes_.size() - position_);
        std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(position_), count, buffer.begin());
        position_ += count;
        return count;
    }
    [[nodiscard]] std::uint64_t bytes_consumed() const override { return position_; }

 private:
    std::string bytes_;
    std::size_t position_ = 0;
};

}  // namespace debrief
