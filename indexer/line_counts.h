#pragma once

#include "corpus/cleaning.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>

namespace debrief {

/// Counts how lines at edges recur in the briefings of a first build while they are read, and remembers what
/// was said of each, so that at the end only those lines are looked at of which something else was said than
/// the index then tells. Lines that were seen once are forgotten where there are too many: of them too little
/// may be said, never too much.
class LineCounts {
 public:
    /// Some 80 bytes a line.
    explicit LineCounts(std::size_t most_lines = 500'000) : most_lines_(most_lines) {}

    /// Counts the lines of one briefing.
    void add(std::span<const EdgeLine> lines);

    /// How a line recurs in all that was added so far.
    [[nodiscard]] Repetition say(std::uint64_t line);

    /// What was said of a line each time; absent where it was not always the same, or is not known any more.
    [[nodiscard]] std::optional<Repetition> always_said(std::uint64_t line) const;

    /// Visits the lines of which it was ever said that they recur, in no order.
    void for_each_said_to_recur(const std::function<void(std::uint64_t line)>& visit) const;

 private:
    struct Count {
        std::array<std::uint64_t, repetitions_of_chrome - 1> neighbours{};  ///< the first different ones
        std::uint8_t different = 0;                ///< neighbours, `repetitions_of_chrome` at most
        std::uint8_t briefings = 0;                ///< `repetitions_of_chrome` at most
        Repetition least = Repetition::bordering;  ///< that was said
        Repetition most = Repetition::none;
        bool was_asked = false;
        bool is_known_whole = true;  ///< it was not forgotten before
    };

    static void add_neighbour(Count& count, std::uint64_t neighbour);
    void forget_singles();

    std::size_t most_lines_;
    std::size_t bound_ = most_lines_;  ///< of lines, before some are forgotten
    bool has_forgotten_ = false;
    std::unordered_map<std::uint64_t, Count> counts_;
};

}  // namespace debrief
