#include "corpus/reader/json_elements.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t json_block_bytes = 262144;
constexpr std::size_t longest_key = 64;  ///< bytes of a key that could mean something here

/// Where programs put the list of what was asked for, or an object that has it.
constexpr std::array<std::string_view, 18> list_keys{
    "articles", "briefings", "channel", "data",  "docs",    "documents", "entries", "feed", "hits",
    "items",    "news",      "payload", "posts", "records", "response",  "results", "rows", "stories"};

bool is_list_key(std::string_view key) {
    return std::find(list_keys.begin(), list_keys.end(), to_ascii_lower(key)) != list_keys.end();
}

bool is_text_key(const FieldNames& names, std::string_view key) {
    const auto claims = names.claims_of(key);
    return std::any_of(claims.begin(), claims.end(),
                       [](const FieldClaim& claim) { return claim.field == BriefingField::text; });
}

bool is_between_values(char c) {
    return is_ascii_space(c) || c == ',' || c == json_record_separator;
}

[[noreturn]] void refuse(std::size_t line, std::string_view what) {
    throw Error(ErrorKind::corpus, fmt::format("is no list of JSON objects: line {} {}", line, what));
}

}  // namespace

JsonElements::JsonElements(InputStream& stream, const FieldNames& names, Limits limits)
    : stream_(stream), names_(names), limits_(limits) {}

bool JsonElements::at_end() {
    if (position_ < block_.size()) return false;
    const bool is_first = block_.empty();
    block_.resize(json_block_bytes);
    block_.resize(stream_.read(block_));
    position_ = is_first ? block_.size() - without_byte_order_mark(block_).size() : 0;
    return position_ == block_.size();
}

bool JsonElements::is_next(char c) {
    return !at_end() && block_[position_] == c;
}

char JsonElements::take() {
    const char c = block_[position_++];
    if (c == '\n') ++line_;
    keep({&c, 1});
    return c;
}

void JsonElements::keep(std::string_view bytes) {
    if (!is_keeping_ || is_cut_) return;
    if (kept_.size() + bytes.size() > limits_.element_bytes) {
        is_cut_ = true;
        kept_ = {};
    } else {
        kept_ += bytes;
    }
}

void JsonElements::skip_between() {
    while (!at_end() && is_between_values(block_[position_])) take();
}

void JsonElements::skip_string() {
    take();
    while (!at_end()) {
        const std::string_view rest = std::string_view(block_).substr(position_);
        const auto* const stop =
            std::find_if(rest.begin(), rest.end(), [](char c) { return c == '"' || c == '\\' || c == '\n'; });
        keep(rest.substr(0, static_cast<std::size_t>(stop - rest.begin())));
        position_ = static_cast<std::size_t>(stop - block_.data());
        if (at_end()) break;
        const char c = take();
        if (c == '"') return;
        if (c == '\\' && !at_end()) take();
    }
    is_broken_off_ = true;
}

void JsonElements::skip_nested(std::size_t depth) {
    while (depth > 0 && !at_end()) {
        if (is_next('"')) {
            skip_string();
            continue;
        }
        const char c = take();
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
    }
    is_broken_off_ = is_broken_off_ || depth > 0;
}

void JsonElements::skip_value() {
    if (is_next('"')) {
        skip_string();
    } else if (is_next('{') || is_next('[')) {
        take();
        skip_nested(1);
    } else {
        while (!at_end() && !is_next(']') && !is_next('}') && !is_between_values(block_[position_])) take();
    }
}

std::string JsonElements::take_key() {
    std::string key;
    take();
    while (!at_end()) {
        const char c = take();
        if (c == '"') break;
        if (key.size() <= longest_key) key += c;
        if (c == '\\' && !at_end()) take();
    }
    return key;
}

void JsonElements::begin_element() {
    const std::size_t line_before = element_.number == 0 ? 0 : element_.line;
    element_ = {.number = element_.number + 1, .line = line_, .is_first_of_line = line_ != line_before};
    kept_.clear();
    is_keeping_ = true;
    is_cut_ = false;
    is_broken_off_ = false;
}

JsonElement JsonElements::end_element() {
    is_keeping_ = false;
    element_.text = kept_;
    element_.is_cut = is_cut_;
    element_.is_broken_off = is_broken_off_;
    return element_;
}

/// Steps into a value of the file itself.
void JsonElements::enter_file() {
    if (is_next('{')) {
        begin_element();
        is_record_ = false;
        take();
        levels_.push_back(Level::object);
    } else if (is_next('[')) {
        take();
        if (!enter_list()) refuse(line_, "begins a list of something else");
    } else {
        refuse(line_, "holds something else");
    }
}

/// Behind the `[` of a list: steps into it if it can be one of records.
bool JsonElements::enter_list() {
    skip_between();
    const bool can_be_records = at_end() || is_next('{') || is_next(']');
    if (can_be_records) levels_.push_back(Level::array);
    return can_be_records;
}

/// Steps into or over a value of an object that may have the list of records.
void JsonElements::enter_value(std::string_view key) {
    const bool may_lead_to_list = !is_record_ && levels_.size() < limits_.nesting && is_list_key(key);
    if (may_lead_to_list && is_next('[')) {
        take();
        if (enter_list()) {
            has_list_ = true;
            // The object is no record itself: what was kept of it counts no more.
            if (is_keeping_) --element_.number;
            is_keeping_ = false;
            kept_.clear();
        } else {
            skip_nested(1);
        }
    } else if (may_lead_to_list && is_next('{')) {
        take();
        levels_.push_back(Level::object);
    } else {
        is_record_ = is_record_ || (is_next('"') && is_text_key(names_, key));
        skip_value();
    }
}

/// An object that is not as it should be: for a parser to say, if it is still all there.
JsonElement JsonElements::give_up_object() {
    if (!is_keeping_) refuse(line_, at_end() ? "breaks off" : "is no JSON");
    skip_nested(levels_.size());
    levels_.clear();
    return end_element();
}

std::optional<JsonElement> JsonElements::next_in_object() {
    if (is_next('}')) {
        take();
        levels_.pop_back();
        return levels_.empty() && is_keeping_ ? std::optional(end_element()) : std::nullopt;
    }
    if (!is_next('"')) return give_up_object();
    const std::string key = take_key();
    skip_between();
    if (!is_next(':')) return give_up_object();
    take();
    skip_between();
    if (at_end()) return give_up_object();
    enter_value(key);
    return std::nullopt;
}

std::optional<JsonElement> JsonElements::next() {
    for (;;) {
        skip_between();
        if (at_end() && levels_.empty()) return std::nullopt;
        if (levels_.empty()) {
            enter_file();
        } else if (levels_.back() == Level::object) {
            if (auto element = next_in_object()) return element;
        } else if (at_end()) {
            if (element_.is_broken_off) return std::nullopt;  // and has been told
            refuse(line_, "breaks off");
        } else if (is_next(']')) {
            take();
            levels_.pop_back();
        } else if (is_next('}')) {
            refuse(line_, "is no JSON");
        } else {
            begin_element();
            skip_value();
            return end_element();
        }
    }
}

}  // namespace debrief
