#include "searcher/value_highlighter.h"

#include "corpus/base/text.h"
#include "corpus/citations.h"
#include "corpus/domains.h"
#include "corpus/event_dates.h"
#include "corpus/figures.h"
#include "corpus/sources.h"
#include "indexer/analysis.h"
#include "searcher/value_filters.h"

#include <algorithm>

namespace debrief {

std::string host_in(std::string_view text) {
    text = trim(text);
    if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos)
        text.remove_prefix(scheme + 3);
    return to_host(text.substr(0, text.find('/'))).value_or("");
}

void ValueHighlighter::add_host(std::string_view text, std::size_t term) {
    hosts_.push_back({host_in(text), join_forms(tokenize(text)), term});
}

std::vector<ValueHighlighter::Found> ValueHighlighter::find(std::string_view text,
                                                            std::optional<Day> published) const {
    std::vector<Found> found;
    if (!numbers_.empty()) find_numbers(text, found);
    if (!days_.empty()) find_days(text, published, found);
    if (!hosts_.empty()) find_hosts(text, found);
    return found;
}

void ValueHighlighter::find_numbers(std::string_view text, std::vector<Found>& found) const {
    for (const Figure& figure : find_figures(text)) {
        const FigureValue value{figure.kind, figure.low, figure.high, figure.unit, figure.bound};
        for (const Wanted& wanted : numbers_) {
            if (is_in_range(value, wanted.query)) found.push_back({figure.span, wanted.term});
        }
    }
}

void ValueHighlighter::find_days(std::string_view text, std::optional<Day> published,
                                 std::vector<Found>& found) const {
    for (const EventDate& date : find_event_dates(text, published)) {
        for (const Wanted& wanted : days_) {
            if (is_within(date.days, wanted.query)) found.push_back({date.span, wanted.term});
        }
    }
}

void ValueHighlighter::find_hosts(std::string_view text, std::vector<Found>& found) const {
    SourceFinder sources("");
    for (const CitationGroup& group : find_citations(text)) {
        for (const Citation& citation : group.citations) {
            const std::vector<std::string> domains = parent_domains(citation.host);
            const std::string owner = join_forms(tokenize(sources.find(citation.host).owner));
            for (const Host& wanted : hosts_) {
                const bool is_named = std::find(domains.begin(), domains.end(), wanted.host) != domains.end();
                if (is_named || owner == wanted.owner) found.push_back({citation.span, wanted.term, true});
            }
        }
    }
}

}  // namespace debrief
