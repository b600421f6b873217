#include "tests/fuzz/readers.h"

#include "corpus/base/day.h"
#include "corpus/base/ignore_rules.h"
#include "corpus/base/memory_source.h"
#include "corpus/base/text.h"
#include "corpus/base/uri.h"
#include "corpus/base/utf16_source.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/archive.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/field_map.h"
#include "corpus/reader/filters.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/front_matter.h"
#include "corpus/reader/html.h"
#include "corpus/reader/text_repair.h"
#include "corpus/reader/unwrap.h"
#include "corpus/source_table.h"
#include "corpus/timestamps.h"
#include "corpus/wrapped_lines.h"
#include "tests/fuzz/promises.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

namespace debrief::fuzz {

namespace {

constexpr std::size_t head_bytes = 4096;  ///< of a file that its format is told by

InputStream stream_of(std::string_view bytes) {
    return InputStream(std::make_unique<MemorySource>(std::string(bytes)));
}

/// What is left of a source, read in pieces of a size that fits into no block.
std::string read_all(ByteSource& source) {
    std::array<char, 4099> buffer{};
    std::string text;
    while (const std::size_t count = source.read(buffer)) text.append(buffer.data(), count);
    return text;
}

/// A text without what joining its lines may change.
std::string without_spaces(std::string_view text) {
    constexpr char32_t soft_hyphen = 0xAD;
    constexpr char32_t no_break_space = 0xA0;
    std::string words;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        const bool may_go = point.value == soft_hyphen || point.value == no_break_space ||
                            (point.bytes == 1 && is_ascii_space(text[i]));
        if (!may_go) words += text.substr(i, point.bytes);
        i += point.bytes;
    }
    return words;
}

/// Runs what reads something of the user's, which is refused as his mistake or not at all.
template <typename Operation>
void may_be_mistaken(Operation&& operation) {
    try {
        std::forward<Operation>(operation)();
    } catch (const Error& error) {
        require(error.kind() == ErrorKind::usage, "what the user wrote is refused as his mistake");
    }
}

/// Checks all that a reader tells.
class CheckingVisitor : public ReadVisitor {
 public:
    void on_briefing(Briefing&& briefing, std::string_view where) override {
        require_briefing(briefing);
        require_place(where);
    }
    void on_problem(Problem&& problem) override { require_problem(problem); }
    void on_mended(Problem&& problem) override { require_problem(problem); }
    void on_passed_over(const std::filesystem::path&) override {}
    void on_progress(std::uint64_t) override {}

 private:
    static void require_place(std::string_view where) {
        require_utf8(where);
        require(where.starts_with("in"), "a place begins with the file's name");
    }
    static void require_problem(const Problem& problem) {
        require_place(problem.where);
        require_utf8(problem.reason);
        require(!problem.reason.empty(), "a problem says what is wrong");
    }
};

}  // namespace

void read_format(std::string_view format_name, std::string_view input) {
    (void)format_by_content(input.substr(0, head_bytes));
    const auto formats = all_formats();
    const auto format = std::find_if(formats.begin(), formats.end(),
                                     [&](const Format& each) { return each.name == format_name; });
    InputStream bytes = stream_of(input);
    const auto wide = utf16_kind(bytes.peek(utf16_head_bytes));
    InputStream stream =
        wide ? InputStream(decode_utf16(bytes, *wide)) : stream_of(input);  // as files are read
    CheckingVisitor visitor;
    constexpr std::size_t record_bytes = 100'000;  // so that inputs reach the limit
    const ReadOptions options{.record_bytes = record_bytes};
    may_refuse([&] { format->read({stream, "file", "in", options}, visitor); });
}

void read_archive_members(std::string_view input) {
    (void)looks_like_archive(input.substr(0, head_bytes));
    InputStream stream = stream_of(input);
    may_refuse([&] {
        read_archive(stream, [](const ArchiveMember& member, std::unique_ptr<ByteSource> content) {
            const std::string path = "/" + member.path + "/";
            require_utf8(path);
            require(!member.path.empty() && path.find("//") == std::string::npos &&
                        path.find("/../") == std::string::npos,
                    "a member's path leads into the archive");
            std::array<char, 65536> buffer{};
            may_refuse([&] {
                while (content->read(buffer) > 0) continue;
            });
        });
    });
}

void read_front_matter(std::string_view input) {
    const std::string text = mend_utf8(input);
    const FrontMatter matter = split_front_matter(text);
    require_utf8(matter.rest);
    require(text.ends_with(matter.rest), "what is behind front matter is the text's end");
    require(matter.problem.empty() || matter.metadata.entries.empty(),
            "front matter with a problem has no entries");
    const FieldNames names;
    for (const RecordField& field : matter.record(names)) {
        require_utf8(field.key);
        require_utf8(field.value.text);
        if (!field.value.json.empty()) require_json(field.value.json);
        for (const std::string& value : field.value.texts) require_utf8(value);
    }
}

