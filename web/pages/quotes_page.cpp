#include "corpus/base/text.h"
#include "searcher/facts/quotations.h"
#include "searcher/index_reader.h"
#include "web/html.h"
#include "web/pages/facts_frame.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array quote_examples{
    FactsExample{"kind:press", "what briefings quote that cite the press"},
    FactsExample{"is:cited", "what briefings quote that name their sources"},
};

/// Quoted words that are less than this share of their sentence are shown in it.
constexpr double told_alone = 0.6;
constexpr std::size_t longest_speaker = 100;  ///< bytes
constexpr std::size_t most_speakers = 4;

/// Who says so in one briefing: "Ann Lee", "a spokesman", "“he”", "nobody named".
std::string teller_of(const QuotationPlace& place) {
    if (!place.speaker.empty()) return shortened(collapse_spaces(place.speaker), longest_speaker);
    if (place.said_by.empty()) return "nobody named";
    const std::string said_by = shortened(collapse_spaces(place.said_by), longest_speaker);
    return is_told_by_pronoun(place.said_by) ? fmt::format("“{}”", to_ascii_lower(said_by)) : said_by;
}

bool tellers_agree(const Quotation& quotation) {
    return std::all_of(quotation.places.begin(), quotation.places.end(), [&](const QuotationPlace& place) {
        return teller_of(place) == teller_of(quotation.places.front());
    });
}

/// Who said it, each a link to all that they are quoted with.
std::string speakers_html(const Quotation& quotation, const FactsState& state, const Addresses& addresses) {
    if (quotation.speakers.empty()) return escape_html(teller_of(quotation.places.front()));
    std::string html;
    std::size_t told = 0;
    for (const std::string& speaker : quotation.speakers) {
        if (told++ == most_speakers)
            return html + fmt::format(" and {} more", quotation.speakers.size() - most_speakers);
        html += html.empty() ? "" : quotation.has_differing_speakers ? " or " : ", ";
        const std::string name = escape_html(shortened(collapse_spaces(speaker), longest_speaker));
        if (speaker.size() > longest_speaker) {
            html += name;
        } else {
            const std::string address = address_of(with_choice(state, "speaker", speaker), addresses);
            html += fmt::format("<a href=\"{}\">{}</a>", escape_html(address), name);
        }
    }
    return html;
}

/// Whether the sentence says more than the words.
bool is_told_in_sentence(const QuotationPlace& place) {
    if (!place.statement) return false;
    const auto words = static_cast<double>(place.words.size());
    return words < told_alone * static_cast<double>(place.statement->text.size());
}

const Statement* statement_of(const QuotationPlace& place) {
    return place.statement ? &*place.statement : nullptr;
}

std::string quotation_html(const Quotation& quotation, const Subject& subject, const FactsState& state,
                           const Addresses& addresses) {
    const std::string& query = subject.is_story ? std::string() : state.search.query;
    const QuotationPlace& first = quotation.places.front();
    TemplateData values;
    values.set("words", sentence_html(quotation.words, {quotation.matches}));
    values.set("speakers", speakers_html(quotation, state, addresses));
    const SubjectBriefing& briefing = subject.briefings[first.briefing];
    values.set("first", is_told_in_sentence(first)
                            ? statement_html(*first.statement, briefing, {}, query, addresses)
                            : place_html({&briefing, statement_of(first)}, query, addresses));
    std::vector<ToldPlace> others;
    for (const QuotationPlace& place : quotation.places) {
        if (&place == &first) continue;
        const std::string teller =
            tellers_agree(quotation) ? "" : "Said by " + escape_html(teller_of(place)) + ":";
        others.push_back({&subject.briefings[place.briefing], statement_of(place), teller});
    }
    std::vector<ToldPlace> unquoted;
    for (const UnquotedPlace& place : quotation.unquoted) {
        unquoted.push_back(
            {&subject.briefings[place.briefing], &place.statement, sentence_html(place.statement.text, {})});
    }
    values.set("others", places_html(fmt::format("Quoted in {}", count_of(others.size(), "other place")),
                                     others, query, addresses));
    values.set("unquoted", places_html(fmt::format("The same words without quotation marks in {}",
                                                   count_of(unquoted.size(), "place")),
                                       unquoted, query, addresses));
    return render("quotation.html", values);
}

std::string quotations_html(const Quotations& quotations, const FactsState& state,
                            const Addresses& addresses) {
    TemplateData rows{TemplateData::type::list};
    for (const Quotation& quotation : quotations.quotations) {
        TemplateData row;
        row.set("rank", fmt::format("{}", quotation.rank));
        row.set("html", quotation_html(quotation, quotations.subject, state, addresses));
        rows << row;
    }
    TemplateData values;
    values.set("rows", rows);
    return quotations.quotations.empty() ? "" : render("facts_list.html", values);
}

}  // namespace

Response quotes_page(const Request& request, const SiteContext& context) {
    FactsState state = read_facts_state(request, View::quotes);
    const std::string speaker = request.parameter("speaker");
    state.choices = {{"speaker", speaker}};
    if (state.search.is_blank()) {
        return blank_facts_page(state, "Quotes",
                                "The words that briefings quote, who is said to have said them, and where.",
                                quote_examples, context);
    }
    QuotationsRequest quotes_request{
        .subject = read_subject_request(request, context), .limit = state.rows, .speaker = speaker};
    const Quotations quotations = find_quotations(context.reader, quotes_request);
    const Addresses addresses = context.addresses();
    const std::string shown_speaker = shortened(collapse_spaces(speaker), longest_speaker);
    const std::array tabs{ChoiceTab{"", "All speakers"}, ChoiceTab{speaker, shown_speaker}};
    const std::string speakers =
        speaker.empty() ? "" : choices_html(state, "speaker", tabs, "Speakers", addresses);
    return facts_page(
        state, quotations.subject,
        {.name = "Quotes",
         .count = rows_count("quotation", quotations.quotations.size(), quotations.total, quotations.subject),
         .controls = filters_html(state, {}, addresses) + speakers,
         .list = quotations_html(quotations, state, addresses),
         .shown = quotations.quotations.size(),
         .total = quotations.total,
         .passes_filters = false},
        context);
}

}  // namespace debrief
