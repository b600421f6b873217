#include "indexer/record_packing.h"

#include "corpus/data_files.h"
#include "indexer/byte_codec.h"

#include <cstddef>
#include <memory>
#include <new>

#include <zstd.h>

namespace debrief {

namespace {

/// Level 1 packs news 9 % worse, levels 4 and 5 worse and more slowly.
constexpr int packing_level = 3;
/// Half of what the level would have. Between two records these tables leave the processor's cache, so larger
/// ones, which save 1 %, cost more than deflate.
constexpr int packing_hash_bits = 15;
constexpr int packing_chain_bits = 14;

constexpr std::string_view magic = "\x28\xB5\x2F\xFD";
/// A block of 128 KiB takes four bytes at least.
constexpr std::size_t most_content_a_byte = std::size_t{32} << 10U;

struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

template <typename Made>
std::unique_ptr<Made, Free> owned(Made* made) {
    if (!made) throw std::bad_alloc();
    return std::unique_ptr<Made, Free>(made);
}

const ZSTD_DDict* unpacking_dictionary() {
    static const auto dictionary =
        owned(ZSTD_createDDict(record_dictionary().data(), record_dictionary().size()));
    return dictionary.get();
}

/// One a thread, since it takes longer to make than to use.
ZSTD_CCtx* packing_context() {
    thread_local const auto context = [] {
        auto made = owned(ZSTD_createCCtx());
        ZSTD_CCtx_setParameter(made.get(), ZSTD_c_compressionLevel, packing_level);
        ZSTD_CCtx_setParameter(made.get(), ZSTD_c_hashLog, packing_hash_bits);
        ZSTD_CCtx_setParameter(made.get(), ZSTD_c_chainLog, packing_chain_bits);
        ZSTD_CCtx_setParameter(made.get(), ZSTD_c_dictIDFlag, 0);
        const std::string_view dictionary = record_dictionary();
        if (ZSTD_isError(ZSTD_CCtx_loadDictionary(made.get(), dictionary.data(), dictionary.size())))
            throw std::bad_alloc();
        return made;
    }();
    return context.get();
}

ZSTD_DCtx* unpacking_context() {
    thread_local const auto context = owned(ZSTD_createDCtx());
    return context.get();
}

}  // namespace

std::string_view record_dictionary() {
    return find_data_file("record_packing.zdict");
}

std::string pack_record(std::string_view content) {
    std::string record(ZSTD_compressBound(content.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(packing_context(), record.data(), record.size(), content.data(), content.size());
    if (ZSTD_isError(size)) throw std::bad_alloc();  // nothing else can fail
    record.resize(size);
    record.replace(0, magic.size(), checksum_of(std::string_view(record).substr(magic.size()), magic.size()));
    record.shrink_to_fit();
    return record;
}

std::optional<std::string> unpack_record(std::string_view packed) {
    if (packed.size() < magic.size()) return std::nullopt;
    if (checksum_of(packed.substr(magic.size()), magic.size()) != packed.substr(0, magic.size()))
        return std::nullopt;
    std::string frame(packed);
    frame.replace(0, magic.size(), magic);
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    // Also where it is not told, which is said by the highest numbers.
    if (size > frame.size() * most_content_a_byte) return std::nullopt;
    std::string content(size, '\0');
    const std::size_t unpacked =
        ZSTD_decompress_usingDDict(unpacking_context(), content.data(), content.size(), frame.data(),
                                   frame.size(), unpacking_dictionary());
    if (unpacked != size) return std::nullopt;  // an error is no such number
    return content;
}

}  // namespace debrief
