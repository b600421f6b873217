#include "searcher/facts/claim_readers.h"

#include "corpus/citations.h"

#include <tuple>

namespace debrief {

namespace {

bool stands_before(const BriefingPlace& left, const BriefingPlace& right) {
    return std::tie(left.part, left.span) < std::tie(right.part, right.span);
}

}  // namespace

Statement ClaimReaders::statement(std::size_t briefing, std::size_t sentence) {
    const Record& record = subject_.briefings[briefing].record;
    const PlacedSentence& placed = record.sentences[sentence];
    const BriefingPlace place{placed.part, placed.span};
    const StatementReader& reader = readers_.reader(briefing);
    const auto place_of = [&](std::size_t each) {
        return reader.extractor().whole().place(reader.span(each));
    };
    std::size_t first = 0;
    for (std::size_t count = reader.size(); count > 0;) {
        const std::size_t half = count / 2;
        if (stands_before(place_of(first + half), place)) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    if (first < reader.size() && !stands_before(place, place_of(first))) return reader.statement(first);
    // The record was written by a program that split sentences otherwise.
    const Briefing& read = record.briefing;
    const std::string_view part = placed.part == BriefingPart::summary ? read.summary : read.text;
    return {place, without_citations(placed.span.of(part)), placed.evidence, {}};
}

}  // namespace debrief
