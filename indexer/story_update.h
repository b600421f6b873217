#pragma once

#include "indexer/committed_index.h"
#include "indexer/index_writer.h"

#include <chrono>
#include <optional>
#include <vector>

namespace debrief {

/// How stories are told anew.
enum class StoryScope {
    fitting,  ///< whichever of the others is cheaper
    touched,  ///< of the documents that the writer has touched, and what is linked to them
    all,      ///< of all documents
    none,     ///< they are told already (`late_stories`), and keys are in their lists
              ///< (`StorySpool::key_lists`): only the window is remembered
};

/// The stories of documents that are not in an index yet, as `update_stories` would tell them there: by
/// document, rising; of those alone that others tell too.
[[nodiscard]] std::vector<LateAddition> late_stories(StorySource& source, std::chrono::days window);

/// What a run has done to the window of days that an index remembers.
enum class StoryWindow { kept, changed };

/// Brings the lists of keys up to date, and tells the stories of the index anew where what the writer has
/// added, changed or removed may have changed them; writes the documents again whose story is another. The
/// stories are those of the briefings that the index holds, whatever runs have brought them there. A window
/// other than the one that the index remembers
/// (`default_story_window` where it remembers none) is remembered from then on, and all are told anew.
StoryWindow update_stories(IndexWriter& writer, const CommittedIndex& committed,
                           StoryScope scope = StoryScope::fitting,
                           std::optional<std::chrono::days> window = std::nullopt);

}  // namespace debrief
