#include "web/pages/story_parts.h"

#include "corpus/base/text.h"
#include "web/pages/parts.h"
#include "web/pages/sentences.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_listed_value = 80;  ///< bytes

}  // namespace

bool BoundedRows::add(std::string_view row) {
    if (is_full() || html_.size() + row.size() > most_bytes_) {
        ++left_out_;
        return false;
    }
    html_ += row;
    ++shown_;
    return true;
}

std::string cited_owners_text(const CitedOwners& owners) {
    if (owners.all.empty()) return "";
    std::string kinds;
    const auto add = [&](std::size_t count, std::string_view kind) {
        if (count > 0) kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, kind);
    };
    add(owners.press.size(), "press");
    add(owners.party.size(), "party");
    add(owners.social.size(), "social");
    return fmt::format("{}: {}", count_of(owners.all.size(), "owner"), kinds);
}

std::string short_list(const std::vector<std::string>& values, std::size_t most) {
    std::string text;
    for (const std::string& value : std::span(values).first(std::min(values.size(), most)))
        text += (text.empty() ? "" : ", ") + shortened(collapse_spaces(value), longest_listed_value);
    if (values.size() > most) text += fmt::format(" and {} more", values.size() - most);
    return text;
}

}  // namespace debrief
