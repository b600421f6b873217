#pragma once

#include "corpus/base/input_stream.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// One line of a stream.
struct Line {
    std::size_t number = 0;  ///< from 1
    std::string_view text;   ///< without its end (LF or CR LF); valid until the next line is read
    bool is_cut = false;     ///< longer than the limit: `text` holds its first bytes only
};

/// Splits a stream into lines, holding one line of at most `limit` bytes and one block in memory.
class LineReader {
 public:
    LineReader(InputStream& stream, std::size_t limit);

    /// The next line; nothing at the end. A last line without an end counts. Throws what the stream throws.
    [[nodiscard]] std::optional<Line> next();

 private:
    bool fill();

    InputStream& stream_;
    std::size_t limit_;
    std::string block_;
    std::size_t position_ = 0;
    std::string line_;
    std::size_t number_ = 0;
};

}  // namespace debrief
