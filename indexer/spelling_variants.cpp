#include "indexer/spelling_variants.h"

#include "corpus/base/text.h"
#include "corpus/data_files.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace debrief {

namespace {

struct Replacement {
    std::string_view form;
    std::string_view by;
};

/// Replaces the `length` bytes at `begin` of a word.
std::string replaced(std::string_view word, std::size_t begin, std::size_t length, std::string_view by) {
    std::string result(word.substr(0, begin));
    result += by;
    return result += word.substr(begin + length);
}

/// The shipped table, ready to be asked; made once, then only read.
class SpellingTable {
 public:
    SpellingTable() {
        for_each_line(find_data_file("spellings.tsv"), [&](std::string_view line) { add(line); });
        const auto is_longer = [](const Replacement& left, const Replacement& right) {
            return left.form.size() > right.form.size();
        };
        for (auto* list : {&beginnings_, &parts_})
            for (auto& rows : *list) std::stable_sort(rows.begin(), rows.end(), is_longer);
    }

    [[nodiscard]] bool is_kept(std::string_view base) const { return kept_.contains(base); }

    [[nodiscard]] std::string replace(std::string_view word) const {
        if (auto whole = replace_word(word)) return *whole;
        std::string result = replace_parts(replace_beginning(word));
        undouble(result);
        return result;
    }

    /// Beginnings of words that rows make this one of.
    [[nodiscard]] std::set<std::string> beginnings_replaced_in(std::string_view word) const {
        std::set<std::string> beginnings;
        const auto add = [&](std::size_t place, std::string_view form, std::string_view by) {
            if (place > word.size() || !word.substr(place).starts_with(by)) return;
            std::string other = replaced(word, place, by.size(), form);
            other.resize(std::min({other.size(), place + form.size(), letters_of_beginning}));
            if (!word.starts_with(other)) beginnings.insert(std::move(other));
        };
        for (const auto& [form, by] : words_) add(0, form, by);
        for (const auto& rows : beginnings_) {
            for (const Replacement& row : rows) add(0, row.form, row.by);
        }
        for (const auto& rows : parts_) {
            for (const Replacement& row : rows) {
                for (std::size_t place = 0; place < letters_of_beginning; ++place)
                    add(place, row.form, row.by);
            }
        }
        return beginnings;
    }

 private:
    static constexpr std::size_t letters_of_beginning = 5;

    static constexpr std::size_t letters = 'z' - 'a' + 1;
    /// Rows by the first two letters of what they replace: most words are told by them to have none.
    using Lists = std::array<std::vector<Replacement>, letters * letters>;

    /// Where the rows stand for what begins with two letters; nothing for what does not.
    static std::optional<std::size_t> place_in_lists(std::string_view text) {
        if (text.size() < 2 || !is_ascii_lower(text[0]) || !is_ascii_lower(text[1])) return std::nullopt;
        return static_cast<std::size_t>(text[0] - 'a') * letters + static_cast<std::size_t>(text[1] - 'a');
    }

    void add(std::string_view line) {
        if (line.empty() || line.starts_with('#')) return;
        const std::size_t first = line.find('\t');
        const std::size_t second = std::min(line.find('\t', first + 1), line.size());
        const std::string_view kind = line.substr(0, first);
        const std::string_view form = line.substr(first + 1, second - first - 1);
        const std::string_view by = line.substr(std::min(second + 1, line.size()));
        if (kind == "word") words_.emplace(form, by);
        if (kind == "begin") beginnings_[place_in_lists(form).value()].push_back({form, by});
        if (kind == "part") parts_[place_in_lists(form).value()].push_back({form, by});
        if (kind == "single") single_.insert(form);
        if (kind == "keep") kept_.insert(form);
    }

    [[nodiscard]] std::optional<std::string> replace_word(std::string_view word) const {
        const auto row = words_.find(word);
        if (row != words_.end()) return std::string(row->second);
        if (!word.ends_with('s')) return std::nullopt;
        const auto singular = words_.find(word.substr(0, word.size() - 1));
        if (singular == words_.end()) return std::nullopt;
        return std::string(singular->second) + "s";
    }

