#include "indexer/schema.h"

#include <algorithm>
#include <charconv>

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

std::string file_key(std::string_view path) {
    return fmt::format("{:016x}", XXH3_64bits(path.data(), path.size()));
}

std::string edge_term(std::uint64_t line, std::uint64_t neighbour) {
    return fmt::format("{}{:016x}", edge_term_prefix(line), neighbour);
}

std::string edge_term_prefix(std::uint64_t line) {
    return fmt::format("{}{:016x}", edge_prefix, line);
}

std::optional<std::uint64_t> line_of_edge_term(std::string_view term) {
    if (!term.starts_with(edge_prefix)) return std::nullopt;
    const std::string_view digits = term.substr(edge_prefix.size(), 16);
    std::uint64_t line = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), line, 16);
    return failure == std::errc() && end == digits.data() + 16 ? std::optional(line) : std::nullopt;
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
    std::string term(prefix);
    term += text;
    if (term.size() > longest_term) {
        const std::string hash = fmt::format("#{:016x}", XXH3_64bits(text.data(), text.size()));
        term.resize(longest_term - hash.size());
        term += hash;
    }
    return term;
}

}  // namespace debrief
