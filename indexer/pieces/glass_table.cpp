#include "indexer/pieces/glass_table.h"

#include "corpus/base/error.h"
#include "corpus/base/file.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t directory_begin = 11;
constexpr std::size_t directory_entry = 2;
constexpr std::size_t items_a_block = 4;
constexpr std::size_t longest_item =
    (GlassTableWriter::block_size - directory_begin - items_a_block * directory_entry) / items_a_block;
constexpr std::size_t leaf_head = 3;  // size and flags, length of the key
constexpr std::size_t part_size = 2;
constexpr std::size_t branch_head = 5;  // number of the block, length of the key
constexpr std::size_t most_parts = 65'535;

constexpr unsigned is_deflated = 0x8000;
constexpr unsigned is_last_part = 0x4000;
constexpr unsigned is_first_part = 0x2000;

void put_2(char* bytes, std::size_t number) {
    bytes[0] = static_cast<char>(number >> 8);
    bytes[1] = static_cast<char>(number);
}

void put_4(char* bytes, std::size_t number) {
    put_2(bytes, number >> 16);
    put_2(bytes + 2, number & 0xFFFF);
}

/// The key of the leaf's item that was added last.
std::string_view last_key_of(const char* last_item) {
    return {last_item + leaf_head, static_cast<unsigned char>(last_item[leaf_head - 1])};
}

}  // namespace

GlassTableWriter::Block::Block(unsigned level, std::uint32_t block) : bytes(block_size), first(block) {
    constexpr std::size_t revision = 1;
    put_4(bytes.data(), revision);
    bytes[4] = static_cast<char>(level);
    begin(block);
}

void GlassTableWriter::Block::begin(std::uint32_t block) {
    number = block;
    directory_end = directory_begin;
    items_begin = block_size;
}

char* GlassTableWriter::Block::take(std::size_t size) {
    items_begin -= size;
    put_2(bytes.data() + directory_end, items_begin);
    directory_end += directory_entry;
    return bytes.data() + items_begin;
}

void GlassTableWriter::Block::close() {
    put_2(bytes.data() + 5, free());  // the largest gap, which is the only one
    put_2(bytes.data() + 7, free());
    put_2(bytes.data() + 9, directory_end);
    std::fill_n(bytes.data() + directory_end, free(), '\0');
}

GlassTableWriter::GlassTableWriter(const std::filesystem::path& file)
    : file_(file), descriptor_(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (descriptor_.number() < 0) throw_file_error(file_, errno);
    levels_.emplace_back(0, blocks_++);
    add_item({}, 1, {}, is_first_part | is_last_part);  // what every table begins with
}

void GlassTableWriter::add(std::string_view key, std::string_view tag, Tag form) {
    assert(!key.empty());
    if (key.size() > longest_key) {
        throw Error(ErrorKind::index, fmt::format("key of {} bytes is too long for an index", key.size()),
                    fmt::format("at most {} can be written", longest_key));
    }
    assert(last_key_of(levels_.front().bytes.data() + levels_.front().items_begin) < key);
    ++entries_;
    const unsigned flags = form == Tag::deflated ? is_deflated : 0;
    const std::size_t first_room = longest_item - leaf_head - key.size();
    if (tag.size() <= first_room) {
        add_item(key, 1, tag, flags | is_first_part | is_last_part);
        return;
    }
    const std::size_t room = first_room - part_size;
    if (1 + (tag.size() - first_room + room - 1) / room >= most_parts) {
        throw Error(ErrorKind::index, fmt::format("entry of {} bytes is too long for an index", tag.size()),
                    fmt::format("at most {} MB can be written", most_parts * room / 1'000'000));
    }
    add_item(key, 1, tag.substr(0, first_room), flags | is_first_part);
    tag.remove_prefix(first_room);
    for (unsigned part = 2; !tag.empty(); ++part) {
        const std::size_t size = std::min(room, tag.size());
        add_item(key, part, tag.substr(0, size), flags | (size == tag.size() ? is_last_part : 0));
        tag.remove_prefix(size);
    }
}

void GlassTableWriter::add_item(std::string_view key, unsigned part, std::string_view tag, unsigned flags) {
    const std::size_t part_bytes = part > 1 ? part_size : 0;
    const std::size_t size = leaf_head + key.size() + part_bytes + tag.size();
    if (levels_.front().free() < size + directory_entry) begin_leaf(key, part);
    char* item = levels_.front().take(size);
    put_2(item, (size - leaf_head) | flags);
    item[2] = static_cast<char>(key.size());
    item += leaf_head;
    if (!key.empty()) std::memcpy(item, key.data(), key.size());
    item += key.size();
    if (part_bytes > 0) put_2(item, part);
    if (!tag.empty()) std::memcpy(item + part_bytes, tag.data(), tag.size());
}

void GlassTableWriter::begin_leaf(std::string_view key, unsigned part) {
    Block& full = levels_.front();
    const std::string_view before = last_key_of(full.bytes.data() + full.items_begin);
    // The tree above needs no more of a key than tells the two leaves apart.
    const auto differing = std::mismatch(before.begin(), before.end(), key.begin(), key.end()).second;
    const auto shared = static_cast<std::size_t>(differing - key.begin());
    write(full);
    full.begin(blocks_++);
    if (shared == key.size()) {
        add_branch(1, key, part, levels_.front().number);
    } else {
        add_branch(1, key.substr(0, shared + 1), 1, levels_.front().number);
    }
}

void GlassTableWriter::add_branch(std::size_t level, std::string_view key, unsigned part,
                                  std::uint32_t child) {
    const auto add = [&](std::string_view its_key, unsigned its_part, std::uint32_t its_child) {
        char* item = levels_[level].take(branch_head + its_key.size() + part_size);
        put_4(item, its_child);
        item[4] = static_cast<char>(its_key.size());
        std::copy(its_key.begin(), its_key.end(), item + branch_head);
        put_2(item + branch_head + its_key.size(), its_part);
    };
    if (level == levels_.size()) {
        levels_.emplace_back(static_cast<unsigned>(level), blocks_++);
        add({}, 0, levels_[level - 1].first);  // whatever comes first is in the leftmost block below
    }
    if (levels_[level].free() < branch_head + key.size() + part_size + directory_entry) {
        write(levels_[level]);
        levels_[level].begin(blocks_++);
        add_branch(level + 1, key, part, levels_[level].number);
    }
    add(key, part, child);
}

void GlassTableWriter::write(Block& block) {
    block.close();
    std::size_t done = 0;
    while (done < block_size) {
        const auto at = static_cast<off_t>(std::uint64_t{block.number} * block_size + done);
        const ssize_t written =
            ::pwrite(descriptor_.number(), block.bytes.data() + done, block_size - done, at);
        if (written < 0 && errno != EINTR) throw_file_error(file_, errno);
        if (written > 0) done += static_cast<std::size_t>(written);
    }
}

GlassRoot GlassTableWriter::finish() {
    for (Block& block : levels_) write(block);
    return {levels_.back().number, static_cast<unsigned>(levels_.size() - 1), entries_, blocks_};
}

}  // namespace debrief
