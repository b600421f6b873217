#include "searcher/facts/quotations_output.h"

#include "corpus/base/terminal.h"
#include "corpus/base/text.h"
#include "searcher/facts/facts_output.h"
#include "searcher/output_marks.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

/// Quoted words that are less than this share of their sentence are shown in it.
constexpr double shown_alone = 0.6;

std::string marked_words(const Quotation& quotation, const Marks& marks) {
    const std::string_view words = quotation.words;
    std::string line;
    std::size_t written = 0;
    for (const Span& lit : join_neighbours(words, quotation.matches)) {
        line += to_terminal_line(words.substr(written, lit.begin - written));
        line += fmt::format("{}{}{}", marks.match, to_terminal_line(lit.of(words)), marks.match_end);
        written = lit.end;
    }
    return line + to_terminal_line(words.substr(written));
}

/// Who says so in one briefing: "Ann Lee", "a spokesman", "“he”", "nobody named".
std::string teller_text(const QuotationPlace& place) {
    if (!place.speaker.empty()) return to_terminal_line(place.speaker);
    if (place.said_by.empty()) return "nobody named";
    const std::string said_by = to_terminal_line(place.said_by);
    return is_told_by_pronoun(place.said_by) ? fmt::format("\u201C{}\u201D", to_ascii_lower(said_by))
                                             : said_by;
}

bool says_the_same(const Quotation& quotation) {
    return std::all_of(quotation.places.begin(), quotation.places.end(), [&](const QuotationPlace& place) {
        return teller_text(place) == teller_text(quotation.places.front());
    });
}

/// Below the words: who said them, and how many briefings say so.
std::string speakers_text(const Quotation& quotation) {
    if (quotation.speakers.empty()) return teller_text(quotation.places.front());
    std::string text;
    const std::string_view between = quotation.has_differing_speakers ? " or " : ", ";
    for (const std::string& speaker : quotation.speakers)
        text.append(text.empty() ? "" : between).append(to_terminal_line(speaker));
    return text;
}

std::string evidence_of(const QuotationPlace& place) {
    return place.statement ? evidence_text(*place.statement) : "no source";
}

bool needs_sentence(const QuotationPlace& place) {
    if (!place.statement) return false;
    const auto words = static_cast<double>(place.words.size());
    return words < shown_alone * static_cast<double>(place.statement->text.size());
}

std::string to_text(const Quotation& quotation, const Subject& subject, const Marks& marks) {
    std::string text = fmt::format("{:>3}. \u201C{}\u201D\n", quotation.rank, marked_words(quotation, marks));
    text += fmt::format("     {}{}{}\n", marks.bold, speakers_text(quotation), marks.end);
    const bool is_same = says_the_same(quotation);
    for (const QuotationPlace& place : quotation.places) {
        const std::string told = is_same ? "" : ": " + teller_text(place);
        text +=
            fmt::format("     {}{}  {}{}{}\n", marks.faint, briefing_line(subject.briefings[place.briefing]),
                        evidence_of(place), told, marks.end);
    }
    if (needs_sentence(quotation.places.front()))
        text += fmt::format("       {}\n", to_terminal_line(quotation.places.front().statement->text));
    if (!quotation.unquoted.empty()) text += "     the same words without marks:\n";
    for (const UnquotedPlace& place : quotation.unquoted) {
        text +=
            fmt::format("     {}{}  {}{}\n", marks.faint, briefing_line(subject.briefings[place.briefing]),
                        evidence_text(place.statement), marks.end);
        text += fmt::format("       {}\n", to_terminal_line(place.statement.text));
    }
    return text + '\n';
}

nlohmann::ordered_json to_json(const QuotationPlace& place, const Subject& subject) {
    nlohmann::ordered_json json = {{"briefing", briefing_to_json(subject.briefings[place.briefing])},
                                   {"part", to_string(place.place.part)},
                                   {"begin", place.place.span.begin},
                                   {"end", place.place.span.end},
                                   {"words", place.words},
                                   {"kind", to_string(place.kind)}};
    if (!place.said_by.empty()) json["said_by"] = place.said_by;
    if (!place.speaker.empty()) json["speaker"] = place.speaker;
    if (place.statement) json["sentence"] = to_json(*place.statement);
    return json;
}

nlohmann::ordered_json to_json(const Quotation& quotation, const Subject& subject) {
    nlohmann::ordered_json json = {{"rank", quotation.rank},
                                   {"words", quotation.words},
                                   {"speakers", quotation.speakers},
                                   {"speakers_differ", quotation.has_differing_speakers},
                                   {"weight", quotation.weight},
                                   {"briefings", quotation.briefings},
                                   {"places", nlohmann::ordered_json::array()},
                                   {"unquoted", nlohmann::ordered_json::array()}};
    for (const QuotationPlace& place : quotation.places) json["places"].push_back(to_json(place, subject));
    for (const UnquotedPlace& place : quotation.unquoted) {
        json["unquoted"].push_back({{"briefing", briefing_to_json(subject.briefings[place.briefing])},
                                    {"words", place.words},
                                    {"sentence", to_json(place.statement)}});
    }
    return json;
}

}  // namespace

std::string to_text(const Quotations& quotations, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    std::string text;
    for (const Quotation& quotation : quotations.quotations)
        text += to_text(quotation, quotations.subject, marks);
    const std::size_t read = quotations.subject.briefings.size();
    if (quotations.quotations.empty())
        return fmt::format("nothing is quoted ({} of {} briefings read)\n", read, quotations.subject.total);
    return text + fmt::format("{} of {} quotations, of {} of {} briefings\n", quotations.quotations.size(),
                              quotations.total, read, quotations.subject.total);
}

nlohmann::ordered_json to_json(const Quotations& quotations) {
    nlohmann::ordered_json json = to_json(quotations.subject);
    json["total"] = quotations.total;
    json["quotations"] = nlohmann::ordered_json::array();
    for (const Quotation& quotation : quotations.quotations)
        json["quotations"].push_back(to_json(quotation, quotations.subject));
    return json;
}

}  // namespace debrief
