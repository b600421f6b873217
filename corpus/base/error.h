#pragma once

#include <stdexcept>
#include <string>

namespace debrief {

/// Whose fault a failure is; decides the exit status and the HTTP status it ends in.
enum class ErrorKind {
    usage,   ///< the caller's: options, operands, a request's parameters
    corpus,  ///< the input's or output's: what cannot be read, or written, at all
    index,   ///< the index's: missing, locked, damaged, of another version
};

/// What cannot be done, and what the reader of the message can do about it.
/// `what()` is lower case without a full stop and names the thing in quotes.
class Error : public std::runtime_error {
 public:
    Error(ErrorKind kind, const std::string& what, std::string hint = "")
        : std::runtime_error(what), kind_(kind), hint_(std::move(hint)) {}

    [[nodiscard]] ErrorKind kind() const { return kind_; }
    /// What to do; empty where there is nothing better to say than `what()`.
    [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
    ErrorKind kind_;
    std::string hint_;
};

}  // namespace debrief
