#include "indexer/progress_bar.h"

#include <algorithm>
#include <cmath>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::chrono::milliseconds redraw_every{100};
constexpr std::size_t bar_width = 12;

std::string human_time(double seconds) {
    const auto whole = std::lround(seconds);
    return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{}:{:02} min", whole / 60, whole % 60);
}

}  // namespace

std::string progress_line(const IndexRunSummary& so_far, std::uint64_t total_bytes,
                          std::chrono::duration<double> elapsed) {
    const double megabytes = static_cast<double>(so_far.bytes) / 1e6;
    const double seconds = std::max(elapsed.count(), 1e-3);
    std::string line;
    if (total_bytes > 0) {
        const double done =
            std::min(1.0, static_cast<double>(so_far.bytes) / static_cast<double>(total_bytes));
        const auto filled = static_cast<std::size_t>(done * bar_width);
        line += fmt::format("[{}{}] {:3.0f} %  ", std::string(filled, '='),
                            std::string(bar_width - filled, ' '), done * 100);
        line += fmt::format("{} briefings  {:.1f} of {:.1f} MB", so_far.read(), megabytes,
                            static_cast<double>(total_bytes) / 1e6);
        const double left = done > 0 ? seconds * (1 - done) / done : 0;
        line += fmt::format("  {:.1f} MB/s  {} left", megabytes / seconds, human_time(left));
    } else {
        line += fmt::format("{} briefings  {:.1f} MB  {:.1f} MB/s", so_far.read(), megabytes,
                            megabytes / seconds);
    }
    return line;
}

ProgressBar::ProgressBar(std::ostream& out, std::size_t columns, std::uint64_t total_bytes)
    : out_(out),
      columns_(columns),
      total_bytes_(total_bytes),
      started_(std::chrono::steady_clock::now()),
      drawn_(started_) {}

void ProgressBar::show(const IndexRunSummary& so_far) {
    const auto now = std::chrono::steady_clock::now();
    if (now - drawn_ < redraw_every) return;
    drawn_ = now;
    const std::string line = progress_line(so_far, total_bytes_, now - started_);
    out_ << "\r\x1B[K" << line.substr(0, columns_ - 1) << std::flush;
}

void ProgressBar::clear() {
    out_ << "\r\x1B[K" << std::flush;
}

}  // namespace debrief
