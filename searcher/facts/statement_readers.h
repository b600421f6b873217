#pragma once

#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace debrief {

/// What is understood of several briefings, of each when it is first asked for and then for all who ask: who
/// shows several things of a story understands each telling once. For one thread.
class StatementReaders {
 public:
    /// The briefings must outlive it, and stay where they are.
    explicit StatementReaders(std::span<const SubjectBriefing> briefings)
        : briefings_(briefings), readers_(briefings.size()) {}

    [[nodiscard]] std::size_t size() const { return readers_.size(); }
    [[nodiscard]] const Briefing& briefing(std::size_t number) const {
        return briefings_[number].record.briefing;
    }
    /// Stays as long as this does.
    [[nodiscard]] const StatementReader& reader(std::size_t number);

 private:
    std::span<const SubjectBriefing> briefings_;
    std::vector<std::unique_ptr<StatementReader>> readers_;  ///< which cannot be moved
};

}  // namespace debrief
