#include "searcher/sequence_memory.h"

#include <cstring>

namespace debrief {

namespace {

using SequenceSize = std::uint32_t;

}  // namespace

void SequenceMemory::make_room() {
    if (!is_full_) return;
    bytes_.clear();
    begins_.clear();
    is_full_ = false;
}

std::optional<std::string_view> SequenceMemory::find(std::uint32_t document) const {
    if (document >= begins_.size() || begins_[document] == 0) return std::nullopt;
    const std::size_t begin = begins_[document];
    SequenceSize size = 0;
    std::memcpy(&size, bytes_.data() + begin - sizeof size, sizeof size);
    return std::string_view(bytes_).substr(begin, size);
}

void SequenceMemory::add(std::uint32_t document, std::string_view sequence) {
    const auto size = static_cast<SequenceSize>(sequence.size());
    if (most_bytes_ - bytes_.size() < sizeof size + sequence.size()) {
        is_full_ = true;
        return;
    }
    bytes_.reserve(most_bytes_);  // of which only what is used takes memory
    char size_bytes[sizeof size];
    std::memcpy(size_bytes, &size, sizeof size);
    bytes_.append(size_bytes, sizeof size);
    if (document >= begins_.size()) begins_.resize(document + std::size_t{1} + begins_.size() / 2, 0);
    begins_[document] = static_cast<std::uint32_t>(bytes_.size());
    bytes_.append(sequence);
}

}  // namespace debrief
