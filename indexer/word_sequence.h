#pragma once

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

/// Which words a document has, place by place: a forward index, of which phrases and nearness are made. A
/// word is told by a number of few bits that no other word of the document has: a perfect hash, after
/// Belazzougui, Botelho and Dietzfelbinger (2009, "Hash, displace, and compress"). So it takes a little more
/// than a byte a word, and finds the places of those words only that the document has.
///
/// `runs` ascend and do not overlap; `words` are the words of all runs in order, as indices of `keys`. A key
/// is a word's term without any prefix, `to_term("", form)`; each stands here once. Empty where there are no
/// words.
///
/// Layout: 2 bytes XXH3 of what follows (low byte first; in front, so that the greatest value of a slot,
/// which Xapian keeps twice, is no document's of great length); bits of a word's number and seed of the hash,
/// a byte each; in LEB128 the number of buckets, the number of runs, of each its words times three plus its
/// part and the places between it and the one before; a byte a bucket; the words' numbers, low bit first.
[[nodiscard]] std::string encode_word_sequence(std::span<const SequenceRun> runs,
                                               std::span<const std::uint32_t> words,
                                               std::span<const std::string_view> keys);

/// Reads what `encode_word_sequence` wrote. `bytes` must outlive it.
class WordSequence {
 public:
    /// Throws `Error` of kind `index` for damaged bytes.
    explicit WordSequence(std::string_view bytes);

    /// Appends the places of a word, rising. The document has the word behind this prefix: none,
    /// `title_prefix` or `chrome_prefix`. Of a word that it does not have, places of another may come.
    void add_places(std::string_view prefix, std::string_view key, std::vector<std::uint32_t>& places) const;

    [[nodiscard]] std::span<const SequenceRun> runs() const { return runs_; }

 private:
    [[nodiscard]] std::uint32_t number_of(std::string_view key) const;

    unsigned bits_ = 0;  ///< of a word's number
    std::uint8_t seed_ = 0;
    std::string_view displacements_;  ///< a byte a bucket
    std::string_view numbers_;
    std::vector<SequenceRun> runs_;
};

}  // namespace debrief
