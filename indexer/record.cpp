#include "indexer/record.h"

#include "corpus/data_files.h"
#include "indexer/byte_codec.h"
#include "indexer/record_packing.h"
#include "indexer/schema.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::string_view made_title = "made";

/// Those of one part.
void add_sentences(ByteWriter& writer, BriefingPart part, std::span<const PlacedSentence> sentences) {
    const auto is_of_part = [&](const PlacedSentence& sentence) { return sentence.part == part; };
    const auto count = std::count_if(sentences.begin(), sentences.end(), is_of_part);
    writer.add_number(static_cast<std::size_t>(count));
    std::size_t behind = 0;  // end of the sentence before
    std::size_t last_gap = 0;
    auto last_evidence = Evidence::direct;
    for (const PlacedSentence& sentence : sentences) {
        if (!is_of_part(sentence)) continue;
        const std::size_t gap = sentence.span.begin - behind;
        const bool is_as_before = gap == last_gap && sentence.evidence == last_evidence;
        writer.add_number(sentence.span.size() * 2 + (is_as_before ? 0 : 1));
        if (!is_as_before) {
            writer.add_number(gap);
            writer.add_number(static_cast<std::size_t>(sentence.evidence));
        }
        behind = sentence.span.end;
        last_gap = gap;
        last_evidence = sentence.evidence;
    }
}

std::string encode(const Briefing& briefing, std::span<const PlacedSentence> sentences) {
    ByteWriter writer;
    writer.add_text(briefing.id);
    writer.add_text(briefing.title);
    writer.add_text(briefing.title_origin == TitleOrigin::made ? made_title : "");
    writer.add_text(briefing.summary);
    writer.add_text(briefing.text);
    writer.add_text(briefing.date ? to_iso(*briefing.date) : "");
    writer.add_text(briefing.source);
    writer.add_text(briefing.url);
    writer.add_text(briefing.language);
    writer.add_number(static_cast<std::size_t>(briefing.date_origin));
    writer.add_number(static_cast<std::size_t>(briefing.language_origin));
    writer.add_number(briefing.chrome.size());
    for (const Chrome& each : briefing.chrome) {
        writer.add_number(each.span.begin);
        writer.add_number(each.span.size());
        writer.add_number(static_cast<std::size_t>(each.reason));
    }
    add_sentences(writer, BriefingPart::summary, sentences);
    add_sentences(writer, BriefingPart::text, sentences);
    for (const Attribute& attribute : briefing.attributes) {
        writer.add_text(attribute.name);
        writer.add_text(attribute.value);
    }
    return writer.take();
}

/// A span that begins so many bytes behind `from`. Fails where it ends behind a text.
Span checked_span(const ByteReader& reader, std::size_t from, std::size_t gap, std::size_t size,
                  std::size_t text_bytes) {
    if (gap > text_bytes - from || size > text_bytes - from - gap) reader.fail();
    return {from + gap, from + gap + size};
}

std::vector<Chrome> take_chrome(ByteReader& reader, std::size_t text_bytes) {
    std::vector<Chrome> chrome;
    for (std::size_t count = reader.take_number(); count > 0; --count) {
        const std::size_t begin = reader.take_number();
        const Span span = checked_span(reader, 0, begin, reader.take_number(), text_bytes);
        chrome.push_back({span, reader.take_choice(ChromeReason::signature)});
    }
    return chrome;
}

std::vector<PlacedSentence> take_sentences(ByteReader& reader, BriefingPart part, std::size_t text_bytes) {
    std::vector<PlacedSentence> sentences;
    std::size_t behind = 0;
    std::size_t gap = 0;
    auto evidence = Evidence::direct;
    for (std::size_t count = reader.take_number(); count > 0; --count) {
        const std::size_t head = reader.take_number();
        if (head % 2 == 1) {
            gap = reader.take_number();
            evidence = reader.take_choice(Evidence::none);
        }
        const Span span = checked_span(reader, behind, gap, head / 2, text_bytes);
        sentences.push_back({part, span, evidence});
        behind = span.end;
    }
    return sentences;
}

}  // namespace

std::string encode_record(const Briefing& briefing, std::span<const PlacedSentence> sentences) {
    return pack_record(encode(briefing, sentences));
}

Record read_record(std::string_view bytes) {
    const std::optional<std::string> content = unpack_record(bytes);
    ByteReader reader("a stored briefing", content ? std::string_view(*content) : std::string_view());
    if (!content) reader.fail();
    Record record;
    Briefing& briefing = record.briefing;
    briefing.id = reader.take_text();
    briefing.title = reader.take_text();
    if (reader.take_text() == made_title) briefing.title_origin = TitleOrigin::made;
    briefing.summary = reader.take_text();
    briefing.text = reader.take_text();
    briefing.date = parse_iso_day(reader.take_text());
    briefing.source = reader.take_text();
    briefing.url = reader.take_text();
    briefing.language = reader.take_text();
    briefing.date_origin = reader.take_choice(Origin::file);
    briefing.language_origin = reader.take_choice(Origin::file);
    briefing.chrome = take_chrome(reader, briefing.text.size());
    record.sentences = take_sentences(reader, BriefingPart::summary, briefing.summary.size());
    const auto of_text = take_sentences(reader, BriefingPart::text, briefing.text.size());
    record.sentences.insert(record.sentences.end(), of_text.begin(), of_text.end());
    while (!reader.is_at_end()) {
        std::string name(reader.take_text());
        briefing.attributes.push_back({std::move(name), std::string(reader.take_text())});
    }
    return record;
}

Briefing decode_record(std::string_view bytes) {
    return read_record(bytes).briefing;
}

std::string fingerprint(const Briefing& briefing) {
    constexpr std::size_t fingerprint_bytes = 8;
    return checksum_of(encode(briefing, {}) + reading_version(), fingerprint_bytes);
}

const std::string& reading_version() {
    static const std::string version = [] {
        std::string tables(find_data_file("background.txt"));
        tables += find_data_file("chrome.txt");
        tables += find_data_file("sources.tsv");
        tables += find_data_file("spellings.tsv");
        return fmt::format("{}.{}-{:016x}", schema_version, extraction_version,
                           XXH3_64bits(tables.data(), tables.size()));
    }();
    return version;
}

}  // namespace debrief
