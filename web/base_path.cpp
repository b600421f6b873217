#include "web/base_path.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_base_path = 200;  // of bytes: it stands in each link of each page

bool stands_unescaped(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) ||
           std::string_view("-._~").find(c) != std::string_view::npos;
}

/// "." and ".." would be taken out by clients before they ask.
bool is_path_segment(std::string_view text) {
    return !text.empty() && text != "." && text != ".." &&
           std::all_of(text.begin(), text.end(), stands_unescaped);
}

bool is_base_path(std::string_view path) {
    if (path.size() > longest_base_path) return false;
    while (!path.empty()) {
        if (path.front() != '/') return false;
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        if (!is_path_segment(path.substr(0, end))) return false;
        path.remove_prefix(end);
    }
    return true;
}

}  // namespace

std::string read_base_path(std::string_view given) {
    std::string_view path = given;
    if (path.ends_with('/')) path.remove_suffix(1);
    if (given.empty() || !is_base_path(path)) {
        throw Error(ErrorKind::usage, fmt::format("'{}' cannot be the path of a site", given),
                    "give one as '/debrief', of letters, digits, '-', '.', '_' and '~'");
    }
    return std::string(path);
}

std::optional<std::string> path_below(std::string_view base, std::string_view path) {
    if (!path.starts_with(base)) return std::nullopt;
    path.remove_prefix(base.size());
    if (path.empty()) return "/";
    if (path.front() != '/') return std::nullopt;
    return std::string(path);
}

}  // namespace debrief
