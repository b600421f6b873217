#include "searcher/facts/subject_options.h"

#include "corpus/base/utf8.h"

namespace debrief {

SubjectRequest read_subject_options(const CommandLine& line) {
    SubjectRequest request;
    read_search_options(line, request.search);
    request.search.query = mend_utf8(joined_operands(line));
    request.search.limit = line.number(briefings_option.name, request.search.limit, 1, 1000);
    request.may_be_id = !line.has(query_only_option.name);
    return request;
}

}  // namespace debrief
