#include "searcher/sequence_memory.h"

#include "tests/support/catch.h"

using namespace debrief;

TEST_CASE("sequences are remembered as they are, empty ones too", "[searcher][sequence_memory]") {
    SequenceMemory memory;
    CHECK_FALSE(memory.find(7));
    memory.add(7, "seven");
    memory.add(3, "");
    memory.add(900, std::string("\0\x01", 2));
    memory.make_room();
    CHECK(memory.find(7) == "seven");
    CHECK(memory.find(3) == "");
    CHECK(memory.find(900) == std::string("\0\x01", 2));
    CHECK_FALSE(memory.find(0));
    CHECK_FALSE(memory.find(8));
    CHECK_FALSE(memory.find(100'000));
}

TEST_CASE("sequences past the bound are not remembered before there is room", "[searcher][sequence_memory]") {
    SequenceMemory memory(20);
    memory.add(1, "0123456789");  // and its size
    const auto kept = memory.find(1);
    memory.add(2, "abc");
    CHECK_FALSE(memory.find(2));
    CHECK(kept == "0123456789");
    memory.make_room();
    CHECK_FALSE(memory.find(1));
    memory.add(2, "abc");
    CHECK(memory.find(2) == "abc");
    memory.add(3, "longer than all there is room for");
    CHECK_FALSE(memory.find(3));
}
