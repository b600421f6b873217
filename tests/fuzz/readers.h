#pragma once

#include <string_view>

namespace debrief::fuzz {

// Each gives the input to a reader of the corpus layer and checks what comes out.
void read_format(std::string_view format, std::string_view input);
void read_archive_members(std::string_view input);
void read_front_matter(std::string_view input);
void read_charset(std::string_view input);  ///< the declared label, a line end, the bytes
void read_html(std::string_view input);
void repair_damage(std::string_view input);
void read_timestamp(std::string_view input);
void read_field_map(std::string_view input);
void read_ignore_rules(std::string_view input);  ///< a path, a line end, the rules

}  // namespace debrief::fuzz
