#include "indexer/index_directory.h"

#include "corpus/base/error.h"
#include "corpus/base/file.h"
#include "corpus/base/json.h"
#include "indexer/schema.h"
#include "indexer/xapian_errors.h"

#include <cstdlib>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

[[noreturn]] void fail_damaged(const fs::path& file) {
    throw Error(ErrorKind::index, fmt::format("'{}' is damaged", file.string()),
                "build it again with 'debrief-index --rebuild PATH...'");
}

bool is_plain_name(const std::string& name) {
    return !name.empty() && name.front() != '.' && name.find('/') == std::string::npos;
}

Manifest parse_manifest(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    if (!json.is_object()) fail_damaged(file);
    const auto schema = json.find("schema");
    const auto shards = json.find("shards");
    if (schema == json.end() || !schema->is_number_integer() || shards == json.end() || !shards->is_array()) {
        fail_damaged(file);
    }
    Manifest manifest{schema->get<int>(), {}};
    for (const auto& shard : *shards) {
        // A name with a path in it would open, and perhaps run, what is not ours.
        if (!shard.is_string() || !is_plain_name(shard.get<std::string>())) fail_damaged(file);
        manifest.shards.push_back(shard.get<std::string>());
    }
    if (manifest.shards.empty()) fail_damaged(file);
    return manifest;
}

}  // namespace

IndexDirectory::Identity IndexDirectory::identity() const {
    struct stat status = {};
    if (::stat(manifest_file().c_str(), &status) != 0) return {};
    constexpr std::int64_t nanoseconds = 1'000'000'000;
    return {status.st_dev, status.st_ino, status.st_mtim.tv_sec * nanoseconds + status.st_mtim.tv_nsec};
}

bool IndexDirectory::exists() const {
    std::error_code failure;
    return fs::exists(manifest_file(), failure);
}

Manifest IndexDirectory::read_manifest() const {
    std::error_code failure;
    (void)fs::status(manifest_file(), failure);
    const bool is_hidden = failure == std::errc::permission_denied;
    if (is_hidden || (exists() && !std::ifstream(manifest_file()))) {
        throw Error(ErrorKind::index, fmt::format("index '{}' may not be read", root_.string()),
                    "ask its owner, or make one of your own elsewhere with '-i'");
    }
    if (!exists()) {
        throw Error(ErrorKind::index, fmt::format("there is no index at '{}'", root_.string()),
                    fmt::format("make one with 'debrief-index -i {} PATH...'", root_.string()));
    }
    Manifest manifest = parse_manifest(manifest_file());
    if (manifest.schema != schema_version) {
        throw Error(ErrorKind::index,
                    fmt::format("index '{}' has schema {}, this program reads {}", root_.string(),
                                manifest.schema, schema_version),
                    "build it again with 'debrief-index --rebuild PATH...'");
    }
    return manifest;
}

void IndexDirectory::write_manifest(const Manifest& manifest) const {
    const nlohmann::ordered_json json = {{"schema", manifest.schema}, {"shards", manifest.shards}};
    write_file_atomically(manifest_file(), to_json_text(json) + "\n");
}

void IndexDirectory::prepare() const {
    try {
        fs::create_directories(root_);
        for (const fs::directory_entry& entry : fs::directory_iterator(root_)) {
            const std::string name = entry.path().filename().string();
            if (name.starts_with("debrief.") || name.starts_with("shard-")) continue;
            throw Error(ErrorKind::index,
                        fmt::format("'{}' holds files that are no index's ('{}')", root_.string(), name),
                        "choose a folder of its own for the index");
        }
    } catch (const fs::filesystem_error& error) {
        if (is_lack_of_room(error.code().value())) throw no_room_error(root_, error.code().value());
        throw Error(ErrorKind::index,
                    fmt::format("cannot make an index at '{}': {}", root_.string(), error.code().message()),
                    "choose another place with '-i'");
    }
}

IndexDirectory choose_index(const std::optional<std::string>& given) {
    if (given && given->empty())
        throw Error(ErrorKind::usage, "'--index' is empty", "give the index's folder");
    if (given) return IndexDirectory(*given);
    if (const std::string named = environment("DEBRIEF_INDEX"); !named.empty()) return IndexDirectory(named);
    if (const std::string data = environment("XDG_DATA_HOME"); !data.empty()) {
        return IndexDirectory(fs::path(data) / "debrief" / "index");
    }
    const std::string home = environment("HOME");
    if (home.empty())
        throw Error(ErrorKind::usage, "no index is named", "give one with '-i' or in DEBRIEF_INDEX");
    return IndexDirectory(fs::path(home) / ".local" / "share" / "debrief" / "index");
}

}  // namespace debrief
