#pragma once

#include "corpus/reader/record_fields.h"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct MetadataEntry;

/// A value of a block of metadata in any syntax; owns what it holds.
struct MetadataValue {
    RecordValue::Kind kind = RecordValue::Kind::nothing;
    std::string text{};                ///< as of `RecordValue`
    std::vector<std::string> texts{};  ///< as of `RecordValue`
    std::string json{};                ///< the whole value, also of a text
    // Without an initializer, for which clang 14 would want the whole type.
    std::vector<MetadataEntry> members;  ///< of an object, in the order of the file
};

/// A named value of a block of metadata.
struct MetadataEntry {
    std::string key;
    MetadataValue value;
};

/// A block of metadata, and what had to be put right to read it.
struct Metadata {
    std::vector<MetadataEntry> entries;
    std::vector<std::string> mended;
};

/// Why a block of metadata cannot be read ("is no YAML: …").
class BadMetadata : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// How deep values may lie in each other.
inline constexpr std::size_t metadata_depth = 32;

[[nodiscard]] MetadataValue metadata_nothing();
[[nodiscard]] MetadataValue metadata_text(std::string text);
/// A number as it is written; one that JSON would write otherwise (`007`) is a text.
[[nodiscard]] MetadataValue metadata_number(std::string_view written);
[[nodiscard]] MetadataValue metadata_flag(std::string_view json);
[[nodiscard]] MetadataValue metadata_list(const std::vector<MetadataValue>& elements);
[[nodiscard]] MetadataValue metadata_object(std::vector<MetadataEntry> members);

/// Whether `text` is a number as JSON writes it, and not too large for those who read JSON.
[[nodiscard]] bool is_json_number(std::string_view text);

// Each reads a block that is an object (an empty one has no entries); throws `BadMetadata` for what is none,
// is nested too deep, or grows by its aliases. Blocks of up to `front_matter_bytes` are read in bounded time
// and memory. Of YAML, values whose writer forgot the quotes (`title: Rates: a cut`) are mended.
[[nodiscard]] Metadata parse_yaml_metadata(std::string_view block);
[[nodiscard]] Metadata parse_toml_metadata(std::string_view block);
[[nodiscard]] Metadata parse_json_metadata(std::string_view block);

}  // namespace debrief
