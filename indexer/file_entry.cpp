#include "indexer/file_entry.h"

#include "corpus/base/json.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <initializer_list>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xxhash.h>

namespace debrief {

std::string to_metadata(const FileEntry& entry) {
    const nlohmann::ordered_json json = {
        {"path", entry.path},
        {"bytes", entry.bytes},
        {"changed", entry.changed_nanoseconds},
        {"status", entry.status_nanoseconds},
        {"content", entry.content},
        {"reading", entry.reading},
        {"briefings", entry.briefings},
        {"complete", entry.is_complete},
        {"gives_dates", entry.gives_dates},
    };
    return to_json_text(json);
}

namespace {

/// Whether these are whole numbers; `get_to` takes fractions as well, also those too large for its type.
bool has_whole_numbers(const nlohmann::json& json, std::initializer_list<const char*> keys) {
    return std::all_of(keys.begin(), keys.end(), [&](const char* key) {
        const auto value = json.find(key);
        return value != json.end() && value->is_number_integer();
    });
}

}  // namespace

std::optional<FileEntry> parse_file_entry(std::string_view metadata) {
    const auto json = nlohmann::json::parse(metadata, nullptr, false);
    if (!json.is_object() || !has_whole_numbers(json, {"bytes", "changed", "status", "briefings"})) {
        return std::nullopt;
    }
    try {
        FileEntry entry;
        json.at("path").get_to(entry.path);
        json.at("bytes").get_to(entry.bytes);
        json.at("changed").get_to(entry.changed_nanoseconds);
        json.at("status").get_to(entry.status_nanoseconds);
        json.at("content").get_to(entry.content);
        json.at("reading").get_to(entry.reading);
        json.at("briefings").get_to(entry.briefings);
        json.at("complete").get_to(entry.is_complete);
        json.at("gives_dates").get_to(entry.gives_dates);
        return entry;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

std::string file_metadata_key(std::string_view file) {
    return fmt::format("{}{}", file_metadata_prefix, file);
}

std::string content_metadata_key(std::string_view content) {
    return fmt::format("content:{}", content);
}

std::optional<std::string> hash_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                                XXH3_freeState);
    XXH3_128bits_reset(state.get());
    std::array<char, 65536> block{};
    while (file) {
        file.read(block.data(), block.size());
        XXH3_128bits_update(state.get(), block.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return std::nullopt;
    const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace debrief
