#pragma once

#include "corpus/domains.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace debrief {

/// What a cited host is to the story that cites it.
enum class SourceKind {
    party,   ///< belongs to someone the story is about
    press,   ///< reports
    social,  ///< a place where anybody writes
};

/// Who stands behind a host.
struct Source {
    std::string owner;  ///< as people call it: "Meta" for about.fb.com, meta.com and ai.meta.com
    SourceKind kind;

    bool operator==(const Source&) const = default;
};

/// Tells who stands behind the hosts that one story cites, by the table `corpus/data/sources.tsv`. A host
/// that is not in it is owned by the name of its registrable domain (`Acme` for acme.co.uk, `ACM` for
/// acm.net). A company's or institution's own site is a party where the story names its owner, and press
/// else; the same holds for a host that is not in the table.
class SourceFinder {
 public:
    /// `story_text`: title, summary and text without citations. Its first `story_bytes` are looked at. Cost:
    /// one pass.
    explicit SourceFinder(std::string_view story_text);

    [[nodiscard]] Source find(std::string_view host);

    static constexpr std::size_t story_bytes = 200'000;

 private:
    [[nodiscard]] bool is_named(const std::string& owner);
    [[nodiscard]] bool names(std::string_view name) const;

    std::string words_;  ///< the story's words, with one blank before and behind each
    /// Words with a capital, and two or three such words in a row written as one, all in lower case.
    std::unordered_set<std::string> capitalised_;
    std::unordered_map<std::string, bool> named_owners_;  ///< what has been asked before
};

/// Whether the table has the host or a domain above it.
[[nodiscard]] bool is_listed_source(std::string_view host);

[[nodiscard]] std::string_view to_string(SourceKind kind);

}  // namespace debrief
