#include "indexer/pieces/value_coder.h"

#include "indexer/pieces/glass_numbers.h"
#include "indexer/pieces/glass_table.h"

#include <algorithm>
#include <cassert>

namespace debrief {

namespace {

constexpr std::size_t full_value_chunk_bytes = 2000;
constexpr std::string_view value_statistics_prefix("\x00\xD0", 2);
constexpr std::string_view value_chunk_prefix("\x00\xD8", 2);

void append_text(std::string& bytes, std::string_view text) {
    append_glass_number(bytes, text.size());
    bytes += text;
}

}  // namespace

ValueCoder::Slot& ValueCoder::slot_of(std::uint32_t number) {
    const auto found = std::ranges::lower_bound(slots_, number, {}, &Slot::number);
    if (found != slots_.end() && found->number == number) return *found;
    Slot slot;
    slot.number = number;
    return *slots_.insert(found, std::move(slot));
}

void ValueCoder::add(std::uint32_t number, std::uint32_t slot_number, std::string_view value) {
    assert(!value.empty());
    Slot& slot = slot_of(slot_number);
    assert(slot.values == 0 || number > slot.last);
    if (slot.values == 0 || value < slot.lowest) slot.lowest = value;
    if (slot.values == 0 || value > slot.highest) slot.highest = value;
    if (slot.chunks.empty() || slot.chunks.back().bytes.size() >= full_value_chunk_bytes) {
        slot.chunks.push_back({number, {}});
        memory_ += sizeof(Chunk);
    } else {
        append_glass_number(slot.chunks.back().bytes, number - slot.last - 1);
    }
    append_text(slot.chunks.back().bytes, value);
    memory_ += value.size() + 2;
    ++slot.values;
    slot.last = number;
}

void ValueCoder::write(GlassTableWriter& table) {
    struct Key {
        std::string bytes;
        const Slot* slot;
    };
    // By their bytes, which for high numbers is another order than the numbers'.
    const auto sorted_keys = [&](std::string_view prefix, auto append_number) {
        std::vector<Key> keys;
        for (const Slot& slot : slots_) {
            keys.push_back({std::string(prefix), &slot});
            append_number(keys.back().bytes, slot.number);
        }
        std::ranges::sort(keys, {}, &Key::bytes);
        return keys;
    };
    for (const Key& key : sorted_keys(value_statistics_prefix, append_last_glass_number)) {
        std::string statistics;
        append_glass_number(statistics, key.slot->values);
        append_text(statistics, key.slot->lowest);
        if (key.slot->highest != key.slot->lowest) statistics += key.slot->highest;
        table.add(key.bytes, statistics);
    }
    for (const Key& prefix : sorted_keys(value_chunk_prefix, append_glass_number)) {
        for (const Chunk& chunk : prefix.slot->chunks) {
            std::string key = prefix.bytes;
            append_sorted_glass_number(key, chunk.first);
            table.add(key, chunk.bytes);
        }
    }
    slots_.clear();
    memory_ = 0;
}

void UsedSlotsCoder::add(std::uint32_t slot) {
    assert(slot >= next_);
    append_glass_number(bytes_, slot - next_);
    next_ = slot + 1;
}

std::vector<std::uint32_t> used_slots(std::string_view bytes) {
    std::vector<std::uint32_t> slots;
    std::uint32_t next = 0;
    while (!bytes.empty()) {
        slots.push_back(next + static_cast<std::uint32_t>(take_glass_number(bytes)));
        next = slots.back() + 1;
    }
    return slots;
}

}  // namespace debrief
