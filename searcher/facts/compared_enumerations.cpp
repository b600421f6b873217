#include "searcher/facts/compared_enumerations.h"

#include "corpus/base/text.h"
#include "corpus/prose_tokens.h"
#include "corpus/prose_words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace debrief {

namespace {

constexpr std::size_t longest_sentence = 2000;  ///< bytes; a longer one is a table
constexpr std::size_t most_words_of_item = 4;
constexpr std::size_t fewest_items = 3;

constexpr std::array<std::string_view, 9> openers{"its", "their", "the", "a",   "an",
                                                  "his", "her",   "our", "both"};

bool is_conjunction(const Prose& prose, std::size_t i) {
    return prose.is_word(i, "and") || prose.is_word(i, "or");
}

/// Whether token `i` is part of the name or noun phrase that an item is.
bool is_item_token(const Prose& prose, std::size_t i) {
    if (prose.is_number(i)) return true;
    if (prose.is_word(i)) return !is_function_word(prose.lower(i)) || prose.is_glued(i);
    if (prose[i].kind != TokenKind::symbol) return false;
    return prose.is_glued(i) && prose.is_glued(i + 1) &&
           (is_hyphen(prose[i].symbol) || is_apostrophe(prose[i].symbol) || prose[i].symbol == U'.' ||
            prose[i].symbol == U'&');
}

struct Tokens {
    std::size_t first;
    std::size_t last;
};

/// "During his tenure," begins a sentence, not a list.
bool is_introduction(const Prose& prose, const Tokens& item) {
    constexpr std::size_t longest = 3;  // tokens
    return item.first > 0 && item.first <= longest && prose.is_word(0) && prose.is_capitalised(0) &&
           is_function_word(prose.lower(0)) && !is_one_of(prose.lower(0), openers);
}

/// The item that begins at token `first`, which may be an article.
std::optional<Tokens> item_from(const Prose& prose, std::size_t first) {
    if (prose.is_word(first) && is_one_of(prose.lower(first), openers)) ++first;
    std::size_t last = first;
    const bool is_name = prose.is_capitalised(first);
    for (std::size_t words = 0; last < prose.size() && is_item_token(prose, last); ++last) {
        const bool is_new_word = !prose.is_glued(last);
        if (is_new_word && ++words > most_words_of_item) break;
        // "Virgin Atlantic fly", "glasses due next"
        const bool ends_name = is_name && is_new_word && prose.is_word(last) && !prose.is_capitalised(last);
        if (ends_name || prose.is_word(last, "due")) break;
        if (last > first && !prose.goes_on(last)) break;
    }
    if (last == first) return std::nullopt;
    return Tokens{first, last};
}

/// The item that ends before token `last`: a name, or the words from an article or preposition on.
std::optional<Tokens> item_until(const Prose& prose, std::size_t last) {
    std::size_t first = last;
    const bool is_name = last > 0 && prose.is_capitalised(last - 1);
    for (std::size_t words = 0; first > 0 && is_item_token(prose, first - 1); --first) {
        if (is_name && prose.is_word(first - 1) && !prose.is_glued(first - 1) &&
            !prose.is_capitalised(first - 1))
            break;
        if (words == most_words_of_item) break;
        if (!prose.is_glued(first - 1)) ++words;
    }
    if (first == last) return std::nullopt;
    return Tokens{first, last};
}

/// The enumeration whose last item stands behind the conjunction at token `i`.
std::optional<Enumeration> enumeration_at(const Prose& prose, std::size_t i) {
    const auto final_item = item_from(prose, i + 1);
    if (!final_item) return std::nullopt;
    std::vector<Tokens> items{*final_item};
    std::size_t end = i;  // behind the item before
    if (end > 0 && prose.is_symbol(end - 1, U',')) --end;
    bool is_apposed = false;
    while (end > 0) {
        const auto item = item_until(prose, end);
        if (!item) break;
        if (is_introduction(prose, *item) || (is_apposed && prose.is_capitalised(item->first))) break;
        items.push_back(*item);
        const std::size_t before = item->first;
        const bool has_opener =
            before > 0 && prose.is_word(before - 1) && is_one_of(prose.lower(before - 1), openers);
        const std::size_t comma = before - (has_opener ? 1 : 0);
        if (comma == 0 || !prose.is_symbol(comma - 1, U',')) break;
        end = comma - 1;
        is_apposed = has_opener;  // "Ann Lee, the chairman, treasurer and secretary"
    }
    if (items.size() < fewest_items) return std::nullopt;
    std::reverse(items.begin(), items.end());
    Enumeration found{prose.span(items.front().first, items.back().last), {}};
    for (const Tokens& item : items) found.items.push_back(prose.span(item.first, item.last));
    return found;
}

}  // namespace

std::vector<Enumeration> find_enumerations(std::string_view sentence) {
    std::vector<Enumeration> found;
    if (sentence.size() > longest_sentence || sentence.find(',') == std::string_view::npos) return found;
    const Prose prose(sentence);
    for (std::size_t i = 1; i < prose.size(); ++i) {
        if (!is_conjunction(prose, i)) continue;
        if (auto enumeration = enumeration_at(prose, i)) found.push_back(std::move(*enumeration));
    }
    return found;
}

}  // namespace debrief
