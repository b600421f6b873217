#include "corpus/base/line_reader.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "searcher/topics.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

using TopicOrReason = std::variant<Topic, std::string>;

TopicOrReason read_tsv_topic(std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return std::string("has no tab between an id and a query");
    const std::string_view id = trim(line.substr(0, tab));
    if (id.empty()) return std::string("has no id in front of its tab");
    const std::string_view query = trim(line.substr(tab + 1));
    if (query.empty()) return std::string("has no query behind its tab");
    return make_topic(id, {std::string(query)});
}

/// A member that must be text, empty where it is not there; `null` is as if it were not. Nothing for what is
/// no text.
std::optional<std::string> text_of(const nlohmann::json& object, const char* name) {
    const auto member = object.find(name);
    if (member == object.end() || member->is_null()) return std::string();
    if (!member->is_string()) return std::nullopt;
    return std::string(trim(member->get_ref<const std::string&>()));
}

/// Numbers are ids too: many files have them.
std::optional<std::string> id_of(const nlohmann::json& object) {
    const auto member = object.find("id");
    if (member != object.end() && member->is_number_integer()) return member->dump();
    return text_of(object, "id");
}

TopicOrReason read_json_topic(std::string_view line, std::size_t most_hits) {
    const auto object = nlohmann::json::parse(mend_utf8(line), nullptr, false);
    if (!object.is_object()) return std::string("is no JSON object");
    const auto id = id_of(object);
    if (!id) return std::string("'id' is neither text nor a whole number");
    if (id->empty()) return std::string("has no 'id'");
    const auto query = text_of(object, "query");
    if (!query) return std::string("'query' is no text");
    if (query->empty()) return std::string("has no 'query'");
    const auto filter = text_of(object, "filter");
    if (!filter) return std::string("'filter' is no text");

    TopicOrReason made = make_topic(*id, {*query});
    auto* topic = std::get_if<Topic>(&made);
    if (!topic) return made;
    topic->filter = *filter;
    const auto limit = object.find("limit");
    if (limit == object.end() || limit->is_null()) return made;
    const bool is_good = limit->is_number_unsigned() && limit->get<std::uint64_t>() >= 1 &&
                         limit->get<std::uint64_t>() <= most_hits;
    if (!is_good) return fmt::format("'limit' is no whole number from 1 to {}", most_hits);
    topic->limit = limit->get<std::size_t>();
    return made;
}

/// Files with a topic a line.
class TopicLineReader : public TopicReader {
 public:
    TopicLineReader(InputStream& stream, std::string name, const TopicOptions& options, TopicFormat format)
        : lines_(stream, options.longest), name_(std::move(name)), options_(options), format_(format) {}

    std::optional<TopicOrProblem> next() override {
        while (auto line = lines_.next()) {
            bytes_ += line->text.size() + 1;
            if (line->number == 1) line->text = without_byte_order_mark(line->text);
            if (trim(line->text).empty()) continue;
            TopicOrReason parsed = parse(*line);
            if (auto* reason = std::get_if<std::string>(&parsed))
                return Problem{fmt::format("{}:{}", name_, line->number), std::move(*reason)};
            Topic topic = std::move(std::get<Topic>(parsed));
            topic.line = line->number;
            topic.bytes_read = bytes_;
            return topic;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::uint64_t bytes_read() const override { return bytes_; }

 private:
    [[nodiscard]] TopicOrReason parse(const Line& line) const {
        if (line.is_cut) return fmt::format("is longer than {} bytes", options_.longest);
        return format_ == TopicFormat::tsv ? read_tsv_topic(line.text)
                                           : read_json_topic(line.text, options_.most_hits);
    }

    LineReader lines_;
    std::string name_;
    const TopicOptions& options_;
    TopicFormat format_;
    std::uint64_t bytes_ = 0;
};

}  // namespace

std::unique_ptr<TopicReader> make_topic_line_reader(InputStream& stream, std::string name,
                                                    const TopicOptions& options, TopicFormat format) {
    return std::make_unique<TopicLineReader>(stream, std::move(name), options, format);
}

}  // namespace debrief
