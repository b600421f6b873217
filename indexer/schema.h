#pragma once

#include "corpus/base/day.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// Raised whenever an index written before the change would be read wrongly.
///   1: first release
///   2: records hold chrome and where date and language come from; terms for chrome, language, files and
///   edges
///   3: records hold sentences; terms for kinds of sources, evidence and names; values for citations,
///   figures, event dates, facets, signatures and the order of titles
///   4: the story that a briefing tells
///   5: how often a briefing cites each host
///   6: words place by place as a value, no more as positions of terms
///   7: one letter for most prefixes; hashes as bytes; figures and records in fewer bytes
///   8: common stems of signatures as numbers; which briefings have which keys of stories as lists in the
///   metadata, no more as terms; stems' terms right behind those of their forms; records packed with a
///   dictionary
inline constexpr int schema_version = 8;

/// Raised whenever the same input would become another document than before: when a reader, cleaning, dating,
/// an extractor, the tokenizer, the stemmers or the document's making changes what it gives, and no reader of
/// an index need know. What an older program has indexed is then read again by the next run over it, though
/// its files have not changed.
///   1: as schema 3 came
///   2: names that are nothing without their marks are words (`c++`, `at&t`); numbers in groups parted by
///   spaces that do not break
///   3: whether a sentence is hedged (`is:hedged`)
///   4: names behind straight quotation marks that close; what is "up to $5m from $4m" is no bound
///   5: short English texts that the detector is not sure of are English
inline constexpr int extraction_version = 5;

/// How a field of a query finds its briefings.
enum class FieldMatch {
    words,     ///< by words and phrases, as text
    name,      ///< by the whole name or any word of it
    host,      ///< by a host, a parent domain or an owner; `*` for any; a number of them (`>5`)
    choice,    ///< by one of the words that `choices_of` names
    days,      ///< by a day, month, year or range of days
    since,     ///< by the first of the days
    until,     ///< by the last of the days
    events,    ///< by days that the text gives
    amount,    ///< by a sum of money or a range of them
    percent,   ///< by a percentage or a range of them
    language,  ///< by an ISO 639-1 code or an English name of a language
    id,        ///< by the whole id
    story,     ///< by the id of a story, or of a briefing that tells it
    saved,     ///< by what a saved query finds
};

/// What a query can name: one row of the table that parsing, planning, indexing and help are made from.
struct Field {
    std::string_view name;    ///< as queries write it, before the colon
    std::string_view prefix;  ///< of its terms in the index; empty: it has a value instead
    FieldMatch match;
    std::string_view help;
    std::string_view example;
    bool has_one_value = false;  ///< of a briefing, at most: several that a query names are alternatives
};

/// Words of the title; those of title, summary and text have no prefix. They are case-folded, so no word
/// begins with a capital, as all prefixes do.
inline constexpr std::string_view title_prefix = "S";

inline constexpr std::array fields{
    Field{"title", title_prefix, FieldMatch::words, "words of the title", "title:election"},
    Field{"source", "A", FieldMatch::name, "who published it", "source:reuters", true},
    Field{"cites", "H", FieldMatch::host,
          "a source cited in brackets, by host, parent domain or owner; * for any, >5 for how many",
          "cites:cnbc.com"},
    Field{"kind", "XKIND", FieldMatch::choice, "a kind of source that is cited: press, party or social",
          "kind:press"},
    Field{"is", "I", FieldMatch::choice, "how it is told: cited, uncited, party-only or hedged",
          "is:uncited"},
    Field{"name", "N", FieldMatch::name, "a person, organisation or product that it names",
          "name:\"scale ai\""},
    Field{"lang", "L", FieldMatch::language, "the language it is in", "lang:en", true},
    Field{"date", "", FieldMatch::days, "day of publication: a day, month, year or a range of them",
          "date:2026-04..2026-06", true},
    Field{"since", "", FieldMatch::since, "published on a day or later", "since:7d"},
    Field{"until", "", FieldMatch::until, "published on a day or before", "until:2026-04"},
    Field{"event", "", FieldMatch::events, "a day that its text gives", "event:2025-06"},
    Field{"amount", "", FieldMatch::amount, "a sum of money that its text gives, or a range of them",
          "amount:13b..15b"},
    Field{"percent", "", FieldMatch::percent, "a percentage that its text gives, or a range of them",
          "percent:>40"},
    Field{"id", "Q", FieldMatch::id, "the briefing with this id", "id:2026-04-08-muse-spark-a.txt", true},
    Field{"story", "XSTORY", FieldMatch::story, "the tellings of a story, by its id or that of a briefing",
          "story:2026-04-08-muse-spark-a.txt", true},
    Field{"saved", "", FieldMatch::saved, "what a saved query finds", "saved:chips"},
};

/// What may stand behind a field of choices: all its terms.
[[nodiscard]] std::span<const std::string_view> choices_of(const Field& field);

