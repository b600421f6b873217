#pragma once

#include "corpus/base/span.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Where a run of words stands: a title's words are asked for with and without a prefix, those of chrome only
/// with one (`schema.h`).
enum class SequencePart : std::uint8_t { text, title, chrome };

/// Words that follow each other, at the places `first_place`, `first_place + 1`, …
struct SequenceRun {
    SequencePart part = SequencePart::text;
    std::uint32_t first_place = 0;
    std::uint32_t words = 0;  ///< at least 1

    bool operator==(const SequenceRun&) const = default;
};

/// A word of a document, with its hash (`sequence_hash`): its term without any prefix, `to_term("", form)`.
struct SequenceKey {
    std::string_view key;
    std::uint64_t hash = 0;
};

[[nodiscard]] std::uint64_t sequence_hash(std::string_view key);

/// Writes down which words a document has, place by place: a forward index, of which phrases and nearness are
/// made. A word is told by a number of few bits that no other word of the document has: a perfect hash, after
/// Belazzougui, Botelho and Dietzfelbinger (2009, "Hash, displace, and compress"). So it takes a little more
/// than a byte a word, and finds the places of those words only that the document has. One document after
/// another; memory is used again.
///
/// Layout: 2 bytes XXH3 of what follows (low byte first; in front, so that the greatest value of a slot,
/// which Xapian keeps twice, is no document's of great length); bits of a word's number and seed of the hash,
/// a byte each; in LEB128 the number of buckets, the number of runs, of each its words times three plus its
/// part and the places between it and the one before; a byte a bucket; the words' numbers, low bit first.
class WordSequenceWriter {
 public:
    /// Begins another document.
    void clear();

    /// Words that are added now stand at `first_place` and behind it, which is behind all before. A run to
    /// which none is added is left out.
    void begin_run(SequencePart part, std::uint32_t first_place);
    /// The next word of the run, as an index of the keys.
    void add_word(std::uint32_t key) {
        words_.push_back(key);
        ++runs_.back().words;
    }

    /// All words that were added. Each key stands in `keys` once. Empty where there are no words.
    [[nodiscard]] std::string encode(std::span<const SequenceKey> keys);

 private:
    struct Member {
        std::uint32_t lower_hash = 0;
        std::uint32_t key = 0;
    };

    void number_keys(std::span<const SequenceKey> keys);
    [[nodiscard]] bool try_to_number(std::span<const SequenceKey> keys);
    void divide_into_buckets(std::span<const SequenceKey> keys);
    void order_buckets();
    [[nodiscard]] bool place(std::uint32_t bucket);
    [[nodiscard]] bool place(std::span<const Member> members, std::uint8_t displacement);
    void append_number(std::size_t number);
    void append_words();

    std::vector<SequenceRun> runs_;
    std::vector<std::uint32_t> words_;  ///< of all runs, as indices of keys

    unsigned bits_ = 0;  ///< of a word's number
    std::uint8_t seed_ = 0;
    std::string displacements_;                 ///< a byte a bucket
    std::vector<std::uint32_t> numbers_;        ///< by key
    std::vector<std::uint64_t> hashes_;         ///< by key, with the seed
    std::vector<Member> members_;               ///< bucket after bucket
    std::vector<std::uint32_t> first_members_;  ///< of each bucket, and one behind the last
    std::vector<std::uint32_t> next_members_;
    std::vector<std::uint32_t> order_;          ///< of buckets, those of most members first
    std::vector<std::uint32_t> bucket_counts_;  ///< by how many members they have
    std::vector<std::uint64_t> taken_;          ///< a bit a number
    std::string bytes_;
};

/// Reads what `WordSequenceWriter` wrote, one sequence after another in the same memory.
class WordSequence {
 public:
    /// One of no words.
    WordSequence() = default;
    /// Reads `bytes`, which must outlive it.
    explicit WordSequence(std::string_view bytes) { read(bytes); }

    /// Takes another in the place of this: empty bytes are a sequence of no words, others must outlive it or
    /// the next call. Throws `Error` of kind `index` for damaged bytes, and has no words then.
    void read(std::string_view bytes);

    /// Appends the places where words, at least one, follow each other: those of the first, rising. The
    /// document has all of them behind this prefix: none, `title_prefix` or `chrome_prefix`. Of words that it
    /// does not have, places of others may come.
    void add_places(std::string_view prefix, std::span<const std::string_view> keys,
                    std::vector<std::uint32_t>& places) const;
    void add_places(std::string_view prefix, std::string_view key, std::vector<std::uint32_t>& places) const {
        add_places(prefix, {&key, 1}, places);
    }

    /// Whether there are such places.
    [[nodiscard]] bool has(std::string_view prefix, std::span<const std::string_view> keys) const;

    [[nodiscard]] std::span<const SequenceRun> runs() const { return runs_; }

 private:
    [[nodiscard]] std::uint32_t number_of(std::string_view key) const;
    [[nodiscard]] std::uint64_t bits_from(std::size_t bit) const;
    [[nodiscard]] bool has_at(std::size_t word, std::span<const std::string_view> keys) const;
    template <typename Found>
    void find_among(Span range, std::span<const std::string_view> keys, Found&& found) const;
    template <typename Found>
    void find(std::string_view prefix, std::span<const std::string_view> keys, Found&& found) const;

    unsigned bits_ = 1;  ///< of a word's number
    std::uint8_t seed_ = 0;
    std::string_view displacements_;  ///< a byte a bucket
    std::string_view packed_;         ///< the numbers of the words of all runs, in order
    std::vector<SequenceRun> runs_;
};

}  // namespace debrief
