#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace debrief {

/// What is told of requests: nothing, a line without what was searched for, or all of it.
enum class LogLevel { off, info, debug };

/// A request and what became of it.
struct RequestRecord {
    std::chrono::system_clock::time_point time{};
    std::string sender{};  ///< an address in numbers
    std::string_view method{};
    std::string target{};  ///< as it was sent; empty: not understood
    int status = 0;
    std::size_t bytes = 0;  ///< of the answer's body, before it is compressed
    std::chrono::microseconds took{0};
    std::string_view refusal{};  ///< its name, if it was refused
};

/// A line of `key=value` without its end. Values with blanks, quotation marks, `=` or anything but ASCII
/// stand in quotation marks, control characters and bytes beyond ASCII as `\xNN`.
[[nodiscard]] std::string to_log_line(const RequestRecord& record, LogLevel level);

/// Hands lines to what writes them, in a thread of its own: whoever has something to tell never waits for a
/// slow reader of the log. Of too many lines that wait the oldest are dropped, and how many is told in their
/// place.
class LogWriter {
 public:
    using Write = std::function<void(std::string_view line)>;  ///< throws nothing

    explicit LogWriter(Write write, std::size_t most_waiting = 10'000);
    LogWriter(const LogWriter&) = delete;
    LogWriter& operator=(const LogWriter&) = delete;
    /// Comes back when all lines that wait are written.
    ~LogWriter();

    void tell(std::string_view line);

 private:
    struct Logger;
    std::unique_ptr<Logger> logger_;
};

}  // namespace debrief
