#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace debrief {

/// Packs bytes as Xapian packs what it stores: a raw deflate stream. One a thread, used again and again.
class Deflater {
 public:
    Deflater();

    /// The packed bytes, until the next call; nothing where they would be no shorter. Throws
    /// `std::bad_alloc`.
    [[nodiscard]] std::optional<std::string_view> deflate(std::string_view bytes);

 private:
    struct End {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, End> compressor_;
    std::string packed_;
};

/// Adds bytes as a raw deflate stream that leaves them as they are, in five bytes more for each 65,535: what
/// was packed before would be packed in vain, and Xapian tries to where an entry is not marked as deflated.
void append_stored(std::string& streams, std::string_view bytes);

}  // namespace debrief
