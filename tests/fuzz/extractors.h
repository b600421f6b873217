#pragma once

#include <string_view>

namespace debrief::fuzz {

// Each gives the input, with its bytes made well-formed UTF-8, to an extractor and checks what comes out.
void find_sentences(std::string_view input);
void find_citation_groups(std::string_view input);
void find_backing(std::string_view input);
void find_quantities(std::string_view input);
void find_dates(std::string_view input);
void find_proper_names(std::string_view input);
void find_quoted_words(std::string_view input);
void find_chrome(std::string_view input);
void find_owner(std::string_view input);  ///< a host, a line end, the story
void infer_missing(std::string_view input);
void tell_language(std::string_view input);
void make_title(std::string_view input);

}  // namespace debrief::fuzz
