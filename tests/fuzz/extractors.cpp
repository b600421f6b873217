#include "tests/fuzz/extractors.h"

#include "corpus/base/text.h"
#include "corpus/base/text_columns.h"
#include "corpus/base/utf8.h"
#include "corpus/chrome_list.h"
#include "corpus/citations.h"
#include "corpus/cleaning.h"
#include "corpus/event_dates.h"
#include "corpus/evidence.h"
#include "corpus/figures.h"
#include "corpus/languages.h"
#include "corpus/names.h"
#include "corpus/quotes.h"
#include "corpus/reader/dating.h"
#include "corpus/reader/language_detection.h"
#include "corpus/reader/titles.h"
#include "corpus/sentences.h"
#include "corpus/sources.h"
#include "tests/fuzz/promises.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace debrief::fuzz {

namespace {

using namespace std::literals;

/// A day for what is relative to a briefing's own.
const Day published = *parse_iso_day("2026-04-08");

template <typename Thing>
std::vector<Span> spans_of(const std::vector<Thing>& things) {
    std::vector<Span> spans;
    for (const Thing& thing : things) spans.push_back(thing.span);
    return spans;
}

/// Round, square and full-width ones; a pair need not match.
bool is_in_brackets(std::string_view text) {
    constexpr std::array opening{"("sv, "["sv, "\uFF08"sv};
    constexpr std::array closing{")"sv, "]"sv, "\uFF09"sv};
    return std::any_of(opening.begin(), opening.end(), [&](auto mark) { return text.starts_with(mark); }) &&
           std::any_of(closing.begin(), closing.end(), [&](auto mark) { return text.ends_with(mark); });
}

/// Whether there are letters or digits of ASCII: what has none may be left out as a mere ornament.
bool has_words(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return is_ascii_digit(c) || is_ascii_lower(c) || is_ascii_lower(static_cast<char>(c | 0x20));
    });
}

}  // namespace

void find_sentences(std::string_view input) {
    const std::string text = mend_utf8(input);
    const std::vector<Span> sentences = split_sentences(text);
    require_spans(text, sentences);
    std::size_t end = 0;
    for (const Span sentence : sentences) {
        require(!is_ascii_space(text[sentence.begin]) && !is_ascii_space(text[sentence.end - 1]),
                "a sentence has no white space at its ends");
        require(!has_words(Span{end, sentence.begin}.of(text)), "between sentences there are no words");
        end = sentence.end;
    }
    require(!has_words(Span{end, text.size()}.of(text)), "behind the last sentence there are no words");
}

void find_citation_groups(std::string_view input) {
    const std::string text = mend_utf8(input);
    const std::vector<CitationGroup> groups = find_citations(text);
    require_spans(text, spans_of(groups));
    for (const CitationGroup& group : groups) {
        require(is_in_brackets(group.span.of(text)), "a group is in brackets");
        require(!group.citations.empty(), "a group cites something");
        require(citation_group_end(text, group.span.begin) == group.span.end, "a group's end is the same");
        require_spans(text, spans_of(group.citations));
        for (const Citation& citation : group.citations) {
            require(group.span.begin < citation.span.begin && citation.span.end < group.span.end,
                    "a citation is inside of its group");
            require(!citation.host.empty() && to_ascii_lower(citation.host) == citation.host,
                    "a host is in lower case");
        }
    }
    const std::string without = without_citations(text);
    require_utf8(without);
    require(without.size() <= text.size(), "a text without citations is no longer");
}

void find_backing(std::string_view input) {
    const std::string text = mend_utf8(input);
    const std::vector<Span> sentences = split_sentences(text);
    const std::vector<CitationGroup> groups = find_citations(text);
    const std::vector<BackedSentence> backed = find_evidence(text, sentences, groups);
    auto next = backed.begin();
    for (const Span sentence : sentences) {
        if (next != backed.end() && next->span == sentence) {
            ++next;
            continue;
        }
        const bool cites = std::any_of(groups.begin(), groups.end(), [&](const CitationGroup& group) {
            return sentence.begin <= group.span.begin && group.span.end <= sentence.end;
        });
        require(cites, "each sentence but a line of citations is judged");
    }
    require(next == backed.end(), "a sentence is judged once, in order");
    for (const BackedSentence& sentence : backed) {
        require((sentence.evidence == Evidence::none) == sentence.groups.empty(), "evidence has groups");
        require(std::all_of(sentence.groups.begin(), sentence.groups.end(),
                            [&](std::size_t group) { return group < groups.size(); }),
                "evidence is a group of the text");
        require(!to_string(sentence.evidence).empty(), "evidence has a name");
    }
}

