#pragma once

#include "corpus/base/error.h"
#include "corpus/base/span.h"
#include "corpus/briefing.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief::fuzz {

/// Throws `BrokenPromise` unless it is kept.
void require(bool is_kept, std::string_view promise);

void require_utf8(std::string_view text);
/// JSON text in UTF-8.
void require_json(std::string_view text);
/// In bounds, not empty, on the boundaries of code points.
void require_span(std::string_view text, Span span);
/// Each a good span that begins behind the end of the one before.
void require_spans(std::string_view text, const std::vector<Span>& spans);
/// What every reader promises of a briefing.
void require_briefing(const Briefing& briefing);

/// Runs what may refuse its input as a whole, with an `Error` of kind `corpus` and nothing else.
template <typename Operation>
void may_refuse(Operation&& operation) {
    try {
        std::forward<Operation>(operation)();
    } catch (const Error& error) {
        require(error.kind() == ErrorKind::corpus, "an input is refused as the corpus's fault");
        require_utf8(error.what());
    }
}

/// An input in two: its first line and the rest.
[[nodiscard]] std::pair<std::string_view, std::string_view> split_first_line(std::string_view input);

}  // namespace debrief::fuzz
