#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The normal form of a host's name as it is written somewhere: lower case, without `www.` in front and a
/// full stop behind, `xn--` labels in their own letters. Nothing for what is no host: it must have two labels
/// or more and end in a top-level domain that the public suffix list knows; addresses of numbers are none.
[[nodiscard]] std::optional<std::string> to_host(std::string_view written);

/// The part of a host below its public suffix that one owner registers (by the public suffix list):
/// `cnbc.com` of `www.cnbc.com`, `bbc.co.uk` of `news.bbc.co.uk`; the host itself where there is none.
[[nodiscard]] std::string registrable_domain(std::string_view host);

/// The host and its parent domains down to the registrable one: `ai.meta.com`, `meta.com`.
[[nodiscard]] std::vector<std::string> parent_domains(std::string_view host);

}  // namespace debrief
