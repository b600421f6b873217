#pragma once

#include "indexer/stemmer.h"
#include "searcher/query.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

/// How far words are looked for among those of the index. What goes beyond is told in a note.
struct ExpansionLimits {
    std::size_t words = 256;             ///< a pattern or fuzzy word stands for, the commonest first
    std::size_t words_in_nearness = 16;  ///< the same inside NEAR and ADJ, where each place is looked at
    std::size_t looked_at = 500'000;     ///< words of the index, for one pattern or fuzzy word
    std::size_t expansions = 16;         ///< patterns and fuzzy words of one query
    std::size_t words_of_text = 256;     ///< different words of a pasted text, the most telling ones
    /// Postings (briefings of each word) that all of one query together may stand for: so many, or this many
    /// times the briefings of the index; a quarter of it inside NEAR and ADJ. Each stands for one word at
    /// least.
    std::size_t postings = 100'000;
    std::size_t postings_a_briefing = 8;
};

/// A word form of the index.
struct IndexWord {
    std::string form;
    std::size_t briefings = 0;  ///< that have it
    bool operator==(const IndexWord&) const = default;
};

/// Words of the index, in the order of falling frequency, then of bytes.
struct IndexWords {
    std::vector<IndexWord> words;
    bool is_cut = false;  ///< there are more
};

/// The words that match a pattern of folded characters, `*` and `?`. The index's words that begin with what
/// stands before the first of these are looked at.
[[nodiscard]] IndexWords words_matching(const Xapian::Database& database, std::string_view pattern,
                                        const ExpansionLimits& limits = {});

/// The words at most so many edits (insert, remove, replace, swap neighbours) away from `form`, that begin
/// with the same letter, or with the first two swapped. Nearer ones come first.
[[nodiscard]] IndexWords words_near(const Xapian::Database& database, std::string_view form,
                                    std::size_t edits, const ExpansionLimits& limits = {});

/// The words behind a prefix of terms ("" or `chrome_prefix`) that share a stem with `form` in any language
/// of `stemmers`, in any spelling, in byte order; `form` and its stems among them, whether the index has them
/// or not. Finds those that begin as the stem does, or as it is spelt elsewhere: `rates` for `rate`,
/// `oestrogen` for `estrogen`, but not `dying` for `die`.
[[nodiscard]] std::vector<std::string> words_of_stem(const Xapian::Database& database,
                                                     const std::string& form, Stemmers& stemmers,
                                                     std::string_view prefix = "");

/// Fills in the `forms` of patterns and fuzzy words, of words inside NEAR and ADJ, and of stories
/// (`look_up_stories`); leaves of a long text only the words that tell most. What is cut off, and what
/// nothing in the index matches, is told in notes, which stay in the order of their offsets.
void expand(Query& query, const Xapian::Database& database, Stemmers& stemmers, std::vector<QueryNote>& notes,
            const ExpansionLimits& limits = {});

}  // namespace debrief
