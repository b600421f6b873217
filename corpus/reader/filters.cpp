#include "corpus/reader/filters.h"

#include "corpus/base/child_process.h"
#include "corpus/base/error.h"
#include "corpus/base/temporary_file.h"
#include "corpus/base/text.h"
#include "corpus/reader/formats.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::string_view usage_hint =
    "give ENDING:PROGRAM ARGUMENT..., as in 'pdf:pdftotext -enc UTF-8 - -'";

/// Most bytes of a file that must be copied for its filter.
constexpr std::uint64_t most_copied_bytes = 1'000'000'000;

[[noreturn]] void fail(std::string_view text, std::string_view why) {
    throw Error(ErrorKind::usage, fmt::format("'--filter' cannot be '{}': {}", text, why),
                std::string(usage_hint));
}

/// Divides a line into words as a shell does.
class WordParser {
 public:
    explicit WordParser(std::string_view line) : line_(line) {}

    /// Nothing for a quote that is never closed.
    [[nodiscard]] std::optional<std::vector<std::string>> parse() {
        for (; at_ < line_.size(); ++at_) {
            const char c = line_[at_];
            const bool is_good = c == '\'' ? take_quoted() : c == '"' ? take_double_quoted() : take_plain();
            if (!is_good) return std::nullopt;
        }
        end_word();
        return words_;
    }

 private:
    void end_word() {
        if (word_) words_.push_back(std::move(*word_));
        word_.reset();
    }
    std::string& word() { return word_ ? *word_ : word_.emplace(); }

    bool take_plain() {
        const char c = line_[at_];
        if (is_ascii_space(c)) {
            end_word();
        } else if (c != '\\') {
            word() += c;
        } else if (++at_ < line_.size()) {
            word() += line_[at_];
        } else {
            return false;
        }
        return true;
    }

    bool take_quoted() {
        const std::size_t end = line_.find('\'', at_ + 1);
        if (end == std::string_view::npos) return false;
        word() += line_.substr(at_ + 1, end - at_ - 1);
        at_ = end;
        return true;
    }

    bool take_double_quoted() {
        for (word(), ++at_; at_ < line_.size() && line_[at_] != '"'; ++at_) {
            const bool is_escape = line_[at_] == '\\' && at_ + 1 < line_.size() &&
                                   (line_[at_ + 1] == '"' || line_[at_ + 1] == '\\');
            if (is_escape) ++at_;
            word() += line_[at_];
        }
        return at_ < line_.size();
    }

    std::string_view line_;
    std::size_t at_ = 0;
    std::optional<std::string> word_;  ///< begun; may be empty, by quotes
    std::vector<std::string> words_;
};

/// A filter that nobody has to give, and where its program comes from.
struct KnownFilter {
    Filter filter;
    std::string_view mark;  ///< with which its files begin
    std::string_view package;
};

const std::array<KnownFilter, 1>& known_filters() {
    static const std::array<KnownFilter, 1> known{KnownFilter{
        {".pdf", {"pdftotext", "-enc", "UTF-8", "-nopgbrk", "-", "-"}}, "%PDF-", "poppler-utils"}};
    return known;
}

const Filter* find_by_ending(std::string_view name, std::span<const Filter> filters) {
    const auto found = std::find_if(filters.begin(), filters.end(), [&](const Filter& filter) {
        return name.size() > filter.ending.size() && name.ends_with(filter.ending);
    });
    return found == filters.end() ? nullptr : &*found;
}

void check_installed(const Filter& filter) {
    const std::string& program = filter.command.front();
    if (is_program_installed(program)) return;
    for (const KnownFilter& known : known_filters()) {
        if (&known.filter != &filter) continue;
        throw Error(ErrorKind::corpus, fmt::format("is read by '{}', which is not installed (package {})",
                                                   program, known.package));
    }
    throw Error(ErrorKind::corpus, fmt::format("is read by '{}', which is not installed", program));
}

std::string output_of(const Filter& filter, int input, const ReadOptions& options) {
    return run_program_on_file(
        filter.command, input,
        {options.filter_limits.seconds, options.filter_limits.memory_bytes, options.record_bytes});
}

}  // namespace

Filter parse_filter(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) fail(text, "it has no ':' behind the ending");
    std::string_view ending = trim(text.substr(0, colon));
    if (ending.starts_with('.')) ending.remove_prefix(1);
    const bool is_ending = !ending.empty() && ending.find_first_of("/ \t") == std::string_view::npos &&
                           !has_control_characters(ending);
    if (!is_ending) fail(text, "it has no ending of files in front of the ':'");
    auto words = WordParser(text.substr(colon + 1)).parse();
    if (!words) fail(text, "a quote or backslash in it is left open");
    if (words->empty() || words->front().empty()) fail(text, "it names no program");
    return {"." + to_ascii_lower(ending), std::move(*words)};
}

std::vector<Filter> parse_filters(std::span<const std::string> texts) {
    std::vector<Filter> filters;
    std::set<std::string> endings;
    for (const std::string& text : texts) {
        filters.push_back(parse_filter(text));
        const Filter& filter = filters.back();
        if (!endings.insert(filter.ending).second) fail(text, "there is another for this ending");
        if (!is_program_installed(filter.command.front())) {
            fail(text, fmt::format("the program '{}' is not installed", filter.command.front()));
        }
    }
    return filters;
}

const Filter* filter_by_name(std::string_view name, std::span<const Filter> given) {
    const std::string lower = to_ascii_lower(without_compression_ending(name));
    if (const Filter* filter = find_by_ending(lower, given)) return filter;
    for (const KnownFilter& known : known_filters()) {
        if (const Filter* filter = find_by_ending(lower, {&known.filter, 1})) return filter;
    }
    return nullptr;
}

const Filter* filter_by_content(std::string_view head, std::span<const Filter> given) {
    for (const KnownFilter& known : known_filters()) {
        if (head.starts_with(known.mark)) return filter_by_name("x" + known.filter.ending, given);
    }
    return nullptr;
}

std::string filtered(const Filter& filter, InputStream& stream, const ReadOptions& options) {
    check_installed(filter);
    if (const auto file = stream.plain_file()) return output_of(filter, file->descriptor, options);
    const Descriptor copy = copy_to_temporary_file(stream, most_copied_bytes);
    return output_of(filter, copy.number(), options);
}

}  // namespace debrief
