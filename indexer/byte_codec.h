#pragma once

#include "corpus/base/day.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// Puts together what an index keeps in bytes: numbers in LEB128, doubles as eight bytes with the lowest
/// first, texts with their length in front, days as `to_sortable` has them.
class ByteWriter {
 public:
    void add_number(std::size_t number);
    void add_double(double number);
    void add_text(std::string_view text);
    void add_day(Day day);

    /// The writer is empty after it.
    [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
    std::string bytes_;
};

/// Takes it apart again. Throws `Error` of kind `index` where the bytes end too soon or cannot have been
/// written so.
class ByteReader {
 public:
    /// `what` is a noun that messages name: "a stored briefing". Both must outlive the reader.
    ByteReader(std::string_view what, std::string_view bytes) : what_(what), rest_(bytes) {}

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

    std::size_t take_number();
    double take_double();  ///< a finite one
    std::string_view take_text() { return take(take_number()); }
    Day take_day();

    /// The choice that a number stands for; `last` is the last there is.
    template <typename Choice>
    Choice take_choice(Choice last) {
        const std::size_t number = take_number();
        if (number > static_cast<std::size_t>(last)) fail();
        return static_cast<Choice>(number);
    }

    [[noreturn]] void fail() const;

 private:
    std::string_view take(std::size_t bytes);

    std::string_view what_;
    std::string_view rest_;
};

}  // namespace debrief