void find_quantities(std::string_view input) {
    const std::string text = mend_utf8(input);
    const std::vector<Figure> figures = find_figures(text);
    require_spans(text, spans_of(figures));
    for (const Figure& figure : figures) {
        require(std::isfinite(figure.low) && std::isfinite(figure.high), "a figure is finite");
        require(figure.low <= figure.high, "a range goes upwards");
        require_utf8(figure.unit);
        require_utf8(figure.about);
        require(!normal_form(figure).empty(), "a figure has a normal form");
        require_utf8(normal_form(figure));
    }
}

void find_dates(std::string_view input) {
    const std::string text = mend_utf8(input);
    for (const std::optional<Day> day : {std::optional(published), std::optional<Day>()}) {
        const std::vector<EventDate> dates = find_event_dates(text, day);
        require_spans(text, spans_of(dates));
        for (const EventDate& date : dates) {
            require(date.days.first <= date.days.last, "a date goes forwards");
            require(parse_iso_day(to_iso(date.days.first)) == date.days.first &&
                        parse_iso_day(to_iso(date.days.last)) == date.days.last,
                    "a date has four digits for its year");
        }
    }
}

void find_proper_names(std::string_view input) {
    const std::string text = mend_utf8(input);
    for (const Name& name : find_names(text)) {
        require_utf8(name.name);
        require(!name.forms.empty() && name.forms.front() == name.name, "a name's first form is the fullest");
        for (const std::string& form : name.forms) require_utf8(form);
        require(!name.mentions.empty(), "a name is mentioned");
        require_spans(text, name.mentions);
    }
}

void find_quoted_words(std::string_view input) {
    const std::string text = mend_utf8(input);
    const std::vector<Quote> quotes = find_quotes(text);
    require_spans(text, spans_of(quotes));
    for (const Quote& quote : quotes) {
        require(!quote.pieces.empty(), "a quotation has words");
        require_spans(text, quote.pieces);
        require(quote.span.begin < quote.pieces.front().begin && quote.pieces.back().end < quote.span.end,
                "pieces lie between marks");
        require((quote.kind == QuoteKind::said) == quote.said_by.has_value(), "what is said has a speaker");
        if (quote.said_by) require_span(text, *quote.said_by);
        require(quote.speaker.empty() || quote.said_by, "a speaker is written somewhere");
        require_utf8(quote.speaker);
        require_utf8(words_of(quote, text));
    }
}

void find_chrome(std::string_view input) {
    Briefing briefing;
    briefing.id = "fuzz";
    briefing.text = mend_utf8(input);
    for (const EdgeLine& line : edge_lines(briefing)) require_span(briefing.text, line.span);
    const std::string before = briefing.text;
    mark_chrome(briefing, [](std::uint64_t line) { return static_cast<Repetition>(line % 3); });
    require(briefing.text == before, "cleaning leaves the text whole");
    require_briefing(briefing);
    for (const Chrome& chrome : briefing.chrome) {
        require(!to_string(chrome.reason).empty(), "chrome has a reason");
    }
    for (const std::string_view piece : pieces_without_chrome(briefing.text, briefing.chrome)) {
        require(!piece.empty() && trim(piece) == piece, "a piece has no white space at its ends");
    }
    const std::string line = normalise_line(briefing.text);
    require_utf8(line);
    (void)find_listed_line(briefing.text);
}

void find_owner(std::string_view input) {
    const std::string text = mend_utf8(input);
    const auto [host, story] = split_first_line(text);
    const Source source = SourceFinder(story).find(host);
    require_utf8(source.owner);
    require(!to_string(source.kind).empty(), "a source has a kind");
    require_utf8(registrable_domain(host));
    const std::vector<std::string> domains = parent_domains(host);
    require(domains.size() <= host.size() + 1, "a host has no more parents than letters");
    for (const std::string& domain : domains) require_utf8(domain);
}

void infer_missing(std::string_view input) {
    Briefing briefing;
    briefing.id = "fuzz";
    briefing.text = mend_utf8(input);
    infer_what_is_missing(briefing, published);
    require_briefing(briefing);
    if (briefing.date)
        require(parse_iso_day(to_iso(*briefing.date)) == briefing.date, "a day can be written");
}

void tell_language(std::string_view input) {
    const std::string text = mend_utf8(input);
    for (const std::string& code : {detect_language(text), normalise_language(text)}) {
        require(code.empty() || code.size() == 2, "a language's code has two letters");
        require(normalise_language(code) == code, "a language's code means itself");
    }
}

void make_title(std::string_view input) {
    const std::string text = mend_utf8(input);
    const std::string title = title_from_text(text);
    require_utf8(title);
    require(title.find('\n') == std::string::npos, "a title is one line");
    constexpr std::size_t most_columns = 100;
    require(count_columns(title) <= most_columns, "a title is short");
    (void)is_title_line(split_first_line(text).first);
}

}  // namespace debrief::fuzz
