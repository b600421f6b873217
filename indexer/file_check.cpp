#include "indexer/file_check.h"

#include "indexer/record.h"
#include "indexer/schema.h"

#include <chrono>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

namespace {

/// A file that was written so short a time ago could be written again without its time changing.
constexpr std::chrono::nanoseconds settling_time = std::chrono::seconds(2);

std::int64_t day_of(std::int64_t nanoseconds) {
    return std::chrono::floor<std::chrono::days>(std::chrono::nanoseconds(nanoseconds)).count();
}

bool has_settled(const FileState& state) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::max(state.changed_nanoseconds, state.status_nanoseconds) <
           std::chrono::nanoseconds(now - settling_time).count();
}

bool has_same_times(const FileEntry& known, const FileState& state) {
    return known.status_nanoseconds != 0 && known.status_nanoseconds == state.status_nanoseconds &&
           known.changed_nanoseconds == state.changed_nanoseconds;
}

/// The file of this content that the index remembers, where it is there no more.
std::optional<FileEntry> find_moved(const std::string& content, const CommittedIndex& committed) {
    const auto twin = committed.find_content(content);
    std::error_code unknown;
    // The file may have got another content since it was remembered under this one.
    if (!twin || twin->content != content || std::filesystem::exists(twin->path, unknown) || unknown)
        return std::nullopt;
    return twin;
}

}  // namespace

std::string describe_reading(const ReadOptions& options) {
    std::string all =
        fmt::format("{}|{}|{}|{}|{}|{}", reading_version(), options.record_bytes, options.nesting,
                    options.expansion, options.filter_limits.seconds, options.filter_limits.memory_bytes);
    for (const FieldMapping& mapping : options.field_map)
        all += fmt::format("|map {}={}", mapping.field, mapping.key);
    for (const Filter& filter : options.filters) {
        all += "|filter " + filter.ending;
        for (const std::string& word : filter.command) all += fmt::format(" {}:{}", word.size(), word);
    }
    // Which members of an archive are read depends on them; files are passed over before they come here.
    for (const std::string& pattern : options.include) all += "|include " + pattern;
    for (const std::string& pattern : options.exclude) all += "|exclude " + pattern;
    return fmt::format("{:016x}", XXH3_64bits(all.data(), all.size()));
}

FileCheck check_file(const FileState& state, const CommittedIndex& committed, const std::string& reading) {
    const std::string path = state.path.string();
    FileCheck check;
    check.known = committed.find_file(file_key(path));
    check.entry = {path, state.bytes, state.changed_nanoseconds, state.status_nanoseconds, "", reading, 0,
                   true, false};
    const bool is_comparable = check.known && check.known->is_complete && check.known->reading == reading &&
                               check.known->path == path && check.known->bytes == state.bytes;
    if (is_comparable && has_same_times(*check.known, state)) {
        check.entry = *check.known;
        check.is_unchanged = true;
        return check;
    }
    if (!has_settled(state)) check.entry.status_nanoseconds = 0;
    check.entry.content = hash_file(path).value_or("");
    if (!check.known) check.moved_from = find_moved(check.entry.content, committed);
    if (!is_comparable || check.entry.content.empty() || check.entry.content != check.known->content)
        return check;
    const bool is_other_day = check.known->gives_dates &&
                              day_of(check.known->changed_nanoseconds) != day_of(state.changed_nanoseconds);
    if (is_other_day) return check;
    check.entry.briefings = check.known->briefings;
    check.entry.gives_dates = check.known->gives_dates;
    check.is_unchanged = true;
    return check;
}

}  // namespace debrief
