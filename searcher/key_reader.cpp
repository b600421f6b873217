#include "searcher/key_reader.h"

#include "corpus/base/text.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <termios.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT};
constexpr std::size_t longest_typed_line = 65'536;  ///< bytes; what is beyond is dropped
constexpr char end_of_transmission = '\x04';        ///< ^D

// What a signal handler may use: the terminal as it was, and as it is for keys.
int key_terminal = -1;
struct termios usual_terminal;
struct termios raw_terminal;
volatile std::sig_atomic_t is_raw = 0;

void handle_signal(int signal, void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

void restore_and_end(int signal) {
    if (is_raw != 0) ::tcsetattr(key_terminal, TCSANOW, &usual_terminal);
    std::raise(signal);  // its usual effect is back (SA_RESETHAND)
}

void restore_and_stop(int signal) {
    const int before = errno;
    if (is_raw != 0) ::tcsetattr(key_terminal, TCSANOW, &usual_terminal);
    sigset_t itself;
    sigemptyset(&itself);
    sigaddset(&itself, signal);
    ::pthread_sigmask(SIG_UNBLOCK, &itself, nullptr);
    std::raise(signal);  // stops here, until somebody lets it go on
    handle_signal(signal, restore_and_stop);
    if (is_raw != 0) ::tcsetattr(key_terminal, TCSANOW, &raw_terminal);
    errno = before;
}

/// Handles the signal unless whoever started the program has it ignored.
void guard(int signal, void (*handler)(int)) {
    struct sigaction now = {};
    ::sigaction(signal, nullptr, &now);
    if (now.sa_handler != SIG_IGN) handle_signal(signal, handler);
}

void make_raw() {
    if (is_raw != 0) return;
    ::tcsetattr(key_terminal, TCSADRAIN, &raw_terminal);
    is_raw = 1;
}

void make_usual() {
    if (is_raw == 0) return;
    ::tcsetattr(key_terminal, TCSADRAIN, &usual_terminal);
    is_raw = 0;
}

}  // namespace

std::optional<char> KeyDecoder::key_of(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    switch (state_) {
        case State::escape:
            state_ = byte == '[' ? State::sequence : byte == 'O' ? State::last : State::plain;
            return state_ == State::plain ? std::optional(other_key) : std::nullopt;
        case State::sequence:
            if (value < 0x40 || value > 0x7E) return std::nullopt;
            state_ = State::plain;
            return other_key;
        case State::last:
            state_ = State::plain;
            return other_key;
        case State::plain:
            break;
    }
    if (byte == '\x1B') {
        state_ = State::escape;
        return std::nullopt;
    }
    const bool is_rest_of_letter = value >= 0x80 && value < 0xC0;
    if (byte == '\n' || byte == '\r' || is_rest_of_letter) return std::nullopt;
    if (value >= 0x80) return other_key;
    return is_ascii_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte;
}

KeyReader::KeyReader(int descriptor)
    : descriptor_(descriptor),
      is_terminal_(::isatty(descriptor) == 1 && ::tcgetattr(descriptor, &usual_terminal) == 0) {
    if (!is_terminal_) return;
    key_terminal = descriptor;
    raw_terminal = usual_terminal;
    raw_terminal.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    raw_terminal.c_cc[VMIN] = 1;
    raw_terminal.c_cc[VTIME] = 0;
    for (const int signal : ending_signals) guard(signal, restore_and_end);
    guard(SIGTSTP, restore_and_stop);
}

KeyReader::~KeyReader() {
    if (!is_terminal_) return;
    make_usual();
    for (const int signal : ending_signals) guard(signal, SIG_DFL);
    guard(SIGTSTP, SIG_DFL);
}

void KeyReader::expect(Input input) const {
    if (!is_terminal_) return;
    if (input == Input::keys) {
        make_raw();
    } else {
        make_usual();
    }
}

std::optional<char> KeyReader::next_key() {
    if (!is_terminal_) {
        for (;;) {
            const auto line = next_line();
            if (!line) return std::nullopt;
            const std::string key = to_ascii_lower(trim(*line));
            if (!key.empty()) return key.size() == 1 ? key.front() : other_key;
        }
    }
    expect(Input::keys);
    for (;;) {
        const auto byte = next_byte();
        if (!byte || *byte == end_of_transmission) return std::nullopt;
        if (const auto key = decoder_.key_of(*byte)) return key;
    }
}

std::optional<std::string> KeyReader::next_line() {
    expect(Input::lines);
    std::string line;
    for (;;) {
        const auto byte = next_byte();
        if (!byte && line.empty()) return std::nullopt;
        if (!byte || *byte == '\n') return line;
        if (line.size() < longest_typed_line) line += *byte;
    }
}

std::optional<char> KeyReader::next_byte() {
    if (position_ == block_.size()) {
        block_.resize(4096);
        ssize_t count = 0;
        do count = ::read(descriptor_, block_.data(), block_.size());
        while (count < 0 && errno == EINTR);
        block_.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
        position_ = 0;
        if (block_.empty()) return std::nullopt;
    }
    return block_[position_++];
}

}  // namespace debrief
