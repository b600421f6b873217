#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace debrief {

/// The secret that clients show to be let in, where there is one.
class AccessToken {
 public:
    /// None: everyone is let in.
    AccessToken() = default;

    /// The one line of a file. Throws `Error` of kind `usage` for a file that others on this machine may read
    /// or write, and for what is no token: 16 to 512 characters of ASCII without blanks.
    [[nodiscard]] static AccessToken read(const std::filesystem::path& file);

    [[nodiscard]] bool is_wanted() const { return !token_.empty(); }

    /// Whether a request with this Authorization header is let in: `Bearer TOKEN`, or `Basic` with any name
    /// and the token for a password. How long it takes tells nothing of the token.
    [[nodiscard]] bool admits(std::string_view authorization) const;

 private:
    explicit AccessToken(std::string token) : token_(std::move(token)) {}

    std::string token_;
};

}  // namespace debrief
