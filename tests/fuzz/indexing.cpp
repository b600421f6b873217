#include "tests/fuzz/indexing.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/cleaning.h"
#include "corpus/understanding.h"
#include "indexer/analysis.h"
#include "indexer/document_builder.h"
#include "indexer/document_values.h"
#include "indexer/file_entry.h"
#include "indexer/record.h"
#include "indexer/record_packing.h"
#include "indexer/schema.h"
#include "indexer/stages.h"
#include "indexer/stemmer.h"
#include "indexer/xapian_document.h"
#include "searcher/highlighter.h"
#include "searcher/query_parser.h"
#include "searcher/snippet.h"
#include "tests/fuzz/promises.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>
#include <xapian.h>
#include <xxhash.h>

namespace debrief::fuzz {

namespace {

/// A title, a summary and a text, with what cleaning takes for chrome.
Briefing briefing_of(std::string_view text) {
    Briefing briefing;
    briefing.id = "fuzz";
    const auto [title, rest] = split_first_line(text);
    const auto [summary, body] = split_first_line(rest);
    briefing.title = title;
    briefing.summary = summary;
    briefing.text = body;
    mark_chrome(briefing, [](std::uint64_t line) { return static_cast<Repetition>(line % 3); });
    return briefing;
}

/// The input in front of which its checksum stands, so that what is behind checksums is reached.
std::string with_checksum(std::string_view content) {
    std::uint64_t hash = XXH3_64bits(content.data(), content.size());
    std::string record;
    constexpr std::size_t checksum_bytes = 4;
    for (std::size_t i = 0; i < checksum_bytes; ++i, hash >>= 8U) record += static_cast<char>(hash & 0xFFU);
    return record.append(content);
}

/// What a stage tells of places must be true of the briefing, however deep it stands.
void require_places(const nlohmann::json& result, const Briefing& briefing) {
    if (result.is_structured()) {
        for (const nlohmann::json& inner : result) require_places(inner, briefing);
    }
    if (!result.is_object() || !result.contains("part")) return;
    const std::string& part = result.at("part").get_ref<const std::string&>();
    const std::string& text = part == "title"     ? briefing.title
                              : part == "summary" ? briefing.summary
                                                  : briefing.text;
    const Span span{result.at("begin").get<std::size_t>(), result.at("end").get<std::size_t>()};
    require_span(text, span);
    if (result.contains("text")) {
        require(result.at("text").get_ref<const std::string&>() == span.of(text),
                "a place's text stands there");
    }
}

}  // namespace

void cut_into_words(std::string_view input) {
    const std::string text = mend_utf8(input);
    const std::vector<Span> skipped = wordless_spans(text);
    require_spans(text, skipped);
    Span before{0, 0};
    for (const Token& token : tokenize(text, skipped)) {
        require(!token.form.empty(), "a word is not empty");
        require_utf8(token.form);
        require_span(text, token.span);
        require(token.span.begin >= before.begin && token.span.end >= before.end, "words stand in order");
        require(std::none_of(skipped.begin(), skipped.end(),
                             [&](const Span& span) {
                                 return span.begin <= token.span.begin && token.span.begin < span.end;
                             }),
                "a word begins in nothing that is skipped");
        before = token.span;
        if (!is_unspaced(token.form)) continue;
        std::string joined;
        for (const std::string& character : characters_of(token.form)) joined += character;
        require(joined == token.form, "a piece is its characters");
    }
}

void read_stored_record(std::string_view input) {
    for (const std::string& record : {std::string(input), with_checksum(input), pack_record(input)}) {
        try {
            const Record read = read_record(record);
            const std::string bytes = encode_record(read.briefing, read.sentences);
            require(read_record(bytes) == read, "a record keeps a briefing whole");
            for (const PlacedSentence& sentence : read.sentences) {
                const Briefing& briefing = read.briefing;
                const bool is_text = sentence.part == BriefingPart::text;
                require(sentence.span.begin <= sentence.span.end &&
                            sentence.span.end <= (is_text ? briefing.text : briefing.summary).size(),
                        "a sentence stands in its part");
            }
        } catch (const Error& error) {
            require(error.kind() == ErrorKind::index, "a damaged record is the index's fault");
        }
    }
    Record record{briefing_of(mend_utf8(input)), {}};
    record.sentences = understand(record.briefing).sentences;
    std::erase_if(record.sentences, [](const auto& each) { return each.part == BriefingPart::title; });
    require(read_record(encode_record(record.briefing, record.sentences)) == record,
            "a record keeps a briefing whole");
}

namespace {

/// What is read of any bytes is kept as it is; all else is damage.
template <typename Operation>
void may_be_damaged(Operation&& operation) {
    try {
        std::forward<Operation>(operation)();
    } catch (const Error& error) {
        require(error.kind() == ErrorKind::index, "a damaged value is the index's fault");
    }
}

}  // namespace

void read_values(std::string_view input) {
    may_be_damaged([&] {
        for (const FigureValue& value : decode_figures(input))
            require(std::isfinite(value.low) && std::isfinite(value.high), "a figure is a number");
    });
    may_be_damaged([&] { require(decode_events(input).size() <= input.size() / 8, "days take bytes"); });
    may_be_damaged([&] {
        const FacetValues facets = decode_facets(input);
        require(decode_facets(encode_facets(facets)) == facets, "facets are kept whole");
    });
}

void build_document(std::string_view input) {
    const Briefing briefing = briefing_of(mend_utf8(input));
    const Xapian::Document document = to_xapian_document(DocumentBuilder().build(briefing));
    require(read_record(document.get_data()).briefing == briefing, "a document has its briefing");
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        require((*term).size() <= 245, "Xapian takes a term");
    require(decode_facets(document.get_value(slot::facets)).names.size() <= 30, "facets are few");
    require(decode_figures(document.get_value(slot::figures)).size() <= most_stored_values,
            "figures are few");
    require(decode_events(document.get_value(slot::events)).size() <= most_stored_values, "days are few");
}

void read_file_entry(std::string_view input) {
    const auto entry = parse_file_entry(input);
    if (entry) require(parse_file_entry(to_metadata(*entry)) == entry, "an entry is kept whole");
}

void print_stages(std::string_view input) {
    const Briefing briefing = briefing_of(mend_utf8(input));
    for (const Stage& stage : stages) {
        const std::string line = stage_line(stage, briefing);
        require_json(line);
        require(line.find('\n') == std::string::npos, "a stage is printed in one line");
        const nlohmann::json result = nlohmann::json::parse(line);
        require(result.at("id") == briefing.id && result.at(std::string(stage.name)).is_array(),
                "a stage is an array of its name");
        require_places(result, briefing);
    }
}

/// What the header of `Query` says of all nodes.
void require_query(const Query& query, std::size_t bytes) {
    require(query.offset <= bytes, "a part of a query begins inside of it");
    require(query.children.size() != 1, "a group has several parts");
    const bool is_days = query.kind == Query::Kind::days;
    require(!is_days || query.first || query.last, "days have an end");
    require(!is_days || !query.first || !query.last || *query.first <= *query.last,
            "days begin before they end");
    require((query.kind != Query::Kind::number && !is_days) || query.field != nullptr,
            "a range is of a field");
    for (const Query& child : query.children) require_query(child, bytes);
}

void read_query(std::string_view input) {
    QueryContext context;
    context.today = parse_iso_day("2026-04-15");
    context.find_saved = [input](std::string_view name) -> std::optional<std::string> {
        // Saved queries that hold each other, themselves or nothing.
        return std::string(input.substr(std::min(input.size(), name.size())));
    };
    for (const std::string& text : {std::string(input), mend_utf8(input)}) {
        const QueryLimits limits;
        require_query(parse_query(text, {}, limits).query, text.size());
        const ParsedQuery parsed = parse_query(text, context, limits);
        require_query(parsed.query, text.size());
        require(!to_string(parsed.query).empty(), "a query has a meaning");
        require(parsed.notes.size() <= limits.notes + 1, "notes are few");
        std::size_t offset = 0;
        for (const QueryNote& note : parsed.notes) {
            require(note.offset >= offset && note.offset <= text.size(), "notes are of the query, in order");
            require(!note.message.empty(), "a note says something");
            const std::string pointed = point_at(text, note.offset);
            require(std::count(pointed.begin(), pointed.end(), '\n') == 1, "a place is shown in two lines");
            offset = note.offset;
        }
    }
}

void show_passages(std::string_view input) {
    const std::string valid = mend_utf8(input);
    const auto [query, text] = split_first_line(valid);
    Stemmers stemmers({"de"});
    const Highlighter highlighter(parse_query(query).query, stemmers);
    std::vector<Span> matches;
    for (const Match& match : highlighter.find(text)) {
        require(match.term < highlighter.term_count(), "a match is of a term of the query");
        matches.push_back(match.span);
    }
    require_spans(text, matches);
    require_spans(text, join_neighbours(text, matches));
    const std::string_view summary = split_first_line(text).first;
    const std::array<SnippetText, 2> texts{SnippetText{BriefingPart::summary, summary, {0, summary.size()}},
                                           SnippetText{BriefingPart::text, text, {0, text.size()}}};
    const SnippetOptions options{.count = 2};
    const TermWeights weights(highlighter.term_count(), 1.0);
    const std::vector<Snippet> snippets = make_snippets(texts, highlighter, weights, options);
    require(snippets.size() <= options.count, "passages are no more than asked for");
    for (const Snippet& snippet : snippets) {
        require_utf8(snippet.text);
        const std::string_view part = snippet.part == BriefingPart::summary ? summary : text;
        require(part.substr(snippet.begin, snippet.text.size()) == snippet.text,
                "a passage is a piece of its text");
        require(snippet.text.size() <= options.longest_whole_sentence, "a passage is short");
        require_spans(snippet.text, snippet.matches);
    }
}

}  // namespace debrief::fuzz
