#pragma once

#include "corpus/base/span.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A source named in brackets: `scale.com` in `(scale.com 1)`.
struct Citation {
    std::string host;  ///< in the form of `to_host`: lower case, without `www.`
    Span span;         ///< the host or address as written, and its number where it has one
    std::optional<std::size_t>
        page{};  ///< the number behind the host: which of the host's pages it is in this briefing

    bool operator==(const Citation&) const = default;
};

/// The brackets that hold citations and nothing else.
struct CitationGroup {
    Span span;  ///< from the opening bracket to the closing one
    std::vector<Citation> citations;
};

/// All groups of `text`, in order. The forms that are known, in round brackets or full-width ones:
/// - a host, `(a.com)`, with a number, `(a.com 2)`, with a path or as an address, `(https://www.a.com/b)`
/// - several, `(a.com, b.org)`, `(a.com; b.org)`, `(a.com and b.org)`, `(a.com 1, 2)`
/// - with a word in front, `(source: a.com)`, `(via a.com)`
/// - a Markdown link, `([a.com](https://a.com/b))`, `([The Paper](https://a.com/b))`
/// - a bracket opened twice and closed once or twice, `(x.com (x.com)`: one citation where the hosts are the
/// same and a host alone in square brackets, `[a.com]`.
///
/// A bracket that stands directly behind a word or a `]` is a function's or a link's and counts only where
/// the table of sources knows its hosts. Brackets in news also hold ticker symbols, `(MSFT.O)`, `(DAIGn.DE)`,
/// and file names, `(main.rs)`: capitals are taken in front of a suffix in small letters only
/// (`(USAToday.com)`) and before `.COM` and `.ORG`; hosts below a suffix that is also an ending of files or a
/// member of objects in programs (`.rs`, `.md`, `.py`, `.name`) count as addresses, and where the table knows
/// them.
[[nodiscard]] std::vector<CitationGroup> find_citations(std::string_view text);

/// Where the group ends that begins at `offset`, if one does.
[[nodiscard]] std::optional<std::size_t> citation_group_end(std::string_view text, std::size_t offset);

/// `text` without its citation groups and the blank before each.
[[nodiscard]] std::string without_citations(std::string_view text);

/// The same for a text whose groups are known.
[[nodiscard]] std::string without_citations(std::string_view text, std::span<const CitationGroup> groups);

}  // namespace debrief
