#pragma once

#include "indexer/signature.h"
#include "searcher/stem_numbers.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class SignatureMemory;

/// Texts as vectors of unit length, made of their signatures: a stem weighs (1 + ln count) * sqrt(rarity in
/// general news * rarity among these texts), so what all of them have, the words of the query above all,
/// tells nothing of how they differ. Needs no look-up in the index.
class SignatureVectors {
 public:
    explicit SignatureVectors(std::span<const Signature> signatures);

    /// Of signatures as an index stores them; an empty one is a text without. Throws `Error` of kind `index`
    /// for damaged bytes.
    [[nodiscard]] static SignatureVectors of_stored(std::span<const std::string> signatures);

    /// The same of documents of an index. The memory must outlive what comes back, unchanged.
    [[nodiscard]] static SignatureVectors of_documents(SignatureMemory& memory,
                                                       std::span<const std::uint32_t> documents);

    [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }

    /// The stems of a text's signature, in its order, as numbers for `name`.
    [[nodiscard]] std::span<const std::uint32_t> stems(std::size_t text) const { return part(stems_, text); }
    /// What they weigh.
    [[nodiscard]] std::span<const double> weights(std::size_t text) const { return part(weights_, text); }
    [[nodiscard]] std::string_view name(std::uint32_t stem) const;

    /// Cosines of all pairs, `size()` squared; 0 of each with itself.
    [[nodiscard]] std::vector<double> similarities() const;

 private:
    /// Where a stem stands.
    struct Place {
        std::uint32_t text = 0;
        std::uint32_t entry = 0;  ///< in the texts' entries, one behind the other
    };

    SignatureVectors() = default;

    template <typename Value>
    [[nodiscard]] std::span<const Value> part(const std::vector<Value>& entries, std::size_t text) const {
        return std::span(entries).subspan(begins_[text], begins_[text + 1] - begins_[text]);
    }
    [[nodiscard]] std::span<const Place> places_of(std::size_t stem) const {
        return std::span(places_).subspan(place_begins_[stem], place_begins_[stem + 1] - place_begins_[stem]);
    }

    void add(std::string_view stem, std::uint32_t count, std::uint8_t rarity);
    void end_text() { begins_.push_back(stems_.size()); }
    void weigh();
    void find_places();
    [[nodiscard]] std::size_t stem_count() const { return memory_ ? in_memory_.size() : numbers_.size(); }

    StemNumbers numbers_;                      ///< so that sums are made in the same order every time
    const SignatureMemory* memory_ = nullptr;  ///< that has the stems, where `numbers_` has not
    std::vector<std::uint32_t> in_memory_;     ///< their numbers there
    std::vector<std::size_t> begins_{0};       ///< of texts, in their entries
    std::vector<std::uint32_t> stems_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint8_t> rarities_;
    std::vector<double> weights_;
    std::vector<Place> places_;  ///< of each stem, in the order of the texts
    std::vector<std::size_t> place_begins_;
};

}  // namespace debrief
