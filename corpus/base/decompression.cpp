#include "corpus/base/decompression.h"

#include "corpus/base/error.h"
#include "corpus/base/libarchive.h"
#include "corpus/base/libarchive_reader.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

using namespace std::literals;

constexpr std::array marks{"\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv,
                           "\xFD"
                           "7zXZ\0"sv,
                           "BZh"sv};

/// A compressed stream, by libarchive, for which it is an archive with one member.
class DecompressingSource : public ByteSource {
 public:
    explicit DecompressingSource(InputStream&& packed)
        : packed_(std::move(packed)), reader_(packed_, LibarchiveReader::Access::forward) {
        libarchive().read_support_filter_gzip(reader_.get());
        libarchive().read_support_filter_zstd(reader_.get());
        libarchive().read_support_filter_xz(reader_.get());
        libarchive().read_support_filter_bzip2(reader_.get());
        libarchive().read_support_format_raw(reader_.get());
        libarchive().read_support_format_empty(reader_.get());
        reader_.open();
        is_empty_ = !reader_.next();
        constexpr int one_and_none = 2;
        if (!is_empty_ && libarchive().filter_count(reader_.get()) > one_and_none) {
            throw Error(ErrorKind::corpus, "is compressed more than once");
        }
    }

    std::size_t read(std::span<char> buffer) override { return is_empty_ ? 0 : reader_.read(buffer); }

    [[nodiscard]] std::uint64_t bytes_consumed() const override { return packed_.bytes_consumed(); }

 private:
    InputStream packed_;
    LibarchiveReader reader_;
    bool is_empty_ = false;
};

}  // namespace

bool looks_compressed(std::string_view head) {
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return head.starts_with(mark); });
}

std::unique_ptr<ByteSource> decompress(InputStream&& packed) {
    return std::make_unique<DecompressingSource>(std::move(packed));
}

}  // namespace debrief
