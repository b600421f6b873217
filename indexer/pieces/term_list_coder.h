#pragma once

#include "corpus/base/byte_order.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// Codes the terms of one document as Xapian's termlist table has them. Terms come in the order of their
/// bytes, each once.
class TermListCoder {
 public:
    /// Appends to `bytes`, which outlive the coder. `length` is the sum of the terms' counts.
    TermListCoder(std::string& bytes, std::uint32_t length, std::size_t terms);

    /// `term` is of 1 to 255 bytes.
    void add(std::string_view term, std::uint32_t count);

 private:
    static constexpr std::size_t longest_term = 255;  ///< its size takes one byte

    struct PaddedTerm {
        std::array<char, longest_term + room_behind> bytes{};
        std::size_t size = 0;  ///< 0: none
    };

    static std::size_t shared_beginning(const PaddedTerm& left, const PaddedTerm& right);

    std::string& bytes_;
    std::array<PaddedTerm, 2> terms_;  ///< the last and the one before
    std::size_t last_ = 0;
};

/// A term list with terms that count nothing merged in, those that it has already but once. `terms` are in
/// the order of their bytes.
[[nodiscard]] std::string with_terms(std::string_view term_list, std::span<const std::string_view> terms);

}  // namespace debrief
