#include "searcher/signature_vectors.h"

#include "searcher/signature_memory.h"

#include <algorithm>
#include <cmath>

namespace debrief {

namespace {

constexpr double counts_of_a_word = 4;  ///< counts are in quarters
constexpr double rarity_steps = 16;     ///< of rarity in a unit of idf

/// Values of a function of whole numbers, each worked out once.
class Memo {
 public:
    template <typename Function>
    double of(std::size_t number, Function&& function) {
        if (number >= most_remembered) return function(number);
        if (number >= values_.size()) values_.resize(number + 1, std::nan(""));
        if (std::isnan(values_[number])) values_[number] = function(number);
        return values_[number];
    }

 private:
    static constexpr std::size_t most_remembered = 4096;
    std::vector<double> values_;
};

}  // namespace

SignatureVectors::SignatureVectors(std::span<const Signature> signatures) {
    for (const Signature& signature : signatures) {
        for (const SignatureStem& stem : signature) add(stem.stem, stem.count, stem.rarity);
        end_text();
    }
    weigh();
}

SignatureVectors SignatureVectors::of_stored(std::span<const std::string> signatures) {
    SignatureVectors vectors;
    for (const std::string& signature : signatures) {
        for (SignatureCursor stem(signature); stem.next();)
            vectors.add(stem.stem(), stem.count(), stem.rarity());
        vectors.end_text();
    }
    vectors.weigh();
    return vectors;
}

SignatureVectors SignatureVectors::of_documents(SignatureMemory& memory,
                                                std::span<const std::uint32_t> documents) {
    SignatureVectors vectors;
    vectors.memory_ = &memory;
    SignatureMemory::Renumbered renumbered = memory.renumber(documents);
    vectors.stems_ = std::move(renumbered.stems);
    vectors.in_memory_ = std::move(renumbered.numbers);
    vectors.counts_.reserve(vectors.stems_.size());
    vectors.rarities_.reserve(vectors.stems_.size());
    for (const std::uint32_t document : documents) {
        const auto [stems, counts, rarities] = memory.entry(document);
        vectors.counts_.insert(vectors.counts_.end(), counts.begin(), counts.end());
        vectors.rarities_.insert(vectors.rarities_.end(), rarities.begin(), rarities.end());
        vectors.begins_.push_back(vectors.counts_.size());
    }
    vectors.weigh();
    return vectors;
}

std::string_view SignatureVectors::name(std::uint32_t stem) const {
    return memory_ ? memory_->name(in_memory_[stem]) : numbers_.name(stem);
}

void SignatureVectors::add(std::string_view stem, std::uint32_t count, std::uint8_t rarity) {
    stems_.push_back(numbers_.number_of(stem));
    counts_.push_back(count);
    rarities_.push_back(rarity);
}

void SignatureVectors::find_places() {
    place_begins_.assign(stem_count() + 1, 0);
    for (const std::uint32_t stem : stems_) ++place_begins_[stem + 1];
    for (std::size_t stem = 0; stem < stem_count(); ++stem) place_begins_[stem + 1] += place_begins_[stem];
    places_.resize(stems_.size());
    std::vector<std::size_t> next(place_begins_.begin(), place_begins_.end() - 1);
    for (std::uint32_t text = 0; text < size(); ++text) {
        for (std::size_t entry = begins_[text]; entry < begins_[text + 1]; ++entry)
            places_[next[stems_[entry]]++] = {text, static_cast<std::uint32_t>(entry)};
    }
}

void SignatureVectors::weigh() {
    find_places();
    weights_.assign(stems_.size(), 0);
    const double texts = static_cast<double>(size());
    std::vector<double> squares(size(), 0);
    Memo rarities_here;
    Memo count_weights;
    for (std::size_t stem = 0; stem < stem_count(); ++stem) {
        const std::span<const Place> places = places_of(stem);
        const double rarity_here = rarities_here.of(places.size(), [&](std::size_t having) {
            return std::log((texts + 1) / static_cast<double>(having));
        });
        std::uint8_t last_rarity = 0;  // hardly ever another one of the same stem
        double root = 0;
        for (const auto& [text, entry] : places) {
            if (rarities_[entry] != last_rarity) {
                last_rarity = rarities_[entry];
                root = std::sqrt(last_rarity / rarity_steps * rarity_here);
            }
            const double count_weight = count_weights.of(counts_[entry], [](std::size_t count) {
                return 1 + std::log(std::max(1.0, static_cast<double>(count) / counts_of_a_word));
            });
            const double weight = count_weight * root;
            weights_[entry] = weight;
            squares[text] += weight * weight;
        }
    }
    for (std::size_t text = 0; text < size(); ++text) {
        if (squares[text] == 0) continue;
        const double length = std::sqrt(squares[text]);
        for (std::size_t entry = begins_[text]; entry < begins_[text + 1]; ++entry) weights_[entry] /= length;
    }
}

std::vector<double> SignatureVectors::similarities() const {
    std::vector<double> cosines(size() * size(), 0);
    for (std::size_t stem = 0; stem < stem_count(); ++stem) {
        const std::span<const Place> places = places_of(stem);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double weight = weights_[places[i].entry];
            double* const row = &cosines[places[i].text * size()];
            for (std::size_t k = i + 1; k < places.size(); ++k)
                row[places[k].text] += weight * weights_[places[k].entry];
        }
    }
    for (std::size_t i = 0; i < size(); ++i) {
        for (std::size_t k = i + 1; k < size(); ++k) cosines[k * size() + i] = cosines[i * size() + k];
    }
    return cosines;
}

}  // namespace debrief
