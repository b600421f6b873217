#pragma once

#include "corpus/briefing.h"

#include <string>
#include <vector>

namespace debrief::test {

/// A copy of `corpus/samples` whose files were all last written on 2026-04-30, which dates those without a
/// date; gone with the program.
[[nodiscard]] const std::string& sample_folder();

/// A text that names files of `sample_folder`, which is another in each run, with `SAMPLES` in its place.
[[nodiscard]] std::string without_sample_folder(std::string text);

/// Where an index of `corpus/samples` lies: made at the first call, gone with the program.
[[nodiscard]] const std::string& sample_corpus_index();

/// The briefings of `corpus/samples`, in the order they are read in.
[[nodiscard]] const std::vector<Briefing>& sample_briefings();

}  // namespace debrief::test
