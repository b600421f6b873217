#pragma once

#include "indexer/committed_index.h"
#include "indexer/document_builder.h"
#include "indexer/run_items.h"

#include <cstdint>
#include <unordered_map>

namespace debrief {

/// Analyses the briefings of an index run on one of its threads, and compares them with what the index has.
class RunPreparer {
 public:
    explicit RunPreparer(CommittedIndex committed) : committed_(std::move(committed)) {}

    [[nodiscard]] Finished prepare(Found&& found);

 private:
    [[nodiscard]] Prepared prepare_briefing(ReadBriefing&& read);
    [[nodiscard]] Repetition repetition(std::uint64_t line);

    CommittedIndex committed_;
    DocumentBuilder builder_;
    std::unordered_map<std::uint64_t, Repetition> known_lines_;
};

}  // namespace debrief
