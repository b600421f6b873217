#include "web/pages/story_differences.h"

#include "corpus/base/text.h"
#include "web/page.h"
#include "web/pages/parts.h"
#include "web/pages/story_parts.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_open_bytes = 96 * 1024;
constexpr std::size_t most_folded_bytes = 32 * 1024;  ///< of what not all give, and of what all say alike
constexpr std::size_t most_wordings = 6;              ///< of one thing
constexpr std::size_t most_numbers = 8;               ///< of tellings that have one wording
constexpr std::size_t longest_thing = 160;            ///< bytes of what an entry is about
constexpr std::size_t longest_wording = 160;          ///< bytes

/// What tellings say in the same words.
struct Wording {
    std::string text;
    std::vector<const TellingWording*> told;  ///< in the order of telling
};

/// What a label means, in plain words.
std::string_view meaning_of(const ComparisonEntry& entry) {
    switch (entry.label) {
        case ComparisonLabel::different:
            return entry.kind == ComparedKind::name ? "The same name, spelled in different ways."
                                                    : "Neither rounding nor precision explains it.";
        case ComparisonLabel::bound_and_exact:
            return "One says how much at least or at most, another a value that fits.";
        case ComparisonLabel::less_precise:
            return "One says it more precisely than the other, and they agree.";
        case ComparisonLabel::rounds_to_same:
            return "One is the other with fewer digits.";
        case ComparisonLabel::only_in:
            return entry.kind == ComparedKind::list ? "In the list of some, not in that of others."
                                                    : "No other telling gives it.";
        case ComparisonLabel::same:
            break;
    }
    return "They agree.";
}

std::string wording_text(const ComparisonEntry& entry, const TellingWording& told) {
    if (entry.kind == ComparedKind::list && entry.label == ComparisonLabel::only_in) {
        return told.normal == "inside"    ? "In the list"
               : told.normal == "outside" ? "Outside the list"
                                          : "Not in the list";
    }
    std::string text = shortened(collapse_spaces(told.wording), longest_wording);
    if (!told.baseline.empty())
        text += " (against " + shortened(collapse_spaces(told.baseline), longest_wording) + ")";
    return text;
}

std::vector<Wording> wordings_of(const ComparisonEntry& entry) {
    std::vector<Wording> wordings;
    for (const TellingWording& told : entry.tellings) {
        std::string text = wording_text(entry, told);
        const auto known = std::find_if(wordings.begin(), wordings.end(),
                                        [&](const Wording& wording) { return wording.text == text; });
        if (known == wordings.end())
            wordings.push_back({std::move(text), {&told}});
        else
            known->told.push_back(&told);
    }
    return wordings;
}

/// `telling 3`, `tellings 1, 3 and 7`: as they are numbered above.
std::string numbers_of(const Wording& wording) {
    std::string text = wording.told.size() == 1 ? "telling " : "tellings ";
    const std::size_t shown = std::min(wording.told.size(), most_numbers);
    for (std::size_t i = 0; i < shown; ++i) {
        const bool is_last = i + 1 == wording.told.size();
        text += fmt::format("{}{}", i == 0 ? "" : is_last ? " and " : ", ", wording.told[i]->telling + 1);
    }
    if (shown < wording.told.size()) text += fmt::format(" and {} more", wording.told.size() - shown);
    return text;
}

/// The sentence that is backed best; of such the first.
const TellingWording& best_of(const Wording& wording) {
    const auto rank = [](const TellingWording* told) {
        return told->statement.evidence == Evidence::direct      ? 0
               : told->statement.evidence == Evidence::inherited ? 1
                                                                 : 2;
    };
    return **std::min_element(wording.told.begin(), wording.told.end(),
                              [&](const auto* left, const auto* right) { return rank(left) < rank(right); });
}

std::string wording_sentences(const Wording& wording, const Subject& story, const Addresses& addresses) {
    const TellingWording& best = best_of(wording);
    std::vector<ToldPlace> others;
    for (const TellingWording* told : wording.told)
        if (told != &best) others.push_back({&story.briefings[told->telling], &told->statement});
    SentenceMarks marks;
    if (best.lit.size() > 0) marks.matches.push_back(best.lit);
    return statement_html(best.statement, story.briefings[best.telling], marks, "", addresses,
                          places_html(fmt::format("Also in {}", count_of(others.size(), "other telling")),
                                      others, "", addresses));
}

std::string entry_html(const ComparisonEntry& entry, const Subject& story, const Addresses& addresses) {
    const std::vector<Wording> wordings = wordings_of(entry);
    TemplateData rows{TemplateData::type::list};
    for (std::size_t i = 0; i < std::min(wordings.size(), most_wordings); ++i) {
        TemplateData row;
        row.set("wording", wordings[i].text);
        row.set("tellings", numbers_of(wordings[i]));
        row.set("html", wording_sentences(wordings[i], story, addresses));
        rows << row;
    }
    TemplateData values;
    values.set("label", std::string(to_string(entry.label)));
    values.set("kind", std::string(to_string(entry.kind)));
    values.set("meaning", std::string(meaning_of(entry)));
    const std::string about = shortened(collapse_spaces(entry.about), longest_thing);
    values.set("about", about.empty() ? std::string(to_string(entry.kind)) : about);
    if (entry.kind != ComparedKind::name)  // the meaning says it
        set_known(values, "note", shortened(collapse_spaces(entry.note), longest_thing));
    values.set("wordings", rows);
    if (wordings.size() > most_wordings)
        values.set("others", fmt::format("{}", wordings.size() - most_wordings));
    return render("story_difference.html", values);
}

/// The weightiest differences first, whatever kind they are of.
std::vector<const ComparisonEntry*> by_weight(const TellingComparison& comparison) {
    std::vector<const ComparisonEntry*> entries;
    for (const ComparisonEntry& entry : comparison.entries) entries.push_back(&entry);
    std::stable_sort(entries.begin(), entries.end(), [](const auto* left, const auto* right) {
        return std::pair(left->label, left->kind) < std::pair(right->label, right->kind);
    });
    return entries;
}

void set_rows(TemplateData& values, const std::string& name, const BoundedRows& rows, std::string_view what) {
    if (rows.shown() == 0) return;
    values.set(name, rows.html());
    const std::size_t all = rows.shown() + rows.left_out();
    values.set(name + "_count", fmt::format("{} {} that {}", all, all == 1 ? "thing" : "things", what));
    if (rows.left_out() > 0) values.set(name + "_others", fmt::format("{}", rows.left_out()));
}

}  // namespace

std::string differences_html(const TellingComparison& comparison, const Subject& story,
                             const Addresses& addresses) {
    BoundedRows open(most_open_bytes);
    BoundedRows only_some(most_folded_bytes);
    BoundedRows alike(most_folded_bytes);
    for (const ComparisonEntry* entry : by_weight(comparison)) {
        BoundedRows& rows = entry->label == ComparisonLabel::only_in ? only_some
                            : entry->label == ComparisonLabel::same  ? alike
                                                                     : open;
        rows.add(rows.is_full() ? "" : entry_html(*entry, story, addresses));
    }
    TemplateData values;
    set_rows(values, "open", open, "tellings put differently");
    set_rows(values, "only_some", only_some, "not all tellings give");
    set_rows(values, "alike", alike, "tellings say alike");
    return render("story_differences.html", values);
}

}  // namespace debrief
