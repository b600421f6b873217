#pragma once

#include "corpus/base/byte_source.h"
#include "corpus/base/input_stream.h"

#include <string>
#include <utility>

namespace debrief {

/// The bytes of a text in memory that was made of another stream.
class TextSource : public ByteSource {
 public:
    /// `origin` must live as long as the source.
    TextSource(std::string text, const InputStream& origin) : text_(std::move(text)), origin_(origin) {}

    [[nodiscard]] std::size_t read(std::span<char> buffer) override {
        const std::size_t count = text_.copy(buffer.data(), buffer.size(), position_);
        position_ += count;
        return count;
    }

    [[nodiscard]] std::uint64_t bytes_consumed() const override { return origin_.bytes_consumed(); }

 private:
    std::string text_;
    std::size_t position_ = 0;
    const InputStream& origin_;
};

}  // namespace debrief
