#pragma once

#include "searcher/facts/statement_readers.h"
#include "searcher/facts/subject.h"

#include <cstddef>

namespace debrief {

/// The sentences of a subject's briefings as statements. Records tell where sentences stand and whether
/// something backs them, but not what: briefings are read anew for that, each when it is first asked for.
class ClaimReaders {
 public:
    /// `subject` must outlive it.
    explicit ClaimReaders(const Subject& subject) : subject_(subject), readers_(subject.briefings) {}

    /// A sentence of a record.
    [[nodiscard]] Statement statement(std::size_t briefing, std::size_t sentence);

 private:
    const Subject& subject_;
    StatementReaders readers_;
};

}  // namespace debrief
