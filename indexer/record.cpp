#include "indexer/record.h"

#include "corpus/base/error.h"
#include "corpus/data_files.h"
#include "indexer/schema.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::size_t checksum_bytes = 8;
constexpr std::string_view made_title = "made";

std::string checksum(std::string_view content) {
    std::uint64_t hash = XXH3_64bits(content.data(), content.size());
    std::string bytes;
    for (std::size_t i = 0; i < checksum_bytes; ++i, hash >>= 8U) bytes += static_cast<char>(hash & 0xFFU);
    return bytes;
}

void append_number(std::string& record, std::size_t rest) {
    while (rest >= 0x80) {
        record += static_cast<char>((rest & 0x7FU) | 0x80U);
        rest >>= 7U;
    }
    record += static_cast<char>(rest);
}

void append_text(std::string& record, std::string_view text) {
    append_number(record, text.size());
    record += text;
}

class RecordReader {
 public:
    explicit RecordReader(std::string_view rest) : rest_(rest) {}

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

    std::string take_text() {
        const std::size_t length = take_number();
        if (length > rest_.size()) fail();
        std::string text(rest_.substr(0, length));
        rest_.remove_prefix(length);
        return text;
    }

    std::size_t take_number() {
        std::size_t length = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (rest_.empty()) fail();
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            length |= static_cast<std::size_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) return length;
        }
        fail();
    }

    [[noreturn]] static void fail() {
        throw Error(ErrorKind::index, "a stored briefing is damaged",
                    "build it again with 'debrief-index --rebuild PATH...'");
    }

 private:
    std::string_view rest_;
};

std::string encode(const Briefing& briefing) {
    std::string content;
    content.reserve(briefing.text.size() + briefing.summary.size() + 256);
    append_text(content, briefing.id);
    append_text(content, briefing.title);
    append_text(content, briefing.title_origin == TitleOrigin::made ? made_title : "");
    append_text(content, briefing.summary);
    append_text(content, briefing.text);
    append_text(content, briefing.date ? to_iso(*briefing.date) : "");
    append_text(content, briefing.source);
    append_text(content, briefing.url);
    append_text(content, briefing.language);
    append_number(content, static_cast<std::size_t>(briefing.date_origin));
    append_number(content, static_cast<std::size_t>(briefing.language_origin));
    append_number(content, briefing.chrome.size());
    for (const Chrome& each : briefing.chrome) {
        append_number(content, each.span.begin);
        append_number(content, each.span.size());
        append_number(content, static_cast<std::size_t>(each.reason));
    }
    for (const Attribute& attribute : briefing.attributes) {
        append_text(content, attribute.name);
        append_text(content, attribute.value);
    }
    return content;
}

/// The choice that a number stands for; `last` is the last there is.
template <typename Choice>
Choice to_choice(std::size_t number, Choice last) {
    if (number > static_cast<std::size_t>(last)) RecordReader::fail();
    return static_cast<Choice>(number);
}

std::vector<Chrome> take_chrome(RecordReader& reader, std::size_t text_bytes) {
    std::vector<Chrome> chrome;
    for (std::size_t count = reader.take_number(); count > 0; --count) {
        const std::size_t begin = reader.take_number();
        const std::size_t size = reader.take_number();
        if (begin > text_bytes || size > text_bytes - begin) RecordReader::fail();
        chrome.push_back({{begin, begin + size}, to_choice(reader.take_number(), ChromeReason::signature)});
    }
    return chrome;
}

}  // namespace

std::string encode_record(const Briefing& briefing) {
    const std::string content = encode(briefing);
    return checksum(content) + content;
}

Briefing decode_record(std::string_view record) {
    if (record.size() < checksum_bytes ||
        checksum(record.substr(checksum_bytes)) != record.substr(0, checksum_bytes)) {
        RecordReader::fail();
    }
    RecordReader reader(record.substr(checksum_bytes));
    Briefing briefing;
    briefing.id = reader.take_text();
    briefing.title = reader.take_text();
    if (reader.take_text() == made_title) briefing.title_origin = TitleOrigin::made;
    briefing.summary = reader.take_text();
    briefing.text = reader.take_text();
    briefing.date = parse_iso_day(reader.take_text());
    briefing.source = reader.take_text();
    briefing.url = reader.take_text();
    briefing.language = reader.take_text();
    briefing.date_origin = to_choice(reader.take_number(), Origin::file);
    briefing.language_origin = to_choice(reader.take_number(), Origin::file);
    briefing.chrome = take_chrome(reader, briefing.text.size());
    while (!reader.is_at_end()) {
        std::string name = reader.take_text();
        briefing.attributes.push_back({std::move(name), reader.take_text()});
    }
    return briefing;
}

std::string fingerprint(const Briefing& briefing) {
    return checksum(encode(briefing) + reading_version());
}

const std::string& reading_version() {
    static const std::string version = [] {
        std::string tables(find_data_file("background.txt"));
        tables += find_data_file("chrome.txt");
        tables += find_data_file("sources.tsv");
        return fmt::format("{}-{:016x}", schema_version, XXH3_64bits(tables.data(), tables.size()));
    }();
    return version;
}

}  // namespace debrief
