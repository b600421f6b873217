#pragma once

#include "corpus/evidence.h"
#include "corpus/extractor.h"
#include "corpus/sources.h"
#include "corpus/whole_text.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A host that backs a sentence, with who stands behind it.
struct BackingSource {
    std::string host;
    Source source;

    bool operator==(const BackingSource&) const = default;
};

/// A sentence of a briefing with what backs it.
struct Statement {
    BriefingPlace place;
    std::string text;  ///< the sentence without its citations
    Evidence evidence = Evidence::none;
    std::vector<BackingSource> sources;  ///< each host once, in the order of the text
};

/// The sentences of one briefing, chrome left out, with what backs them. The briefing must outlive it.
/// For one thread.
class StatementReader {
 public:
    explicit StatementReader(const Briefing& briefing);

    /// For what else is understood of the briefing: its spans are in the same text.
    [[nodiscard]] const Extractor& extractor() const { return extractor_; }

    [[nodiscard]] std::size_t size() const { return sentences_.size(); }

    /// Where the sentence stands in the text of `extractor().whole()`, citations included.
    [[nodiscard]] Span span(std::size_t sentence) const { return sentences_[sentence].span; }
    [[nodiscard]] Evidence evidence(std::size_t sentence) const { return sentences_[sentence].evidence; }
    [[nodiscard]] Statement statement(std::size_t sentence) const;

    /// The sentence that a byte of that text lies in.
    [[nodiscard]] std::optional<std::size_t> sentence_at(std::size_t offset) const;

    /// What the extractor finds, kept from the first time on.
    [[nodiscard]] const std::vector<Figure>& figures() const;
    [[nodiscard]] const std::vector<EventDate>& event_dates() const;

 private:
    Extractor extractor_;
    std::vector<BackedSentence> sentences_;
    std::vector<std::vector<BackingSource>> sources_of_groups_;  ///< by citation group
    mutable std::optional<std::vector<Figure>> figures_;
    mutable std::optional<std::vector<EventDate>> event_dates_;
};

}  // namespace debrief
