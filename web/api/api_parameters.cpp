#include "web/api/api_parameters.h"

#include "corpus/base/error.h"
#include "corpus/base/number.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

using Type = ApiParameter::Type;
using Need = ApiParameter::Need;

constexpr std::size_t most_told_bytes = 60;  ///< of what a client sends, in messages

[[noreturn]] void refuse_value(std::string_view name, std::string_view value, std::string hint) {
    throw Error(ErrorKind::usage, fmt::format("'{}' cannot be '{}'", name, told_value(value)),
                std::move(hint));
}

[[noreturn]] void refuse_unknown(const Request& request, std::string_view name,
                                 std::span<const ApiParameter> parameters) {
    std::vector<std::string_view> names;
    for (const ApiParameter& each : parameters) names.push_back(each.name);
    std::string hint =
        names.empty() ? "there are none" : fmt::format("there are: {}", fmt::join(names, ", "));
    if (const auto near = nearest_word(told_value(name), names))
        hint = fmt::format("did you mean '{}'? {}", *near, hint);
    throw Error(ErrorKind::usage, fmt::format("'{}' is no parameter of {}", told_value(name), request.path),
                std::move(hint));
}

std::optional<bool> read_flag(std::string_view value) {
    if (value == "1" || value == "true") return true;
    if (value == "0" || value == "false") return false;
    return std::nullopt;
}

void check_list(std::string_view name, const ApiParameter& parameter, std::string_view value) {
    for (std::string_view rest = value;;) {
        const std::size_t comma = rest.find(',');
        const std::string_view item = trim(rest.substr(0, comma));
        if (!is_one_of(item, parameter.choices)) {
            refuse_value(name, item,
                         fmt::format("give, with commas between: {}", fmt::join(parameter.choices, ", ")));
        }
        if (comma == std::string_view::npos) return;
        rest.remove_prefix(comma + 1);
    }
}

/// `name` is the one that the client used.
void check_value(std::string_view name, const ApiParameter& parameter, std::string_view value) {
    switch (parameter.type) {
        case Type::text:
            return;
        case Type::number:
            // What is cut off for the message is too long for a number anyway.
            static_cast<void>(number_between(name, told_value(value), parameter.least, parameter.most));
            return;
        case Type::flag:
            if (!read_flag(value)) refuse_value(name, value, "give 1 or 0");
            return;
        case Type::choice:
            if (!is_one_of(value, parameter.choices))
                refuse_value(name, value, fmt::format("give one of: {}", fmt::join(parameter.choices, ", ")));
            return;
        case Type::list:
            check_list(name, parameter, value);
            return;
        case Type::day:
            if (!parse_iso_day(value)) refuse_value(name, value, "give a day as in 2026-04-08");
            return;
    }
}

void check_count(const ApiParameter& parameter, const std::vector<std::string_view>& names) {
    if (names.empty()) {
        if (parameter.need != Need::optional)
            throw Error(ErrorKind::usage, fmt::format("'{}' is missing", parameter.name),
                        std::string(parameter.help));
        return;
    }
    if (parameter.need == Need::several) {
        if (names.size() > parameter.most)
            throw Error(ErrorKind::usage, fmt::format("'{}' is given {} times", parameter.name, names.size()),
                        fmt::format("give it up to {} times", parameter.most));
        return;
    }
    if (names.size() == 1) return;
    if (names[0] != names[1])
        throw Error(ErrorKind::usage, fmt::format("'{}' and '{}' are given", names[0], names[1]),
                    "they mean the same: leave one out");
    throw Error(ErrorKind::usage, fmt::format("'{}' is given {} times", names[0], names.size()),
                "give it once");
}

}  // namespace

std::string told_value(std::string_view value) {
    if (value.size() <= most_told_bytes) return std::string(value);
    return std::string(value.substr(0, code_point_boundary(value, most_told_bytes))) + "…";
}

ApiArguments::ApiArguments(const Request& request, std::span<const ApiParameter> parameters)
    : parameters_(parameters) {
    std::map<std::string_view, std::vector<std::string_view>> used_names;
    for (const auto& [name, value] : request.parameters) {
        if (name.empty() && value.empty()) continue;  // as `?q=x&` has one
        const auto found =
            std::find_if(parameters.begin(), parameters.end(), [&](const ApiParameter& candidate) {
                return candidate.name == name || (!candidate.also.empty() && candidate.also == name);
            });
        if (found == parameters.end()) refuse_unknown(request, name, parameters);
        if (value.empty()) continue;
        check_value(name, *found, value);
        values_[found->name].push_back(value);
        used_names[found->name].push_back(name);
    }
    for (const ApiParameter& parameter : parameters) check_count(parameter, used_names[parameter.name]);
}

const ApiParameter& ApiArguments::row(std::string_view name) const {
    const auto found = std::find_if(parameters_.begin(), parameters_.end(),
                                    [&](const ApiParameter& candidate) { return candidate.name == name; });
    assert(found != parameters_.end());
    return *found;
}

std::vector<std::string> ApiArguments::values(std::string_view name) const {
    const auto found = values_.find(row(name).name);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::string ApiArguments::text(std::string_view name) const {
    const auto found = values_.find(row(name).name);
    return found == values_.end() ? "" : found->second.front();
}

std::size_t ApiArguments::number(std::string_view name) const {
    const std::string value = text(name);
    return value.empty() ? row(name).fallback : *parse_number(value);
}

bool ApiArguments::flag(std::string_view name) const {
    return read_flag(text(name)).value_or(false);
}

std::string ApiArguments::choice(std::string_view name) const {
    const std::string value = text(name);
    return value.empty() ? std::string(row(name).choices.front()) : value;
}

std::optional<Day> ApiArguments::day(std::string_view name) const {
    return parse_iso_day(text(name));
}

}  // namespace debrief
