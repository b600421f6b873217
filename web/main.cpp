#include "web/command_web.h"

int main(int argc, char** argv) {
    return debrief::run_program(debrief::web_program(), argc, argv);
}
