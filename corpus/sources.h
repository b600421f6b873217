#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
};

/// The part of a host below its public suffix that one owner registers (by the public suffix list):
/// `cnbc.com` of `www.cnbc.com`, `bbc.co.uk` of `news.bbc.co.uk`; the host itself where there is none.
[[nodiscard]] std::string registrable_domain(std::string_view host);

/// The host and its parent domains down to the registrable one: `ai.meta.com`, `meta.com`.
[[nodiscard]] std::vector<std::string> parent_domains(std::string_view host);

/// Who stands behind `host`, by the table `corpus/data/sources.tsv`; a host that is not in it is owned by the
/// name of its registrable domain
/// (`Acme` for acme.co.uk). A company's or institution's own site is a party where the story names it
/// (`story_text`: title, summary and text), and press else.
[[nodiscard]] Source find_source(std::string_view host, std::string_view story_text);

[[nodiscard]] std::string_view to_string(SourceKind kind);

}  // namespace debrief
