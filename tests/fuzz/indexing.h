#pragma once

#include <string_view>

namespace debrief::fuzz {

// Each gives the input to what makes, keeps or asks an index, without one, and checks what comes out.
void cut_into_words(std::string_view input);
void read_stored_record(std::string_view input);  ///< a stored briefing without its checksum
void read_values(std::string_view input);         ///< figures, days or facets of a document
void build_document(std::string_view input);      ///< title, a line end, summary, a line end, text
void read_file_entry(std::string_view input);
void print_stages(std::string_view input);  ///< title, a line end, summary, a line end, text
void read_query(std::string_view input);
void show_passages(std::string_view input);  ///< a query, a line end, the text

}  // namespace debrief::fuzz
