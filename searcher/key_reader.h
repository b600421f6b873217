#pragma once

#include <optional>
#include <string>

namespace debrief {

/// A key that is none of those asked for.
inline constexpr char other_key = '\x1B';

/// What a terminal sends, as keys.
class KeyDecoder {
 public:
    /// The key that this byte ends, in lower case; nothing within a longer sequence and for ends of lines.
    /// Sequences (arrows, function keys, which have digits in them) and letters beyond ASCII are `other_key`.
    [[nodiscard]] std::optional<char> key_of(char byte);

 private:
    enum class State { plain, escape, sequence, last };
    State state_ = State::plain;
};

/// Keys and lines from a terminal, whose keys come at once and are not shown, or from anything else, where
/// each line is a key. The terminal is as before when this ends, also where a signal ends or stops the
/// program. One at a time.
class KeyReader {
 public:
    explicit KeyReader(int descriptor);
    KeyReader(const KeyReader&) = delete;
    KeyReader& operator=(const KeyReader&) = delete;
    ~KeyReader();

    enum class Input { keys, lines };
    /// Makes a terminal ready for what is read next, which is to be done before its user is asked.
    void expect(Input input) const;

    /// The next key in lower case, `other_key` for a line of several; nothing at the end (^D).
    [[nodiscard]] std::optional<char> next_key();

    /// The next line, without its end, as a terminal lets its user edit it; nothing at the end.
    [[nodiscard]] std::optional<std::string> next_line();

    /// Whether its user sees what is typed.
    [[nodiscard]] bool is_terminal() const { return is_terminal_; }

 private:
    [[nodiscard]] std::optional<char> next_byte();

    int descriptor_;
    bool is_terminal_;
    std::string block_;
    std::size_t position_ = 0;
    KeyDecoder decoder_;
};

}  // namespace debrief
