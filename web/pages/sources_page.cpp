#include "corpus/base/error.h"
#include "searcher/facts/cited_sources.h"
#include "searcher/index_reader.h"
#include "web/pages/facts_frame.h"
#include "web/pages/pages.h"
#include "web/pages/parts.h"
#include "web/pages/source_rows.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array sources_tabs{ChoiceTab{"", "Owners"}, ChoiceTab{"host", "Hosts"}};
constexpr std::size_t most_hosts_of_owner = 5;
constexpr std::size_t longest_source_name = 80;  ///< bytes

SourcesBy read_sources_by(const std::string& name) {
    if (name.empty() || name == "owner") return SourcesBy::owner;
    if (name == "host") return SourcesBy::host;
    throw Error(ErrorKind::usage, fmt::format("'by' cannot be '{}'", name), "give one of: owner, host");
}

TemplateData source_link(std::string_view name, const Addresses& addresses) {
    TemplateData values;
    values.set("link", addresses.source(name));
    values.set("name", shortened(name, longest_source_name));
    return values;
}

TemplateData source_row(const CitedSource& source, std::size_t rank, SourcesBy by,
                        const Addresses& addresses) {
    TemplateData row = source_link(source.name, addresses);
    row.set("rank", fmt::format("{}", rank));
    row.set("kinds", kinds_text(source));
    row.set("briefings", fmt::format("{}", source.counts.briefings));
    row.set("mentions", fmt::format("{}", source.counts.mentions));
    TemplateData beside{TemplateData::type::list};
    if (by == SourcesBy::host) {
        beside << source_link(source.owner, addresses);
    } else {
        for (const CitedSource& host :
             std::span(source.hosts).first(std::min(source.hosts.size(), most_hosts_of_owner)))
            beside << source_link(host.name, addresses);
        if (source.hosts.size() > most_hosts_of_owner)
            row.set("others", fmt::format("{}", source.hosts.size() - most_hosts_of_owner));
    }
    row.set("beside", beside);
    return row;
}

std::string sources_table(const CitedSources& sources, const Addresses& addresses) {
    const bool is_by_host = sources.by == SourcesBy::host;
    TemplateData rows{TemplateData::type::list};
    std::size_t rank = 0;
    for (const CitedSource& source : sources.rows) rows << source_row(source, ++rank, sources.by, addresses);
    TemplateData values;
    values.set("caption",
               std::string(is_by_host ? "Hosts that are cited" : "Owners of hosts that are cited"));
    values.set("first", std::string(is_by_host ? "Host" : "Owner"));
    values.set("last", std::string(is_by_host ? "Owner" : "Hosts"));
    values.set("rows", rows);
    return sources.rows.empty() ? "" : render("sources.html", values);
}

std::string sources_count(const CitedSources& sources) {
    const std::string noun =
        sources.subject.is_story && !sources.subject.story.empty() ? "telling" : "briefing";
    const std::string all = count_of(sources.subject.total, noun);
    if (sources.subject.total == 0) return "No briefing answers";
    if (sources.citing == 0)
        return sources.subject.total == 1 ? fmt::format("The {} cites no source", noun)
                                          : fmt::format("None of {} cites a source", all);
    return fmt::format("{} of {} in {} of {}", count_of(sources.mentions, "mention"),
                       count_of(sources.hosts, "host"), sources.citing, all);
}

std::string sources_about(const CitedSources& sources) {
    const std::string kinds = corroboration_text(sources);
    return kinds.empty() ? ""
                         : fmt::format("Behind them stand {}: {}", count_of(sources.owners, "owner"), kinds);
}

}  // namespace

Response sources_page(const Request& request, const SiteContext& context) {
    FactsState state = read_facts_state(request, View::sources);
    CitedSourcesRequest sources_request{.subject = read_subject_request(request, context),
                                        .by = read_sources_by(request.parameter("by")),
                                        .limit = state.rows};
    state.choices = {{"by", sources_request.by == SourcesBy::host ? "host" : ""}};
    const CitedSources sources = find_cited_sources(context.reader, sources_request);
    const Addresses addresses = context.addresses();
    return facts_page(state, sources.subject,
                      {.name = "Sources",
                       .count = sources_count(sources),
                       .about = sources_about(sources),
                       .controls = filters_html(state, {}, addresses) +
                                   choices_html(state, "by", sources_tabs, "Rows", addresses),
                       .list = sources_table(sources, addresses),
                       .shown = sources.rows.size(),
                       .total = sources.rows.size() + sources.others,
                       .passes_filters = false},
                      context);
}

}  // namespace debrief
