#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The sequences of words (`indexer/word_sequence.h`) that phrases and nearness have asked for, as they are
/// stored: to find one again in an index costs more than to look for words in it. Good for one state of an
/// index and one thread. Keeps those that came first; past its bound it forgets all and begins anew.
class SequenceMemory {
 public:
    static constexpr std::size_t usual_bytes = std::size_t{48} << 20U;

    explicit SequenceMemory(std::size_t most_bytes = usual_bytes) : most_bytes_(most_bytes) {}

    /// Forgets, where the bound is passed. Until the next call all that is handed out stays as it is.
    void make_room();

    /// Of a document, by its number in the whole index; nothing where it is not known.
    [[nodiscard]] std::optional<std::string_view> find(std::uint32_t document) const;

    /// Remembers one that is not known, where there is room.
    void add(std::uint32_t document, std::string_view sequence);

 private:
    std::size_t most_bytes_;
    std::string bytes_;                  ///< of each its size, then itself; never moved while it grows
    std::vector<std::uint32_t> begins_;  ///< by document, of what is behind its size; 0: not known
    bool is_full_ = false;
};

}  // namespace debrief
