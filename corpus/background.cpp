#include "corpus/background.h"

#include "corpus/data_files.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace debrief {

namespace {

/// The begin of the line that holds `offset`.
std::size_t line_begin(std::string_view table, std::size_t offset) {
    const std::size_t end_of_last = offset == 0 ? std::string_view::npos : table.rfind('\n', offset - 1);
    return end_of_last == std::string_view::npos ? 0 : end_of_last + 1;
}

/// The number behind a word in a table of lines, `word<TAB>number`, sorted by the bytes of the words; 0 where
/// it is not there.
std::uint32_t number_of(std::string_view table, std::string_view word) {
    std::size_t begin = 0;
    std::size_t end = table.size();
    while (begin < end) {
        const std::size_t line = line_begin(table, begin + (end - begin) / 2);
        const std::size_t line_end = std::min(table.find('\n', line), table.size());
        const std::string_view row = table.substr(line, line_end - line);
        const std::string_view found = row.substr(0, row.find('\t'));
        if (found == word) {
            std::uint32_t number = 0;
            const std::string_view digits = row.substr(std::min(found.size() + 1, row.size()));
            std::from_chars(digits.data(), digits.data() + digits.size(), number);
            return number;
        }
        if (found < word) {
            begin = line_end + 1;
        } else {
            end = line;
        }
    }
    return 0;
}

std::string_view background_table() {
    return find_data_file("background.txt");
}

}  // namespace

std::uint32_t background_texts() {
    return number_of(background_table(), "#texts");
}

std::uint32_t background_count(std::string_view form) {
    return form.starts_with('#') ? 0 : number_of(background_table(), form);
}

double background_idf(std::string_view form) {
    static const double texts = background_texts();
    constexpr double count_of_unknown = 1;  // the table leaves words out that one or two texts have
    const std::uint32_t count = background_count(form);
    return std::log((texts + 1) / (count == 0 ? count_of_unknown : static_cast<double>(count)));
}

}  // namespace debrief
