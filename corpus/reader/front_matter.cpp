#include "corpus/reader/front_matter.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

/// A way to write metadata in front of a text.
struct Syntax {
    std::string_view opening;                  ///< the first line
    std::array<std::string_view, 2> closings;  ///< the last line
    Metadata (*parse)(std::string_view block);
    enum class Fences { around, part } fences;  ///< whether these lines are part of what is parsed
};

constexpr std::array<Syntax, 3> syntaxes{{
    {"---", {"---", "..."}, parse_yaml_metadata, Syntax::Fences::around},
    {"+++", {"+++", "+++"}, parse_toml_metadata, Syntax::Fences::around},
    {"{", {"}", "}"}, parse_json_metadata, Syntax::Fences::part},
}};

/// Tables in which programs keep keys that they do not know themselves.
constexpr std::array<std::string_view, 3> tables_of_own_keys{"extra", "params", "taxonomies"};

constexpr std::string_view definition_mark = "[#]:";

/// Names that link definitions have for what has another name elsewhere.
struct DefinitionName {
    std::string_view name;
    std::string_view usual;
};
constexpr std::array<DefinitionName, 2> definition_names{{{"subject", "title"}, {"via", "url"}}};

/// Where the line that begins at `begin` ends, its line end excluded.
std::size_t line_end(std::string_view text, std::size_t begin) {
    return std::min(text.find('\n', begin), text.size());
}

/// A line without the blanks behind it; those in front count.
std::string_view line_at(std::string_view text, std::size_t begin) {
    std::string_view line = text.substr(begin, line_end(text, begin) - begin);
    while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
    return line;
}

std::size_t next_line(std::string_view text, std::size_t begin) {
    return std::min(line_end(text, begin) + 1, text.size());
}

std::string_view without_empty_lines(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && line_at(text, begin).empty()) begin = next_line(text, begin);
    return text.substr(begin);
}

/// Whether what follows a `---` is meant as YAML: a comment, or a word or two and a colon.
bool begins_with_key(std::string_view block) {
    const std::string_view line = line_at(without_empty_lines(block), 0);
    if (line.starts_with('#') || line.starts_with('%')) return true;
    constexpr std::size_t longest_key = 40;  // bytes
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > longest_key) return false;
    return colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t';
}

/// The lines from `begin` up to one that closes; nothing where none does soon enough.
std::optional<Span> find_block(std::string_view text, const Syntax& syntax, std::size_t begin) {
    const std::string_view near = text.substr(0, front_matter_bytes);
    for (std::size_t at = begin; at < near.size(); at = next_line(near, at)) {
        if (std::ranges::find(syntax.closings, line_at(text, at)) != syntax.closings.end()) {
            return Span{begin, at};
        }
    }
    return std::nullopt;
}

std::string_view without_quotes(std::string_view value) {
    constexpr std::array<std::pair<char, char>, 3> quotes{{{'"', '"'}, {'\'', '\''}, {'(', ')'}}};
    for (const auto& [opening, closing] : quotes) {
        if (value.size() >= 2 && value.front() == opening && value.back() == closing) {
            return trim(value.substr(1, value.size() - 2));
        }
    }
    return value;
}

/// A person's name without the address of their page behind it.
std::string_view without_address(std::string_view name) {
    const std::size_t last = name.rfind(' ');
    if (last == std::string_view::npos || name.substr(last + 1).find("://") == std::string_view::npos) {
        return name;
    }
    return trim(name.substr(0, last));
}

