#include "web/server/access_token.h"

#include "corpus/base/descriptor.h"
#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

namespace debrief {

namespace {

constexpr std::size_t shortest_token = 16;
constexpr std::size_t longest_token = 512;

/// As much of a file as a token may take, and a little more.
std::string read_token_text(const std::filesystem::path& file) {
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    std::array<char, longest_token + 16> bytes{};
    struct stat facts {};
    const bool is_open = descriptor.number() >= 0 && ::fstat(descriptor.number(), &facts) == 0;
    const ssize_t count = is_open ? ::read(descriptor.number(), bytes.data(), bytes.size()) : -1;
    if (count < 0) {
        throw Error(ErrorKind::usage,
                    fmt::format("cannot read the token in '{}': {}", file.string(),
                                std::generic_category().message(errno)),
                    "check the path and its permissions");
    }
    if ((facts.st_mode & (S_IROTH | S_IWOTH)) != 0) {
        throw Error(
            ErrorKind::usage,
            fmt::format("everyone on this machine may read or write the token in '{}'", file.string()),
            "make another token, and run 'chmod 600' on its file");
    }
    return {bytes.data(), static_cast<std::size_t>(count)};
}

/// Looks at each character of `given`, whether or not it can still be the same.
bool is_same_secret(std::string_view given, std::string_view secret) {
    volatile unsigned difference = given.size() == secret.size() ? 0 : 1;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const unsigned char mine = static_cast<unsigned char>(secret[i % secret.size()]);
        difference = difference | static_cast<unsigned>(static_cast<unsigned char>(given[i]) ^ mine);
    }
    return difference == 0;
}

/// The value of a digit of base64.
std::optional<std::uint32_t> base64_digit(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
    if (is_ascii_lower(c)) return static_cast<std::uint32_t>(c - 'a' + 26);
    if (is_ascii_digit(c)) return static_cast<std::uint32_t>(c - '0' + 52);
    if (c == '+' || c == '/') return c == '+' ? 62 : 63;
    return std::nullopt;
}

/// What base64 stands for, with its padding or without; nothing where it is none.
std::string decode_base64_credentials(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    std::size_t count = 0;  // of bits
    for (const char c : text.substr(0, text.find('='))) {
        const auto digit = base64_digit(c);
        if (!digit) return "";
        bits = bits << 6 | *digit;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> count & 0xFF);
    }
    return bytes;
}

}  // namespace

AccessToken AccessToken::read(const std::filesystem::path& file) {
    const std::string text = read_token_text(file);
    const std::string_view token = trim(text);
    const bool is_token = token.size() >= shortest_token && token.size() <= longest_token &&
                          std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (!is_token) {
        throw Error(
            ErrorKind::usage, fmt::format("there is no token in '{}'", file.string()),
            fmt::format("write one line of {} to {} characters into it, as 'openssl rand -hex 32' gives",
                        shortest_token, longest_token));
    }
    return AccessToken(std::string(token));
}

bool AccessToken::admits(std::string_view authorization) const {
    if (!is_wanted()) return true;
    const std::size_t blank = authorization.find(' ');
    if (blank == std::string_view::npos) return false;
    const std::string scheme = to_ascii_lower(authorization.substr(0, blank));
    const std::string_view credentials = trim(authorization.substr(blank));
    if (scheme == "bearer") return is_same_secret(credentials, token_);
    if (scheme != "basic") return false;
    const std::string decoded = decode_base64_credentials(credentials);
    const std::size_t colon = decoded.find(':');
    return colon != std::string::npos && is_same_secret(std::string_view(decoded).substr(colon + 1), token_);
}

}  // namespace debrief
