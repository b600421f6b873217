#include "searcher/facts/story_list_output.h"

#include "corpus/base/terminal.h"
#include "corpus/base/text_columns.h"
#include "searcher/output_format.h"
#include "searcher/output_marks.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::size_t most_names_shown = 6;

std::string to_text(const ListedStory& story, std::size_t rank, const TextStyle& style) {
    const Marks marks = marks_of(style.emphasis);
    const std::string title = linked(to_terminal_line(story.title.empty() ? story.headline : story.title),
                                     story.url, story.path, style.links);
    std::string text = fmt::format("{:>3}. {}{}{}\n", rank, marks.bold, title, marks.end);
    text += fmt::format("     {}{}  {}  {}{}\n", marks.faint, story_days(story.first, story.last),
                        with_noun(story.tellings.size(), "telling"), story.id, marks.end);
    if (!story.sources.empty()) text += hanging_list("     told by ", story.sources, most_names_shown);
    if (story.owners.all.empty()) return text + "     cites nobody\n\n";
    const std::vector<std::string> owners(story.owners.all.begin(), story.owners.all.end());
    return text + fmt::format("     cites {}\n", owners_text(story.owners)) +
           hanging_list("           ", owners, most_names_shown) + "\n";
}

void add_if_known(nlohmann::ordered_json& json, const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
}

void add_days(nlohmann::ordered_json& json, const std::optional<Day>& first, const std::optional<Day>& last) {
    if (first) json["first"] = to_iso(*first);
    if (last) json["last"] = to_iso(*last);
}

nlohmann::ordered_json to_json(const ListedStory& story) {
    nlohmann::ordered_json json = {{"id", story.id}, {"title", story.title}, {"headline", story.headline}};
    add_if_known(json, "url", story.url);
    add_if_known(json, "path", story.path);
    add_days(json, story.first, story.last);
    json["briefings"] = story.tellings.size();
    json["matching"] = story.matching;
    json["owners"] = story.owners.all;
    json["press"] = story.owners.press;
    json["party"] = story.owners.party;
    json["social"] = story.owners.social;
    json["sources"] = story.sources;
    json["tellings"] = story.tellings;
    return json;
}

}  // namespace

std::string story_days(const std::optional<Day>& first, const std::optional<Day>& last) {
    if (!first || !last) return "undated";
    return *first == *last ? to_iso(*first) : fmt::format("{} to {}", to_iso(*first), to_iso(*last));
}

std::string with_noun(std::size_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string owners_text(const CitedOwners& owners) {
    return fmt::format("press {} · party {} · social {}", owners.press.size(), owners.party.size(),
                       owners.social.size());
}

std::string hanging_list(std::string_view head, std::span<const std::string> values, std::size_t most) {
    constexpr std::size_t columns = 80;
    const std::size_t indent = count_columns(head);
    const std::size_t shown = std::min(values.size(), most);
    std::string text(head);
    std::size_t used = indent;
    for (std::size_t i = 0; i < shown; ++i) {
        std::string value = to_terminal_line(values[i]);
        if (i + 1 < shown) {
            value += ',';
        } else if (values.size() > shown) {
            value += fmt::format(" and {} more", values.size() - shown);
        }
        const std::size_t width = count_columns(value);
        if (i > 0 && used + 1 + width > columns) {
            text += "\n" + std::string(indent, ' ');
            used = indent;
        } else if (i > 0) {
            text += ' ';
            ++used;
        }
        text += value;
        used += width;
    }
    return text + "\n";
}

std::string to_text(const StoryList& list, const TextStyle& style) {
    if (list.matches == 0) return "no briefing answers\n";
    std::string text;
    std::size_t rank = 0;
    for (const ListedStory& story : list.stories) text += to_text(story, ++rank, style);
    if (list.total == 0) {
        text = "no story is told by two briefings or more\n";
    } else {
        text += fmt::format("{} of {} stories ", list.stories.size(), list.total);
        text += fmt::format("({})\n", with_noun(list.matches, "briefing"));
    }
    if (list.alone > 0) text += fmt::format("{} told by nobody else\n", with_noun(list.alone, "briefing"));
    return text;
}

nlohmann::ordered_json to_json(const StoryList& list) {
    nlohmann::ordered_json json = {{"v", output_version},
                                   {"query", list.query},
                                   {"total", list.total},
                                   {"matches", list.matches},
                                   {"alone", list.alone},
                                   {"stories", nlohmann::ordered_json::array()},
                                   {"notes", nlohmann::ordered_json::array()}};
    for (const ListedStory& story : list.stories) json["stories"].push_back(to_json(story));
    for (const QueryNote& note : list.notes)
        json["notes"].push_back({{"offset", note.offset}, {"message", note.message}});
    return json;
}

nlohmann::ordered_json to_json(const StoryTellings& story) {
    nlohmann::ordered_json json = {{"id", story.id}, {"tellings", story.tellings}};
    add_days(json, story.first, story.last);
    return json;
}

}  // namespace debrief