    static const Replacement* find(const Lists& lists, std::string_view rest) {
        const auto place = place_in_lists(rest);
        if (!place) return nullptr;
        for (const Replacement& row : lists[*place]) {
            if (rest.starts_with(row.form)) return &row;
        }
        return nullptr;
    }

    [[nodiscard]] std::string replace_beginning(std::string_view word) const {
        const Replacement* row = find(beginnings_, word);
        return row ? replaced(word, 0, row->form.size(), row->by) : std::string(word);
    }

    [[nodiscard]] std::string replace_parts(std::string word) const {
        for (std::size_t i = 0; i + 2 < word.size(); ++i) {
            const Replacement* row = find(parts_, std::string_view(word).substr(i));
            if (row) word = replaced(word, i, row->form.size(), row->by);
        }
        return word;
    }

    /// `travelled` is `traveled`: one letter less where an ending follows the doubled one.
    void undouble(std::string& word) const {
        static constexpr std::array<std::string_view, 13> endings{
            "ed", "er", "ers", "ing", "ings", "ist", "ists", "or", "ors", "ous", "ously", "able", "ery"};
        if (std::ranges::adjacent_find(word) == word.end()) return;
        for (const std::string_view ending : endings) {
            if (!word.ends_with(ending) || word.size() < ending.size() + 4) continue;
            const std::size_t end = word.size() - ending.size();
            if (word[end - 1] != word[end - 2] ||
                !single_.contains(std::string_view(word).substr(0, end - 1)))
                continue;
            word.erase(end - 1, 1);
            return;
        }
    }

    std::unordered_map<std::string_view, std::string_view> words_;
    Lists beginnings_;
    Lists parts_;
    std::unordered_set<std::string_view> single_;
    std::unordered_set<std::string_view> kept_;
};

const SpellingTable& spelling_table() {
    static const SpellingTable table;
    return table;
}

/// Whether a verb of this beginning is written `-ise` by all: `advise`, `raise`, `exercise`, `surprise`.
bool is_never_ize(std::string_view base) {
    constexpr std::array<std::string_view, 2> rare{"ostrac", "exorc"};
    constexpr std::size_t shortest = 3;
    if (base.size() < shortest || std::string_view("aeouw").find(base.back()) != std::string_view::npos)
        return true;
    if (base.ends_with('v')) return !base.ends_with("tiv");
    if (base.ends_with('c')) return !base.ends_with("ic") && !is_one_of(base, rare);
    return base.ends_with("pr") || spelling_table().is_kept(base);
}

/// `-ise` and its forms as `-ize`, where that is a spelling of the same word.
void write_ize(std::string& word) {
    static constexpr std::array<std::string_view, 16> endings{
        "e",    "es",    "ed",     "er",      "ers",       "ing",   "ings",   "able",
        "ably", "ation", "ations", "ational", "ationally", "ement", "ements", "edly"};
    const std::size_t place = word.rfind("is");
    if (place == std::string::npos || place == 0) return;
    const std::string_view all = word;
    const std::string_view ending = all.substr(place + 2);
    if (!is_one_of(ending, endings)) return;
    const std::string_view base = all.substr(0, place);
    const bool is_noun = ending.starts_with("ation");
    if (is_noun ? base.size() < 2 || base == "improv" : is_never_ize(base)) return;
    word[place + 1] = 'z';
}

/// The ligatures that old spellings have: `encyclopædia`.
void write_out_ligatures(std::string& word) {
    constexpr std::array<Replacement, 2> ligatures{{{"\xC3\xA6", "ae"}, {"\xC5\x93", "oe"}}};
    for (const Replacement& row : ligatures) {
        for (std::size_t i = word.find(row.form); i != std::string::npos; i = word.find(row.form, i))
            word = replaced(word, i, row.form.size(), row.by);
    }
}

}  // namespace

std::string common_spelling(std::string_view form) {
    constexpr std::size_t shortest = 4;
    constexpr std::size_t longest = 64;  // bytes; longer ones are no English words
    std::string word(form);
    if (word.size() < shortest || word.size() > longest) return word;
    write_out_ligatures(word);
    word = spelling_table().replace(word);
    write_ize(word);
    return word;
}

std::vector<std::string> other_beginnings(std::string_view common) {
    const std::set<std::string> found = spelling_table().beginnings_replaced_in(common);
    return {found.begin(), found.end()};
}

}  // namespace debrief
