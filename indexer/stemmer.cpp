#include "indexer/analysis.h"

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_known_words = 50'000;
constexpr std::size_t longest_known_word = 64;  ///< bytes; longer ones are rare, and would fill the memory

}  // namespace

struct Stemmer::Algorithm {
    Xapian::Stem english{"english"};
};

Stemmer::Stemmer() : algorithm_(std::make_unique<Algorithm>()) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

const std::string& Stemmer::stem(const std::string& form) {
    if (form.size() > longest_known_word) return long_stem_ = algorithm_->english(form);
    const auto known = known_.find(form);
    if (known != known_.end()) return known->second;
    if (known_.size() >= most_known_words) known_.clear();
    return known_.emplace(form, algorithm_->english(form)).first->second;
}

}  // namespace debrief
