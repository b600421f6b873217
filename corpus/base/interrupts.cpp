#include "corpus/base/interrupts.h"

#include <csignal>

#include <unistd.h>

namespace debrief {

namespace {

// What a signal handler may use.
std::string_view last_words_of_process;
volatile std::sig_atomic_t is_interrupted = 0;

void say_and_end(int signal) {
    (void)!::write(STDERR_FILENO, last_words_of_process.data(), last_words_of_process.size());
    std::raise(signal);  // its usual effect is back (SA_RESETHAND)
}

void note(int) {
    is_interrupted = 1;
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
    return is_interrupted != 0;
}

}  // namespace debrief
