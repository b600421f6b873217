#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// An option of a command: one row of the table that parsing, help, manual pages and completions are made
/// from.
struct Option {
    std::string_view name;       ///< without dashes: "limit"
    char letter = 0;             ///< short form; 0: none
    std::string_view argument;   ///< what its value is called ("N"); empty: a switch without one
    std::string_view help;       ///< one sentence in lower case, its default included
    bool is_repeatable = false;  ///< may be given several times, each adding a value
};

/// Whether a word such as `-llama` may stand among the operands (as in a query) or is a misspelt option.
enum class DashWords { are_errors, are_operands };

/// What a command line says, checked against the options of its command.
class CommandLine {
 public:
    /// Throws `Error` of kind `usage` for unknown options, missing values, and options that are repeated but
    /// must not be. Names are never guessed from their beginnings. `--` ends the options.
    CommandLine(std::span<const Option> options, DashWords dash_words,
                std::span<const std::string> arguments);

    [[nodiscard]] bool has(std::string_view option) const;
    /// The option's value; of a repeatable option, the first.
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    /// All values of a repeatable option, in their order.
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;

    /// The option's number, `fallback` where it is not given; throws `Error` of kind `usage` outside of
    /// `least` to `most`.
    [[nodiscard]] std::size_t number(std::string_view option, std::size_t fallback, std::size_t least,
                                     std::size_t most) const;

    /// The option's number of bytes, which `size_between` reads; otherwise as `number`.
    [[nodiscard]] std::size_t size(std::string_view option, std::size_t fallback, std::size_t least,
                                   std::size_t most) const;

    /// The option's value, the first of `choices` where it is not given; throws `Error` of kind `usage` for
    /// any other.
    [[nodiscard]] std::string choice(std::string_view option,
                                     std::span<const std::string_view> choices) const;

    [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }

 private:
    void add_option(const Option& option, std::string value);

    std::map<std::string, std::vector<std::string>, std::less<>> values_;
    std::vector<std::string> operands_;
};

}  // namespace debrief
