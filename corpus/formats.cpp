#include "corpus/formats.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 2> json_lines_endings{".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 2> text_endings{".txt", ".text"};

/// Neither markup nor one of the formats that begin with a mark of their own.
bool looks_like_text(std::string_view head) {
    constexpr std::array<std::string_view, 3> others{"<", "%PDF-", "PK\x03\x04"};
    return std::none_of(others.begin(), others.end(),
                        [&](std::string_view mark) { return head.starts_with(mark); });
}

constexpr std::array formats{
    Format{"json-lines", json_lines_endings, [](std::string_view head) { return head.starts_with('{'); },
           read_json_lines},
    Format{"text", text_endings, looks_like_text, read_text},
};

}  // namespace

std::span<const Format> all_formats() {
    return formats;
}

const Format* format_by_name(const std::filesystem::path& file) {
    std::string name = to_ascii_lower(file.filename().string());
    if (name.ends_with(".gz")) name.resize(name.size() - 3);
    for (const Format& format : formats) {
        const bool fits = std::any_of(format.endings.begin(), format.endings.end(),
                                      [&](std::string_view ending) { return name.ends_with(ending); });
        if (fits) return &format;
    }
    return nullptr;
}

const Format* format_by_content(std::string_view head) {
    head = trim(without_byte_order_mark(head));
    const auto* const found = std::find_if(formats.begin(), formats.end(),
                                           [&](const Format& format) { return format.looks_like(head); });
    return found == formats.end() ? nullptr : found;
}

}  // namespace debrief
