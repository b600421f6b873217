#pragma once

#include "searcher/facts/statement_readers.h"
#include "searcher/facts/subject.h"
#include "searcher/facts/telling_comparison.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A sentence of one of several tellings.
struct ToldPlace {
    std::size_t telling = 0;
    std::size_t sentence = 0;
    auto operator<=>(const ToldPlace&) const = default;
};

/// A word of a sentence that says something: no number, no stop word, no part of a figure or a date.
struct ContextWord {
    std::uint32_t stem;
    Span span;  ///< in the text of the telling
    bool is_capitalised;
};

/// The sentences of several tellings of one story by the words that they have, which tell whether two of them
/// are about the same. A word weighs more the fewer of the story's sentences have it, and the rarer it is in
/// news.
class ComparedTellings {
 public:
    /// The tellings must outlive it. Past `deadline`, which may be null, no more of them are read.
    explicit ComparedTellings(StatementReaders& tellings, Deadline* deadline = nullptr);
    ComparedTellings(const ComparedTellings&) = delete;
    ComparedTellings& operator=(const ComparedTellings&) = delete;
    ~ComparedTellings();

    [[nodiscard]] std::size_t size() const { return readers_.size(); }
    [[nodiscard]] const StatementReader& reader(std::size_t telling) const { return *readers_[telling]; }
    [[nodiscard]] std::string_view text(std::size_t telling) const {
        return readers_[telling]->extractor().whole().text();
    }

    /// Of publication.
    [[nodiscard]] const std::optional<Day>& day(std::size_t telling) const { return days_[telling]; }
    [[nodiscard]] const std::vector<Figure>& figures(std::size_t telling) const {
        return readers_[telling]->figures();
    }
    [[nodiscard]] const std::vector<EventDate>& dates(std::size_t telling) const { return dates_[telling]; }
    /// The sentence that a byte of the telling lies in, if it is one of those that are compared.
    [[nodiscard]] std::optional<ToldPlace> place_of(std::size_t telling, std::size_t offset) const;

    /// Its words in order.
    [[nodiscard]] std::span<const ContextWord> words(ToldPlace place) const {
        return contexts_[place.telling][place.sentence].words;
    }
    /// Their stems, each once, in order of number.
    [[nodiscard]] std::span<const std::uint32_t> stems(ToldPlace place) const {
        return contexts_[place.telling][place.sentence].stems;
    }

    /// The numbers of the stems of some words, each once, in order; stop words left out. What no sentence has
    /// weighs nothing.
    [[nodiscard]] std::vector<std::uint32_t> stems_of(std::string_view words) const;

    [[nodiscard]] double weight(std::uint32_t stem) const {
        return stem < weights_.size() ? weights_[stem] : 0;
    }
    [[nodiscard]] double weight(std::span<const std::uint32_t> stems) const;
    /// Of the stems that both have; both in order.
    [[nodiscard]] double shared_weight(std::span<const std::uint32_t> a,
                                       std::span<const std::uint32_t> b) const;
    /// That as a share of what the lighter of both weighs.
    [[nodiscard]] double likeness(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) const;

    /// The weightiest phrases of the first sentence that the second shares, as they stand there: what both
    /// are about, in a few words.
    [[nodiscard]] std::string shared_phrases(ToldPlace a, ToldPlace b) const;

    /// What a telling says at `value`, a span of its text that lies in the sentence.
    [[nodiscard]] TellingWording wording(ToldPlace place, Span value) const;

 private:
    struct Context {
        std::vector<ContextWord> words;
        std::vector<std::uint32_t> stems;
    };
    struct Vocabulary;

    void read(const StatementReader& reader, const Briefing& briefing);
    void weigh();

    std::vector<const StatementReader*> readers_;
    std::vector<std::optional<Day>> days_;
    std::vector<std::vector<EventDate>> dates_;
    std::vector<std::vector<Context>> contexts_;
    std::unique_ptr<Vocabulary> vocabulary_;
    std::vector<double> weights_;  ///< by stem
};

}  // namespace debrief
