#include "corpus/formats.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 2> json_lines_endings{".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 2> text_endings{".txt", ".text"};

constexpr std::array formats{
    Format{"json-lines", json_lines_endings, [](std::string_view head) { return head.starts_with('{'); },
           read_json_lines},
    Format{"text", text_endings, [](std::string_view) { return true; }, read_text},
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

const Format& format_by_content(std::string_view head) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (head.starts_with(byte_order_mark)) head.remove_prefix(byte_order_mark.size());
    head = trim(head);
    return *std::find_if(formats.begin(), formats.end(),
                         [&](const Format& format) { return format.looks_like(head); });
}

}  // namespace debrief
