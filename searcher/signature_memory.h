#pragma once

#include "searcher/stem_numbers.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// The signatures of the briefings of an index, taken apart: each is read once, its stems are numbers. Good
/// for one state of the index and one thread. Some 450 bytes a briefing; past its bound it forgets all and
/// begins anew.
class SignatureMemory {
 public:
    /// What a signature says, one element of each a stem.
    struct Entry {
        std::span<const std::uint32_t> stems{};  ///< numbers, for `name`
        std::span<const std::uint32_t> counts{};
        std::span<const std::uint8_t> rarities{};
    };

    explicit SignatureMemory(std::size_t most_bytes = std::size_t{64} << 20U) : most_bytes_(most_bytes) {}

    /// Reads what is not known of these documents, so that `entry` knows them until the next call. Throws
    /// `Error` of kind `index` for damaged bytes.
    void read(const Xapian::Database& database, std::span<const std::uint32_t> documents);

    /// Of a document that was read; empty for one without a signature.
    [[nodiscard]] Entry entry(std::uint32_t document) const;

    /// The stems of some documents that were read, with numbers of their own.
    struct Renumbered {
        std::vector<std::uint32_t> stems;    ///< of one document behind the other, from 0 as they come
        std::vector<std::uint32_t> numbers;  ///< of these: for `name`
    };
    [[nodiscard]] Renumbered renumber(std::span<const std::uint32_t> documents);

    [[nodiscard]] std::string_view name(std::uint32_t stem) const { return numbers_.name(stem); }

    /// That it takes, nearly.
    [[nodiscard]] std::size_t bytes() const;

 private:
    [[nodiscard]] bool knows(std::uint32_t document) const {
        return document < places_.size() && places_[document] != 0;
    }
    void add(std::uint32_t document, std::string_view signature);
    void forget();

    std::size_t most_bytes_;
    StemNumbers numbers_;
    std::vector<std::uint32_t> places_;   ///< by document: in `begins_`, from 1; 0: not known
    std::vector<std::size_t> begins_{0};  ///< of the documents' stems, one behind the other
    std::vector<std::uint32_t> stems_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint8_t> rarities_;
    std::vector<std::uint32_t> new_numbers_;  ///< by stem, while they are given; 0: none yet, else one more
};

}  // namespace debrief
