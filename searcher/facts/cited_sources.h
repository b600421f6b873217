#pragma once

#include "corpus/sources.h"
#include "searcher/facts/subject.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class IndexReader;

/// What the rows of cited sources are.
enum class SourcesBy { owner, host, kind };

[[nodiscard]] std::string_view to_string(SourcesBy by);
[[nodiscard]] std::optional<SourcesBy> find_sources_by(std::string_view name);

inline constexpr std::array source_kinds{SourceKind::press, SourceKind::party, SourceKind::social};

struct CitedSourcesRequest {
    /// Of its limit nothing counts: all briefings do. An empty query asks of the whole index.
    SubjectRequest subject{};
    SourcesBy by = SourcesBy::owner;
    std::size_t limit = 20;  ///< most rows; 0: all
};

/// How often something is cited, and in how many briefings.
struct SourceCounts {
    std::size_t mentions = 0;
    std::size_t briefings = 0;

    bool operator==(const SourceCounts&) const = default;
};

/// The same by what the source is to the briefings that cite it, which may differ: press to one, a party to
/// another. In the order of `source_kinds`.
using CountsByKind = std::array<SourceCounts, source_kinds.size()>;

/// An owner, a host or a kind of source.
struct CitedSource {
    std::string name;
    /// The term of a query that keeps the briefings that cite it: `cites:"meta"`. That of a host also keeps
    /// those that cite a domain below it. Empty: no query can say it.
    std::string filter;
    SourceCounts counts;
    CountsByKind kinds{};
    std::string owner{};               ///< of a host
    std::vector<CitedSource> hosts{};  ///< of an owner, in the order of rows
    std::size_t owner_count = 0;       ///< of a kind
    std::size_t host_count = 0;        ///< of an owner or a kind
};

/// Who is cited by all briefings of a subject. Corroboration is how many owners there are of each kind.
struct CitedSources {
    Subject subject;           ///< without its briefings
    std::size_t citing = 0;    ///< briefings that cite anything
    std::size_t mentions = 0;  ///< in all of them
    std::size_t hosts = 0;
    std::size_t owners = 0;
    std::array<std::size_t, source_kinds.size()> owners_by_kind{};  ///< one may be of several
    SourcesBy by = SourcesBy::owner;
    /// Those that most briefings cite first, then most mentions, then in byte order of their names.
    std::vector<CitedSource> rows;
    std::size_t others = 0;  ///< rows that are left out
};

/// Counts them: one pass over the briefings that cite anything, of each up to `most_stored_values` hosts.
/// Throws `Error` of kind `index`, nothing on the text's account.
[[nodiscard]] CitedSources find_cited_sources(IndexReader& reader, const CitedSourcesRequest& request);

}  // namespace debrief
