#pragma once

#include "corpus/base/span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A source named in brackets: `scale.com` in `(scale.com 1)`.
struct Citation {
    std::string host;  ///< lower case, without `www.`
    Span span;         ///< the host as written, and its number where it has one
    std::optional<std::size_t>
        page{};  ///< the number behind the host: which of the host's pages it is in this briefing
};

/// The brackets that hold citations and nothing else: `(a.com)`, `(a.com 2)`, `(a.com, b.org)`, `(x.com
/// (x.com)`.
struct CitationGroup {
    Span span;  ///< from the opening bracket to the closing one
    std::vector<Citation> citations;
};

/// All groups of `text`, in order. Hosts count only in lower case, since brackets in news also hold such
/// things as the ticker symbols `(MSFT.O)` and `(DAIGn.DE)`.
[[nodiscard]] std::vector<CitationGroup> find_citations(std::string_view text);

/// Where the group ends that begins at `offset`, if one does.
[[nodiscard]] std::optional<std::size_t> citation_group_end(std::string_view text, std::size_t offset);

/// `text` without its citation groups and the blank before each.
[[nodiscard]] std::string without_citations(std::string_view text);

}  // namespace debrief
