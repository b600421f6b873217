#pragma once

#include <cstddef>
#include <cstdint>

namespace debrief {

/// How many times its size a compressed file may give where nobody says otherwise. Texts are seldom packed
/// better than 20 times, bombs up to 1,000 times a layer.
inline constexpr std::size_t usual_expansion = 250;

/// Keeps what is unpacked from a file in proportion to the file's size: a small file must not fill the memory
/// or keep a program busy for hours. One for a file and all that lies in it, however deep; each layer's bytes
/// count.
class ExpansionBudget {
 public:
    /// What any file may give, however small it is.
    static constexpr std::uint64_t free_bytes = 64'000'000;

    /// A file may give `most_times` its size.
    explicit ExpansionBudget(std::size_t most_times) : most_times_(most_times) {}

    /// Counts bytes that came out, `consumed` bytes of the file having gone in so far. Throws `Error` of kind
    /// `corpus` where they are too many.
    void spend(std::uint64_t bytes, std::uint64_t consumed);

    /// Whether `spend` has thrown: nothing more is to be read of the file.
    [[nodiscard]] bool is_exceeded() const { return is_exceeded_; }

 private:
    std::size_t most_times_;
    std::uint64_t spent_ = 0;
    bool is_exceeded_ = false;
};

}  // namespace debrief
