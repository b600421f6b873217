#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class GlassTableWriter;

/// Codes documents' values as Xapian's postlist table has them: for each slot its statistics, and chunks of
/// some 2,000 bytes of the values one after another.
class ValueCoder {
 public:
    /// `number` is no lower than before, and no slot comes twice with one number. `value` is not empty.
    void add(std::uint32_t number, std::uint32_t slot, std::string_view value);

    /// Bytes that it holds.
    [[nodiscard]] std::size_t memory() const { return memory_; }

    /// Writes all of it, and holds nothing then. Their keys stand before any document's length and any term.
    void write(GlassTableWriter& table);

 private:
    struct Chunk {
        std::uint32_t first = 0;  ///< document
        std::string bytes;
    };
    struct Slot {
        std::uint32_t number = 0;
        std::uint32_t last = 0;  ///< document
        std::uint32_t values = 0;
        std::string lowest, highest;
        std::vector<Chunk> chunks;
    };

    [[nodiscard]] Slot& slot_of(std::uint32_t number);

    std::vector<Slot> slots_;  ///< by number
    std::size_t memory_ = 0;
};

/// Appends what tells which slots a document uses, beside its term list. They rise, each once.
class UsedSlotsCoder {
 public:
    explicit UsedSlotsCoder(std::string& bytes) : bytes_(bytes) {}
    void add(std::uint32_t slot);

 private:
    std::string& bytes_;
    std::uint32_t next_ = 0;
};

/// The slots that such bytes tell, rising.
[[nodiscard]] std::vector<std::uint32_t> used_slots(std::string_view bytes);

}  // namespace debrief
