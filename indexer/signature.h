#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A stem of a text.
struct SignatureStem {
    std::string stem;
    std::uint32_t count = 0;  ///< how often it counts there, in quarters (`indexer/document_builder.cpp`)
    std::uint8_t rarity = 0;  ///< `background_idf` of its commonest form there, in sixteenths

    bool operator==(const SignatureStem&) const = default;
};

/// The stems that tell most of a text, each once, in byte order: what it is about, small enough to be read
/// for a hundred hits.
using Signature = std::vector<SignatureStem>;

/// A word form of a text with its stem and how often it counts.
struct WeighedForm {
    std::string form;
    std::string stem;
    std::uint32_t count = 0;
};

/// A stem of a text, with what its forms tell.
struct StemOfText {
    /// Takes in what another form of it tells.
    void add(const StemOfText& other) {
        count += other.count;
        idf = std::min(idf, other.idf);
    }

    std::string_view stem;    ///< must outlive the call that takes it
    std::uint32_t count = 0;  ///< how often its forms count
    double idf = 0;           ///< `background_idf` of the commonest of them
};

/// What a count, in quarters, weighs: 1 + ln of how many words of usual weight it is, but at least of one.
[[nodiscard]] double weight_of_count(std::uint32_t count);

/// The `size` stems that are highest in (1 + ln count) times the inverse document frequency of their
/// commonest form in general news (`background_idf`); stop words and words longer than 64 bytes are left out.
/// Equal ones in byte order.
[[nodiscard]] Signature make_signature(std::span<const WeighedForm> forms, std::size_t size = 50);

/// The same of stems, each once, that no stop word is a form of.
[[nodiscard]] Signature make_signature(const std::vector<StemOfText>& stems, std::size_t size = 50);

/// Some 3 bytes a stem. The stems must be of 1 to 64 bytes.
///
/// Layout, of each stem: a number P * 8 + C * 2 + R in LEB128. P of 1 to 64: the stem follows, spelled out in
/// P bytes; above: it is the common stem (`indexer/common_stems.h`) P - 65 places behind where the last one's
/// successor stands, or the table begins. C: it counts 5, 4 or 8; 3: the count follows in LEB128. R of 0: its
/// rarity is that of the table, 154 of a spelled one; 1: it follows as a byte.
[[nodiscard]] std::string encode_signature(const Signature& signature);

/// Throws `Error` of kind `index` for damaged bytes.
[[nodiscard]] Signature decode_signature(std::string_view bytes);

/// Goes through the stems of an encoded signature without making one: hundreds are read for a query.
class SignatureCursor {
 public:
    /// `bytes` must outlive the cursor.
    explicit SignatureCursor(std::string_view bytes) : rest_(bytes) {}

    /// Moves to the next stem, first to the first. Throws as `decode_signature` does.
    [[nodiscard]] bool next();

    /// Valid as long as the bytes.
    [[nodiscard]] std::string_view stem() const { return stem_; }
    [[nodiscard]] std::uint32_t count() const { return count_; }
    [[nodiscard]] std::uint8_t rarity() const { return rarity_; }

 private:
    std::string_view rest_;
    std::size_t next_number_ = 0;  ///< of common stems, the one behind the last
    std::string_view stem_;
    std::uint32_t count_ = 0;
    std::uint8_t rarity_ = 0;
};

}  // namespace debrief
