#include "corpus/cleaning.h"

#include "corpus/base/text.h"
#include "corpus/chrome_list.h"

#include <algorithm>
#include <optional>

#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::size_t longest_edge_line = 200;  ///< bytes; a longer line is prose
constexpr std::size_t most_lines_in_front = 8;
constexpr std::size_t most_lines_behind = 16;

enum class Edge : std::uint64_t { front = 1, back = 2 };

/// The lines of a text that have words or marks, without the blanks at their ends.
std::vector<Span> lines_of(std::string_view text) {
    std::vector<Span> lines;
    for_each_line(text, [&](std::string_view line) {
        line = trim(line);
        if (line.empty()) return;
        const auto offset = static_cast<std::size_t>(line.data() - text.data());
        lines.push_back({offset, offset + line.size()});
    });
    return lines;
}

std::uint64_t hash_of(std::string_view text, Edge edge) {
    return XXH3_64bits_withSeed(text.data(), text.size(), static_cast<std::uint64_t>(edge));
}

/// How far from an edge of a text of so many lines chrome is looked for. The first line of what is behind a
/// title is never taken for a footer, nor the second half of a short text for a header.
std::size_t most_lines(Edge edge, std::size_t lines) {
    if (lines == 0) return 0;
    return edge == Edge::front ? std::min(most_lines_in_front, lines / 2)
                               : std::min(most_lines_behind, lines - 1);
}

/// The index of the line that is `depth` lines from an edge.
std::size_t at_depth(const std::vector<Span>& lines, Edge edge, std::size_t depth) {
    return edge == Edge::front ? depth : lines.size() - 1 - depth;
}

/// The lines of one edge that may be chrome, from the edge inwards; all lines of a short text could be.
std::vector<EdgeLine> candidates(const Briefing& briefing, const std::vector<Span>& lines, Edge edge) {
    std::vector<EdgeLine> found;
    const std::string_view text = briefing.text;
    for (std::size_t i = 0; i < most_lines(edge, lines.size()); ++i) {
        const Span& line = lines[at_depth(lines, edge, i)];
        if (line.size() > longest_edge_line) break;
        const Span& neighbour = lines[at_depth(lines, edge, i + 1)];
        found.push_back(
            {line, hash_of(normalise_line(line.of(text)), edge), hash_of(neighbour.of(text), edge)});
    }
    return found;
}

class Marker {
 public:
    Marker(const Briefing& briefing, const FindRepetition& find_repetition)
        : text_(briefing.text),
          given_(briefing.chrome),
          find_repetition_(find_repetition),
          lines_(lines_of(text_)) {
        for (const Span& line : lines_) {
            listed_.push_back(listed(line));
            reasons_.push_back(anywhere(line, listed_.back()));
        }
    }

    [[nodiscard]] std::vector<Chrome> mark() {
        peel(Edge::front);
        peel(Edge::back);
        const bool is_body_left =
            std::any_of(reasons_.begin(), reasons_.end(), [](const auto& reason) { return !reason; });
        if (!is_body_left) return given_;
        std::vector<Chrome> chrome = given_;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (reasons_[i] && given_at(lines_[i]) == given_.end())
                chrome.push_back({lines_[i], *reasons_[i]});
        }
        std::sort(chrome.begin(), chrome.end(),
                  [](const Chrome& left, const Chrome& right) { return left.span.begin < right.span.begin; });
        return chrome;
    }

 private:
    /// The given chrome that a line lies in.
    [[nodiscard]] std::vector<Chrome>::const_iterator given_at(const Span& line) const {
        const auto behind =
            std::upper_bound(given_.begin(), given_.end(), line.begin,
                             [](std::size_t offset, const Chrome& each) { return offset < each.span.begin; });
        const bool is_inside = behind != given_.begin() && std::prev(behind)->span.contains(line.begin);
        return is_inside ? std::prev(behind) : given_.end();
    }

    [[nodiscard]] ChromePlace listed(const Span& line) const {
        return line.size() > longest_edge_line ? ChromePlace::nowhere : find_listed_line(line.of(text_));
    }

    /// Why a line is chrome wherever it stands.
    [[nodiscard]] std::optional<ChromeReason> anywhere(const Span& line, ChromePlace place) const {
        if (const auto given = given_at(line); given != given_.end()) return given->reason;
        if (place == ChromePlace::anywhere) return ChromeReason::listed;
        return std::nullopt;
    }

    [[nodiscard]] Repetition repetition(const Span& line, Edge edge, std::size_t depth) const {
        if (depth >= most_lines(edge, lines_.size()) || line.size() > longest_edge_line)
            return Repetition::none;
        return find_repetition_(hash_of(normalise_line(line.of(text_)), edge));
    }

    void peel(Edge edge) {
        std::vector<std::size_t> shared;  // chrome if a line further inwards borders on bodies
        for (std::size_t depth = 0; depth < lines_.size(); ++depth) {
            const std::size_t line = at_depth(lines_, edge, depth);
            if (!reasons_[line] && listed_[line] != ChromePlace::nowhere)
                reasons_[line] = ChromeReason::listed;
            if (reasons_[line]) continue;
            const Repetition found = repetition(lines_[line], edge, depth);
            if (found == Repetition::none) return;
            shared.push_back(line);
            if (found == Repetition::shared) continue;
            for (const std::size_t each : shared) reasons_[each] = ChromeReason::repeated;
            shared.clear();
        }
    }

    std::string_view text_;
    const std::vector<Chrome>& given_;
    const FindRepetition& find_repetition_;
    std::vector<Span> lines_;
    std::vector<ChromePlace> listed_;                   ///< one a line
    std::vector<std::optional<ChromeReason>> reasons_;  ///< one a line; nothing: body
};

}  // namespace

std::vector<EdgeLine> edge_lines(const Briefing& briefing) {
    const std::vector<Span> lines = lines_of(briefing.text);
    std::vector<EdgeLine> edges = candidates(briefing, lines, Edge::front);
    const std::vector<EdgeLine> behind = candidates(briefing, lines, Edge::back);
    edges.insert(edges.end(), behind.rbegin(), behind.rend());
    return edges;
}

void mark_chrome(Briefing& briefing, const FindRepetition& find_repetition) {
    briefing.chrome = Marker(briefing, find_repetition).mark();
}

std::vector<std::string_view> pieces_without_chrome(std::string_view text,
                                                    const std::vector<Chrome>& chrome) {
    std::vector<std::string_view> pieces;
    const auto add = [&](std::size_t begin, std::size_t end) {
        const std::string_view piece = trim(text.substr(begin, end - begin));
        if (!piece.empty()) pieces.push_back(piece);
    };
    std::size_t begin = 0;
    for (const Chrome& each : chrome) {
        add(begin, each.span.begin);
        begin = each.span.end;
    }
    add(begin, text.size());
    return pieces;
}

std::string_view to_string(ChromeReason reason) {
    switch (reason) {
        case ChromeReason::repeated:
            return "repeated";
        case ChromeReason::quoted:
            return "quoted";
        case ChromeReason::signature:
            return "signature";
        case ChromeReason::listed:
            break;
    }
    return "listed";
}

}  // namespace debrief
