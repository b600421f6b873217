#pragma once

#include "corpus/base/program.h"
#include "searcher/output_format.h"
#include "searcher/query.h"

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The program `debrief` with all its verbs.
[[nodiscard]] const Program& query_program();

/// The verbs, each in its own file `command_VERB.cpp`.
extern const Command search_command;
extern const Command show_command;
extern const Command cite_command;
extern const Command stories_command;
extern const Command story_command;
extern const Command claims_command;
extern const Command sources_command;
extern const Command quotes_command;
extern const Command figures_command;
extern const Command compare_command;
extern const Command timeline_command;
extern const Command similar_command;
extern const Command why_command;
extern const Command export_command;
extern const Command info_command;
extern const Command check_command;
extern const Command batch_command;
extern const Command eval_command;
extern const Command judge_command;
extern const Command suggest_command;
extern const Command save_command;
extern const Command saved_command;
extern const Command config_command;

/// Options that several verbs have.
inline constexpr Option index_option{
    "index", 'i', "DIR", "the index to search (default: $DEBRIEF_INDEX, else $XDG_DATA_HOME/debrief/index)"};
inline constexpr Option synonyms_option{
    "synonyms", 0, "FILE",
    "words that mean the same, a group a line (default: synonyms.txt in $XDG_CONFIG_HOME/debrief)"};

/// The operands from number `first` on, as one text with blanks between them.
[[nodiscard]] std::string joined_operands(const CommandLine& line, std::size_t first = 0);

/// Says what of a query was passed over, pointing at it.
void tell_notes(std::string_view query, const std::vector<QueryNote>& notes, const Console& console);

/// Says that the index has no such briefing, and how that ends a program.
[[nodiscard]] ExitStatus tell_unknown_id(std::string_view id, const Console& console);

}  // namespace debrief
