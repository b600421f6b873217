#include "searcher/key_reader.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <string>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

using namespace debrief;

namespace {

/// The keys of what a terminal sends; `?` for others.
std::string keys_of(std::string_view bytes) {
    KeyDecoder decoder;
    std::string keys;
    for (const char byte : bytes) {
        if (const auto key = decoder.key_of(byte)) keys += *key == other_key ? '?' : *key;
    }
    return keys;
}

/// Keys read from a file, as from a pipe.
std::string keys_in(const std::string& text) {
    const test::TemporaryFolder folder;
    const int file = ::open(folder.write("in", text).c_str(), O_RDONLY | O_CLOEXEC);
    KeyReader reader(file);
    std::string keys;
    while (const auto key = reader.next_key()) keys += *key == other_key ? '?' : *key;
    ::close(file);
    return keys;
}

}  // namespace

TEST_CASE("keys of a terminal are told from its sequences", "[searcher][judging]") {
    CHECK(keys_of("012Yq\r\n ") == "012yq ");
    CHECK(keys_of("\x1B[A"
                  "1") == "?1");  // an arrow
    CHECK(keys_of("\x1B[15~"
                  "2") == "?2");  // F5: its digits judge nothing
    CHECK(keys_of("\x1B[1;5C"
                  "3") == "?3");  // control and an arrow
    CHECK(keys_of("\x1BOP"
                  "0") == "?0");  // F1
    CHECK(keys_of("\x1B"
                  "1") == "?");  // alt and 1
    CHECK(keys_of("\xC3\xA9\xE6\x97\xA5"
                  "s") == "??s");
    CHECK(keys_of(std::string_view("\0\x01\x7F", 3)) == std::string_view("\0\x01\x7F", 3));
}

TEST_CASE("elsewhere each line is a key", "[searcher][judging]") {
    CHECK(keys_in("1\n\n Y \r\nno\n3") == "1y?3");
    CHECK(keys_in("").empty());
    CHECK(keys_in("\x1B[15~\n2\n") == "?2");
    CHECK(keys_in(std::string(10'000'000, '1') + "\n0\n") == "?0");
}

TEST_CASE("lines and keys are read from one stream", "[searcher][judging]") {
    const test::TemporaryFolder folder;
    const int file = ::open(folder.write("in", "muse spark\n1\n\nlast").c_str(), O_RDONLY | O_CLOEXEC);
    KeyReader reader(file);
    CHECK_FALSE(reader.is_terminal());
    CHECK(reader.next_line() == "muse spark");
    CHECK(reader.next_key() == '1');
    CHECK(reader.next_line() == "");
    CHECK(reader.next_line() == "last");
    CHECK(reader.next_line() == std::nullopt);
    CHECK(reader.next_key() == std::nullopt);
    ::close(file);
}
