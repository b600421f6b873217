#pragma once

#include "searcher/facts/subject_options.h"
#include "searcher/index_reader.h"
#include "searcher/output_manner.h"
#include "searcher/user_files.h"

#include <span>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace debrief {

/// What verbs about a subject do once their options are read: they open the index, `find` the answer, tell
/// the notes of the query where people read it, and print it. `rows` is the answer's member whose emptiness
/// means that nothing was found; `json_rows` (RFC 6901) is where they are in its JSON. Throws as `find` does,
/// and `Error` of kind `usage` for wrong options of output.
template <typename Answer, typename Request, typename Row>
[[nodiscard]] ExitStatus answer_subject(const CommandLine& line, const Console& console, Request request,
                                        Answer (*find)(IndexReader&, const Request&),
                                        std::vector<Row> Answer::*rows, std::string_view json_rows,
                                        std::span<const Column> columns) {
    const OutputManner manner = choose_output_manner(line, console, row_styles);
    const UserFiles user_files(line.value(synonyms_option.name), problem_teller(console));
    user_files.apply_to(request.subject.search);
    IndexReader reader(choose_index(line.value(index_option.name)));
    const Answer found = find(reader, request);
    if (manner.format.style == OutputStyle::text && !manner.is_quiet)
        tell_notes(found.subject.query, found.subject.notes, console);
    print_result({[&](const TextStyle& style) { return to_text(found, style); },
                  [&] { return to_json(found); }, json_rows, columns},
                 manner, console);
    return (found.*rows).empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

}  // namespace debrief
