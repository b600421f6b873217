#include "searcher/facts/story_reasons_output.h"

#include "corpus/base/terminal.h"
#include "searcher/close_figures.h"
#include "searcher/facts/story_list_output.h"
#include "searcher/output_format.h"
#include "searcher/output_marks.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::size_t most_shared_shown = 12;

std::string days_apart_text(const StoryReasons& reasons) {
    const auto& apart = reasons.link.apart;
    if (!apart) return "the day of one or both is not given";
    if (apart->count() == 0) return "published the same day";
    return fmt::format("published {} apart, {} at most",
                       with_noun(static_cast<std::size_t>(apart->count()), "day"),
                       reasons.needs.window.count());
}

std::string verdict_text(const StoryReasons& reasons) {
    if (reasons.is_same) return "one and the same briefing";
    const StoryLink& link = reasons.link;
    const LinkNeeds& needs = reasons.needs;
    switch (link.verdict) {
        case LinkVerdict::copy:
            return fmt::format(
                "linked: they say the same, nearly word for word (cosine {:.2f}, of copies at least {:.2f})",
                link.cosine, needs.copy_cosine);
        case LinkVerdict::linked:
            return fmt::format("linked: alike enough ({:.2f}, needed {:.2f}; {})", link.similarity,
                               needs.similarity, days_apart_text(reasons));
        case LinkVerdict::few_shared_keys:
            return fmt::format("not linked: too few of their weightiest words in common ({}, needed {})",
                               link.shared_keys, needs.shared_keys);
        case LinkVerdict::days_apart:
            return fmt::format("not linked: {}", days_apart_text(reasons));
        case LinkVerdict::not_alike_enough:
            break;
    }
    return fmt::format("not linked: not alike enough ({:.2f}, needed {:.2f}; {})", link.similarity,
                       needs.similarity, days_apart_text(reasons));
}

std::string told_story(const ComparedBriefing& briefing) {
    if (briefing.story.empty()) return "is told by nobody else";
    return fmt::format("tells story {} ({})", briefing.story, with_noun(briefing.tellings, "telling"));
}

std::string story_text(const StoryReasons& reasons) {
    const auto& [left, right] = reasons.briefings;
    if (reasons.is_same) return fmt::format("it {}\n", told_story(left));
    if (reasons.is_one_story)
        return fmt::format("both tell story {} ({})\n", left.story, with_noun(left.tellings, "telling"));
    std::string text = fmt::format("two stories\n  {:<8}{}\n  {:<8}{}\n", "first", told_story(left), "second",
                                   told_story(right));
    if (!reasons.pairs) return text;
    return text + fmt::format("of {} of their tellings {}: too few to make them one\n",
                              with_noun(reasons.pairs->pairs, "pair"),
                              reasons.pairs->linked == 1
                                  ? "1 is linked"
                                  : fmt::format("{} are linked", reasons.pairs->linked));
}

std::string through_text(const StoryReasons& reasons) {
    std::string text;
    for (std::size_t i = 0; i < reasons.through.size(); ++i) {
        const JoiningTelling& telling = reasons.through[i];
        const bool is_last = i + 1 == reasons.through.size();
        text += fmt::format("  {:.2f}  {}  {}\n", telling.similarity, to_terminal_line(telling.id),
                            is_last ? "(the second)" : to_terminal_line(telling.title));
    }
    return text.empty() ? "" : "joined by links from each to the next\n" + text;
}

template <typename Element, typename ToText>
std::string shared_line(std::string_view noun, const std::vector<Element>& elements,
                        const ToText& to_text_of) {
    if (elements.empty()) return "";
    std::vector<std::string> texts;
    for (const Element& element : elements) texts.push_back(to_text_of(element));
    return hanging_list(fmt::format("  {:<8}", noun), texts, most_shared_shown);
}

std::string shared_date(const DayRange& days) {
    return story_days(days.first, days.last);
}

/// A word with the number of briefings that it is a key of, where it is one.
std::string word_text(const TellingWord& word) {
    return word.briefings == 0 ? word.word : fmt::format("{} ({})", word.word, word.briefings);
}

double rounded_value(double number) {
    constexpr double decimals = 1e6;
    return std::round(number * decimals) / decimals;
}

