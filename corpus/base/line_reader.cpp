#include "corpus/base/line_reader.h"

#include <algorithm>

namespace debrief {

namespace {

constexpr std::size_t line_block_bytes = 262144;

}  // namespace

LineReader::LineReader(InputStream& stream, std::size_t limit) : stream_(stream), limit_(limit) {}

bool LineReader::fill() {
    block_.resize(line_block_bytes);
    block_.resize(stream_.read(block_));
    position_ = 0;
    return !block_.empty();
}

std::optional<Line> LineReader::next() {
    line_.clear();
    bool is_begun = false;
    const std::size_t most = limit_ + 1;  // room for the CR of CR LF
    bool is_cut = false;
    for (;;) {
        if (position_ == block_.size() && !fill()) break;
        is_begun = true;
        const std::size_t end = std::min(block_.find('\n', position_), block_.size());
        const std::size_t room = most - line_.size();
        const std::size_t length = end - position_;
        line_.append(block_, position_, std::min(length, room));
        is_cut = is_cut || length > room;
        position_ = end;
        if (end < block_.size()) {
            ++position_;
            break;
        }
    }
    if (!is_begun) return std::nullopt;
    if (!is_cut && line_.ends_with('\r')) line_.pop_back();
    is_cut = is_cut || line_.size() > limit_;
    line_.resize(std::min(line_.size(), limit_));
    return Line{++number_, line_, is_cut};
}

}  // namespace debrief
