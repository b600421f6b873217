#pragma once

#include "corpus/reader/reader.h"
#include "indexer/index_directory.h"
#include "indexer/index_writer.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What one run is to do.
struct IndexRunRequest {
    enum class Effect {
        write,    ///< the index is brought up to date
        dry_run,  ///< it is only told what would change
    };

    IndexDirectory index;
    std::vector<std::filesystem::path> inputs;  ///< as `read_briefings` takes them
    std::size_t threads = 1;                    ///< that analyse texts; the index is the same for any number
    ReadOptions read{};
    IndexWriter::Mode mode = IndexWriter::Mode::update;
    WriterLock::Wait wait = WriterLock::Wait::no;
    Effect effect = Effect::write;
    /// Within so many days briefings tell one story (`update_stories`); absent: as the index has it.
    std::optional<std::chrono::days> story_window{};
    /// So much of texts a first build reads ahead of what it analyses (`LookAhead`); the index is the same
    /// for any number.
    std::size_t bytes_ahead = 32'000'000;
    /// How a new index is built in bulk; absent: never.
    std::optional<IndexWriter::Building> building = IndexWriter::Building{};
};

/// What one run did, in briefings but where it says otherwise.
struct IndexRunSummary {
    std::size_t added = 0;
    std::size_t replaced = 0;
    std::size_t removed = 0;  ///< their file is gone, or holds them no more
    std::size_t moved = 0;    ///< as before, in another file
    std::size_t unchanged = 0;
    std::size_t mended = 0;       ///< damage told: records and files that were taken all the same
    std::size_t refused = 0;      ///< problems told: records and files that could not be used
    std::size_t passed_over = 0;  ///< files in folders that are of no known format
    std::size_t documents = 0;    ///< in the index now
    std::uint64_t bytes = 0;      ///< of the input's files

    [[nodiscard]] std::size_t read() const { return added + replaced + moved + unchanged; }
    [[nodiscard]] bool changed_nothing() const { return added + replaced + removed + moved == 0; }
};

/// What becomes of a briefing in a run.
enum class ChangeKind { added, replaced, moved, removed };

[[nodiscard]] std::string_view to_string(ChangeKind kind);

struct IndexChange {
    ChangeKind kind;
    std::string id;
    std::string where;   ///< "file" or "file:line" that it stands in, or stood in
    std::string reason;  ///< lower case, without a full stop
};

/// Hears of a run while it goes on, from the thread that runs it, in the order of the input.
class IndexRunObserver {
 public:
    virtual ~IndexRunObserver() = default;
    virtual void on_problem(const Problem& problem) = 0;
    virtual void on_mended(const Problem& problem) = 0;
    virtual void on_change(const IndexChange&) {}
    /// After each briefing and problem.
    virtual void on_progress(const IndexRunSummary& so_far) = 0;
};

/// Reads the inputs and brings the index up to date with them in one commit. Files that are as they were when
/// they were last read are left unread, and briefings that have not changed are left alone. Briefings are
/// replaced by id; of several with one id in one run the first counts and the others are problems. Briefings
/// are removed that came from files of the given paths which are there no more, or which hold them no more.
/// What throws (`Error` of kind `corpus` or `index`) leaves the index as it was.
[[nodiscard]] IndexRunSummary run_index(const IndexRunRequest& request, IndexRunObserver& observer);

}  // namespace debrief
