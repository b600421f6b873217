#pragma once

#include "corpus/base/error.h"

#include <optional>
#include <string>

namespace debrief::test {

/// An `Error` as text: what it says, a bar, its hint; "nothing" where the operation throws none.
template <typename Operation>
[[nodiscard]] std::string thrown_by(Operation&& operation) {
    try {
        operation();
    } catch (const Error& error) {
        return std::string(error.what()) + " | " + error.hint();
    }
    return "nothing";
}

/// The kind of the `Error` that the operation throws, if it throws one.
template <typename Operation>
[[nodiscard]] std::optional<ErrorKind> kind_thrown_by(Operation&& operation) {
    try {
        operation();
    } catch (const Error& error) {
        return error.kind();
    }
    return std::nullopt;
}

}  // namespace debrief::test
