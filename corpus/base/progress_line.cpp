#include "corpus/base/progress_line.h"

#include <algorithm>
#include <cmath>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::chrono::milliseconds redraw_every{100};
constexpr std::size_t bar_width = 12;

}  // namespace

ProgressLine::ProgressLine(std::ostream& out, std::size_t columns)
    : out_(out), columns_(columns), started_(std::chrono::steady_clock::now()), drawn_(started_) {}

void ProgressLine::show(const std::function<std::string(std::chrono::duration<double>)>& say) {
    const auto now = std::chrono::steady_clock::now();
    if (now - drawn_ < redraw_every) return;
    drawn_ = now;
    out_ << "\r\x1B[K" << say(now - started_).substr(0, columns_ - 1) << std::flush;
}

void ProgressLine::clear() {
    out_ << "\r\x1B[K" << std::flush;
}

double part_done(std::uint64_t so_far, std::uint64_t total) {
    return std::min(1.0, static_cast<double>(so_far) / static_cast<double>(total));
}

std::string progress_bar(double done) {
    const auto filled = static_cast<std::size_t>(done * bar_width);
    return fmt::format("[{}{}] {:3.0f} %", std::string(filled, '='), std::string(bar_width - filled, ' '),
                       done * 100);
}

std::string time_left(double done, std::chrono::duration<double> elapsed) {
    const double seconds = done > 0 ? std::max(elapsed.count(), 1e-3) * (1 - done) / done : 0;
    const auto whole = std::lround(seconds);
    return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{}:{:02} min", whole / 60, whole % 60);
}

}  // namespace debrief
