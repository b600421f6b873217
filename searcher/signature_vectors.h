#pragma once

#include "indexer/signature.h"

#include <cstddef>
#include <span>
#include <vector>

namespace debrief {

/// Texts as vectors of unit length, made of their signatures: a stem weighs (1 + ln count) * sqrt(rarity in
/// general news * rarity among these texts), so what all of them have, the words of the query above all,
/// tells nothing of how they differ. Needs no look-up in the index.
class SignatureVectors {
 public:
    explicit SignatureVectors(std::vector<Signature> signatures);

    [[nodiscard]] std::size_t size() const { return signatures_.size(); }
    [[nodiscard]] const Signature& signature(std::size_t index) const { return signatures_[index]; }
    /// Of the signature's stems, in its order.
    [[nodiscard]] std::span<const double> weights(std::size_t index) const { return weights_[index]; }

    /// Cosines of all pairs, `size()` squared; 0 of each with itself.
    [[nodiscard]] std::vector<double> similarities() const;

 private:
    struct Place {
        std::size_t text = 0;
        std::size_t stem = 0;  ///< index in its signature
    };

    void weigh();

    std::vector<Signature> signatures_;
    std::vector<std::vector<Place>> places_;  ///< of each stem, in the order of the texts
    std::vector<std::vector<double>> weights_;
};

}  // namespace debrief
