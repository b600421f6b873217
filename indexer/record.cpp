#include "indexer/record.h"

#include "corpus/base/error.h"

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

void append_text(std::string& record, std::string_view text) {
    std::size_t rest = text.size();
    while (rest >= 0x80) {
        record += static_cast<char>((rest & 0x7FU) | 0x80U);
        rest >>= 7U;
    }
    record += static_cast<char>(rest);
    record += text;
}

class RecordReader {
 public:
    explicit RecordReader(std::string_view rest) : rest_(rest) {}

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

    std::string take_text() {
        const std::size_t length = take_length();
        if (length > rest_.size()) fail();
        std::string text(rest_.substr(0, length));
        rest_.remove_prefix(length);
        return text;
    }

    [[noreturn]] static void fail() {
        throw Error(ErrorKind::index, "a stored briefing is damaged", "remove the index and build it again");
    }

 private:
    std::size_t take_length() {
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

    std::string_view rest_;
};

}  // namespace

std::string encode_record(const Briefing& briefing) {
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
    for (const Attribute& attribute : briefing.attributes) {
        append_text(content, attribute.name);
        append_text(content, attribute.value);
    }
    return checksum(content) + content;
}

Briefing decode_record(std::string_view record) {
    if (record.size() < checksum_bytes ||
        checksum(record.substr(checksum_bytes)) != record_fingerprint(record)) {
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
    while (!reader.is_at_end()) {
        std::string name = reader.take_text();
        briefing.attributes.push_back({std::move(name), reader.take_text()});
    }
    return briefing;
}

std::string_view record_fingerprint(std::string_view record) {
    return record.substr(0, checksum_bytes);
}

}  // namespace debrief
