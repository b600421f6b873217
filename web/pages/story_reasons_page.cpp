#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "searcher/close_figures.h"
#include "searcher/facts/story_reasons.h"
#include "searcher/index_reader.h"
#include "searcher/iso_periods.h"
#include "web/page.h"
#include "web/pages/digits.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"
#include "web/pages/periods.h"
#include "web/pages/story_parts.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_shared = 15;      ///< words, names, figures, days
constexpr std::size_t most_only = 10;        ///< words of one alone
constexpr std::size_t most_joining = 10;     ///< tellings
constexpr std::size_t longest_reason = 120;  ///< bytes of an id that is told

std::string days_apart_words(const StoryReasons& reasons) {
    const auto& apart = reasons.link.apart;
    if (!apart) return "The day of one or both is not given.";
    if (apart->count() == 0) return "They were published on the same day.";
    return fmt::format("They were published {} apart; {} at most are one story.",
                       count_of(static_cast<std::size_t>(apart->count()), "day"),
                       count_of(static_cast<std::size_t>(reasons.needs.window.count()), "day"));
}

/// What the comparison of the two comes to, in plain words.
std::string verdict_words(const StoryReasons& reasons) {
    const StoryLink& link = reasons.link;
    switch (link.verdict) {
        case LinkVerdict::copy:
            return fmt::format(
                "They say the same, nearly word for word: {:.2f} alike, and {:.2f} is enough "
                "for copies whatever their days.",
                link.cosine, reasons.needs.copy_cosine);
        case LinkVerdict::linked:
            return fmt::format("They are alike enough: {:.2f}, and {:.2f} is needed. {}", link.similarity,
                               reasons.needs.similarity, days_apart_words(reasons));
        case LinkVerdict::few_shared_keys:
            return fmt::format(
                "Seen alone they have too few of their weightiest words in common: {}, and {} "
                "are needed.",
                link.shared_keys, reasons.needs.shared_keys);
        case LinkVerdict::days_apart:
            return "Seen alone they are too far apart. " + days_apart_words(reasons);
        case LinkVerdict::not_alike_enough:
            break;
    }
    return fmt::format("Seen alone they are not alike enough: {:.2f}, and {:.2f} is needed. {}",
                       link.similarity, reasons.needs.similarity, days_apart_words(reasons));
}

std::string_view reasons_title(const StoryReasons& reasons) {
    if (reasons.is_same) return "One and the same briefing";
    return reasons.is_one_story ? "Why these two tell one story" : "Why these two tell two stories";
}

/// A word with the number of briefings that it tells much of.
std::string word_reason(const TellingWord& word) {
    return word.briefings == 0 ? word.word : fmt::format("{} ({})", word.word, word.briefings);
}

std::vector<std::string> word_reasons(const std::vector<TellingWord>& words) {
    std::vector<std::string> texts;
    for (const TellingWord& word : words) texts.push_back(word_reason(word));
    return texts;
}

TemplateData compared_data(const StoryReasons& reasons, std::size_t side, const Addresses& addresses) {
    const ComparedBriefing& briefing = reasons.briefings.at(side);
    TemplateData values;
    if (is_linkable(briefing.id)) values.set("link", addresses.briefing(briefing.id));
    values.set("title",
               shortened(briefing.title.empty() ? briefing.id : briefing.title, longest_shown_title));
    set_known(values, "day", days_html(briefing.day, briefing.day));
    if (!briefing.story.empty()) {
        values.set("story", addresses.story(briefing.story));
        values.set("tellings", count_of(briefing.tellings, "telling"));
    }
    set_known(values, "only", short_list(word_reasons(briefing.only), most_only));
    return values;
}

TemplateData shared_rows(const StoryReasons& reasons) {
    TemplateData rows{TemplateData::type::list};
    const auto add = [&](std::string_view noun, const std::vector<std::string>& values) {
        if (values.empty()) return;
        TemplateData row;
        row.set("noun", std::string(noun));
        row.set("values", short_list(values, most_shared));
        rows << row;
    };
    std::vector<std::string> figures;
    for (const FigureValue& figure : reasons.shared.figures)
        figures.push_back(with_grouped_digits(to_text(figure)));
    std::vector<std::string> days;
    for (const DayRange& each : reasons.shared.event_dates) days.push_back(period_label(to_iso_period(each)));
    add("Words", word_reasons(reasons.words));
    add("Names", reasons.shared.names);
    add("Figures", figures);
    add("Dates", days);
    return rows;
}

void set_joining(TemplateData& values, const StoryReasons& reasons, const Addresses& addresses) {
    TemplateData rows{TemplateData::type::list};
    for (const JoiningTelling& telling :
         std::span(reasons.through).first(std::min(reasons.through.size(), most_joining))) {
        TemplateData row;
        if (is_linkable(telling.id)) row.set("link", addresses.briefing(telling.id));
        row.set("title", shortened(telling.title.empty() ? telling.id : telling.title, longest_shown_title));
        row.set("similarity", fmt::format("{:.2f}", telling.similarity));
        rows << row;
    }
    values.set("through", rows);
    values.set("is_joined", !reasons.through.empty());
}

std::string pairs_words(const StoryReasons& reasons) {
    if (!reasons.pairs) return "";
    return fmt::format(
        "Of {} of their tellings {}: too few to make them one.", count_of(reasons.pairs->pairs, "pair"),
        reasons.pairs->linked == 1 ? "1 is alike enough"
                                   : fmt::format("{} are alike enough", reasons.pairs->linked));
}

Response unknown_briefing_page(std::string_view id, const SiteContext& context) {
    return error_page(
        404, fmt::format("no briefing has the id '{}'", shortened(collapse_spaces(id), longest_reason)),
        "give the ids of two briefings: /story/why?a=ID&b=ID", context.settings);
}

}  // namespace

Response story_reasons_page(const Request& request, const SiteContext& context) {
    const std::string left(trim(request.parameter("a")));
    const std::string right(trim(request.parameter("b")));
    for (const auto& [name, id] : {std::pair("a", &left), std::pair("b", &right)}) {
        if (id->empty())
            throw Error(ErrorKind::usage, fmt::format("'{}' is missing", name),
                        "give the ids of two briefings: /story/why?a=ID&b=ID");
    }
    const auto reasons = explain_story_link(context.reader, left, right);
    if (!reasons) return unknown_briefing_page(context.reader.find(left) ? right : left, context);

    const Addresses addresses = context.addresses();
    TemplateData values;
    values.set("title", std::string(reasons_title(*reasons)));
    TemplateData compared{TemplateData::type::list};
    compared << compared_data(*reasons, 0, addresses);
    if (!reasons->is_same) compared << compared_data(*reasons, 1, addresses);
    values.set("compared", compared);
    if (!reasons->is_same) {
        values.set("are_two", true);
        values.set("verdict", verdict_words(*reasons));
        set_known(values, "pairs", pairs_words(*reasons));
        values.set("similarity", fmt::format("{:.2f}", reasons->link.similarity));
        values.set("cosine", fmt::format("{:.2f}", reasons->link.cosine));
        values.set("rest", fmt::format("{:.2f}", reasons->link.similarity - reasons->link.cosine));
        const TemplateData shared = shared_rows(*reasons);
        values.set("has_shared", !shared.is_empty_list());
        values.set("shared", shared);
        set_joining(values, *reasons, addresses);
    }
    return to_response(200,
                       {.title = std::string(reasons_title(*reasons)),
                        .view = View::none,
                        .content = render("story_reasons.html", values)},
                       context.settings);
}

}  // namespace debrief
