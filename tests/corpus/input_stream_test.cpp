#include "corpus/base/input_stream.h"

#include "corpus/base/error.h"
#include "tests/support/archives.h"
#include "tests/support/catch.h"
#include "tests/support/gzip.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// All of a stream, read in pieces of `step` bytes.
std::string read_all(InputStream& stream, std::size_t step = 1000) {
    std::string all;
    std::string piece(step, '\0');
    while (const std::size_t count = stream.read(piece)) {
        all.append(piece, 0, count);
        if (count < step) break;
    }
    return all;
}

std::string numbers(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += std::to_string(i) + "\n";
    return text;
}

}  // namespace

TEST_CASE("a file is read as it is, or unpacked where its content is gzip", "[corpus][input_stream]") {
    const TemporaryFolder folder;
    const std::string text = numbers(40'000);
    const std::string half = text.substr(0, 100'001);
    struct Case {
        const char* name;
        std::string bytes;
        std::string expected;
    };
    const auto [name, bytes, expected] = GENERATE_COPY(values<Case>({
        {"empty", "", ""},
        {"one byte", "x", "x"},
        {"long", text, text},
        {"gzip", gzip(text), text},
        {"gzip of nothing", gzip(""), ""},
        {"gzip of two members", gzip(half) + gzip(text.substr(half.size())), text},
        {"no gzip.gz", "plain", "plain"},
        {"gzip magic only", "\x1F\x8B", "\x1F\x8B"},
        {"zstd", compress("zstd", text), text},
        {"xz", compress("xz", text), text},
        {"bzip2", compress("bzip2", text), text},
        {"no bzip2", "BZhou is a name", "BZhou is a name"},
    }));
    CAPTURE(name);
    InputStream stream = InputStream::open(folder.write(name, bytes));
    CHECK(read_all(stream) == expected);
    CHECK(stream.bytes_consumed() == bytes.size());
    std::string more(10, '\0');
    CHECK(stream.read(more) == 0);
}

TEST_CASE("looking ahead takes nothing", "[corpus][input_stream]") {
    const TemporaryFolder folder;
    const std::string text = numbers(1000);
    InputStream stream = InputStream::open(folder.write("file", text));
    CHECK(stream.peek(5) == text.substr(0, 5));
    CHECK(stream.peek(3) == text.substr(0, 3));
    CHECK(stream.peek(100) == text.substr(0, 100));
    CHECK(read_all(stream, 7) == text);
    CHECK(stream.peek(5).empty());

    InputStream brief = InputStream::open(folder.write("brief", "ab"));
    CHECK(brief.peek(4096) == "ab");
    InputStream moved = std::move(brief);
    CHECK(read_all(moved) == "ab");
}

TEST_CASE("a gzip file that breaks off is an error, not an end", "[corpus][input_stream]") {
    const TemporaryFolder folder;
    const std::string whole = gzip(numbers(40'000));
    struct Case {
        std::size_t length;
        const char* expected;
    };
    const auto [length, expected] = GENERATE_COPY(values<Case>({
        {20, "cannot read on: truncated gzip input | "},
        {whole.size() / 2, "cannot read on: truncated gzip input | "},
        {whole.size() - 1, "cannot read on: it is damaged or breaks off | "},
    }));
    CAPTURE(length);
    const std::string file = folder.write("file.gz", whole.substr(0, length));
    CHECK(thrown_by([&] {
              InputStream stream = InputStream::open(file);
              (void)read_all(stream);
          }) == expected);
}

TEST_CASE("what is no file is refused without waiting for it", "[corpus][input_stream]") {
    const TemporaryFolder folder;
    const auto open = [](const std::string& name) {
        return thrown_by([&] { const InputStream stream = InputStream::open(name); });
    };
    const std::string pipe = folder / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(open(pipe) == "not a regular file | ");
    CHECK(open("/dev/null") == "not a regular file | ");
    CHECK(open(folder.path().string()) == "not a regular file | ");
    CHECK(open(folder / "missing") == "cannot read: No such file or directory | ");
    CHECK(kind_thrown_by([&] { (void)InputStream::open(folder / "missing"); }) == ErrorKind::corpus);
    if (::geteuid() != 0) {
        const std::string secret = folder.write("secret", "x");
        std::filesystem::permissions(secret, std::filesystem::perms::none);
        CHECK(open(secret) == "cannot read: Permission denied | ");
    }
}

TEST_CASE("an operand that cannot be opened is named", "[corpus][input_stream]") {
    const TemporaryFolder folder;
    const std::string missing = folder / "missing";
    CHECK(thrown_by([&] { (void)open_operand(missing); }) ==
          "'" + missing + "': cannot read: No such file or directory | ");
    InputStream stream = open_operand(folder.write("file", "text"));
    CHECK(read_all(stream) == "text");
}

TEST_CASE("what is compressed twice is refused", "[corpus][input_stream]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("twice.gz", gzip(gzip("text")));
    CHECK(thrown_by([&] { (void)InputStream::open(file); }) == "is compressed more than once | ");
}

TEST_CASE("what stands before damage is read, then the damage is told", "[corpus][input_stream]") {
    const TemporaryFolder folder;
    const std::string text = numbers(400'000);
    const std::string packed = compress(GENERATE("gzip", "zstd", "bzip2"), text);
    InputStream stream = InputStream::open(folder.write("file", packed.substr(0, packed.size() - 20)));
    (void)stream.peek(4096);
    std::string all;
    const std::string failure = thrown_by([&] {
        std::string piece(1000, '\0');
        for (;;) all.append(piece, 0, stream.read(piece));
    });
    CHECK(failure.rfind("cannot read on: ", 0) == 0);
    CHECK(text.rfind(all, 0) == 0);
    CHECK_FALSE(all.empty());
}

TEST_CASE("a small file that expands without end is an error", "[corpus][input_stream]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("bomb.zst", compress("zstd", std::string(70'000'000, ' ')));
    const auto read = [&](std::size_t expansion) {
        return thrown_by([&] {
            InputStream stream = InputStream::open(file, InputStream::Accept::files, expansion);
            std::string piece(1'000'000, '\0');
            while (stream.read(piece) > 0) {
            }
        });
    };
    CHECK(read(100) ==
          "expands to more than 100 times its size, the most it may | '--max-expansion' allows more");
    CHECK(read(100'000) == "nothing");
}

TEST_CASE("the first bytes that come out of a file are free", "[corpus][input_stream]") {
    ExpansionBudget budget(10);
    budget.spend(ExpansionBudget::free_bytes, 1);
    CHECK_FALSE(budget.is_exceeded());
    budget.spend(1000, ExpansionBudget::free_bytes);
    CHECK_FALSE(budget.is_exceeded());
    CHECK(kind_thrown_by([&] {
              budget.spend(ExpansionBudget::free_bytes * 10, ExpansionBudget::free_bytes);
          }) == ErrorKind::corpus);
    CHECK(budget.is_exceeded());
    CHECK(kind_thrown_by([&] { budget.spend(0, ExpansionBudget::free_bytes); }) == ErrorKind::corpus);
}

TEST_CASE("only a file whose bytes come as they are can be read back and forth", "[corpus][input_stream]") {
    const TemporaryFolder folder;
    const InputStream plain = InputStream::open(folder.write("plain", "text"));
    REQUIRE(plain.plain_file());
    CHECK(plain.plain_file()->bytes == 4);
    CHECK_FALSE(InputStream::open(folder.write("packed", gzip("text"))).plain_file());
    CHECK_FALSE(InputStream::open("/dev/null", InputStream::Accept::anything_readable).plain_file());
}
