#pragma once

#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace debrief::test {

/// Chance that is the same on every machine: the standard's distributions are not.
class Random {
 public:
    explicit Random(unsigned seed) : engine_(seed) {}

    /// A number below `bound`, which is above 0.
    [[nodiscard]] std::size_t below(std::size_t bound) { return engine_() % bound; }

    /// One of several texts.
    [[nodiscard]] std::string_view one_of(std::span<const std::string_view> texts) {
        return texts[below(texts.size())];
    }

    /// `count` of the texts, with `between` between them.
    [[nodiscard]] std::string joined(std::span<const std::string_view> texts, std::size_t count,
                                     std::string_view between = "") {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text += between;
            text += one_of(texts);
        }
        return text;
    }

 private:
    std::mt19937 engine_;
};

}  // namespace debrief::test
