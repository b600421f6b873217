#pragma once

#include "searcher/batch.h"
#include "searcher/batch_format.h"

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What a file has of a batch that was interrupted.
struct ResumePoint {
    std::uint64_t bytes = 0;            ///< of whole topics, from the beginning
    std::vector<std::string> topics{};  ///< that these are of, in order, as the rows have them
};

/// Finds how far a file can be kept. A topic with several rows is known to be whole only where another begins
/// behind it, so the last one is not kept. A file with less than the header is as if it were empty. Throws
/// `Error` of kind `usage`, naming the file, where it holds something else, and for patterns, whose rows tell
/// no topic.
[[nodiscard]] ResumePoint find_resume_point(std::istream& file, const std::string& name,
                                            const BatchFormat& format);

/// Takes from `topics` what has been answered: up to the last topic of `point`; one that has no rows was
/// answered with nothing. Throws `Error` of kind `usage`, naming the
/// file, where it has results of something else.
void skip_answered(const TopicSource& topics, const ResumePoint& point, const std::string& name,
                   const BatchFormat& format, const std::function<void(const Problem&)>& on_problem);

}  // namespace debrief
