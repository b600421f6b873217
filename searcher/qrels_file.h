#pragma once

#include "searcher/evaluation.h"

#include <filesystem>
#include <string>

namespace debrief {

/// A judgement as a file has it: topic and document without white space.
struct Judgement {
    std::string topic;
    std::string document;
    int relevance = 0;
};

/// A file of TREC judgements that grows by one at a time. Each is on disk when `add` returns; the file is
/// whole at any time, and what else stands in it stays.
class QrelsFile {
 public:
    /// Reads what is there; a file that is not there begins with the first judgement. Throws `Error` of kind
    /// `corpus` for a file that is no judgements, of kind `usage` for one that cannot be written.
    explicit QrelsFile(std::filesystem::path file);

    [[nodiscard]] bool has(const std::string& topic, const std::string& document) const;

    /// Writes one more, which it does not have. Throws `Error` of kind `usage` where that fails; the file is
    /// as before then.
    void add(const Judgement& judgement);

    /// Takes the last line out that says this; nothing where none does. Throws as `add`.
    void remove(const Judgement& judgement);

 private:
    std::filesystem::path file_;
    Judgements judgements_;
};

}  // namespace debrief
