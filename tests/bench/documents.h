#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace debrief::bench {

/// What the baselines index of a briefing. Views are valid during the call that gives them.
struct Document {
    std::string_view id;
    std::string_view title;
    std::string_view text;  ///< the summary, where there is one, on lines of its own above the text
};

/// Gives each document of a file that `scripts/bench` has written: JSON Lines with `id`, `title`, `summary`
/// and `text`. Throws `std::runtime_error` for a file that cannot be read or a line that is something else.
void read_documents(const std::string& file, const std::function<void(const Document&)>& take);

}  // namespace debrief::bench
