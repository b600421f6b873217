#include "searcher/facts/claims_output.h"

#include "corpus/base/terminal.h"
#include "corpus/base/text.h"
#include "searcher/facts/facts_output.h"
#include "searcher/output_marks.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using ClaimJson = nlohmann::ordered_json;

ClaimJson claim_spans(const std::vector<Span>& spans) {
    ClaimJson json = ClaimJson::array();
    for (const Span& span : spans) json.push_back({span.begin, span.end});
    return json;
}

ClaimJson claim_to_json(const Claim& claim, const Subject& subject) {
    const Statement& statement = claim.place.statement;
    constexpr double millionths = 1e6;  // more would be noise of the last bits
    ClaimJson json = {{"rank", claim.rank},
                      {"score", std::round(claim.score * millionths) / millionths},
                      {"sentence", to_json(statement)},
                      {"matches", claim_spans(claim.matches)},
                      {"hedges", claim_spans(claim.hedges)},
                      {"hosts", ClaimJson::array()}};
    std::set<std::string_view> owners;
    std::set<std::string_view> kinds;
    for (const BackingSource& source : statement.sources) {
        json["hosts"].push_back(source.host);
        owners.insert(source.source.owner);
        kinds.insert(to_string(source.source.kind));
    }
    json["owners"] = owners;
    json["kinds"] = kinds;
    json["briefing"] = briefing_to_json(subject.briefings[claim.place.briefing]);
    json["also"] = ClaimJson::array();
    for (const ClaimPlace& place : claim.also) {
        json["also"].push_back({{"briefing", briefing_to_json(subject.briefings[place.briefing])},
                                {"sentence", to_json(place.statement)}});
    }
    json["corroboration"] = to_json(claim.corroboration);
    return json;
}

/// `press: techcrunch.com, cnbc.com; party: about.fb.com (further on)`
std::string claim_sources(const Statement& statement) {
    if (statement.sources.empty()) return "no source";
    std::string text;
    for (const SourceKind kind : {SourceKind::press, SourceKind::party, SourceKind::social}) {
        std::string hosts;
        for (const BackingSource& source : statement.sources) {
            if (source.source.kind == kind)
                hosts += (hosts.empty() ? "" : ", ") + to_terminal_line(source.host);
        }
        if (!hosts.empty()) text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", to_string(kind), hosts);
    }
    return statement.evidence == Evidence::inherited ? text + " (further on)" : text;
}

/// `hedged: may, reportedly`, each once.
std::string claim_hedges(const Claim& claim) {
    std::string text;
    std::set<std::string> told;
    for (const Span& hedge : claim.hedges) {
        std::string word = to_ascii_lower(to_terminal_line(hedge.of(claim.place.statement.text)));
        if (!told.insert(word).second) continue;
        text += (text.empty() ? "hedged: " : ", ") + word;
    }
    return text;
}

/// `also in b.txt, c.txt: 3 owners`
std::string claim_copies(const Claim& claim, const Subject& subject) {
    constexpr std::size_t most_shown = 3;
    std::string text = "also in ";
    for (std::size_t i = 0; i < std::min(most_shown, claim.also.size()); ++i) {
        const Briefing& briefing = subject.briefings[claim.also[i].briefing].record.briefing;
        text += (i == 0 ? "" : ", ") + to_terminal_line(briefing.id);
    }
    if (claim.also.size() > most_shown) text += fmt::format(" and {} more", claim.also.size() - most_shown);
    if (const std::size_t owners = claim.corroboration.owners(); owners > 1)
        text += fmt::format("; {} owners are cited", owners);
    return text;
}

void append_claim(std::string& text, const Claim& claim, const Subject& subject, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    const SubjectBriefing& briefing = subject.briefings[claim.place.briefing];
    const std::string sentence = marked(claim.place.statement.text, claim.matches, marks);
    text += fmt::format("{:>3}. {}\n", claim.rank, sentence);
    const auto append = [&](const std::string& line) {
        if (!line.empty()) text += fmt::format("     {}{}{}\n", marks.faint, line, marks.end);
    };
    append(claim_sources(claim.place.statement));
    append(claim_hedges(claim));
    append(linked(briefing_line(briefing), briefing.record.briefing.url, briefing.path, style.links));
    if (!claim.also.empty()) append(claim_copies(claim, subject));
    text += '\n';
}

std::string claim_count(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::string to_text(const Claims& claims, const TextStyle& style) {
    std::string text;
    for (const Claim& claim : claims.claims) append_claim(text, claim, claims.subject, style);
    if (claims.claims.empty()) return "no claim answers\n";
    text += fmt::format("{} of {} in {}", claims.claims.size(), claim_count(claims.total, "claim"),
                        claim_count(claims.subject.briefings.size(), "briefing"));
    if (claims.subject.total > claims.subject.briefings.size())
        text += fmt::format(" (the best of {})", claims.subject.total);
    return text + '\n';
}

nlohmann::ordered_json to_json(const Claims& claims) {
    ClaimJson json = to_json(claims.subject);
    json["total"] = claims.total;
    json["claims"] = ClaimJson::array();
    for (const Claim& claim : claims.claims) json["claims"].push_back(claim_to_json(claim, claims.subject));
    return json;
}

}  // namespace debrief
