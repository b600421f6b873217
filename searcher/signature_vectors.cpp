#include "searcher/signature_vectors.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace debrief {

namespace {

constexpr double counts_of_a_word = 4;  ///< counts are in quarters
constexpr double rarity_steps = 16;     ///< of rarity in a unit of idf

}  // namespace

SignatureVectors::SignatureVectors(std::vector<Signature> signatures) : signatures_(std::move(signatures)) {
    // Stems are numbered as they come, so sums are made in the same order every time.
    std::unordered_map<std::string_view, std::size_t> numbers;
    for (std::size_t text = 0; text < signatures_.size(); ++text) {
        for (std::size_t stem = 0; stem < signatures_[text].size(); ++stem) {
            const auto [known, is_new] = numbers.emplace(signatures_[text][stem].stem, places_.size());
            if (is_new) places_.emplace_back();
            places_[known->second].push_back({text, stem});
        }
    }
    weigh();
}

void SignatureVectors::weigh() {
    for (const Signature& signature : signatures_) weights_.emplace_back(signature.size(), 0.0);
    const double texts = static_cast<double>(size());
    std::vector<double> squares(size(), 0);
    for (const std::vector<Place>& places : places_) {
        const double rarity_here = std::log((texts + 1) / static_cast<double>(places.size()));
        for (const auto& [text, stem] : places) {
            const SignatureStem& counted = signatures_[text][stem];
            const double words = std::max(1.0, counted.count / counts_of_a_word);
            const double idf = std::sqrt(counted.rarity / rarity_steps * rarity_here);
            const double weight = (1 + std::log(words)) * idf;
            weights_[text][stem] = weight;
            squares[text] += weight * weight;
        }
    }
    for (std::size_t text = 0; text < size(); ++text) {
        if (squares[text] == 0) continue;
        for (double& weight : weights_[text]) weight /= std::sqrt(squares[text]);
    }
}

std::vector<double> SignatureVectors::similarities() const {
    std::vector<double> cosines(size() * size(), 0);
    for (const std::vector<Place>& places : places_) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double weight = weights_[places[i].text][places[i].stem];
            double* const row = &cosines[places[i].text * size()];
            for (std::size_t k = i + 1; k < places.size(); ++k)
                row[places[k].text] += weight * weights_[places[k].text][places[k].stem];
        }
    }
    for (std::size_t i = 0; i < size(); ++i) {
        for (std::size_t k = i + 1; k < size(); ++k) cosines[k * size() + i] = cosines[i * size() + k];
    }
    return cosines;
}

}  // namespace debrief
