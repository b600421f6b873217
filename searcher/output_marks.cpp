#include "searcher/output_marks.h"

#include "corpus/base/terminal.h"
#include "corpus/base/uri.h"
#include "searcher/snippet.h"

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_target = 2'083;  ///< bytes; terminals refuse more

/// An address with all but printable ASCII escaped; of paths, also what means something in an address.
std::string escaped_target(std::string_view target, std::string_view further) {
    std::string escaped;
    for (const char c : target) {
        const bool is_printable = c > ' ' && c < '\x7F';
        if (is_printable && further.find(c) == std::string_view::npos) {
            escaped += c;
        } else {
            escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return escaped;
}

std::string link_target(std::string_view url, std::string_view path) {
    if (is_web_address(url)) return escaped_target(url, "");
    return path.starts_with('/') ? "file://" + escaped_target(path, "%?#\\") : "";
}

}  // namespace

std::string marked(std::string_view text, std::span<const Span> matches, const Marks& marks) {
    std::string line;
    std::size_t written = 0;
    for (const Span& lit : join_neighbours(text, matches)) {
        line += to_terminal_line(text.substr(written, lit.begin - written));
        line += fmt::format("{}{}{}", marks.match, to_terminal_line(lit.of(text)), marks.match_end);
        written = lit.end;
    }
    return line + to_terminal_line(text.substr(written));
}

std::string linked(std::string_view text, std::string_view url, std::string_view path, Links links) {
    const std::string target = links == Links::shown ? link_target(url, path) : "";
    if (target.empty() || target.size() > longest_target) return std::string(text);
    return fmt::format("\x1B]8;;{}\x1B\\{}\x1B]8;;\x1B\\", target, text);
}

}  // namespace debrief