/// The field of that name (in lower case); nothing where there is none.
[[nodiscard]] const Field* find_field(std::string_view name);

/// Prefixes of terms that no query names. What most briefings have has one letter, since each entry of the
/// index begins with it.
inline constexpr std::string_view id_prefix = "Q";  ///< the briefing's id, one term a document
/// Words of a briefing's chrome: only a search of whole texts looks at them.
inline constexpr std::string_view chrome_prefix = "XCH";
inline constexpr std::string_view language_prefix = "L";  ///< ISO 639-1 code of the text, one term a document
inline constexpr std::string_view file_prefix =
    "F";  ///< the file that it came from (`file_key`), one term a document
/// A line at an edge of the text that may be chrome, and the line next to it inwards (`edge_term`).
inline constexpr std::string_view edge_prefix = "E";
/// The fortnight of publication, where somebody gave the day (`story_period`): tells how much came out then.
inline constexpr std::string_view story_period_prefix = "P";

/// Of metadata: lists of briefings' weightiest stems (`story_key_list_name`). Short, since it is repeated.
inline constexpr std::string_view story_key_list_prefix = "keys:";

/// Slots of a document's values.
namespace slot {
inline constexpr std::uint32_t date = 0;  ///< `to_sortable(Day)`; absent where unknown
inline constexpr std::uint32_t fingerprint =
    1;                                  ///< of the briefing as it was read: tells whether it has changed
inline constexpr std::uint32_t id = 2;  ///< the id's first bytes: the order of hits with equal scores
inline constexpr std::size_t longest_id = 200;  ///< bytes; a shorter value of `id` is the whole id
inline constexpr std::uint32_t file = 3;        ///< the file that it came from (`file_key`)
/// How many citations it has, as `Xapian::sortable_serialise` writes it; absent where none.
inline constexpr std::uint32_t citations = 4;
inline constexpr std::uint32_t figures = 5;    ///< `encode_figures`; absent where none
inline constexpr std::uint32_t events = 6;     ///< `encode_events`; absent where none
inline constexpr std::uint32_t facets = 7;     ///< `encode_facets`
inline constexpr std::uint32_t signature = 8;  ///< its weightiest stems (`indexer/signature.h`)
/// The title as it is sorted: the beginning of its words' forms with blanks between; absent where it has no
/// word.
inline constexpr std::uint32_t title = 9;
/// The story's id (`indexer/story_id.h`): that of all its tellings; of a story that only this briefing tells,
/// absent.
inline constexpr std::uint32_t story = 10;
/// The day of publication as in slot 0, where somebody gave it: what tells stories apart does not trust what
/// we concluded.
inline constexpr std::uint32_t given_day = 11;
/// Which words it has, place by place (`indexer/word_sequence.h`); absent where it has none.
inline constexpr std::uint32_t words = 12;
}  // namespace slot

/// A number in so many bytes, the highest first, so that they sort as numbers do.
[[nodiscard]] std::string to_sorted_bytes(std::uint64_t number, std::size_t bytes);

/// The number of such bytes, eight at most.
[[nodiscard]] std::uint64_t from_sorted_bytes(std::string_view bytes);

/// What stands for a file in terms, values and metadata: 8 bytes, a hash of its absolute path.
[[nodiscard]] std::string file_key(std::string_view path);

/// The term of a line at an edge of a text, by the hashes of `EdgeLine`; all of one line begin with
/// `edge_term_prefix`.
[[nodiscard]] std::string edge_term(std::uint64_t line, std::uint64_t neighbour);
[[nodiscard]] std::string edge_term_prefix(std::uint64_t line);

/// The line that such a term is of; nothing for another term.
[[nodiscard]] std::optional<std::uint64_t> line_of_edge_term(std::string_view term);

/// Four bytes that sort as the days do.
[[nodiscard]] std::string to_sortable(Day day);

/// The day of four such bytes.
[[nodiscard]] Day from_sortable(std::string_view bytes);

inline constexpr std::size_t longest_term = 245;  ///< bytes; the most Xapian takes

/// A term of at most `longest_term` bytes: a longer text is cut and told from its like by a hash.
/// Text must not hold NULs.
[[nodiscard]] std::string to_term(std::string_view prefix, std::string_view text);

/// The term of a stem of words behind a prefix: none (what ranking counts), `title_prefix` or
/// `chrome_prefix`. It ends with a byte that sorts before all that words hold: so it stands right behind the
/// form that is spelled as it is, and a term list need not spell it again. At most `longest_term` bytes, as
/// of `to_term`.
[[nodiscard]] std::string stem_term(std::string_view prefix, std::string_view stem);

/// Whether a term of the index, of whatever kind, is such a one.
[[nodiscard]] bool is_stem_term(std::string_view term);

/// Such a term without the byte at its end.
[[nodiscard]] std::string_view without_stem_mark(std::string_view stem_term);

}  // namespace debrief
