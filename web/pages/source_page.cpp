#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/domains.h"
#include "searcher/facts/cited_sources.h"
#include "searcher/facts/claims.h"
#include "searcher/facts/date_label.h"
#include "searcher/index_reader.h"
#include "searcher/search.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"
#include "web/pages/source_rows.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t claims_of_source = 5;
constexpr std::size_t claims_read = 50;
constexpr std::size_t briefings_of_source = 8;
constexpr std::size_t stories_of_source = 8;
constexpr std::size_t bars_of_source = 24;
constexpr std::size_t longest_period_bar = 120;  ///< pixels
constexpr std::size_t most_hosts_of_source = 20;
constexpr std::size_t longest_source_title = 100;  ///< bytes of a name that is shown

/// A host or an owner that something cites.
struct FoundSource {
    CitedSource row;
    std::string filter;  ///< the query that finds the briefings: `cites:cnbc.com`
    bool is_host = false;
};

CitedSources cited_beside(const std::string& filter, SourcesBy by, const SiteContext& context) {
    CitedSourcesRequest request{.by = by, .limit = 0};
    request.subject.search.query = filter;
    request.subject.may_be_id = false;
    context.apply_to(request.subject.search);
    return find_cited_sources(context.reader, request);
}

/// A host that is cited itself, or has hosts below it that are: the query finds both.
std::optional<FoundSource> find_cited_host(std::string_view name, const SiteContext& context) {
    const auto host = to_host(name);
    if (!host) return std::nullopt;
    FoundSource found{{}, "cites:" + *host, true};
    CitedSources cited = cited_beside(found.filter, SourcesBy::host, context);
    std::vector<CitedSource> below;
    for (CitedSource& row : cited.rows) {
        if (row.name == *host)
            found.row = std::move(row);
        else if (row.name.ends_with("." + *host))
            below.push_back(std::move(row));
    }
    if (found.row.name.empty() && below.empty()) return std::nullopt;
    if (found.row.name.empty()) {
        found.row.name = *host;
        found.row.owner = below.front().owner;
        found.row.counts.briefings = cited.citing;
        for (const CitedSource& each : below) found.row.counts.mentions += each.counts.mentions;
    }
    found.row.hosts = std::move(below);
    return found;
}

/// By the name as people write it, whatever its capitals.
std::optional<FoundSource> find_cited_owner(std::string_view name, const SiteContext& context) {
    std::string plain = collapse_spaces(to_ascii_lower(name));
    std::erase(plain, '"');
    if (!has_letters(plain) && plain.empty()) return std::nullopt;
    const std::string filter = fmt::format("cites:\"{}\"", plain);
    for (CitedSource& row : cited_beside(filter, SourcesBy::owner, context).rows) {
        if (row.filter == filter || to_ascii_lower(row.name) == plain) {
            const std::string known = row.filter.empty() ? filter : row.filter;
            return FoundSource{std::move(row), known, false};
        }
    }
    return std::nullopt;
}

/// The best claim of each briefing before others, so that not all are of one.
void put_different_briefings_first(std::vector<Claim>& claims) {
    std::set<std::size_t> told;
    std::vector<Claim> others;
    std::vector<Claim> first;
    for (Claim& claim : claims) {
        const bool is_new = told.insert(claim.place.briefing).second;
        (is_new ? first : others).push_back(std::move(claim));
    }
    first.insert(first.end(), std::move_iterator(others.begin()), std::move_iterator(others.end()));
    claims = std::move(first);
}

std::string backed_claims_html(const FoundSource& source, const SiteContext& context) {
    ClaimsRequest request{.limit = claims_read};
    request.subject.search.query = source.filter;
    request.subject.may_be_id = false;
    context.apply_to(request.subject.search);
    Claims claims = find_claims(context.reader, request);
    put_different_briefings_first(claims.claims);
    claims.claims.resize(std::min(claims.claims.size(), claims_of_source));
    const Addresses addresses = context.addresses();
    TemplateData rows{TemplateData::type::list};
    std::size_t rank = 0;
    for (const Claim& claim : claims.claims) {
        TemplateData row;
        row.set("rank", fmt::format("{}", ++rank));
        row.set("html", statement_html(claim.place.statement, claims.subject.briefings[claim.place.briefing],
                                       {claim.matches, claim.hedges}, source.filter, addresses));
        rows << row;
    }
    TemplateData values;
    values.set("rows", rows);
    return claims.claims.empty() ? "" : render("facts_list.html", values);
}

SearchResult citing_briefings(const FoundSource& source, const SiteContext& context) {
    SearchRequest request;
    request.query = source.filter;
    request.sort = Sort::newest;
    request.limit = briefings_of_source;
    request.snippets.count = 0;
    request.facets = {.fields = {FacetField::story},
                      .values = stories_of_source,
                      .has_histogram = true,
                      .bars = bars_of_source};
    context.apply_to(request);
    return search(context.reader, request);
}

TemplateData citing_rows(const SearchResult& result, const std::string& filter, const Addresses& addresses) {
    TemplateData rows{TemplateData::type::list};
    for (const Hit& hit : result.hits) {
        Briefing told;
        told.date = hit.date;
        told.date_origin = hit.date_origin;
        TemplateData row;
        if (is_linkable(hit.id)) row.set("link", addresses.briefing(hit.id, filter));
        row.set("name", shortened(hit.title.empty() ? hit.id : hit.title, longest_shown_title));
        set_known(row, "day", day_html(told));
        set_known(row, "source", shortened(hit.source, longest_source_title));
        rows << row;
    }
    return rows;
}

