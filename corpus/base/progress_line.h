#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

namespace debrief {

/// The line on a terminal that tells how far a run is.
class ProgressLine {
 public:
    /// The line is cut to the terminal's `columns`.
    ProgressLine(std::ostream& out, std::size_t columns);

    /// Redraws the line, at most ten times a second; `say` is called with the time since the beginning where
    /// it is. What it says has a column a byte.
    void show(const std::function<std::string(std::chrono::duration<double>)>& say);

    /// Takes the line away, so that something else can be written in its place.
    void clear();

 private:
    std::ostream& out_;
    std::size_t columns_;
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point drawn_;
};

/// How much of `total` is done, 0 to 1; `total` is above 0.
[[nodiscard]] double part_done(std::uint64_t so_far, std::uint64_t total);

/// `[===         ]  25 %`
[[nodiscard]] std::string progress_bar(double done);

/// `6 s`, `6:39 min`, if it goes on as it did.
[[nodiscard]] std::string time_left(double done, std::chrono::duration<double> elapsed);

}  // namespace debrief
