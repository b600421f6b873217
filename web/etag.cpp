#include "web/etag.h"

#include "corpus/base/program.h"
#include "corpus/base/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

namespace {

/// With its length in front, so that no two lists of parts run into the same text.
void append_part(std::string& state, std::string_view part) {
    state += fmt::format("{}:{}", part.size(), part);
}

std::string tag_hash(std::string_view content) {
    const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string_view opaque_part(std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag;
}

}  // namespace

std::string tag_of_state(const Request& request, const SiteContext& context) {
    std::string state;
    append_part(state, context.reader.revision());
    append_part(state, program_version());
    append_part(state, to_iso(context.today));
    append_part(state, context.settings.base_path);
    append_part(state, request.origin);
    if (context.settings.user_files != nullptr)
        append_part(state, fmt::format("{:x}", context.settings.user_files->fingerprint()));
    append_part(state, request.path);
    for (const auto& [name, value] : request.parameters) {
        append_part(state, name);
        append_part(state, value);
    }
    return fmt::format("W/\"{}\"", tag_hash(state));
}

std::string tag_of_content(std::string_view content) {
    return fmt::format("W/\"{}\"", tag_hash(content));
}

bool has_tag(std::string_view if_none_match, std::string_view tag) {
    while (!if_none_match.empty()) {
        const std::size_t comma = std::min(if_none_match.find(','), if_none_match.size());
        // As RFC 9110 has it, the comparison is a weak one. No tag of ours has a comma in it.
        if (opaque_part(trim(if_none_match.substr(0, comma))) == opaque_part(tag)) return true;
        if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
    }
    return false;
}

Response not_modified() {
    return {.status = 304, .content_type = ""};
}

}  // namespace debrief