void read_charset(std::string_view input) {
    const auto [label, bytes] = split_first_line(input);
    const DecodedText decoded = decode_text(bytes, label);
    require_utf8(decoded.text);
    require(!decoded.charset.empty(), "the charset is told");
    require(describe_loss(decoded).empty() == (decoded.replaced == 0), "a loss is told, and nothing else");
}

void read_html(std::string_view input) {
    const std::string html = mend_utf8(input);
    const HtmlPage page = read_html_page(html);
    for (const std::string* text :
         {&page.title, &page.summary, &page.text, &page.author, &page.source, &page.url, &page.language}) {
        require_utf8(*text);
    }
    for (const std::string& tag : page.tags) require_utf8(tag);
    require(page.title.find('\n') == std::string::npos, "a page's title is one line");
    (void)declared_html_charset(input.substr(0, head_bytes));
}

void read_html_fragment(std::string_view input) {
    const std::string html = mend_utf8(input);
    require_utf8(html_to_text(html));
    constexpr std::size_t shallow = 3;
    require_utf8(html_to_text(html, {.nesting = shallow}));
}

void repair_damage(std::string_view input) {
    const std::string text = mend_utf8(input);
    const RepairedText repaired = repair_text(text);
    require_utf8(repaired.text);
    require((repaired.repairs == 0) == (repaired.text == text), "a repair is counted, and nothing else");
}

void unwrap_lines(std::string_view input) {
    const std::string text = mend_utf8(input);
    const std::string unwrapped = unwrap_paragraphs(text);
    require_utf8(unwrapped);
    require(without_spaces(unwrapped) == without_spaces(text), "joining lines changes nothing but blanks");
    std::size_t end = 0;
    for (const std::size_t line_end : find_wrapped_line_ends(text)) {
        require(line_end >= end && line_end < text.size() && text[line_end] == '\n',
                "wrapped lines end where a line ends, in order");
        end = line_end + 1;
    }
}

void decode_wide_text(std::string_view input) {
    if (input.empty()) return;
    constexpr std::array kinds{Utf16Kind::utf16_le, Utf16Kind::utf16_be, Utf16Kind::utf32_le,
                               Utf16Kind::utf32_be};
    const Utf16Kind kind = kinds[static_cast<unsigned char>(input.front()) % kinds.size()];
    const std::string_view bytes = input.substr(1);
    (void)utf16_kind(bytes.substr(0, utf16_head_bytes));
    const Utf16Text whole = utf16_to_utf8(bytes, kind);
    require_utf8(whole.text);
    InputStream stream = stream_of(bytes);
    const auto source = decode_utf16(stream, kind);
    require(read_all(*source) == whole.text, "a stream is decoded as the whole is");
    require(source->replaced() == whole.replaced, "a stream has as much damage as the whole");
}

void decompress(std::string_view input) {
    InputStream outer = stream_of("");
    may_refuse([&] {
        InputStream stream = InputStream::inside(outer, std::make_unique<MemorySource>(std::string(input)));
        std::array<char, 65536> buffer{};
        while (stream.read(buffer) > 0) continue;
    });
}

void read_timestamp(std::string_view input) {
    if (const auto day = parse_timestamp(input)) {
        require(parse_iso_day(to_iso(*day)) == day, "a day has four digits for its year");
    }
}

void read_field_map(std::string_view input) {
    may_be_mistaken([&] { require(!parse_field_map(input).empty(), "a field map maps something"); });
}

void read_ignore_rules(std::string_view input) {
    const auto [path, rules] = split_first_line(input);
    const IgnoreRules parsed(rules);
    (void)parsed.judge(path, IgnoreRules::Entry::file);
    (void)parsed.judge(path, IgnoreRules::Entry::folder);
}

void read_filter(std::string_view input) {
    may_be_mistaken([&] {
        const Filter filter = parse_filter(input);
        require(filter.ending.size() > 1 && filter.ending.front() == '.', "a filter is for an ending");
        require(!filter.command.empty() && !filter.command.front().empty(), "a filter has a program");
    });
}

void read_source_table(std::string_view input) {
    for (const SourceRow& row : parse_source_table(input)) {
        require(!row.domain.empty() && !row.owner.empty(), "a row names a domain and its owner");
        for (const std::string_view name : row.names) require(!name.empty(), "a name is not empty");
    }
}

void resolve_reference(std::string_view input) {
    const auto [base, reference] = split_first_line(input);
    const std::string resolved = resolve_uri(base, reference);
    require(resolved.size() <= base.size() + reference.size() + 1, "what is resolved is made of both");
    if (!uri_scheme(reference).empty()) require(!uri_scheme(resolved).empty(), "an address stays one");
    if (is_web_address(resolved)) require(!uri_scheme(resolved).empty(), "a web address has a scheme");
}

}  // namespace debrief::fuzz
