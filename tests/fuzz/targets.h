#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace debrief::fuzz {

/// A promise that an input made a function break; `what()` is the promise.
class BrokenPromise : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A function that must keep its promises whatever the bytes.
struct Target {
    std::string_view name;
    /// Throws `BrokenPromise`, or whatever escapes the function.
    void (*run)(std::string_view input);
};

/// All targets: a reader for each format ("read-csv", …), and the rest of the table in `targets.cpp`.
[[nodiscard]] std::span<const Target> all_targets();

/// The target of a name; throws `std::invalid_argument` with all names where there is none.
[[nodiscard]] const Target& target_by_name(std::string_view name);

}  // namespace debrief::fuzz
