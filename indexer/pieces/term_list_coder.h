#pragma once

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

    void add(std::string_view term, std::uint32_t count);

 private:
    std::string& bytes_;
    std::string before_;  ///< the term before; begins as none
    bool is_first_ = true;
};

/// A term list with terms that count nothing merged in, those that it has already but once. `terms` are in
/// the order of their bytes.
[[nodiscard]] std::string with_terms(std::string_view term_list, std::span<const std::string_view> terms);

}  // namespace debrief
