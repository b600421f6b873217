#include "corpus/whole_text.h"

#include <algorithm>

namespace debrief {

namespace {

/// A blank line: sentences and citations go on behind a line's end that may only keep lines within a width.
constexpr std::string_view between_parts = "\n\n";

/// Blank lines, so that nothing goes on across them.
void blank(std::string& text, std::size_t begin, std::size_t size) {
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(begin), size, '\n');
}

}  // namespace

WholeText::WholeText(const Briefing& briefing)
    : summary_begin_(briefing.title.size() + between_parts.size()),
      body_begin_(summary_begin_ + briefing.summary.size() + between_parts.size()) {
    text_.reserve(body_begin_ + briefing.text.size());
    for (const std::string_view part :
         {std::string_view(briefing.title), between_parts, std::string_view(briefing.summary), between_parts,
          std::string_view(briefing.text)})
        text_ += part;
    if (briefing.title_origin == TitleOrigin::made) blank(text_, 0, briefing.title.size());
    for (const Chrome& chrome : briefing.chrome)
        blank(text_, body_begin_ + chrome.span.begin, chrome.span.size());
}

BriefingPlace WholeText::place(const Span& span) const {
    if (span.begin >= body_begin_)
        return {BriefingPart::text, {span.begin - body_begin_, span.end - body_begin_}};
    if (span.begin >= summary_begin_)
        return {BriefingPart::summary, {span.begin - summary_begin_, span.end - summary_begin_}};
    return {BriefingPart::title, span};
}

std::string_view to_string(BriefingPart part) {
    switch (part) {
        case BriefingPart::title:
            return "title";
        case BriefingPart::summary:
            return "summary";
        case BriefingPart::text:
            break;
    }
    return "text";
}

}  // namespace debrief
