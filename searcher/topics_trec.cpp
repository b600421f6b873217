#include "corpus/base/line_reader.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/html_entities.h"
#include "searcher/topics.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

/// A tag of SGML or XML in a text.
struct TopicTag {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string name;             ///< in lower case
    std::string_view attributes;  ///< what stands behind the name
    bool is_closing = false;
};

/// The next tag from an offset on; a `<` that begins none is text.
std::optional<TopicTag> find_topic_tag(std::string_view text, std::size_t from) {
    for (std::size_t begin = text.find('<', from); begin != std::string_view::npos;
         begin = text.find('<', begin + 1)) {
        std::size_t at = begin + 1;
        const bool is_closing = at < text.size() && text[at] == '/';
        if (is_closing) ++at;
        if (at == text.size() || !is_ascii_letter(text[at])) continue;
        const std::size_t name_begin = at;
        while (at < text.size() &&
               (is_ascii_letter(text[at]) || is_ascii_digit(text[at]) || text[at] == '-' || text[at] == '_'))
            ++at;
        const std::size_t close = text.find_first_of("<>", at);
        if (close == std::string_view::npos) return std::nullopt;
        if (text[close] == '<') continue;
        return TopicTag{begin, close + 1, to_ascii_lower(text.substr(name_begin, at - name_begin)),
                        text.substr(at, close - at), is_closing};
    }
    return std::nullopt;
}

/// What a tag begins. Files of several years and tracks name the same parts differently.
enum class TopicPart { number, title, description, narrative, none };

TopicPart part_of_topic(std::string_view tag) {
    struct Name {
        std::string_view tag;
        TopicPart part;
    };
    constexpr std::array names{
        Name{"num", TopicPart::number},           Name{"number", TopicPart::number},
        Name{"title", TopicPart::title},          Name{"query", TopicPart::title},
        Name{"desc", TopicPart::description},     Name{"description", TopicPart::description},
        Name{"question", TopicPart::description}, Name{"narr", TopicPart::narrative},
        Name{"narrative", TopicPart::narrative}};
    const auto name =
        std::find_if(names.begin(), names.end(), [&](const Name& row) { return row.tag == tag; });
    return name == names.end() ? TopicPart::none : name->part;
}

/// The words that classic topics repeat behind a tag, which are not part of the topic.
std::string_view label_of_part(TopicPart part) {
    constexpr std::array<std::string_view, 4> labels{"number:", "topic:", "description:", "narrative:"};
    return labels.at(static_cast<std::size_t>(part));
}

