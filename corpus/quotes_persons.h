#pragma once

#include "corpus/quotes_speakers.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace debrief {

/// Tells who a pronoun means: the only person whom the sentences in front of it speak of, as far back as the
/// nearest who can be meant. Nobody where another might be.
class PersonFinder {
 public:
    PersonFinder(const Prose& prose, const PhraseReader& phrases, std::span<const Name> names,
                 std::span<const QuotedPiece> pieces);

    /// Which of the names `told` means; `open` is the token of the opening mark.
    [[nodiscard]] std::optional<std::size_t> name_of(const Attribution& told, std::size_t open) const;
    /// That the verb of `told` has this subject, for pronouns further on.
    void remember(const Attribution& told, std::optional<std::size_t> name);

    /// The name without what a person is: "Bill Gates" of "Microsoft CEO Bill Gates".
    [[nodiscard]] std::string speaker(std::size_t name) const;

 private:
    enum class Sex : std::uint8_t { unknown, he, she };
    enum class Person : std::uint8_t { no, maybe, yes };
    struct Traits {
        Person person = Person::no;
        Sex sex = Sex::unknown;
    };
    class Walk;

    [[nodiscard]] Traits traits_of_form(const Name& name) const;
    void read_titles();
    [[nodiscard]] bool is_short(const PhraseReader::Mention& mention) const;

    const Prose& prose_;
    const PhraseReader& phrases_;
    std::span<const Name> names_;
    std::span<const QuotedPiece> pieces_;
    std::vector<Traits> traits_;                                              ///< by name
    std::unordered_map<std::size_t, std::optional<std::size_t>> remembered_;  ///< by verb
};

}  // namespace debrief
