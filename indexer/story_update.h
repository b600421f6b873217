#pragma once

#include "indexer/committed_index.h"
#include "indexer/index_writer.h"

namespace debrief {

/// How stories are told anew.
enum class StoryScope {
    fitting,  ///< whichever of the others is cheaper
    touched,  ///< of the documents that the writer has touched, and what is linked to them
    all,      ///< of all documents
};

/// Tells the stories of the index anew where what the writer has added, changed or removed may have changed
/// them; writes the documents again whose story is another. The stories are those of the briefings that the
/// index holds, whatever runs have brought them there.
void update_stories(IndexWriter& writer, const CommittedIndex& committed,
                    StoryScope scope = StoryScope::fitting);

}  // namespace debrief
