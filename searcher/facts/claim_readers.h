#pragma once

#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace debrief {

/// The sentences of a subject's briefings as statements. Records tell where sentences stand and whether
/// something backs them, but not what: briefings are read anew for that, each when it is first asked for.
class ClaimReaders {
 public:
    /// `subject` must outlive it.
    explicit ClaimReaders(const Subject& subject) : subject_(subject), readers_(subject.briefings.size()) {}

    /// A sentence of a record.
    [[nodiscard]] Statement statement(std::size_t briefing, std::size_t sentence);

 private:
    const Subject& subject_;
    std::vector<std::unique_ptr<StatementReader>> readers_;
};

}  // namespace debrief
