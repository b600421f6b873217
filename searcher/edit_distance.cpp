#include "searcher/edit_distance.h"

#include "corpus/base/utf8.h"

#include <algorithm>

namespace debrief {

namespace {

std::size_t bytes_of_letters(std::string_view text, std::size_t letters) {
    std::size_t bytes = 0;
    for (; letters > 0; --letters) bytes += code_point_at(text, bytes).bytes;
    return bytes;
}

}  // namespace

std::u32string to_code_points(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text, i);
        points += point.value;
        i += point.bytes;
    }
    return points;
}

EditDistance::EditDistance(std::string_view form, std::size_t most)
    : form_(to_code_points(form)), most_(most), rows_(1, Row(form_.size() + 1)), filled_(1) {
    for (std::size_t i = 0; i <= form_.size(); ++i) rows_[0][i] = i;
}

std::optional<std::size_t> EditDistance::to(std::string_view word) {
    if (word.size() > 4 * (form_.size() + most_)) return std::nullopt;  // in UTF-8
    const std::string_view hopeless = hopeless_beginning();
    if (!hopeless.empty() && word.starts_with(hopeless)) return std::nullopt;
    const std::u32string letters = to_code_points(word);
    const auto [end, ignored] = std::mismatch(letters.begin(), letters.end(), word_.begin(), word_.end());
    const auto common = static_cast<std::size_t>(end - letters.begin());
    if (common + 1 < filled_) {  // row n is about the first n letters
        filled_ = common + 1;
        is_hopeless_ = false;
    }
    word_ = letters;
    if (is_hopeless_) return std::nullopt;
    while (filled_ <= letters.size()) {
        is_hopeless_ = !fill_row(filled_++);
        if (!is_hopeless_) continue;
        hopeless_beginning_ = word.substr(0, bytes_of_letters(word, filled_ - 1));
        return std::nullopt;
    }
    const std::size_t edits = rows_[letters.size()].back();
    if (edits > most_) return std::nullopt;
    return edits;
}

bool EditDistance::fill_row(std::size_t letters) {
    if (rows_.size() <= letters) rows_.emplace_back(form_.size() + 1);
    const std::size_t too_many = most_ + 1;
    Row& row = rows_[letters];
    const Row& above = rows_[letters - 1];
    const char32_t letter = word_[letters - 1];
    // Beyond so many places to either side of the diagonal there are too many edits.
    const std::size_t begin = letters > most_ ? letters - most_ : 0;
    const std::size_t end = std::min(letters + most_, form_.size());
    std::size_t least = too_many;
    if (begin > 0 && begin <= form_.size()) row[begin - 1] = too_many;
    for (std::size_t i = begin; i <= end; ++i) {
        std::size_t edits = i == 0 ? letters : row[i - 1] + 1;
        if (i < letters + most_) edits = std::min(edits, above[i] + 1);
        if (i > 0) {
            edits = std::min(edits, above[i - 1] + (form_[i - 1] == letter ? 0 : 1));
            const bool is_swap = i > 1 && letters > 1 && form_[i - 1] == word_[letters - 2] &&
                                 form_[i - 2] == letter && form_[i - 1] != letter;
            if (is_swap) edits = std::min(edits, rows_[letters - 2][i - 2] + 1);
        }
        row[i] = std::min(edits, too_many);
        least = std::min(least, row[i]);
    }
    if (end < form_.size()) row.back() = too_many;
    return least < too_many;
}

}  // namespace debrief
