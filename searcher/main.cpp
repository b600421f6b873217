#include "searcher/commands.h"

int main(int argc, char** argv) {
    return debrief::run_program(debrief::query_program(), argc, argv);
}
