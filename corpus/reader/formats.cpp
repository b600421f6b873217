#include "corpus/reader/formats.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 4> feed_endings{".rss", ".atom", ".rdf", ".xml"};
constexpr std::array<std::string_view, 3> html_endings{".html", ".htm", ".xhtml"};
constexpr std::array<std::string_view, 2> json_lines_endings{".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 1> json_endings{".json"};
constexpr std::array<std::string_view, 1> csv_endings{".csv"};
constexpr std::array<std::string_view, 2> tsv_endings{".tsv", ".tab"};
constexpr std::array<std::string_view, 1> mail_endings{".eml"};
constexpr std::array<std::string_view, 2> mailbox_endings{".mbox", ".mbx"};
constexpr std::array<std::string_view, 3> markdown_endings{".md", ".markdown", ".mdown"};
constexpr std::array<std::string_view, 2> text_endings{".txt", ".text"};

constexpr std::array<std::string_view, 4> compression_endings{".gz", ".zst", ".xz", ".bz2"};

constexpr std::array formats{
    Format{"feed", feed_endings, looks_like_feed, read_feed, Marks::sure},
    Format{"html", html_endings, looks_like_html, read_html, Marks::sure},
    Format{"json-lines", json_lines_endings, looks_like_json_lines, read_json_lines, Marks::sure},
    Format{"json", json_endings, looks_like_json, read_json, Marks::sure},
    Format{"mailbox", mailbox_endings, looks_like_mailbox, read_mailbox, Marks::sure},
    Format{"mail", mail_endings, looks_like_mail, read_mail, Marks::sure},
    Format{"csv", csv_endings, looks_like_csv, read_csv, Marks::likely},
    Format{"tsv", tsv_endings, looks_like_tsv, read_tsv, Marks::likely},
    Format{"markdown", markdown_endings, looks_like_markdown, read_markdown, Marks::sure},
    Format{"text", text_endings, looks_like_text, read_text, Marks::none},
};

}  // namespace

std::span<const Format> all_formats() {
    return formats;
}

std::string_view without_compression_ending(std::string_view name) {
    const std::string lower = to_ascii_lower(name);
    for (const std::string_view ending : compression_endings) {
        if (lower.ends_with(ending)) return name.substr(0, name.size() - ending.size());
    }
    return name;
}

const Format* format_by_name(const std::filesystem::path& file) {
    const std::string whole_name = to_ascii_lower(file.filename().string());
    const std::string_view name = without_compression_ending(whole_name);
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
