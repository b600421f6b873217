#pragma once

#include "corpus/base/descriptor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What a database's version file says of one of its tables.
struct GlassRoot {
    std::uint32_t block = 0;  ///< the tree's top
    unsigned level = 0;       ///< how far that is above the leaves
    std::uint64_t entries = 0;
    std::uint32_t blocks = 0;  ///< of the file; 0: there is no file
};

/// Writes one of Xapian's tables (a B-tree in a file of blocks) from entries in the order of their keys.
/// Takes little memory: one block for each level. Failures to write throw `Error` of kind `index`.
class GlassTableWriter {
 public:
    static constexpr std::size_t block_size = 8192;
    static constexpr std::size_t longest_key = 255;
    enum class Tag { plain, deflated };

    /// Makes the file, or empties it.
    explicit GlassTableWriter(const std::filesystem::path& file);

    /// `key` is not empty and sorts behind the one before, by its bytes. Throws `Error` where it is too long,
    /// or the tag takes 65,535 items (130 MB) or more.
    void add(std::string_view key, std::string_view tag, Tag form = Tag::plain);

    /// Completes the file.
    [[nodiscard]] GlassRoot finish();

 private:
    /// One block that is being filled, of each level.
    struct Block {
        Block(unsigned level, std::uint32_t block);
        /// Empties it, for the next of its level.
        void begin(std::uint32_t block);
        [[nodiscard]] std::size_t free() const { return items_begin - directory_end; }
        /// Room for an item, named in the directory.
        [[nodiscard]] char* take(std::size_t size);
        /// Writes down how full it is.
        void close();

        std::vector<char> bytes;
        std::uint32_t first;  ///< the level's leftmost block
        std::uint32_t number = 0;
        std::size_t directory_end = 0;
        std::size_t items_begin = block_size;
    };

    void add_item(std::string_view key, unsigned part, std::string_view tag, unsigned flags);
    void begin_leaf(std::string_view key, unsigned part);
    void add_branch(std::size_t level, std::string_view key, unsigned part, std::uint32_t child);
    void write(Block& block);

    std::filesystem::path file_;
    Descriptor descriptor_;
    std::vector<Block> levels_;  ///< leaves first
    std::uint32_t blocks_ = 0;
    std::uint64_t entries_ = 0;
};

}  // namespace debrief
