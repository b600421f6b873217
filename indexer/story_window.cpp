#include "indexer/story_window.h"

#include "corpus/base/error.h"

#include <charconv>
#include <string>

#include <xapian.h>

namespace debrief {

namespace {

const std::string window_key = "story-window";  ///< of the metadata

}  // namespace

std::chrono::days remembered_story_window(const Xapian::Database& database) {
    const std::string text = database.get_metadata(window_key);
    if (text.empty()) return default_story_window;
    int days = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (failure != std::errc() || end != text.data() + text.size() || days < 1) {
        throw Error(ErrorKind::index, "the stored window of stories is damaged",
                    "build the index again with 'debrief-index --rebuild PATH...'");
    }
    return std::chrono::days(days);
}

void remember_story_window(Xapian::WritableDatabase& database, std::chrono::days window) {
    database.set_metadata(window_key, std::to_string(window.count()));
}

}  // namespace debrief
