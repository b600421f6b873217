#include "corpus/base/terminal.h"
#include "corpus/base/text_columns.h"
#include "searcher/output.h"
#include "searcher/output_marks.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

std::string joined_lines(const std::vector<std::string>& words) {
    return to_terminal_line(fmt::format("{}", fmt::join(words, ", ")));
}

/// `day  source  id`, as far as they are known.
std::string origin_of(const SimilarBriefing& similar) {
    std::string line = similar.date ? to_iso(*similar.date) : "";
    if (similar.date && similar.date_origin == Origin::file) line += '?';
    if (!similar.source.empty()) line += (line.empty() ? "" : "  ") + to_terminal_line(similar.source);
    return line + (line.empty() ? "" : "  ") + to_terminal_line(similar.id);
}

std::string_view word_for(const Verdict& verdict) {
    if (verdict.is_met) return "yes";
    return verdict.is_needed ? "NO" : "no";
}

void append_verdict(std::string& text, const Verdict& verdict, std::size_t depth) {
    text += fmt::format("{:<3}  {}{}", word_for(verdict), std::string(2 * depth, ' '),
                        to_terminal_line(verdict.part));
    if (!verdict.reason.empty()) text += ": " + to_terminal_line(verdict.reason);
    text += '\n';
    for (const Verdict& child : verdict.children) append_verdict(text, child, depth + 1);
}

}  // namespace

std::string to_text(double score, const std::vector<ScorePart>& parts) {
    std::string text = fmt::format("{:.3f} =", score);
    std::string_view sign = " ";
    for (const ScorePart& part : parts) {
        const bool is_first = sign == " ";
        if (!is_first) sign = part.score < 0 ? " - " : " + ";
        const double shown = is_first || part.score >= 0 ? part.score : -part.score;
        text += fmt::format("{}{} {:.3f}", sign, to_terminal_line(part.name), shown);
        sign = " + ";
    }
    return text;
}

std::string to_text(const Explanation& explanation, Emphasis emphasis) {
    const Marks marks = marks_of(emphasis);
    std::string text =
        fmt::format("{}query{} {}\n", marks.bold, marks.end, to_terminal_line(explanation.tree));
    std::size_t width = 0;
    const auto name_of = [](const ExplainedTerm& term) {
        return to_terminal_line(fmt::format("{} {}", term.field, term.text));
    };
    for (const ExplainedTerm& term : explanation.terms) width = std::max(width, count_columns(name_of(term)));
    text += fmt::format("{}terms{} of {} briefings, how many have each\n", marks.bold, marks.end,
                        explanation.briefings);
    for (const ExplainedTerm& term : explanation.terms) {
        const std::string name = name_of(term);
        text +=
            fmt::format("  {}{}  {}\n", name, std::string(width - count_columns(name), ' '), term.briefings);
    }
    return text;
}

std::string to_text(const MatchReport& report, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    std::string text = fmt::format("{}  {}{}{}\n", to_terminal_line(report.id), marks.bold,
                                   to_terminal_line(report.title), marks.end);
    if (report.rank) {
        text += fmt::format("a hit, number {} of {}\nscore {}\n", *report.rank, report.hits,
                            to_text(report.score, report.parts));
    } else {
        text += fmt::format("no hit, of {}\n", report.hits);
    }
    text += '\n';
    append_verdict(text, report.verdict, 0);
    return text;
}

std::string to_text(const SimilarBriefings& similar, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    std::string text;
    for (const SimilarBriefing& hit : similar.similar) {
        const std::string title = linked(to_terminal_line(hit.title), hit.url, "", style.links);
        text += fmt::format("{:>3}. {}{}{}\n", hit.rank, marks.bold, title, marks.end);
        text += fmt::format("     {}{}{}\n", marks.faint, origin_of(hit), marks.end);
        text += fmt::format("     {:.3f}: {}\n\n", hit.score, joined_lines(hit.words));
    }
    if (similar.similar.empty()) text += "no briefing is like it\n";
    return text;
}

std::string to_text(const std::vector<Completion>& completions) {
    std::string text;
    for (const Completion& each : completions) {
        text += fmt::format("{}\t{}\t{}\n", to_string(each.kind), to_terminal_line(each.text),
                            to_terminal_line(each.query));
    }
    return text;
}

std::string to_text(const std::vector<SavedQuery>& saved) {
    std::string text;
    for (const SavedQuery& each : saved)
        text += fmt::format("{}\t{}\n", to_terminal_line(each.name), to_terminal_line(each.query));
    return text;
}

}  // namespace debrief
