#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Tells how many edits (insert, remove, replace, swap neighbours; of code points) words are from one word:
/// the optimal string alignment distance. Fast for words in byte order, since what the next one has in common
/// with the last is not compared again.
class EditDistance {
 public:
    EditDistance(std::string_view form, std::size_t most);

    /// The edits between the form and `word`; nothing where there are more than `most`.
    [[nodiscard]] std::optional<std::size_t> to(std::string_view word);

    /// Where the last word that was compared was given up before its end: how it begins. No word that begins
    /// so is near enough. Else empty.
    [[nodiscard]] std::string_view hopeless_beginning() const {
        return is_hopeless_ ? std::string_view(hopeless_beginning_) : std::string_view();
    }

 private:
    /// Edits between the first letters of the last word, as many as the row's number, and those of the form.
    using Row = std::vector<std::size_t>;

    /// Whether any continuation can be near enough.
    bool fill_row(std::size_t letters);

    std::u32string form_;
    std::size_t most_;
    std::u32string word_;  ///< the last, as far as it was compared
    std::vector<Row> rows_;
    std::size_t filled_ = 0;    ///< rows that hold for `word_`
    bool is_hopeless_ = false;  ///< the last of them
    std::string hopeless_beginning_;
};

/// The code points of a text.
[[nodiscard]] std::u32string to_code_points(std::string_view text);

}  // namespace debrief