nlohmann::ordered_json words_to_json(const std::vector<TellingWord>& words) {
    auto json = nlohmann::ordered_json::array();
    for (const TellingWord& word : words) {
        json.push_back({{"word", word.word}, {"stem", word.stem}});
        if (word.briefings > 0) json.back()["briefings"] = word.briefings;
    }
    return json;
}

nlohmann::ordered_json to_json(const ComparedBriefing& briefing) {
    nlohmann::ordered_json json = {{"id", briefing.id}, {"title", briefing.title}};
    if (briefing.day) json["date"] = to_iso(*briefing.day);
    if (!briefing.story.empty()) json["story"] = briefing.story;
    json["tellings"] = briefing.tellings;
    json["only"] = words_to_json(briefing.only);
    return json;
}

nlohmann::ordered_json shared_to_json(const StoryReasons& reasons) {
    nlohmann::ordered_json json = {{"words", words_to_json(reasons.words)},
                                   {"stems", reasons.shared.stems},
                                   {"names", reasons.shared.names},
                                   {"figures", nlohmann::ordered_json::array()},
                                   {"dates", nlohmann::ordered_json::array()}};
    for (const FigureValue& figure : reasons.shared.figures) json["figures"].push_back(to_text(figure));
    for (const DayRange& days : reasons.shared.event_dates) json["dates"].push_back(shared_date(days));
    return json;
}

}  // namespace

std::string to_text(const StoryReasons& reasons, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    std::string text;
    for (const ComparedBriefing& briefing : reasons.briefings) {
        text +=
            fmt::format("{}{}{}\n", marks.bold,
                        to_terminal_line(briefing.title.empty() ? briefing.id : briefing.title), marks.end);
        text += fmt::format("{}{}{}{}\n", marks.faint, briefing.day ? to_iso(*briefing.day) + "  " : "",
                            to_terminal_line(briefing.id), marks.end);
        if (reasons.is_same) break;
    }
    text += fmt::format("\n{}{}{}\n{}{}", marks.bold, verdict_text(reasons), marks.end, story_text(reasons),
                        through_text(reasons));
    if (reasons.is_same) return text;
    text +=
        fmt::format("\n{:.2f} = cosine {:.2f} + {:.2f} for what else both have\n", reasons.link.similarity,
                    reasons.link.cosine, reasons.link.similarity - reasons.link.cosine);
    const auto as_is = [](const std::string& name) { return name; };
    text += shared_line("words", reasons.words, word_text);
    text += shared_line("names", reasons.shared.names, as_is);
    text += shared_line("figures", reasons.shared.figures,
                        [](const FigureValue& figure) { return to_text(figure); });
    text += shared_line("dates", reasons.shared.event_dates, shared_date);
    text += "what tells most of either and is not the other's\n";
    text += shared_line("first", reasons.briefings[0].only, word_text);
    return text + shared_line("second", reasons.briefings[1].only, word_text);
}

nlohmann::ordered_json to_json(const StoryReasons& reasons) {
    const StoryLink& link = reasons.link;
    nlohmann::ordered_json json = {{"v", output_version},
                                   {"briefings", nlohmann::ordered_json::array()},
                                   {"verdict", reasons.is_same ? "same" : to_string(link.verdict)},
                                   {"linked", reasons.is_same || link.is_link()},
                                   {"one_story", reasons.is_one_story},
                                   {"similarity", rounded_value(link.similarity)},
                                   {"cosine", rounded_value(link.cosine)},
                                   {"shared_keys", link.shared_keys},
                                   {"needed",
                                    {{"similarity", rounded_value(reasons.needs.similarity)},
                                     {"copy_cosine", rounded_value(reasons.needs.copy_cosine)},
                                     {"shared_keys", reasons.needs.shared_keys},
                                     {"days", reasons.needs.window.count()}}}};
    for (const ComparedBriefing& briefing : reasons.briefings) json["briefings"].push_back(to_json(briefing));
    if (link.apart) json["days_apart"] = link.apart->count();
    json["shared"] = shared_to_json(reasons);
    json["through"] = nlohmann::ordered_json::array();
    for (const JoiningTelling& telling : reasons.through) {
        json["through"].push_back({{"id", telling.id},
                                   {"title", telling.title},
                                   {"similarity", rounded_value(telling.similarity)}});
    }
    if (reasons.pairs) json["pairs"] = {{"linked", reasons.pairs->linked}, {"all", reasons.pairs->pairs}};
    return json;
}

}  // namespace debrief
