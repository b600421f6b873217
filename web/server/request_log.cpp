#include "web/server/request_log.h"

#include "corpus/base/day.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <spdlog/async_logger.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/sinks/sink.h>

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

/// What spdlog hands lines to: they are written as they are.
class LineSink : public spdlog::sinks::sink {
 public:
    LineSink(LogWriter::Write write, spdlog::details::thread_pool& waiting_lines)
        : write_(std::move(write)), waiting_lines_(waiting_lines) {}

    void log(const spdlog::details::log_msg& message) override {
        const std::size_t dropped = waiting_lines_.overrun_counter();
        if (dropped > told_dropped_) write_(fmt::format("dropped={}", dropped - told_dropped_));
        told_dropped_ = dropped;
        write_({message.payload.data(), message.payload.size()});
    }
    void flush() override {}
    void set_pattern(const std::string&) override {}
    void set_formatter(std::unique_ptr<spdlog::formatter>) override {}

 private:
    LogWriter::Write write_;
    spdlog::details::thread_pool& waiting_lines_;
    std::size_t told_dropped_ = 0;
};

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

struct LogWriter::Logger {
    Logger(Write write, std::size_t most_waiting)
        : pool(std::make_shared<spdlog::details::thread_pool>(most_waiting, 1)),
          logger(std::make_shared<spdlog::async_logger>(
              "requests", std::make_shared<LineSink>(std::move(write), *pool), pool,
              spdlog::async_overflow_policy::overrun_oldest)) {}

    // Shared as spdlog wants them: lines that wait hold their logger, which knows its threads.
    std::shared_ptr<spdlog::details::thread_pool> pool;
    std::shared_ptr<spdlog::async_logger> logger;
};

LogWriter::LogWriter(Write write, std::size_t most_waiting)
    : logger_(std::make_unique<Logger>(std::move(write), most_waiting)) {}

LogWriter::~LogWriter() = default;

void LogWriter::tell(std::string_view line) {
    logger_->logger->log(spdlog::level::info, spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace debrief
