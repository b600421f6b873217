#include "searcher/match_reasons.h"

#include "corpus/cleaning.h"
#include "indexer/analysis.h"
#include "searcher/highlighter.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t most_listed = 5;

/// `a, b, c and 4 more`
std::string listed(const Texts& texts) {
    const std::size_t shown = std::min(texts.size(), most_listed);
    std::string list =
        fmt::format("{}", fmt::join(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
    if (texts.size() > shown) list += fmt::format(" and {} more", texts.size() - shown);
    return list;
}

void add_once(Texts& texts, std::string text) {
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
}

/// Where the words of a part stand: `in the title (Muse Spark), 3 times in the text (Muse, Spark)`.
class MatchedPlaces {
 public:
    MatchedPlaces(const Query& part, Stemmers& stemmers) : highlighter_(part, stemmers) {}

    void look_in(std::string_view name, const std::vector<std::string_view>& texts) {
        std::size_t times = 0;
        Texts forms;
        for (const std::string_view text : texts) {
            for (const Match& match : highlighter_.find(text)) {
                ++times;
                add_once(forms, std::string(match.span.of(text)));
            }
        }
        if (times == 0) return;
        const std::string count = times == 1 ? "" : fmt::format("{} times ", times);
        found_.push_back(fmt::format("{}in the {} ({})", count, name, listed(forms)));
    }

    [[nodiscard]] std::string told() const { return fmt::format("{}", fmt::join(found_, ", ")); }

 private:
    Highlighter highlighter_;
    Texts found_;
};

std::string told_places(const Query& part, const Briefing& briefing, SearchedText text, Stemmers& stemmers) {
    MatchedPlaces places(part, stemmers);
    places.look_in("title", {briefing.title});
    if (part.kind == Query::Kind::field) return places.told();
    places.look_in("summary", {briefing.summary});
    const bool is_whole = text == SearchedText::whole;
    places.look_in("text", is_whole ? std::vector<std::string_view>{briefing.text}
                                    : pieces_without_chrome(briefing.text, briefing.chrome));
    return places.told();
}

bool is_in_chrome(const Query& part, const Briefing& briefing, Stemmers& stemmers) {
    const Highlighter highlighter(part, stemmers);
    return std::any_of(briefing.chrome.begin(), briefing.chrome.end(), [&](const Chrome& chrome) {
        return !highlighter.find(chrome.span.of(briefing.text)).empty();
    });
}

/// The words that a phrase, or words near each other, cannot do without.
void collect_needed(const Query& part, Texts& words) {
    if (part.kind == Query::Kind::word || part.kind == Query::Kind::phrase ||
        part.kind == Query::Kind::field) {
        for (const Token& token : tokenize(part.text)) add_once(words, token.form);
    }
    for (const Query& child : part.children) collect_needed(child, words);
}

/// What a briefing lacks of words that must stand together.
std::string missing_of(const Query& part, const MatchedBriefing& matched) {
    Texts needed;
    collect_needed(part, needed);
    Texts missing;
    for (const std::string& word : needed)
        if (!matched.has_term(to_term("", word))) missing.push_back(fmt::format("\"{}\"", word));
    if (!missing.empty()) return fmt::format("it lacks {}", listed(missing));
    return needed.size() < 2 ? "" : "its words stand there, but not together";
}

std::string missing_words(const Query& part, const MatchedBriefing& matched, SearchedText text,
                          Stemmers& stemmers) {
    const bool is_one_place = part.kind != Query::Kind::near && part.kind != Query::Kind::adjacent;
    if (is_one_place && text == SearchedText::body && is_in_chrome(part, matched.briefing, stemmers))
        return "it stands in the chrome alone";
    switch (part.kind) {
        case Query::Kind::pattern:
        case Query::Kind::fuzzy:
            if (part.forms.empty()) return "no word of the index is like it";
            return fmt::format("it has none of the words of the index that are like it ({})",
                               listed(part.forms));
        case Query::Kind::phrase:
        case Query::Kind::near:
        case Query::Kind::adjacent: {
            const std::string missing = missing_of(part, matched);
            return missing.empty() ? "it stands nowhere" : missing;
        }
        default:
            return "it stands nowhere";
    }
}

std::string told_sources(const FacetValues& facets) {
    if (facets.hosts.empty()) return "it cites nothing";
    Texts sources;
    for (const CitedHost& cited : facets.hosts)
        sources.push_back(fmt::format("{} ({}: {})", cited.host, to_string(cited.kind), cited.owner));
    return fmt::format("it cites {}", listed(sources));
}

std::string told_days(const Query& part, const MatchedBriefing& matched) {
    if (part.field->match != FieldMatch::events) {
        return matched.briefing.date ? fmt::format("its day is {}", to_iso(*matched.briefing.date))
                                     : "its day is not known";
    }
    if (matched.events.empty()) return "its text gives no dates";
    Texts days;
    for (const DayRange& range : matched.events) {
        days.push_back(range.first == range.last
                           ? to_iso(range.first)
                           : fmt::format("{}..{}", to_iso(range.first), to_iso(range.last)));
    }
    return fmt::format("its text gives {}", listed(days));
}

std::string told_figures(const MatchedBriefing& matched, FigureKind kind) {
    Texts figures;
    for (const FigureValue& value : matched.figures) {
        if (value.kind != kind) continue;
        Figure figure;
        figure.kind = value.kind;
        figure.low = value.low;
        figure.high = value.high;
        figure.unit = value.unit;
        add_once(figures, normal_form(figure));
    }
    const std::string_view name = kind == FigureKind::money ? "sums of money" : "percentages";
    if (figures.empty()) return fmt::format("its text gives no {}", name);
    return fmt::format("its text gives {}", listed(figures));
}

std::string told_number(const Query& part, const MatchedBriefing& matched) {
    switch (part.field->match) {
        case FieldMatch::amount:
            return told_figures(matched, FigureKind::money);
        case FieldMatch::percent:
            return told_figures(matched, FigureKind::percentage);
        default:
            return matched.citations == 1 ? "it has 1 citation"
                                          : fmt::format("it has {} citations", matched.citations);
    }
}

std::string told_name(const Query& part, bool is_met, const MatchedBriefing& matched) {
    if (part.field->name == "source") {
        return matched.briefing.source.empty() ? "its source is not known"
                                               : fmt::format("its source is \"{}\"", matched.briefing.source);
    }
    if (is_met) return "it names that";
    return matched.facets.names.empty() ? "it names nobody"
                                        : fmt::format("it names {}", listed(matched.facets.names));
}

std::string told_field(const Query& part, bool is_met, const MatchedBriefing& matched, SearchedText text,
                       Stemmers& stemmers) {
    const Briefing& briefing = matched.briefing;
    switch (part.field->match) {
        case FieldMatch::words:
            return is_met ? told_places(part, briefing, text, stemmers)
                          : fmt::format("its title is \"{}\"", briefing.title);
        case FieldMatch::name:
            return told_name(part, is_met, matched);
        case FieldMatch::host:
        case FieldMatch::choice:
            return told_sources(matched.facets);
        case FieldMatch::language:
            return briefing.language.empty() ? "its language is not known"
                                             : fmt::format("its language is {}", briefing.language);
        case FieldMatch::story:
            return matched.story.empty() ? "nobody else tells its story"
                                         : fmt::format("its story is {}", matched.story);
        case FieldMatch::id:
            return fmt::format("its id is \"{}\"", briefing.id);
        default:
            return "";
    }
}

}  // namespace

std::string reason_of(const Query& part, bool is_met, const MatchedBriefing& matched, SearchedText text,
                      Stemmers& stemmers) {
    switch (part.kind) {
        case Query::Kind::everything:
            return "every briefing is found";
        case Query::Kind::nothing:
            return "there is nothing to look for";
        case Query::Kind::word:
        case Query::Kind::phrase:
        case Query::Kind::pattern:
        case Query::Kind::fuzzy:
        case Query::Kind::near:
        case Query::Kind::adjacent:
            return is_met ? told_places(part, matched.briefing, text, stemmers)
                          : missing_words(part, matched, text, stemmers);
        case Query::Kind::field:
            return told_field(part, is_met, matched, text, stemmers);
        case Query::Kind::days:
            return told_days(part, matched);
        case Query::Kind::number:
            return told_number(part, matched);
        case Query::Kind::same:
        case Query::Kind::all_of:
        case Query::Kind::any_of:
        case Query::Kind::with:
        case Query::Kind::but_not:
            break;
    }
    return "";
}

}  // namespace debrief
