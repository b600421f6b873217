#pragma once

#include "corpus/base/input_stream.h"
#include "corpus/reader.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What is asked, under the id that runs and judgements know it by.
struct TopicQuery {
    std::string id;
    std::string query;
};

/// Reads topics, `id<TAB>query` a line, in their order. A line that is none, and one with the id of an
/// earlier one, is told and passed over. Throws `Error` of kind `corpus` for what cannot be read.
[[nodiscard]] std::vector<TopicQuery> read_topic_list(InputStream& stream, std::string_view name,
                                                      const std::function<void(const Problem&)>& on_problem);

}  // namespace debrief
