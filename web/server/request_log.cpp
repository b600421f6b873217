#include "web/server/request_log.h"

#include "corpus/base/day.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

std::string log_time(std::chrono::system_clock::time_point time) {
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time);
    const Day day = std::chrono::floor<std::chrono::days>(milliseconds);
    const std::chrono::hh_mm_ss clock(milliseconds - day);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso(day), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

bool stands_bare(char c) {
    return c > ' ' && c <= '~' && c != '"' && c != '\\' && c != '=';
}

std::string log_value(std::string_view text) {
    if (text.empty()) return "-";
    if (std::all_of(text.begin(), text.end(), stands_bare)) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c >= ' ' && c <= '~') {
            quoted += c;
        } else {
            quoted += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }
    return quoted + '"';
}

}  // namespace

std::string to_log_line(const RequestRecord& record, LogLevel level) {
    const std::string_view target = record.target;
    const std::size_t mark = std::min(target.find('?'), target.size());
    std::string line =
        fmt::format("time={} peer={} method={} path={}", log_time(record.time), log_value(record.sender),
                    target.empty() ? "-" : record.method, log_value(target.substr(0, mark)));
    if (level == LogLevel::debug && mark < target.size())
        line += fmt::format(" query={}", log_value(target.substr(mark + 1)));
    line += fmt::format(" status={} bytes={} ms={}", record.status, record.bytes,
                        std::chrono::floor<std::chrono::milliseconds>(record.took).count());
    if (!record.refusal.empty()) line += fmt::format(" refusal={}", record.refusal);
    return line;
}

LogWriter::LogWriter(Write write, std::size_t most_waiting)
    : write_(std::move(write)), most_waiting_(most_waiting), thread_([this] { run(); }) {}

LogWriter::~LogWriter() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    changed_.notify_all();
}

void LogWriter::tell(std::string line) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= most_waiting_) {
            ++dropped_;
            return;
        }
        waiting_.push_back(std::move(line));
    }
    changed_.notify_one();
}

void LogWriter::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return is_ending_ || !waiting_.empty(); });
        std::deque<std::string> lines = std::exchange(waiting_, {});
        if (const std::size_t dropped = std::exchange(dropped_, 0); dropped > 0)
            lines.push_back(fmt::format("dropped={}", dropped));
        if (lines.empty()) return;
        lock.unlock();
        for (const std::string& line : lines) write_(line);
        lock.lock();
    }
}

}  // namespace debrief
