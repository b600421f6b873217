#include "indexer/stemmer.h"

#include "corpus/base/text.h"
#include "indexer/spelling_variants.h"

#include <algorithm>
#include <array>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_known_words = 50'000;
constexpr std::size_t longest_known_word = 64;  ///< bytes; longer ones are rare, and would fill the memory

/// Snowball's languages in Xapian 1.4, by their ISO 639-1 codes.
constexpr std::array<std::string_view, 26> languages_with_stemmer{
    "ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
    "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"};

/// Those of them that change how words begin: Irish, Indonesian and Turkish.
constexpr std::array<std::string_view, 3> languages_that_change_beginnings{"ga", "id", "tr"};

}  // namespace

bool has_stemmer(std::string_view language) {
    return std::find(languages_with_stemmer.begin(), languages_with_stemmer.end(), language) !=
           languages_with_stemmer.end();
}

struct Stemmer::Algorithm {
    explicit Algorithm(const std::string& language) : snowball(language), is_english(language == "en") {}

    [[nodiscard]] std::string stem(const std::string& form) const {
        return snowball(is_english ? common_spelling(form) : form);
    }

    Xapian::Stem snowball;
    bool is_english;
};

Stemmer::Stemmer(std::string_view language)
    : algorithm_(std::make_unique<Algorithm>(has_stemmer(language) ? std::string(language) : "en")) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

const std::string& Stemmer::stem(const std::string& form) {
    if (form.size() > longest_known_word) return long_stem_ = algorithm_->stem(form);
    const auto known = known_.find(form);
    if (known != known_.end()) return known->second;
    if (known_.size() >= most_known_words) known_.clear();
    return known_.emplace(form, algorithm_->stem(form)).first->second;
}

std::string Stemmer::stem_once(const std::string& form) const {
    return algorithm_->stem(form);
}

Stemmers::Stemmers(const std::vector<std::string>& languages) {
    all_.push_back(&of("en"));
    for (const std::string& language : languages) {
        if (language != "en" && has_stemmer(language)) all_.push_back(&of(language));
        if (is_one_of(language, languages_that_change_beginnings)) keeps_beginnings_ = false;
    }
}

Stemmer& Stemmers::of(const std::string& language) {
    const std::string_view own = has_stemmer(language) ? std::string_view(language) : "en";
    const auto known = by_language_.find(own);
    if (known != by_language_.end()) return known->second;
    return by_language_.emplace(own, Stemmer(own)).first->second;
}

std::vector<std::string> Stemmers::all(const std::string& form) {
    std::vector<std::string> stems;
    for (Stemmer* stemmer : all_) {
        const std::string& stem = stemmer->stem(form);
        if (std::find(stems.begin(), stems.end(), stem) == stems.end()) stems.push_back(stem);
    }
    return stems;
}

}  // namespace debrief
