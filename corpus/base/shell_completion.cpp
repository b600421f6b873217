#include "corpus/base/shell_completion.h"

#include "corpus/base/config_file.h"
#include "corpus/base/shared_options.h"
#include "corpus/base/shell_scripts.h"
#include "corpus/base/terminal.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

namespace {

using Paths = ShellCompletions::Paths;

Paths paths_of(const Option& option) {
    if (option.argument == "DIR") return Paths::folders;
    return option.argument == "FILE" ? Paths::files : Paths::none;
}

/// The option whose value must follow a word: `--format`, `-f`.
const Option* option_awaiting_value(const std::vector<Option>& options, std::string_view word) {
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& option) {
        const bool is_long = word.starts_with("--") && word.substr(2) == option.name;
        const bool is_short =
            word.size() == 2 && word[0] == '-' && option.letter != 0 && word[1] == option.letter;
        return !option.argument.empty() && (is_long || is_short);
    });
    return found == options.end() ? nullptr : &*found;
}

class WordCompleter {
 public:
    WordCompleter(const Program& program, const std::vector<std::string>& words)
        : program_(program), before_(words.begin(), words.empty() ? words.end() : words.end() - 1) {
        if (!words.empty()) typed_ = words.back();
    }

    ShellCompletions complete() {
        const Command* command = find_command();
        if (!command) return std::move(found_);
        options_ = all_options(program_, *command);
        const bool is_behind_options = std::find(before_.begin(), before_.end(), "--") != before_.end();
        const Option* awaiting = before_.empty() ? nullptr : option_awaiting_value(options_, before_.back());
        if (is_behind_options) {
            complete_operand(*command);
        } else if (awaiting) {
            complete_value(*awaiting, "");
        } else if (typed_.starts_with("--") && typed_.find('=') != std::string_view::npos) {
            const std::string_view name = typed_.substr(0, typed_.find('='));
            if (const Option* option = option_awaiting_value(options_, name))
                complete_value(*option, fmt::format("{}=", name));
        } else if (typed_.starts_with("--") || typed_ == "-") {
            complete_options();
        } else {
            complete_operand(*command);
        }
        return std::move(found_);
    }

 private:
    /// The command that the words are for, which are then those behind its name; verbs are offered on the
    /// way.
    const Command* find_command() {
        if (!program_.has_verbs()) return &program_.commands.front();
        if (before_.empty()) offer_verbs();
        if (!before_.empty() && before_.front() == "help") {
            before_.erase(before_.begin());
            if (before_.empty()) offer_verbs();
            return nullptr;
        }
        for (const Command& command : program_.commands) {
            if (!before_.empty() && before_.front() == command.name) {
                before_.erase(before_.begin());
                return &command;
            }
        }
        const auto fallback =
            std::find_if(program_.commands.begin(), program_.commands.end(),
                         [&](const Command& command) { return command.name == program_.default_verb; });
        return fallback == program_.commands.end() ? nullptr : &*fallback;
    }

    void offer(std::string word, std::string_view meaning) {
        if (word.starts_with(typed_)) found_.words.push_back({std::move(word), std::string(meaning)});
    }

    void offer_verbs() {
        for (const Command& command : program_.commands) offer(std::string(command.name), command.summary);
        for (const Sibling& sibling : program_.siblings) offer(std::string(sibling.verb), sibling.summary);
    }

    void complete_options() {
        for (const Option& option : options_) {
            const bool is_given =
                std::find(before_.begin(), before_.end(), fmt::format("--{}", option.name)) != before_.end();
            if (!is_given || option.is_repeatable) offer(fmt::format("--{}", option.name), option.help);
        }
    }

    void complete_value(const Option& option, const std::string& in_front) {
        const auto& known = option.choices.empty() ? option.suggestions : option.choices;
        for (const std::string_view choice : known) offer(fmt::format("{}{}", in_front, choice), "");
        if (in_front.empty()) found_.paths = paths_of(option);
    }

    void complete_operand(const Command& command) {
        if (command.completions) {
            for (ShellWord& each : command.completions(line_before(command), typed_))
                found_.words.push_back(std::move(each));
        } else if (!command.operands.empty()) {
            found_.paths = Paths::files;
        }
    }

    /// What the line says before the word that is typed, with the config file's defaults; nothing where it or
    /// the file is wrong.
    CommandLine line_before(const Command& command) {
        try {
            CommandLine line(options_, command.dash_words, before_);
            if (!line.has(no_config_option.name))
                line.apply_defaults(defaults_for(program_, command, read_config(program_)));
            return line;
        } catch (const Error&) {  // whoever runs the line is told
            return {options_, command.dash_words, {}};
        }
    }

    const Program& program_;
    std::vector<std::string> before_;
    std::string_view typed_;
    std::vector<Option> options_;
    ShellCompletions found_;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

}  // namespace

ShellCompletions complete_words(const Program& program, const std::vector<std::string>& words) {
    return WordCompleter(program, words).complete();
}

std::string to_text(const ShellCompletions& completions) {
    std::string text;
    for (const ShellWord& each : completions.words) {
        if (to_terminal_line(each.word) != each.word || each.word.starts_with(':')) continue;
        text += each.word;
        if (!each.meaning.empty()) text += fmt::format("\t{}", to_terminal_line(each.meaning));
        text += '\n';
    }
    if (completions.paths == Paths::files) text += ":files\n";
    if (completions.paths == Paths::folders) text += ":folders\n";
    return text;
}

std::optional<std::string> completion_script(const Program& program, std::string_view shell) {
    if (std::find(completed_shells.begin(), completed_shells.end(), shell) == completed_shells.end())
        return std::nullopt;
    std::string function(program.name);
    std::replace(function.begin(), function.end(), '-', '_');
    std::string script(find_shell_script(fmt::format("completion.{}", shell)));
    replace_all(script, "@FUNCTION@", function);
    replace_all(script, "@NAME@", program.name);
    return script;
}

}  // namespace debrief