/// Tags inside of prose, which end no part.
bool is_prose_tag(std::string_view tag) {
    constexpr std::array<std::string_view, 12> tags{"a", "b",    "br",  "em",     "i",   "p",
                                                    "q", "span", "sub", "strong", "sup", "u"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_at_line_begin(std::string_view text, std::size_t offset) {
    while (offset > 0 && (text[offset - 1] == ' ' || text[offset - 1] == '\t')) --offset;
    return offset == 0 || text[offset - 1] == '\n';
}

/// `text` without what stands between `opening` and `closing`; what is not closed goes to the end.
std::string without_comments(std::string_view text) {
    constexpr std::string_view opening = "<!--";
    constexpr std::string_view closing = "-->";
    std::string rest;
    while (!text.empty()) {
        const std::size_t begin = std::min(text.find(opening), text.size());
        rest += text.substr(0, begin);
        text.remove_prefix(begin);
        const std::size_t end = text.find(closing);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + closing.size());
    }
    return rest;
}

/// The parts of a block, as they stand there.
using RawParts = std::array<std::string, 4>;

RawParts split_topic(std::string_view block) {
    RawParts parts;
    TopicPart current = TopicPart::none;
    const auto append = [&](std::string_view text) {
        if (current == TopicPart::none) return;
        std::string& part = parts.at(static_cast<std::size_t>(current));
        part += text;
        part += ' ';
    };
    std::size_t at = 0;
    while (const auto tag = find_topic_tag(block, at)) {
        append(block.substr(at, tag->begin - at));
        at = tag->end;
        const TopicPart part = part_of_topic(tag->name);
        const bool ends_part =
            part != TopicPart::none || (is_at_line_begin(block, tag->begin) && !is_prose_tag(tag->name));
        if (ends_part) current = tag->is_closing ? TopicPart::none : part;
    }
    append(block.substr(at));
    return parts;
}

std::string clean_part(const RawParts& parts, TopicPart part) {
    const std::string text = collapse_spaces(
        decode_html_references(parts.at(static_cast<std::size_t>(part)), ReferencePlace::text));
    const std::string_view label = label_of_part(part);
    const bool is_labelled = to_ascii_lower(text.substr(0, label.size())) == label;
    return std::string(trim(std::string_view(text).substr(is_labelled ? label.size() : 0)));
}

/// The value of `number="301"`, with which some files number their topics.
std::string number_attribute(std::string_view attributes) {
    constexpr std::string_view name = "number=";
    const std::size_t begin = attributes.find(name);
    if (begin == std::string_view::npos) return "";
    std::string_view value = attributes.substr(begin + name.size());
    if (value.empty() || (value.front() != '"' && value.front() != '\'')) return "";
    const std::size_t end = value.find(value.front(), 1);
    if (end == std::string_view::npos) return "";
    return std::string(trim(value.substr(1, end - 1)));
}

TopicPart part_of_field(TopicField field) {
    if (field == TopicField::title) return TopicPart::title;
    return field == TopicField::description ? TopicPart::description : TopicPart::narrative;
}

std::variant<Topic, std::string> read_trec_topic(std::string_view block, std::string number,
                                                 const TopicOptions& options) {
    const RawParts parts = split_topic(without_comments(block));
    std::string given = clean_part(parts, TopicPart::number);
    if (!given.empty()) number = std::move(given);
    if (number.empty()) return std::string("has no number in its <num>");
    std::vector<std::string> forms;
    for (const TopicField field : options.fields) {
        std::string form = clean_part(parts, part_of_field(field));
        if (form.empty()) continue;
        if (!forms.empty() && options.fields_are == TopicOptions::Fields::joined) {
            forms.front() += " " + form;
        } else {
            forms.push_back(std::move(form));
        }
    }
    if (forms.empty()) return std::string("has nothing in the fields that are asked for");
    return make_topic(number, std::move(forms));
}

class TrecTopicReader : public TopicReader {
 public:
    TrecTopicReader(InputStream& stream, std::string name, const TopicOptions& options)
        : lines_(stream, options.longest), name_(std::move(name)), options_(options) {}

    std::optional<TopicOrProblem> next() override {
        for (;;) {
            if (position_ == line_.size()) {
                const auto line = lines_.next();
                if (!line) return is_open_ ? std::optional(close()) : std::nullopt;
                if (auto problem = take(*line)) return problem;
            }
            if (auto item = is_open_ ? read_inside() : read_outside()) return item;
        }
    }

    [[nodiscard]] std::uint64_t bytes_read() const override { return bytes_; }

 private:
    /// Takes a line to be read; of one that is too long nothing is used, nor of the topic that it is in.
    std::optional<Problem> take(const Line& line) {
        bytes_ += line.text.size() + 1;
        number_ = line.number;
        if (line.is_cut) {
            is_open_ = false;
            return problem_at(number_, fmt::format("is longer than {} bytes", options_.longest));
        }
        line_ = number_ == 1 ? without_byte_order_mark(line.text) : line.text;
        line_ += '\n';
        position_ = 0;
        return std::nullopt;
    }

    /// Up to the next topic. Only tags and comments may stand there.
    std::optional<TopicOrProblem> read_outside() {
        std::string outside;
        auto tag = find_topic_tag(line_, position_);
        for (; tag; tag = find_topic_tag(line_, position_)) {
            outside += std::string_view(line_).substr(position_, tag->begin - position_);
            position_ = tag->end;
            if (!tag->is_closing && (tag->name == "top" || tag->name == "topic")) break;
        }
        if (tag) {
            open_name_ = tag->name;
            open_number_ = number_attribute(tag->attributes);
            open_line_ = number_;
            is_open_ = true;
            block_.clear();
        } else {
            outside += std::string_view(line_).substr(position_);
            position_ = line_.size();
        }
        if (is_idle(outside)) return std::nullopt;
        return problem_at(number_, "stands outside of a topic");
    }

    /// Whether text between topics says nothing: blanks, comments (over several lines too), declarations.
    bool is_idle(std::string_view outside) {
        if (is_in_comment_) {
            const std::size_t end = outside.find("-->");
            if (end == std::string_view::npos) return true;
            is_in_comment_ = false;
            outside.remove_prefix(end + 3);
        }
        const std::string text = without_comments(outside);
        const std::size_t opening = outside.rfind("<!--");
        is_in_comment_ =
            opening != std::string_view::npos && outside.find("-->", opening) == std::string_view::npos;
        const std::string_view said = trim(text);
        return said.empty() || said.starts_with("<?") || said.starts_with("<!");
    }

    /// Up to the end of a topic: its closing tag, the next opening one, or the end of the file.
    std::optional<TopicOrProblem> read_inside() {
        const std::string_view line = line_;
        for (auto tag = find_topic_tag(line, position_); tag; tag = find_topic_tag(line, tag->end)) {
            if (tag->name != open_name_) continue;
            block_ += line.substr(position_, tag->begin - position_);
            position_ = tag->is_closing ? tag->end : tag->begin;
            return close();
        }
        block_ += line.substr(position_);
        position_ = line.size();
        if (block_.size() <= options_.longest) return std::nullopt;
        is_open_ = false;
        return problem_at(open_line_, fmt::format("begins a topic of more than {} bytes", options_.longest));
    }

    TopicOrProblem close() {
        is_open_ = false;
        auto read = read_trec_topic(block_, std::exchange(open_number_, ""), options_);
        if (auto* reason = std::get_if<std::string>(&read))
            return problem_at(open_line_, "begins a topic that " + *reason);
        Topic topic = std::move(std::get<Topic>(read));
        topic.line = open_line_;
        topic.bytes_read = bytes_;
        return topic;
    }

    [[nodiscard]] Problem problem_at(std::size_t line, std::string reason) const {
        return {fmt::format("{}:{}", name_, line), std::move(reason)};
    }

    LineReader lines_;
    std::string name_;
    const TopicOptions& options_;
    std::string line_;          ///< that is being read, with its end
    std::size_t position_ = 0;  ///< in it
    std::size_t number_ = 0;    ///< of it
    std::uint64_t bytes_ = 0;
    bool is_open_ = false;  ///< whether a topic has begun
    bool is_in_comment_ = false;
    std::string open_name_;
    std::string open_number_;
    std::size_t open_line_ = 0;
    std::string block_;
};

}  // namespace

std::unique_ptr<TopicReader> make_trec_topic_reader(InputStream& stream, std::string name,
                                                    const TopicOptions& options) {
    return std::make_unique<TrecTopicReader>(stream, std::move(name), options);
}

}  // namespace debrief
