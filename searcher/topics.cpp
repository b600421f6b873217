#include "searcher/topics.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <array>
#include <filesystem>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t topic_head_bytes = 65'536;  ///< enough to get past an XML prologue and its comments
constexpr std::string_view standard_input_operand = "-";

/// A file that is not there is told before any query is answered. What cannot be looked at without reading
/// it, such as a pipe, is left for its turn.
std::optional<std::uint64_t> measure_topics(const std::string& name) {
    if (name == standard_input_operand) return std::nullopt;
    std::error_code failure;
    const auto status = std::filesystem::status(name, failure);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
        !std::filesystem::is_directory(status))
        return std::nullopt;
    const InputStream stream = open_operand(name);
    const auto plain = stream.plain_file();
    return plain ? std::optional(plain->bytes) : std::nullopt;
}

}  // namespace

std::optional<TopicField> find_topic_field(std::string_view name) {
    if (name == "title") return TopicField::title;
    if (name == "desc") return TopicField::description;
    if (name == "narr") return TopicField::narrative;
    return std::nullopt;
}

TopicFormat tell_topic_format(std::string_view head) {
    head = trim(without_byte_order_mark(head));
    if (head.starts_with('{')) return TopicFormat::json_lines;
    if (head.starts_with('<') && to_ascii_lower(head).find("<top") != std::string::npos)
        return TopicFormat::trec;
    return TopicFormat::tsv;
}

std::variant<Topic, std::string> make_topic(std::string_view id, std::vector<std::string> forms) {
    if (has_control_characters(id)) return std::string("has a control character in its id");
    for (std::string& form : forms) form = mend_utf8(form);
    return Topic{.id = mend_utf8(id), .forms = std::move(forms)};
}

std::unique_ptr<TopicReader> make_topic_reader(InputStream& stream, std::string name,
                                               const TopicOptions& options) {
    const TopicFormat format =
        options.format ? *options.format : tell_topic_format(stream.peek(topic_head_bytes));
    if (format == TopicFormat::trec) return make_trec_topic_reader(stream, std::move(name), options);
    return make_topic_line_reader(stream, std::move(name), options, format);
}

TopicFiles::TopicFiles(std::vector<std::string> names, TopicOptions options)
    : names_(std::move(names)), options_(std::move(options)) {
    bool is_known = true;
    for (const std::string& name : names_) {
        const auto bytes = measure_topics(name);
        is_known = is_known && bytes.has_value();
        total_bytes_ += bytes.value_or(0);
    }
    if (!is_known) total_bytes_ = 0;
}

bool TopicFiles::open_next() {
    if (reader_) bytes_before_ += reader_->bytes_read();
    reader_.reset();
    if (opened_ == names_.size()) return false;
    const std::string& name = names_[opened_++];
    stream_.emplace(open_operand(name));
    reader_ = make_topic_reader(*stream_, name, options_);
    return true;
}

std::optional<TopicOrProblem> TopicFiles::next() {
    for (;;) {
        if (!reader_ && !open_next()) return std::nullopt;
        auto item = reader_->next();
        if (!item) {
            if (!open_next()) return std::nullopt;
            continue;
        }
        auto* topic = std::get_if<Topic>(&*item);
        if (!topic) return item;
        topic->bytes_read += bytes_before_;
        if (seen_.insert(topic->id).second) return item;
        return Problem{fmt::format("{}:{}", names_[opened_ - 1], topic->line),
                       fmt::format("has the id of an earlier query, '{}'", topic->id)};
    }
}

std::vector<Topic> read_topics(const std::string& name, const TopicOptions& options,
                               const std::function<void(const Problem&)>& on_problem) {
    std::vector<Topic> topics;
    TopicFiles files({name}, options);
    while (auto item = files.next()) {
        if (auto* topic = std::get_if<Topic>(&*item)) {
            topics.push_back(std::move(*topic));
        } else {
            on_problem(std::get<Problem>(*item));
        }
    }
    return topics;
}

}  // namespace debrief
