#include "corpus/base/text.h"
#include "searcher/facts/claim_conditions.h"
#include "searcher/facts/claims.h"
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

constexpr std::array claim_filters{
    FilterChoice{"is:cited", "Cited"},           FilterChoice{"is:uncited", "No source"},
    FilterChoice{"is:hedged", "Hedged"},         FilterChoice{"is:party-only", "Parties only"},
    FilterChoice{"kind:press", "Press"},         FilterChoice{"kind:party", "Party"},
    FilterChoice{"kind:social", "Social media"},
};

constexpr std::array claim_examples{
    FactsExample{"is:hedged", "sentences that hold back: reportedly, may, is said to"},
    FactsExample{"is:uncited", "sentences that no source backs"},
    FactsExample{"is:party-only", "sentences backed by nobody but those whom the story is about"},
    FactsExample{"kind:press", "sentences that the press backs"},
};

constexpr std::size_t most_told_hedges = 5;
constexpr std::size_t longest_told_hedge = 60;  ///< bytes

/// The words that hold back, each once: in words, since not everybody sees how they are underlined.
std::string told_hedges(const Claim& claim) {
    std::vector<std::string> told;
    for (const Span& hedge : claim.hedges) {
        std::string word = to_ascii_lower(
            shortened(collapse_spaces(hedge.of(claim.place.statement.text)), longest_told_hedge));
        const bool is_known = std::find(told.begin(), told.end(), word) != told.end();
        if (!is_known && told.size() < most_told_hedges) told.push_back(std::move(word));
    }
    std::string html;
    for (const std::string& word : told)
        html += fmt::format("{}<span class=\"hedge\">{}</span>", html.empty() ? "" : ", ", escape_html(word));
    return html;
}

std::string claim_aside(const Claim& claim, const Subject& subject, std::string_view query,
                        const Addresses& addresses) {
    TemplateData values;
    set_known(values, "hedges", told_hedges(claim));
    if (claim.corroboration.owners() > 1) values.set("owners", owners_text(claim.corroboration));
    std::vector<ToldPlace> places;
    for (const ClaimPlace& place : claim.also)
        places.push_back({&subject.briefings[place.briefing], &place.statement});
    values.set("also", places_html(fmt::format("Also said in {}", count_of(places.size(), "other briefing")),
                                   places, query, addresses));
    return render("claim_aside.html", values);
}

std::string claims_list(const Claims& claims, std::string_view query, const Addresses& addresses) {
    TemplateData rows{TemplateData::type::list};
    for (const Claim& claim : claims.claims) {
        TemplateData row;
        row.set("rank", fmt::format("{}", claim.rank));
        row.set("html", statement_html(claim.place.statement, claims.subject.briefings[claim.place.briefing],
                                       {claim.matches, claim.hedges}, query, addresses,
                                       claim_aside(claim, claims.subject, query, addresses)));
        rows << row;
    }
    TemplateData values;
    values.set("rows", rows);
    return claims.claims.empty() ? "" : render("facts_list.html", values);
}

/// Whether all filters are asked of sentences: of a story others say nothing.
bool has_only_claim_filters(const SearchRequest& search) {
    std::vector<std::string> others = search.filters;
    ClaimConditions conditions;
    (void)take_filters(others, search.context, conditions);
    return others.empty();
}

}  // namespace

Response claims_page(const Request& request, const SiteContext& context) {
    const FactsState state = read_facts_state(request, View::claims);
    if (state.search.is_blank()) {
        return blank_facts_page(state, "Claims",
                                "The sentences that answer a query best, each with the sources that back it.",
                                claim_examples, context);
    }
    ClaimsRequest claims_request{read_subject_request(request, context), state.rows};
    const Claims claims = find_claims(context.reader, claims_request);
    const Addresses addresses = context.addresses();
    return facts_page(
        state, claims.subject,
        {.name = "Claims",
         .count = rows_count("claim", claims.claims.size(), claims.total, claims.subject),
         .controls = filters_html(state, claim_filters, addresses),
         .list = claims_list(claims, claims.subject.is_story ? "" : state.search.query, addresses),
         .shown = claims.claims.size(),
         .total = claims.total,
         .passes_filters = has_only_claim_filters(claims_request.subject.search)},
        context);
}

}  // namespace debrief