std::optional<MetadataEntry> parse_definition(std::string_view line) {
    line = trim(line.substr(definition_mark.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const std::string_view key = trim(line.substr(0, colon));
    std::string_view value = without_quotes(trim(line.substr(colon + 1)));
    if (key == "author") value = without_address(value);
    return MetadataEntry{std::string(key), metadata_text(std::string(value))};
}

bool has_key(const std::vector<MetadataEntry>& entries, std::string_view key) {
    return std::ranges::any_of(entries, [&](const MetadataEntry& entry) { return entry.key == key; });
}

FrontMatter split_definitions(std::string_view text) {
    FrontMatter matter;
    std::size_t at = 0;
    for (; at < text.size() && at < front_matter_bytes; at = next_line(text, at)) {
        const std::string_view line = line_at(text, at);
        if (!line.starts_with(definition_mark)) break;
        auto entry = parse_definition(line);
        if (!entry) {
            matter.metadata.mended.push_back(fmt::format("has '{}', which names nothing", line));
        } else if (!entry->value.text.empty()) {
            matter.metadata.entries.push_back(std::move(*entry));
        }
    }
    for (const DefinitionName& name : definition_names) {
        if (has_key(matter.metadata.entries, name.usual)) continue;
        for (MetadataEntry& entry : matter.metadata.entries) {
            if (entry.key == name.name) entry.key = name.usual;
        }
    }
    matter.rest = text.substr(at);
    return matter;
}

FrontMatter split_block(std::string_view text, const Syntax& syntax) {
    const std::size_t begin = next_line(text, 0);
    const bool is_yaml = syntax.parse == parse_yaml_metadata;
    const auto block = find_block(text, syntax, begin);
    const std::string_view inside =
        block ? block->of(text) : text.substr(begin).substr(0, front_matter_bytes);
    const bool is_empty = block && trim(inside).empty();
    if (is_yaml && !is_empty && !begins_with_key(inside)) return {{}, text, ""};
    if (!block) {
        return {
            {}, text, fmt::format("has front matter that is not closed within {} bytes", front_matter_bytes)};
    }
    const std::size_t end = next_line(text, block->end);
    try {
        const bool is_part = syntax.fences == Syntax::Fences::part;
        return {syntax.parse(is_part ? text.substr(0, end) : inside), text.substr(end), ""};
    } catch (const BadMetadata& bad) {
        return {{}, text, fmt::format("has front matter that {}", bad.what())};
    }
}

RecordValue view_of(const MetadataValue& value) {
    const bool is_text = value.kind == RecordValue::Kind::text;
    return {value.kind, value.text, value.texts, is_text ? "" : value.json};
}

/// Lays the keys of metadata out flat.
class RecordCollector {
 public:
    RecordCollector(const std::vector<MetadataEntry>& entries, const FieldNames& names) : names_(names) {
        for (const MetadataEntry& entry : entries) outermost_.insert(entry.key);
        for (const MetadataEntry& entry : entries) collect(entry, entry.key);
    }

    [[nodiscard]] std::vector<RecordField> take() { return std::move(fields_); }

 private:
    void collect(const MetadataEntry& entry, const std::string& name) {
        const bool is_object = entry.value.kind == RecordValue::Kind::object;
        if (is_object && names_.reaches_into(name)) {
            for (const MetadataEntry& member : entry.value.members) collect(member, name + '.' + member.key);
        } else if (is_object && std::ranges::find(tables_of_own_keys, name) != tables_of_own_keys.end()) {
            for (const MetadataEntry& member : entry.value.members) {
                const bool is_told = outermost_.contains(member.key);
                fields_.push_back({is_told ? name + '.' + member.key : member.key, view_of(member.value)});
            }
        } else {
            fields_.push_back({name, view_of(entry.value)});
        }
    }

    std::set<std::string_view> outermost_;
    const FieldNames& names_;
    std::vector<RecordField> fields_;
};

}  // namespace

std::vector<RecordField> FrontMatter::record(const FieldNames& names) const {
    return RecordCollector(metadata.entries, names).take();
}

FrontMatter split_front_matter(std::string_view text) {
    const std::string_view content = without_empty_lines(text);
    if (content.starts_with(definition_mark)) return split_definitions(content);
    const std::string_view first = line_at(content, 0);
    const auto syntax = std::ranges::find(syntaxes, first, &Syntax::opening);
    if (syntax == syntaxes.end()) return {{}, text, ""};
    return split_block(content, *syntax);
}

}  // namespace debrief
