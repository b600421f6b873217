#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// Cuts word forms of one language down to stems (Snowball's), English ones whatever way they are spelt
/// (`common_spelling`). Remembers what it has stemmed, so one for each
/// thread; costs a few megabytes at most.
class Stemmer {
 public:
    /// For an ISO 639-1 code; English for a language that Snowball has no stemmer for, and for none.
    explicit Stemmer(std::string_view language = "en");
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;
    ~Stemmer();

    /// Valid until the next call.
    [[nodiscard]] const std::string& stem(const std::string& form);

    /// The same, and nothing is remembered: for those that do so themselves.
    [[nodiscard]] std::string stem_once(const std::string& form) const;

 private:
    struct Algorithm;
    std::unique_ptr<Algorithm> algorithm_;
    std::unordered_map<std::string, std::string> known_;
    std::string long_stem_;  ///< of a word too long to be remembered
};

/// Whether Snowball has a stemmer for this ISO 639-1 code.
[[nodiscard]] bool has_stemmer(std::string_view language);

/// The stemmers of several languages; one for each thread.
class Stemmers {
 public:
    /// For texts of these languages and for English ones.
    explicit Stemmers(const std::vector<std::string>& languages = {});

    /// The stemmer of a language, made when it is first asked for.
    [[nodiscard]] Stemmer& of(const std::string& language);

    /// The different stems that a word has in these languages, of which nobody says which it is in; the
    /// English one first.
    [[nodiscard]] std::vector<std::string> all(const std::string& form);

    /// Whether each word of ASCII begins with the letter that its stem begins with, in all these languages:
    /// some take prefixes off, or change them.
    [[nodiscard]] bool keeps_beginnings() const { return keeps_beginnings_; }

    /// The stemmers of these languages, the English one first.
    [[nodiscard]] std::span<Stemmer* const> each() const { return all_; }

 private:
    std::map<std::string, Stemmer, std::less<>> by_language_;
    std::vector<Stemmer*> all_;  ///< English first
    bool keeps_beginnings_ = true;
};

}  // namespace debrief
