#include "searcher/topic_list.h"

#include "corpus/base/line_reader.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace debrief {

std::vector<TopicQuery> read_topic_list(InputStream& stream, std::string_view name,
                                        const std::function<void(const Problem&)>& on_problem) {
    constexpr std::size_t longest_line = 1'000'000;  // bytes
    std::vector<TopicQuery> topics;
    std::set<std::string> seen;
    LineReader lines(stream, longest_line);
    while (auto line = lines.next()) {
        if (line->number == 1) line->text = without_byte_order_mark(line->text);
        if (trim(line->text).empty()) continue;
        const std::size_t tab = std::min(line->text.find('\t'), line->text.size());
        TopicQuery topic{mend_utf8(trim(line->text.substr(0, tab))), mend_utf8(trim(line->text.substr(tab)))};
        std::string wrong;
        if (line->is_cut) {
            wrong = fmt::format("is longer than {} bytes", longest_line);
        } else if (topic.id.empty() || topic.query.empty()) {
            wrong = "is no id, tab and query";
        } else if (!seen.insert(topic.id).second) {
            wrong = fmt::format("has the id of an earlier query, '{}'", topic.id);
        }
        if (wrong.empty()) {
            topics.push_back(std::move(topic));
        } else {
            on_problem({fmt::format("{}:{}", name, line->number), wrong});
        }
    }
    return topics;
}

}  // namespace debrief
