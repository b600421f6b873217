#include "indexer/pieces/posting_coder.h"

#include "indexer/pieces/glass_numbers.h"
#include "indexer/pieces/glass_table.h"

#include <cassert>

namespace debrief {

namespace {

constexpr std::size_t full_chunk_bytes = 2000;
constexpr std::string_view key_of_lengths("\x00\xE0", 2);

}  // namespace

void PostingListCoder::add(std::uint32_t number, std::uint32_t count) {
    ++entries_;
    occurrences_ += count;
    if (chunk_is_full_) {
        chunks_.push_back({number, number, bytes_.size()});
    } else {
        assert(number > chunks_.back().last);
        append_glass_number(bytes_, number - chunks_.back().last - 1);
        chunks_.back().last = number;
    }
    append_glass_number(bytes_, count);
    chunk_is_full_ = bytes_.size() - chunks_.back().begin >= full_chunk_bytes;
}

void PostingListCoder::write_term(GlassTableWriter& table, std::string_view key_of_term) {
    key_.assign(key_of_term);
    key_ += '\0';
    const std::string next_keys = chunks_.size() > 1 ? key_ : std::string();
    write(table, key_of_term, next_keys, entries_, occurrences_);
}

void PostingListCoder::write_lengths(GlassTableWriter& table) {
    write(table, key_of_lengths, key_of_lengths, 0, 0);
}

void PostingListCoder::write(GlassTableWriter& table, std::string_view first_key, std::string_view next_keys,
                             std::uint32_t entries, std::uint32_t occurrences) {
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
        const Chunk& chunk = chunks_[i];
        const bool is_last = i + 1 == chunks_.size();
        const std::size_t end = is_last ? bytes_.size() : chunks_[i + 1].begin;
        tag_.clear();
        if (i == 0) {
            append_glass_number(tag_, entries);
            append_glass_number(tag_, occurrences);
            append_glass_number(tag_, chunk.first - 1);
        }
        tag_ += is_last ? '1' : '0';
        append_glass_number(tag_, chunk.last - chunk.first);
        tag_.append(bytes_, chunk.begin, end - chunk.begin);
        if (i == 0) {
            table.add(first_key, tag_);
        } else {
            key_.assign(next_keys);
            append_sorted_glass_number(key_, chunk.first);
            table.add(key_, tag_);
        }
    }
    chunks_.clear();
    bytes_.clear();
    chunk_is_full_ = true;
    entries_ = occurrences_ = 0;
}

}  // namespace debrief
