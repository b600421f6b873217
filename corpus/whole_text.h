#pragma once

#include "corpus/briefing.h"

#include <string>
#include <string_view>

namespace debrief {

/// A place in a briefing.
struct BriefingPlace {
    BriefingPart part;
    Span span;  ///< in the part
};

/// All that a briefing says as one text, its parts apart as paragraphs are: what is understood of a briefing
/// is understood of this. Chrome is blank in it, and so is a title that we made, whose words stand in the
/// text already.
class WholeText {
 public:
    explicit WholeText(const Briefing& briefing);

    [[nodiscard]] std::string_view text() const { return text_; }

    /// Where a span of the text lies in the briefing; it must not reach from one part into another.
    [[nodiscard]] BriefingPlace place(const Span& span) const;

 private:
    std::string text_;
    std::size_t summary_begin_;
    std::size_t body_begin_;
};

[[nodiscard]] std::string_view to_string(BriefingPart part);

}  // namespace debrief
