#include "indexer/stages.h"

#include "corpus/base/json.h"
#include "corpus/cleaning.h"
#include "corpus/extractor.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using Json = nlohmann::ordered_json;

/// What all pieces tell: where they stand, and what stands there.
Json piece(const WholeText& whole, const Span& span) {
    const BriefingPlace place = whole.place(span);
    return {{"part", to_string(place.part)},
            {"begin", place.span.begin},
            {"end", place.span.end},
            {"text", span.of(whole.text())}};
}

std::string chrome_to_json(const Briefing& briefing) {
    Json pieces = Json::array();
    for (const Chrome& chrome : briefing.chrome) {
        pieces.push_back({{"part", to_string(BriefingPart::text)},
                          {"begin", chrome.span.begin},
                          {"end", chrome.span.end},
                          {"text", chrome.span.of(briefing.text)},
                          {"reason", to_string(chrome.reason)}});
    }
    return to_json_text(pieces);
}

std::string sentences_to_json(const Briefing& briefing) {
    const Extractor extractor(briefing);
    Json pieces = Json::array();
    for (const BackedSentence& sentence : extractor.find_sentences()) {
        Json one = piece(extractor.whole(), sentence.span);
        one["evidence"] = to_string(sentence.evidence);
        Json hosts = Json::array();
        for (const std::size_t group : sentence.groups) {
            for (const Citation& citation : extractor.citation_groups()[group].citations)
                hosts.push_back(citation.host);
        }
        one["cites"] = std::move(hosts);
        pieces.push_back(std::move(one));
    }
    return to_json_text(pieces);
}

std::string citations_to_json(const Briefing& briefing) {
    Json pieces = Json::array();
    for (const Mention& mention : Extractor(briefing).find_mentions()) {
        Json one{{"host", mention.citation.host},          {"owner", mention.source.owner},
                 {"kind", to_string(mention.source.kind)}, {"page", nullptr},
                 {"part", to_string(mention.part)},        {"begin", mention.citation.span.begin},
                 {"end", mention.citation.span.end}};
        if (mention.citation.page) one["page"] = *mention.citation.page;
        pieces.push_back(std::move(one));
    }
    return to_json_text(pieces);
}

std::string figures_to_json(const Briefing& briefing) {
    const Extractor extractor(briefing);
    Json pieces = Json::array();
    for (const Figure& figure : extractor.find_figures()) {
        Json one = piece(extractor.whole(), figure.span);
        one["kind"] = to_string(figure.kind);
        one["bound"] = to_string(figure.bound);
        one["low"] = figure.low;
        one["high"] = figure.high;
        one["unit"] = figure.unit;
        one["normal"] = normal_form(figure);
        one["about"] = figure.about;
        pieces.push_back(std::move(one));
    }
    return to_json_text(pieces);
}

std::string event_dates_to_json(const Briefing& briefing) {
    const Extractor extractor(briefing);
    Json pieces = Json::array();
    for (const EventDate& date : extractor.find_event_dates()) {
        Json one = piece(extractor.whole(), date.span);
        one["first"] = to_iso(date.days.first);
        one["last"] = to_iso(date.days.last);
        one["precision"] = to_string(date.precision);
        one["year"] = date.is_year_inferred ? "inferred" : "written";
        pieces.push_back(std::move(one));
    }
    return to_json_text(pieces);
}

std::string names_to_json(const Briefing& briefing) {
    const Extractor extractor(briefing);
    Json pieces = Json::array();
    for (const Name& name : extractor.find_names()) {
        Json mentions = Json::array();
        for (const Span& mention : name.mentions) mentions.push_back(piece(extractor.whole(), mention));
        pieces.push_back({{"name", name.name}, {"forms", name.forms}, {"mentions", std::move(mentions)}});
    }
    return to_json_text(pieces);
}

}  // namespace

const std::array<Stage, 6> stages{
    Stage{"chrome", "what is app or page rather than briefing, and why", chrome_to_json},
    Stage{"sentences", "sentences with their evidence", sentences_to_json},
    Stage{"citations", "each mention of a source, with its owner and kind", citations_to_json},
    Stage{"figures", "quantities in their normal form", figures_to_json},
    Stage{"event_dates", "dates that the text gives", event_dates_to_json},
    Stage{"names", "people, organisations and products with the forms that the text uses", names_to_json},
};

const Stage* find_stage(std::string_view name) {
    const auto* const found =
        std::find_if(stages.begin(), stages.end(), [&](const Stage& stage) { return stage.name == name; });
    return found == stages.end() ? nullptr : found;
}

std::string stage_line(const Stage& stage, const Briefing& briefing) {
    // Put together by hand, so that the array is made once.
    return "{\"id\":" + to_json_text(Json(briefing.id)) + ",\"" + std::string(stage.name) +
           "\":" + stage.to_json(briefing) + "}";
}

}  // namespace debrief
