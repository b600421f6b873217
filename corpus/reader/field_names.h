#pragma once

#include "corpus/reader/reader.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// What a named value of a record can be to a briefing. Authors and tags are kept among its attributes.
enum class BriefingField { id, title, summary, text, date, source, url, language, author, tags };

/// The names of the fields, in the order of `BriefingField`.
inline constexpr std::array<std::string_view, 10> briefing_field_names{
    "id", "title", "summary", "text", "date", "source", "url", "language", "author", "tags"};

[[nodiscard]] std::optional<BriefingField> find_briefing_field(std::string_view name);

/// A key's claim to be a field. Of several keys of a record that claim a field, the lowest rank has it.
struct FieldClaim {
    static constexpr std::size_t mapped = 0;    ///< the user's map says so
    static constexpr std::size_t same = 1;      ///< it is the field's own name
    static constexpr std::size_t spelling = 2;  ///< it is that name but for capitals, blanks, '_' and '-'
    static constexpr std::size_t synonym = 3;   ///< and above: the first, the second … other name for it

    BriefingField field;
    std::size_t rank;

    /// Whether user or record name the field itself, so that a value of a wrong kind is a mistake to tell.
    [[nodiscard]] bool is_explicit() const { return rank <= same; }
};

/// Which keys of records are which fields: the user's map, the fields' own names, and other names that
/// exports give them (`headline`, `body`, `pubDate`, …). Capitals, blanks, '_' and '-' do not count in the
/// latter.
class FieldNames {
 public:
    explicit FieldNames(std::span<const FieldMapping> map = {});

    /// What `key` (a way with dots inside of nested objects) may be. At most two: a key that is the id may be
    /// another field as well.
    [[nodiscard]] std::vector<FieldClaim> claims_of(std::string_view key) const;

    /// Whether the map names something inside of the object that is called `key`.
    [[nodiscard]] bool reaches_into(std::string_view key) const;

 private:
    std::unordered_map<std::string, std::vector<BriefingField>> mapped_;  ///< by key in lower case
};

}  // namespace debrief