TemplateData story_rows_of(const SearchResult& result, const Addresses& addresses) {
    TemplateData rows{TemplateData::type::list};
    for (const Facet& facet : result.facets.fields) {
        for (const FacetCount& count : facet.counts) {
            constexpr std::string_view field = "story:";
            if (!count.filter.starts_with(field)) continue;
            TemplateData row;
            row.set("link", addresses.story(std::string_view(count.filter).substr(field.size())));
            row.set("name", shortened(count.value, longest_shown_title));
            row.set("count", count_of(count.briefings, "briefing"));
            rows << row;
        }
    }
    return rows;
}

DatePrecision precision_of_step(DateHistogram::Step step) {
    switch (step) {
        case DateHistogram::Step::day:
            return DatePrecision::day;
        case DateHistogram::Step::week:
            return DatePrecision::week;
        case DateHistogram::Step::month:
            return DatePrecision::month;
        default:
            return DatePrecision::year;
    }
}

/// Days, weeks, months or years that have briefings, whichever are not too many.
TemplateData period_rows(const DateHistogram& histogram, const FoundSource& source,
                         const Addresses& addresses) {
    std::size_t most = 1;
    for (const DateHistogram::Bar& bar : histogram.bars) most = std::max(most, bar.briefings);
    TemplateData rows{TemplateData::type::list};
    for (const DateHistogram::Bar& bar : histogram.bars) {
        if (bar.briefings == 0) continue;
        SearchState state;
        state.query = source.filter;
        TemplateData row;
        row.set("link", addresses.search(with_filter(state, date_filter(bar.days))));
        row.set("name", date_label(bar.days, precision_of_step(histogram.step)));
        row.set("count", fmt::format("{}", bar.briefings));
        row.set("width", fmt::format("{}", (bar.briefings * longest_period_bar + most - 1) / most));
        rows << row;
    }
    return rows;
}

void set_hosts_of_source(TemplateData& values, const FoundSource& source, const Addresses& addresses) {
    TemplateData hosts{TemplateData::type::list};
    const auto& all = source.row.hosts;
    for (const CitedSource& host : std::span(all).first(std::min(all.size(), most_hosts_of_source))) {
        TemplateData row;
        row.set("link", addresses.source(host.name));
        row.set("name", shortened(host.name, longest_source_title));
        row.set("count", count_of(host.counts.mentions, "mention"));
        hosts << row;
    }
    values.set("hosts", hosts);
    values.set("has_hosts", !all.empty());
    if (all.size() > most_hosts_of_source)
        values.set("other_hosts", fmt::format("{}", all.size() - most_hosts_of_source));
}

std::string source_html(const FoundSource& source, const SiteContext& context) {
    const Addresses addresses = context.addresses();
    const SearchResult citing = citing_briefings(source, context);
    TemplateData values;
    values.set("name", shortened(source.row.name, longest_source_title));
    values.set("is_host", source.is_host);
    if (source.is_host) {
        values.set("owner", shortened(source.row.owner, longest_source_title));
        values.set("owner_link", addresses.source(source.row.owner));
    }
    values.set("counts", fmt::format("{} in {}", count_of(source.row.counts.mentions, "mention"),
                                     count_of(source.row.counts.briefings, "briefing")));
    set_known(values, "kinds", kinds_text(source.row));
    set_hosts_of_source(values, source, addresses);
    set_known(values, "claims", backed_claims_html(source, context));
    values.set("claims_link", addresses.view(View::claims, source.filter));
    values.set("briefings", citing_rows(citing, source.filter, addresses));
    values.set("briefings_link", addresses.search(source.filter));
    const TemplateData stories = story_rows_of(citing, addresses);
    values.set("has_stories", !stories.is_empty_list());
    values.set("notes", late_note_html(context));
    values.set("stories", stories);
    if (const auto& histogram = citing.facets.histogram; histogram && !histogram->bars.empty()) {
        values.set("has_periods", true);
        values.set("periods", period_rows(*histogram, source, addresses));
    }
    return render("source.html", values);
}

Response unknown_source_page(const std::string& name, const SiteContext& context) {
    const Addresses addresses = context.addresses();
    const std::string shown = shortened(name, longest_source_title);
    TemplateData values;
    values.set("name", shown);
    values.set("sources", addresses.view(View::sources, ""));
    values.set("search", addresses.search(shown));
    return to_response(404,
                       {.title = fmt::format("No briefing cites “{}”", shown),
                        .view = View::none,
                        .content = render("source_unknown.html", values)},
                       context.settings);
}

}  // namespace

Response source_page(const Request& request, const SiteContext& context) {
    const std::string name(trim(request.parameter("host")));
    if (name.empty())
        throw Error(ErrorKind::usage, "'host' is missing", "give a host or an owner: /source?host=cnbc.com");
    auto source = find_cited_host(name, context);
    if (!source) source = find_cited_owner(name, context);
    if (!source && is_over_now(context.deadline))
        throw Error(ErrorKind::index,
                    fmt::format("looking for '{}' took too long", shortened(name, longest_source_title)),
                    "try again when the server has less to do");
    if (!source) return unknown_source_page(name, context);
    return to_response(200,
                       {.title = shortened(source->row.name, longest_source_title),
                        .query = source->filter,
                        .view = View::none,
                        .content = source_html(*source, context)},
                       context.settings);
}

}  // namespace debrief
