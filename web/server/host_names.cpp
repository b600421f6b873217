#include "web/server/host_names.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::size_t longest_name = 253;  // of the domain name system

bool is_name_character(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_';
}

/// The name of a host that is no IPv6 address, as it is compared; empty where it is none.
std::string compared_name(std::string_view name) {
    if (name.ends_with('.')) name.remove_suffix(1);  // the root of the domain name system
    const bool is_name = name.size() <= longest_name && !name.starts_with('.') && !name.ends_with('.') &&
                         std::all_of(name.begin(), name.end(), is_name_character);
    return is_name ? to_ascii_lower(name) : "";
}

/// An IPv6 address in its one short form; empty where it is none.
std::string compared_address(std::string_view address) {
    in6_addr bytes{};
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (::inet_pton(AF_INET6, std::string(address).c_str(), &bytes) != 1) return "";
    return ::inet_ntop(AF_INET6, &bytes, text.data(), text.size()) ? text.data() : "";
}

/// Splits the name from what follows it: "[::1]:80" into "::1" and ":80".
std::pair<std::string, std::string_view> split_name(std::string_view text) {
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos) return {};
        return {compared_address(text.substr(1, end - 1)), text.substr(end + 1)};
    }
    const std::size_t end = std::min(text.find(':'), text.size());
    return {compared_name(text.substr(0, end)), text.substr(end)};
}

}  // namespace

std::optional<Host> parse_host(std::string_view text) {
    constexpr std::size_t largest_port = 65535;
    auto [name, rest] = split_name(text);
    if (name.empty()) return std::nullopt;
    if (rest.empty() || rest == ":") return Host{std::move(name)};  // the grammar lets a port be empty
    const auto port = rest.front() == ':' ? parse_number(rest.substr(1)) : std::nullopt;
    if (!port || *port > largest_port) return std::nullopt;
    return Host{std::move(name), static_cast<int>(*port)};
}

std::string to_string(const Host& host) {
    const bool has_colons = host.name.find(':') != std::string::npos;
    const std::string name = has_colons ? "[" + host.name + "]" : host.name;
    return host.port ? fmt::format("{}:{}", name, *host.port) : name;
}

HostNames HostNames::of_this_machine() {
    const std::array<std::string, 3> loopback{"localhost", "127.0.0.1", "[::1]"};
    HostNames names(loopback);
    std::array<char, longest_name + 2> own{};
    if (::gethostname(own.data(), own.size() - 1) == 0 && parse_host(own.data())) names.add(own.data());
    return names;
}

HostNames::HostNames(std::span<const std::string> names) {
    for (const std::string& name : names) add(name);
}

void HostNames::add(std::string_view name) {
    const auto host = parse_host(name);
    if (!host)
        throw Error(ErrorKind::usage, fmt::format("'{}' is no name of a host", name),
                    "give a name as 'news.example' or an address as '192.0.2.1'");
    names_.insert(host->name);
}

bool HostNames::has(const Host& host) const {
    return names_.contains(host.name);
}

}  // namespace debrief
