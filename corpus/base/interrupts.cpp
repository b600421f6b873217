#include "corpus/base/interrupts.h"

#include <csignal>
#include <cstdlib>

#include <unistd.h>

namespace debrief {

namespace {

// What a signal handler may use.
std::string_view last_words_of_process;
volatile std::sig_atomic_t interrupt = 0;  ///< the signal that was noted; 0: none

void say_and_end(int signal) {
    (void)!::write(STDERR_FILENO, last_words_of_process.data(), last_words_of_process.size());
    std::raise(signal);  // its usual effect is back (SA_RESETHAND)
}

void note(int signal) {
    interrupt = signal;
}

void handle(void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

void say_when_interrupted(std::string_view last_words) {
    last_words_of_process = last_words;
    handle(say_and_end);
}

void note_interrupts() {
    handle(note);
}

bool was_interrupted() {
    return interrupt != 0;
}

void end_as_interrupted() {
    std::raise(interrupt);  // its usual effect is back (SA_RESETHAND)
    std::_Exit(128 + interrupt);
}

}  // namespace debrief
