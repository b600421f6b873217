#pragma once

#include "corpus/base/span.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct CodePoint;

/// A word of a text as `Token` has it, without a copy of its form.
struct TokenView {
    std::string_view form;
    Span span;
};

/// Cuts a text into the words that `tokenize` gives, one after another: for those that look at each word
/// once. Words of plain ASCII letters and digits cost neither a string nor a look at Unicode's tables.
class TokenReader {
 public:
    /// Text and skipped spans (as for `tokenize`) must outlive the reader.
    explicit TokenReader(std::string_view text, std::span<const Span> skipped = {});

    /// The next word, valid until the next call; null behind the last.
    [[nodiscard]] const TokenView* next();

 private:
    bool leave_skipped();
    [[nodiscard]] char byte(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
    [[nodiscard]] bool is_digit(std::size_t offset) const;
    [[nodiscard]] bool is_word_at(std::size_t offset) const;
    bool take_at(const CodePoint& point);
    bool take_plain_word();
    [[nodiscard]] bool is_plain_end(std::size_t end) const;
    [[nodiscard]] bool is_plain_apostrophe(std::size_t end, std::size_t next) const;
    bool take_acronym();
    bool take_dotted_name();
    bool take_word();
    void take_unspaced_run();
    bool take_pending();
    bool set_folded(std::string_view word, const Span& span);
    void set_lower(std::string_view word, const Span& span);
    void append_joint(char32_t mark);
    void take_marks_of_name();
    [[nodiscard]] bool joins_word(const CodePoint& point) const;
    [[nodiscard]] bool joins_digits(const CodePoint& point) const;
    [[nodiscard]] bool are_thousands() const;
    [[nodiscard]] bool joins_initials() const;

    std::string_view text_;
    std::span<const Span> skipped_;
    std::size_t next_skipped_;  ///< where it begins
    std::size_t position_ = 0;
    TokenView token_;
    std::string word_;           ///< as written, while it is put together
    std::string form_;           ///< what `token_.form` points into where the text does not have it
    std::vector<Span> pending_;  ///< pairs of characters that were found with the last one
    std::size_t pending_begin_ = 0;
};

}  // namespace debrief
