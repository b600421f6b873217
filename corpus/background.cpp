#include "corpus/background.h"

#include "corpus/base/byte_order.h"
#include "corpus/data_files.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace debrief {

namespace {

/// The shipped table: lines `word<TAB>number`, sorted by the bytes of the words. It is looked at in blocks,
/// told from each other by the bytes that they begin with.
class BackgroundTable {
 public:
    BackgroundTable() {
        for (std::size_t begin = 0; begin < table_.size(); begin = line_behind(begin + block_bytes))
            blocks_.push_back({first_bytes_of(word_at(begin)), begin});
    }

    /// The number behind a word; 0 where it is not there.
    [[nodiscard]] std::uint32_t number_of(std::string_view word) const {
        const std::uint64_t first_bytes = first_bytes_of(word);
        const auto behind = std::ranges::upper_bound(blocks_, first_bytes, {}, &Block::first_bytes);
        auto block = behind;
        while (block != blocks_.begin() && (block == behind || block->first_bytes == first_bytes)) --block;
        const std::size_t end = behind == blocks_.end() ? table_.size() : behind->begin;
        for (std::size_t line = block->begin; line < end; line = line_behind(line)) {
            const std::string_view rest = table_.substr(line);
            if (!rest.starts_with(word) || rest.size() == word.size() || rest[word.size()] != '\t') continue;
            std::uint32_t number = 0;
            std::from_chars(rest.data() + word.size() + 1, rest.data() + rest.size(), number);
            return number;
        }
        return 0;
    }

 private:
    static constexpr std::size_t block_bytes = 64;

    struct Block {
        std::uint64_t first_bytes = 0;
        std::size_t begin = 0;
    };

    [[nodiscard]] std::string_view word_at(std::size_t line) const {
        return table_.substr(line, table_.find('\t', line) - line);
    }
    [[nodiscard]] std::size_t line_behind(std::size_t offset) const {
        return std::min(table_.find('\n', std::min(offset, table_.size())), table_.size() - 1) + 1;
    }

    std::string_view table_ = find_data_file("background.txt");
    std::vector<Block> blocks_;
};

const BackgroundTable& background_table() {
    static const BackgroundTable table;
    return table;
}

}  // namespace

std::uint32_t background_texts() {
    return background_table().number_of("#texts");
}

std::uint32_t background_count(std::string_view form) {
    return form.starts_with('#') ? 0 : background_table().number_of(form);
}

double background_idf(std::string_view form) {
    static const double texts = background_texts();
    constexpr double count_of_unknown = 1;  // the table leaves words out that one or two texts have
    const std::uint32_t count = background_count(form);
    return std::log((texts + 1) / (count == 0 ? count_of_unknown : static_cast<double>(count)));
}

}  // namespace debrief
