#pragma once

#include "corpus/base/day.h"
#include "web/http.h"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A parameter of an API route: one row of the table that checks, messages and the OpenAPI description are
/// made from.
struct ApiParameter {
    enum class Type {
        text,
        number,  ///< a whole one, from `least` to `most`
        flag,    ///< 1 or 0, true or false
        choice,  ///< one of `choices`, the first where it is not given
        list,    ///< of `choices`, with commas between
        day,     ///< ISO 8601
    };
    enum class Need {
        optional,
        required,
        several,  ///< required, and may be given up to `most` times
    };

    std::string_view name;
    std::string_view also{};  ///< a short name for the same; empty: none
    std::string_view help;    ///< one sentence in lower case, without a full stop
    Type type = Type::text;
    Need need = Need::optional;
    std::size_t least = 0;
    std::size_t most = 0;
    std::size_t fallback = 0;  ///< of a number that is not given; below `least`: it has no default
    std::span<const std::string_view> choices{};
};

/// What a request says to a route, checked against the route's parameters. An empty value is as none.
class ApiArguments {
 public:
    /// Throws `Error` of kind `usage` for parameters that the route does not have, that are missing, given
    /// too often, or have a value that they cannot have. `parameters` must outlive it.
    ApiArguments(const Request& request, std::span<const ApiParameter> parameters);

    /// Each asks for a parameter that the route has, of the type that its name says.
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::size_t number(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    [[nodiscard]] std::string choice(std::string_view name) const;
    [[nodiscard]] std::optional<Day> day(std::string_view name) const;
    /// All values of a parameter that may have several, in order.
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;

 private:
    [[nodiscard]] const ApiParameter& row(std::string_view name) const;

    std::span<const ApiParameter> parameters_;
    std::map<std::string_view, std::vector<std::string>> values_;  ///< by the names of the rows
};

/// A value that a client sent, as messages show it: a long one is cut.
[[nodiscard]] std::string told_value(std::string_view value);

}  // namespace debrief
