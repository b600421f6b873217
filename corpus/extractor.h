#pragma once

#include "corpus/briefing.h"
#include "corpus/citations.h"
#include "corpus/event_dates.h"
#include "corpus/event_dates_shapes.h"
#include "corpus/evidence.h"
#include "corpus/figures.h"
#include "corpus/mentions.h"
#include "corpus/names.h"
#include "corpus/prose_tokens.h"
#include "corpus/quotes.h"
#include "corpus/whole_text.h"

#include <optional>
#include <span>
#include <vector>

namespace debrief {

/// Reads a briefing for those who want one kind of what is understood, or more than `understand` keeps. What
/// is needed for several kinds is found once. The briefing must outlive it. For one thread.
class Extractor {
 public:
    explicit Extractor(const Briefing& briefing);
    Extractor(const Extractor&) = delete;
    Extractor& operator=(const Extractor&) = delete;

    [[nodiscard]] const WholeText& whole() const { return whole_; }
    /// Of the text of `whole`.
    [[nodiscard]] const std::vector<CitationGroup>& citation_groups() const { return groups_; }

    /// The sentences with the groups that back them; spans are in the text of `whole`.
    [[nodiscard]] std::vector<BackedSentence> find_sentences() const;
    [[nodiscard]] std::vector<Mention> find_mentions() const;
    [[nodiscard]] std::vector<Figure> find_figures() const;
    /// A day of publication that nobody gave decides about no other date: the text has those already, and a
    /// file may be written years after its text.
    [[nodiscard]] std::vector<EventDate> find_event_dates() const;
    [[nodiscard]] std::vector<Name> find_names() const;
    [[nodiscard]] std::vector<Quote> find_quotes() const;
    /// Whether one of `sentences`, pieces of the text of `whole` in order, holds back; no where its language
    /// is one whose hedges are not known.
    [[nodiscard]] bool is_any_hedged(std::span<const Span> sentences) const;
    /// The words of the text of `whole`.
    [[nodiscard]] const Prose& prose() const;

 private:
    [[nodiscard]] const std::vector<DateShape>& dates() const;

    const Briefing& briefing_;
    WholeText whole_;
    std::vector<CitationGroup> groups_;
    // Found when they are first asked for: whoever wants sentences alone needs neither.
    mutable std::optional<Prose> prose_;
    mutable std::optional<std::vector<DateShape>> dates_;
};

}  // namespace debrief
