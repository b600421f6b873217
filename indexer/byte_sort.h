#pragma once

#include "corpus/base/byte_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

namespace debrief {

/// One of a row of texts that are sorted: its number, and `first_bytes_of` it.
struct SortableText {
    std::uint64_t first_bytes = 0;
    std::uint32_t number = 0;
};

/// Deals texts out by their first four bytes, the last of them first: a radix sort.
inline void deal_out_by_first_bytes(std::span<SortableText> texts) {
    constexpr std::array<unsigned, 4> shifts{32, 40, 48, 56};
    const auto byte_of = [](const SortableText& text, unsigned shift) {
        return static_cast<std::uint8_t>(text.first_bytes >> shift);
    };
    std::array<std::array<std::uint32_t, 256>, shifts.size()> counts{};
    for (const SortableText& text : texts) {
        for (std::size_t i = 0; i < shifts.size(); ++i) ++counts[i][byte_of(text, shifts[i])];
    }
    std::vector<SortableText> others(texts.size());
    std::span<SortableText> from = texts;
    std::span<SortableText> to = others;
    for (std::size_t i = 0; i < shifts.size(); ++i) {
        auto& next = counts[i];
        std::exclusive_scan(next.begin(), next.end(), next.begin(), std::uint32_t{0});
        for (const SortableText& text : from) to[next[byte_of(text, shifts[i])]++] = text;
        std::swap(from, to);  // an even number of times
    }
}

/// Puts texts, which differ, in the order of their bytes; `text_of` tells the text of a number. Those of a
/// document are dealt out first, since comparing words errs at every other step; then those only are compared
/// that begin alike.
template <typename TextOf>
void sort_by_bytes(std::span<SortableText> texts, const TextOf& text_of) {
    const auto is_before = [&](const SortableText& left, const SortableText& right) {
        return left.first_bytes != right.first_bytes ? left.first_bytes < right.first_bytes
                                                     : text_of(left.number) < text_of(right.number);
    };
    constexpr std::size_t few = 64;
    constexpr std::size_t many = 10'000;  // would take much memory beside, and gain nothing
    if (texts.size() <= few || texts.size() > many) {
        std::sort(texts.begin(), texts.end(), is_before);
        return;
    }
    deal_out_by_first_bytes(texts);
    const auto begins_otherwise = [](const SortableText& left, const SortableText& right) {
        return left.first_bytes >> 32U != right.first_bytes >> 32U;
    };
    for (auto begin = texts.begin(); begin != texts.end();) {
        auto end = std::adjacent_find(begin, texts.end(), begins_otherwise);
        if (end != texts.end()) ++end;
        if (end - begin > 1) std::sort(begin, end, is_before);
        begin = end;
    }
}

}  // namespace debrief
