#include "indexer/index_options.h"

#include "corpus/base/error.h"
#include "corpus/reader/field_map.h"
#include "corpus/reader/filters.h"

#include <algorithm>
#include <optional>
#include <string>
#include <thread>

#include <fmt/format.h>

namespace debrief {

const std::array<Option, 23> index_options{
    Option{"index", 'i', "DIR",
           "the index to make or bring up to date (default: $DEBRIEF_INDEX, else "
           "$XDG_DATA_HOME/debrief/index)"},
    Option{"threads", 't', "N",
           "threads that analyse texts (default: one a core); the index is the same for any number"},
    Option{"rebuild", 0, "",
           "make a new index of PATH... alone, which takes the old one's place when it is done"},
    Option{"watch", 'w', "", "go on, and keep the index fresh as files come, change, move and go"},
    Option{"wait", 0, "", "wait while another run writes the index"},
    Option{"dry-run", 'n', "", "tell what would change and why, and change nothing"},
    Option{"stage", 0, "STAGE",
           "with --dry-run: print chrome, sentences, citations, figures, event_dates or names as JSON"},
    Option{"stdin", 0, "NAME",
           "the name of standard input: its ending tells the format, and a text has it for its id"},
    Option{"include", 0, "PATTERN",
           "read only such files of folders and archives (gitignore syntax; may be repeated)", true},
    Option{"exclude", 0, "PATTERN", "leave such files and folders out (gitignore syntax; may be repeated)",
           true},
    Option{"filter", 0, "ENDING:CMD",
           "read files with this ending through a program that turns them into text (may be repeated)", true},
    Option{"filter-seconds", 0, "N", "end a filter that takes longer (default: 60)"},
    Option{"filter-memory", 0, "BYTES", "memory a filter may take (default: 2G)"},
    Option{"map", 0, "FIELD=KEY,...",
           "which keys of records hold which fields of a briefing (title=headline,text=content.body)"},
    Option{"max-record", 0, "BYTES", "refuse texts and records that are longer (default: 32M)"},
    Option{"max-nesting", 0, "N",
           "refuse or leave out what is nested deeper in HTML, JSON, XML and mail (default: 256)"},
    Option{"max-expansion", 0, "N",
           "refuse packed files that hold more than 64 MB and N times their size (default: 250)"},
    Option{"story-window", 0, "DAYS",
           "tell no two briefings one story that were published further apart, but copies (default: as the "
           "index was made, else 14)"},
    Option{
        "builder", 0, "NAME",
        "how a new index is built, which is the same either way: auto (default; by how much there is), plain "
        "or pieces"},
    Option{"memory", 0, "BYTES", "memory for the pieces that a new index is built of (default: 256M)"},
    Option{"json", 0, "", "print the summary as one JSON object on standard output"},
    Option{"verbose", 'v', "", "tell each place that was mended"},
    Option{"quiet", 'q', "", "print problems and errors only"},
};

namespace {

ReadOptions read_options(const CommandLine& line) {
    constexpr std::size_t most_bytes = 2'000'000'000;
    constexpr std::size_t most_memory = 1'000'000'000'000;
    constexpr std::size_t most_seconds = 86'400;
    constexpr std::size_t most_nesting = 10'000;
    constexpr std::size_t most_expansion = 1'000'000;
    ReadOptions read;
    read.record_bytes = line.size("max-record", read.record_bytes, 1, most_bytes);
    read.nesting = line.number("max-nesting", read.nesting, 1, most_nesting);
    read.expansion = line.number("max-expansion", read.expansion, 1, most_expansion);
    if (const auto map = line.value("map")) read.field_map = parse_field_map(*map);
    read.filters = parse_filters(line.values("filter"));
    read.filter_limits.seconds = line.number("filter-seconds", read.filter_limits.seconds, 1, most_seconds);
    read.filter_limits.memory_bytes =
        line.size("filter-memory", read.filter_limits.memory_bytes, 1'000'000, most_memory);
    read.include = line.values("include");
    read.exclude = line.values("exclude");
    read.standard_input_as = line.value("stdin").value_or(read.standard_input_as);
    if (read.standard_input_as.empty()) {
        throw Error(ErrorKind::usage, "'--stdin' is empty", "give a name, as in '--stdin export.jsonl'");
    }
    return read;
}

/// Each thread fills a piece, which takes as much again when it is written.
std::optional<IndexWriter::Building> parse_building(const CommandLine& line, std::size_t threads) {
    constexpr std::size_t least_memory = 16'000'000;
    constexpr std::size_t most_memory = 1'000'000'000'000;
    constexpr std::size_t usual_memory = 256'000'000;
    constexpr std::size_t most_lanes = 4;
    const std::string builder = line.value("builder").value_or("auto");
    const std::size_t memory = line.size("memory", usual_memory, least_memory, most_memory);
    if (builder == "plain") return std::nullopt;
    IndexWriter::Building building;
    building.bulk.threads = std::min(threads, most_lanes);
    building.bulk.piece_bytes = memory / (2 * building.bulk.threads);
    if (builder == "pieces") {
        building.bulk_from_bytes = 0;
    } else if (builder != "auto") {
        throw Error(ErrorKind::usage, fmt::format("'--builder' cannot be '{}'", builder),
                    "choose one of 'auto', 'plain', 'pieces'");
    }
    return building;
}

}  // namespace

IndexRunRequest parse_request(const CommandLine& line) {
    if (line.operands().empty()) {
        throw Error(ErrorKind::usage, "nothing to index is named",
                    "give files or folders, or '-' for standard input");
    }
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    IndexRunRequest request{choose_index(line.value("index")), {}, line.number("threads", cores, 1, 256)};
    request.inputs.assign(line.operands().begin(), line.operands().end());
    request.read = read_options(line);
    request.read.left_out = request.index.root();
    constexpr std::size_t longest_window = 3650;
    if (line.has("story-window"))
        request.story_window =
            std::chrono::days(line.number("story-window", std::size_t{14}, 1, longest_window));
    request.building = parse_building(line, request.threads);
    if (line.has("rebuild")) request.mode = IndexWriter::Mode::rebuild;
    if (line.has("wait")) request.wait = WriterLock::Wait::yes;
    if (line.has("dry-run")) request.effect = IndexRunRequest::Effect::dry_run;
    return request;
}

}  // namespace debrief
