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
    std::string_view name;      ///< without dashes: "limit"
    char letter = 0;            ///< short form; 0: none
    std::string_view argument;  ///< what its value is called ("N"); empty: a switch without one
    /// One sentence in lower case. Its default stands at the end, as `(default: 10)`: there `default_of`
    /// finds it.
    std::string_view help;
    bool is_repeatable = false;                          ///< may be given several times, each adding a value
    std::span<const std::string_view> choices = {};      ///< all values that there are; empty: no such list
    std::span<const std::string_view> suggestions = {};  ///< what shells offer where it may be others too

    /// Whether its value names a file or a folder.
    [[nodiscard]] bool is_path() const { return argument == "FILE" || argument == "DIR"; }
};

/// What an option is where nobody says anything, as its help tells it; empty where it is nothing.
[[nodiscard]] std::string_view default_of(const Option& option);

/// A value that an option has where the command line does not give it.
struct OptionDefault {
    std::string option;
    std::string value;
    std::string where;  ///< who says so, as messages name it: "/home/ann/.config/debrief/config:3"
};

/// Whether a word such as `-llama` may stand among the operands (as in a query) or is a misspelt option.
enum class DashWords { are_errors, are_operands };

/// What a command line says, checked against the options of its command.
class CommandLine {
 public:
    /// Throws `Error` of kind `usage` for unknown options, missing values, and options that are repeated but
    /// must not be, and values that are not among an option's choices. `options` must outlive it. Names are
    /// never guessed from their beginnings. `--` ends the options.
    CommandLine(std::span<const Option> options, DashWords dash_words,
                std::span<const std::string> arguments);

    /// Gives options that were not given values from elsewhere, several to a repeatable one. Those that are
    /// no option of the command are passed over. What is wrong with such a value is told with its `where`.
    /// Throws `Error` of kind `usage` for a switch that is neither `yes` nor `no`.
    void apply_defaults(std::span<const OptionDefault> defaults);

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
    void check_choice(const Option& option, std::string_view value) const;
    [[nodiscard]] std::string as_told(std::string_view option) const;

    std::span<const Option> options_;
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
    std::map<std::string, std::string, std::less<>> origins_;  ///< of values that are defaults
    std::vector<std::string> operands_;
};

}  // namespace debrief
