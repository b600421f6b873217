#pragma once

#include "corpus/reader/field_names.h"
#include "corpus/reader/metadata.h"
#include "corpus/reader/record_fields.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Most bytes that the metadata in front of a text may take; more are taken for text.
inline constexpr std::size_t front_matter_bytes = 65536;

/// The metadata in front of a Markdown text and what follows it.
struct FrontMatter {
    Metadata metadata;
    std::string_view rest;  ///< the text behind it
    std::string problem;    ///< why what looks like metadata could not be read; it is part of `rest` then

    /// The metadata as a record. What stands in a table for keys of one's own (`extra`, `params`,
    /// `taxonomies`) comes as if it stood outside, unless the key does as well; what the field map reaches
    /// into with dots. Its texts are valid as long as this is there, unmoved.
    [[nodiscard]] std::vector<RecordField> record(const FieldNames& names) const;
};

/// Splits off YAML between `---` lines, TOML between `+++` lines, a JSON object from a line `{` to a line
/// `}`, or link definitions that show nothing (`[#]: author: "…"`) in front of a text in UTF-8. A text
/// without any is all rest; a first `---` with no key behind it is a rule.
[[nodiscard]] FrontMatter split_front_matter(std::string_view text);

}  // namespace debrief
