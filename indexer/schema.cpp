#include "indexer/schema.h"

#include "corpus/base/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

namespace {

constexpr bool names_are_unique() {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (fields[i].name == fields[j].name) return false;
        }
    }
    return true;
}
static_assert(names_are_unique());

constexpr std::uint32_t sign_bit = 0x80000000U;  // turned over, so that days before 1970 sort first

constexpr char stem_mark = '\x01';

/// At most so many bytes; a longer text is cut.
std::string term_within(std::size_t most_bytes, std::string_view prefix, std::string_view text) {
    std::string term(prefix);
    term += text;
    if (term.size() > most_bytes) {
        const std::string hash = fmt::format("#{:016x}", XXH3_64bits(text.data(), text.size()));
        term.resize(most_bytes - hash.size());
        term += hash;
    }
    return term;
}

}  // namespace

const Field* find_field(std::string_view name) {
    const auto* const found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    return found == fields.end() ? nullptr : found;
}

std::span<const std::string_view> choices_of(const Field& field) {
    static constexpr std::array<std::string_view, 3> kinds{"party", "press", "social"};
    static constexpr std::array<std::string_view, 4> manners{"cited", "hedged", "party-only", "uncited"};
    if (field.name == "kind") return kinds;
    if (field.name == "is") return manners;
    return {};
}

std::string to_sorted_bytes(std::uint64_t number, std::size_t bytes) {
    std::string sorted(bytes, '\0');
    for (std::size_t i = bytes; i > 0; --i, number >>= 8U) sorted[i - 1] = static_cast<char>(number & 0xFFU);
    return sorted;
}

std::uint64_t from_sorted_bytes(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes.substr(0, 8)) number = (number << 8U) | static_cast<unsigned char>(byte);
    return number;
}

std::string file_key(std::string_view path) {
    return to_sorted_bytes(XXH3_64bits(path.data(), path.size()), sizeof(std::uint64_t));
}

std::string edge_term(std::uint64_t line, std::uint64_t neighbour) {
    return edge_term_prefix(line) + to_sorted_bytes(neighbour, sizeof neighbour);
}

std::string edge_term_prefix(std::uint64_t line) {
    return std::string(edge_prefix) + to_sorted_bytes(line, sizeof line);
}

std::optional<std::uint64_t> line_of_edge_term(std::string_view term) {
    constexpr std::size_t line_bytes = sizeof(std::uint64_t);
    if (!term.starts_with(edge_prefix) || term.size() != edge_prefix.size() + 2 * line_bytes)
        return std::nullopt;
    return from_sorted_bytes(term.substr(edge_prefix.size(), line_bytes));
}

std::string to_sortable(Day day) {
    const auto biased = static_cast<std::uint32_t>(day.time_since_epoch().count()) ^ sign_bit;
    std::string bytes(4, '\0');
    for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<char>((biased >> (24 - 8 * i)) & 0xFFU);
    return bytes;
}

Day from_sortable(std::string_view bytes) {
    std::uint32_t biased = 0;
    for (const char byte : bytes.substr(0, 4)) biased = (biased << 8U) | static_cast<unsigned char>(byte);
    return Day(std::chrono::days(static_cast<std::int32_t>(biased ^ sign_bit)));
}

std::string to_term(std::string_view prefix, std::string_view text) {
    return term_within(longest_term, prefix, text);
}

std::string stem_term(std::string_view prefix, std::string_view stem) {
    return term_within(longest_term - 1, prefix, stem) + stem_mark;
}

bool is_stem_term(std::string_view term) {
    if (!term.ends_with(stem_mark)) return false;
    return !is_ascii_upper(term.front()) || term.starts_with(title_prefix) || term.starts_with(chrome_prefix);
}

std::string_view without_stem_mark(std::string_view stem_term) {
    return stem_term.substr(0, stem_term.size() - 1);
}

}  // namespace debrief
