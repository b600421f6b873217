#include "indexer/command_index.h"

int main(int argc, char** argv) {
    return debrief::run_program(debrief::index_program(), argc, argv);
}
