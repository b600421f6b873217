#include "searcher/saved_queries.h"

#include "corpus/base/config_folder.h"
#include "corpus/base/error.h"
#include "corpus/base/file.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_saved_bytes = 1'000'000;

std::string read_saved_file(const std::filesystem::path& file) {
    std::error_code failure;
    const auto status = std::filesystem::status(file, failure);
    if (status.type() == std::filesystem::file_type::not_found) return "";
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(status))
        throw Error(ErrorKind::usage, fmt::format("cannot read saved queries from '{}'", file.string()));
    std::string content(most_saved_bytes + 1, '\0');
    stream.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(stream.gcount()));
    if (content.size() > most_saved_bytes) {
        throw Error(ErrorKind::usage, fmt::format("saved queries in '{}' are more than {} bytes",
                                                  file.string(), most_saved_bytes));
    }
    return with_plain_line_ends(mend_utf8(without_byte_order_mark(content)));
}

/// A query on one line: all white space means the same to a query.
std::string on_one_line(std::string_view query) {
    std::string line = with_plain_line_ends(query);
    for (char& c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    return std::string(trim(line));
}

auto place_of_name(std::vector<SavedQuery>& saved, std::string_view name) {
    return std::lower_bound(
        saved.begin(), saved.end(), name,
        [](const SavedQuery& each, std::string_view wanted) { return each.name < wanted; });
}

}  // namespace

bool is_saved_name(std::string_view name) {
    constexpr std::size_t longest = 64;
    if (name.empty() || name.size() > longest || !is_valid_utf8(name)) return false;
    for (std::size_t i = 0; i < name.size();) {
        const CodePoint point = code_point_at(name, i);
        const bool is_plain =
            point.value < 0x80 && (is_ascii_digit(name[i]) || name[i] == '_' || (name[i] == '-' && i > 0));
        if (!is_plain && !is_letter(point.value)) return false;
        i += point.bytes;
    }
    return true;
}

SavedQueries::SavedQueries(std::filesystem::path file, const OnProblem& on_problem) : file_(std::move(file)) {
    std::size_t number = 0;
    for_each_line(read_saved_file(file_), [&](std::string_view line) {
        ++number;
        if (trim(line).empty()) return;
        const std::size_t tab = line.find('\t');
        const std::string name = to_ascii_lower(line.substr(0, tab));
        const std::string query = tab == std::string_view::npos ? "" : on_one_line(line.substr(tab + 1));
        const bool is_comment = line.starts_with('#');
        const bool is_good = !is_comment && is_saved_name(name) && !query.empty();
        const auto place = place_of_name(saved_, name);
        if (is_good && (place == saved_.end() || place->name != name)) {
            saved_.insert(place, {name, query});
            return;
        }
        other_lines_.emplace_back(line);
        if (is_comment) return;
        on_problem({fmt::format("{}:{}", file_.string(), number),
                    is_good ? fmt::format("'{}' is saved twice; the first counts", name)
                            : "this is no name, tab and query"});
    });
}

std::optional<std::string> SavedQueries::find(std::string_view name) const {
    const std::string lower = to_ascii_lower(name);
    const auto found = std::find_if(saved_.begin(), saved_.end(),
                                    [&](const SavedQuery& each) { return each.name == lower; });
    return found == saved_.end() ? std::nullopt : std::optional(found->query);
}

std::optional<std::string> SavedQueries::save(std::string_view name, std::string_view query) {
    const std::string lower = to_ascii_lower(name);
    if (!is_saved_name(lower)) {
        throw Error(ErrorKind::usage, fmt::format("'{}' is no name for a query", name),
                    "use letters, digits, '-' and '_', at most 64 bytes");
    }
    std::string line = on_one_line(mend_utf8(query));
    if (line.empty()) throw Error(ErrorKind::usage, "there is no query to save", "give it behind its name");
    std::optional<std::string> before;
    const auto place = place_of_name(saved_, lower);
    if (place != saved_.end() && place->name == lower) {
        before = std::exchange(place->query, std::move(line));
    } else {
        saved_.insert(place, {lower, std::move(line)});
    }
    write();
    return before;
}

std::optional<std::string> SavedQueries::remove(std::string_view name) {
    const std::string lower = to_ascii_lower(name);
    const auto place = place_of_name(saved_, lower);
    if (place == saved_.end() || place->name != lower) return std::nullopt;
    std::string before = std::move(place->query);
    saved_.erase(place);
    write();
    return before;
}

void SavedQueries::write() const {
    std::string content;
    for (const std::string& line : other_lines_) content += line + "\n";
    for (const SavedQuery& each : saved_) content += each.name + "\t" + each.query + "\n";
    if (content.size() > most_saved_bytes)
        throw Error(ErrorKind::usage,
                    fmt::format("saved queries would be more than {} bytes", most_saved_bytes));
    try {
        if (file_.has_parent_path()) std::filesystem::create_directories(file_.parent_path());
        write_file_atomically(file_, content);
    } catch (const std::filesystem::filesystem_error& error) {
        throw Error(ErrorKind::usage, fmt::format("cannot write saved queries to '{}': {}", file_.string(),
                                                  error.code().message()));
    }
}

std::filesystem::path saved_queries_file() {
    const auto folder = config_folder();
    if (!folder) {
        throw Error(ErrorKind::usage, "no folder for saved queries is known",
                    "set HOME or XDG_CONFIG_HOME to an absolute path");
    }
    return *folder / "saved.tsv";
}

}  // namespace debrief
