#pragma once

#include <string_view>

namespace debrief::fuzz {

// Each gives the input to a reader of the corpus layer and checks what comes out.
void read_format(std::string_view format, std::string_view input);
void read_archive_members(std::string_view input);
void read_front_matter(std::string_view input);
void read_charset(std::string_view input);  ///< the declared label, a line end, the bytes
void read_html(std::string_view input);
void read_html_fragment(std::string_view input);
void repair_damage(std::string_view input);
void unwrap_lines(std::string_view input);
void decode_wide_text(std::string_view input);  ///< which form, in one byte; UTF-16 or UTF-32
void decompress(std::string_view input);
void read_timestamp(std::string_view input);
void read_field_map(std::string_view input);
void read_ignore_rules(std::string_view input);  ///< a path, a line end, the rules
void read_filter(std::string_view input);
void read_source_table(std::string_view input);
void resolve_reference(std::string_view input);  ///< the base, a line end, the reference

}  // namespace debrief::fuzz
