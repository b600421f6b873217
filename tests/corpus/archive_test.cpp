#include "corpus/reader/archive.h"

#include "corpus/base/error.h"
#include "tests/support/archives.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

using Kind = PackedFile::Kind;
using Members = std::vector<std::string>;

std::string read_all(ByteSource& source) {
    std::string all;
    std::string block(1000, '\0');
    while (const std::size_t count = source.read(block)) all.append(block, 0, count);
    return all;
}

/// The members of an archive as "path: content".
Members members_of(InputStream& stream) {
    Members members;
    read_archive(stream, [&](const ArchiveMember& member, std::unique_ptr<ByteSource> bytes) {
        members.push_back(member.path + ": " + read_all(*bytes));
    });
    return members;
}

/// A zip whose members declare that their names are UTF-8, as all new programs do.
std::string declaring_utf8(std::string zip) {
    struct Header {
        std::string_view mark;
        std::size_t flags;  ///< where their second byte stands
    };
    constexpr char names_are_utf8 = 0x08;
    for (const Header& header : {Header{"PK\x03\x04", 7}, Header{"PK\x01\x02", 9}}) {
        for (std::size_t at = zip.find(header.mark); at != std::string::npos;
             at = zip.find(header.mark, at + 1))
            zip[at + header.flags] |= names_are_utf8;
    }
    return zip;
}

/// A tar whose member's name stands in an extended header (POSIX.1-2001), which is in UTF-8.
std::string pax_tar(const std::string& name, const std::string& content) {
    const auto with_header = [](std::string_view path, char type, std::string body) {
        std::string header(512, '\0');
        header.replace(0, path.size(), path);
        header.replace(124, 11, fmt::format("{:011o}", body.size()));
        header.replace(100, 7, "0000644");
        header.replace(148, 8, 8, ' ');
        header[156] = type;
        header.replace(257, 8, "ustar\00000"sv);
        unsigned sum = 0;
        for (const char c : header) sum += static_cast<unsigned char>(c);
        header.replace(148, 7, fmt::format("{:06o}", sum) + '\0');
        body.resize((body.size() + 511) / 512 * 512);
        return header + body;
    };
    const std::string field = " path=" + name + "\n";
    const std::string record = std::to_string(field.size() + 2) + field;
    return with_header("PaxHeader/x", 'x', record) + with_header("x", '0', content) + std::string(1024, '\0');
}

/// Bytes that come through a pipe, so that nothing can go back in them.
class Piped : public ByteSource {
 public:
    explicit Piped(std::string bytes) : bytes_(std::move(bytes)) {}
    std::size_t read(std::span<char> buffer) override {
        const std::size_t count = bytes_.copy(buffer.data(), buffer.size(), at_);
        at_ += count;
        return count;
    }
    [[nodiscard]] std::uint64_t bytes_consumed() const override { return at_; }

 private:
    std::string bytes_;
    std::size_t at_ = 0;
};

Members members_of(const std::string& bytes) {
    const TemporaryFolder folder;
    InputStream file = InputStream::open(folder.write("archive", bytes));
    return members_of(file);
}

Members piped_members_of(const std::string& bytes) {
    InputStream pipe{std::make_unique<Piped>(bytes)};
    return members_of(pipe);
}

const std::vector<PackedFile> plain_files{
    {"b.txt", "Fed cuts"}, {"sub", "", Kind::folder}, {"sub/a.txt", "rates"}, {"empty.txt", ""}};

}  // namespace

TEST_CASE("the files of an archive are read in its order, from files and pipes", "[corpus][archive]") {
    const auto packing = GENERATE(Packing::zip, Packing::tar, Packing::old_tar);
    const std::string bytes = pack(packing, plain_files);
    const Members expected{"b.txt: Fed cuts", "sub/a.txt: rates", "empty.txt: "};
    CHECK(looks_like_archive(bytes.substr(0, 512)));
    CHECK(members_of(bytes) == expected);
    CHECK(piped_members_of(bytes) == expected);
    for (const char* method : {"gzip", "zstd", "xz", "bzip2"}) {
        CAPTURE(method);
        CHECK(members_of(compress(method, bytes)) == expected);
    }
}

TEST_CASE("an archive without members is no error", "[corpus][archive]") {
    CHECK(members_of(pack(Packing::zip, {})).empty());
    CHECK(members_of(pack(Packing::tar, {})).empty());
    CHECK(piped_members_of(pack(Packing::tar, {})).empty());
    CHECK(members_of("").empty());
}

TEST_CASE("members know their time", "[corpus][archive]") {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("a.tar", pack(Packing::tar, plain_files)));
    std::vector<std::int64_t> times;
    read_archive(stream,
                 [&](const ArchiveMember& member, auto) { times.push_back(member.changed_nanoseconds); });
    CHECK(times == std::vector<std::int64_t>(3, 1'700'000'000'000'000'000));
}

TEST_CASE("what is no file, is hidden, or leads out of an archive is passed over", "[corpus][archive]") {
    const std::vector<PackedFile> files{
        {"a.txt", "first"},     {"link.txt", "a.txt", Kind::symbolic_link},
        {".hidden.txt", "x"},   {"sub/.git/config.txt", "x"},
        {"../up.txt", "x"},     {"sub/../../up.txt", "x"},
        {"/absolute.txt", "x"}, {"./sub//./b.txt", "last"},
    };
    const Members expected{"a.txt: first", "sub/b.txt: last"};
    CHECK(members_of(pack(Packing::tar, files)) == expected);
    CHECK(piped_members_of(pack(Packing::tar, files)) == expected);
    CHECK(members_of(pack(Packing::zip, files)) == expected);
    const std::vector<PackedFile> odd{{"a.txt", "first"},
                                      {"again.txt", "a.txt", Kind::hard_link},
                                      {"pipe.txt", "", Kind::pipe},
                                      {"z.txt", "last"}};
    CHECK(members_of(pack(Packing::tar, odd)) == Members{"a.txt: first", "z.txt: last"});
}

TEST_CASE("members' names come out in UTF-8, different ones different", "[corpus][archive]") {
    const std::vector<PackedFile> files{{"caf\xC3\xA9.txt", "1"}, {"caf\x82.txt", "2"}, {"caf\x83.txt", "3"}};
    const Members expected{"caf\xC3\xA9.txt: 1", "caf\xC3\xA9.txt: 2", "caf\xC3\xA2.txt: 3"};
    CHECK(members_of(pack(Packing::old_tar, files)) == expected);
    CHECK(members_of(pack(Packing::zip, files)) == expected);
}

TEST_CASE("names that declare UTF-8 come out in any locale", "[corpus][archive]") {
    const std::vector<PackedFile> files{{"caf\xC3\xA9.txt", "1"},
                                        {"\xE6\x96\xB0\xE8\x81\x9E/\xF0\x9F\x98\x80.txt", "2"}};
    const Members expected{"caf\xC3\xA9.txt: 1", "\xE6\x96\xB0\xE8\x81\x9E/\xF0\x9F\x98\x80.txt: 2"};
    CHECK(members_of(declaring_utf8(pack(Packing::zip, files))) == expected);
    CHECK(piped_members_of(declaring_utf8(pack(Packing::zip, files))) == expected);
    CHECK(members_of(pax_tar("caf\xC3\xA9.txt", "1")) == Members{"caf\xC3\xA9.txt: 1"});
}

TEST_CASE("a member may be left unread, and read in part", "[corpus][archive]") {
    const std::string long_text(300'000, 'x');
    const std::string bytes =
        pack(GENERATE(Packing::zip, Packing::tar), {{"a", long_text}, {"b", long_text}, {"c", "end"}});
    for (const bool is_piped : {false, true}) {
        CAPTURE(is_piped);
        const TemporaryFolder folder;
        InputStream stream = is_piped ? InputStream(std::make_unique<Piped>(bytes))
                                      : InputStream::open(folder.write("archive", bytes));
        Members found;
        read_archive(stream, [&](const ArchiveMember& member, std::unique_ptr<ByteSource> source) {
            std::string some(3, '\0');
            if (member.path != "b") some.resize(source->read(some));
            found.push_back(member.path + ": " + (member.path == "b" ? "" : some));
        });
        CHECK(found == Members{"a: xxx", "b: ", "c: end"});
    }
}

TEST_CASE("an encrypted member is told when it is read", "[corpus][archive]") {
    const std::string bytes = pack(Packing::encrypted_zip, plain_files);
    CHECK(thrown_by([&] { (void)members_of(bytes); }) == "is encrypted | ");
    CHECK(thrown_by([&] { (void)piped_members_of(bytes); }) == "is encrypted | ");
}

namespace {

/// What cannot be packed.
std::string noise() {
    std::string text;
    for (unsigned i = 0; text.size() < 100'000; ++i) text += std::to_string(i * 2654435761U);
    return text;
}

}  // namespace

TEST_CASE("of a damaged archive comes what lies before the damage", "[corpus][archive]") {
    const auto packing = GENERATE(Packing::zip, Packing::tar);
    const std::string bytes = pack(packing, {{"a.txt", "first"}, {"b.txt", noise()}, {"c.txt", "last"}});
    const std::string cut = bytes.substr(0, bytes.size() / 3);
    for (const bool is_piped : {false, true}) {
        CAPTURE(is_piped);
        const TemporaryFolder folder;
        InputStream stream = is_piped ? InputStream(std::make_unique<Piped>(cut))
                                      : InputStream::open(folder.write("archive", cut));
        Members found;
        const std::string failure = thrown_by([&] {
            read_archive(stream, [&](const ArchiveMember& member, std::unique_ptr<ByteSource> source) {
                found.push_back(member.path);
                (void)read_all(*source);
            });
        });
        CHECK(found == Members{"a.txt", "b.txt"});
        CHECK(failure.rfind("cannot read on: ", 0) == 0);
    }
}

TEST_CASE("bytes that are wrong in a zip are an error", "[corpus][archive]") {
    std::string bytes = pack(Packing::zip, {{"a.txt", noise()}});
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    CHECK(thrown_by([&] { (void)members_of(bytes); }).rfind("cannot read on: ", 0) == 0);
}

TEST_CASE("what is no archive is refused", "[corpus][archive]") {
    const auto bytes = GENERATE(as<std::string>{}, "text", "PK\x03\x04 and no more", std::string(2000, 'x'));
    CHECK(thrown_by([&] { (void)members_of(bytes); }).rfind("cannot read on: ", 0) == 0);
    CHECK(thrown_by([&] { (void)piped_members_of(bytes); }).rfind("cannot read on: ", 0) == 0);
}

TEST_CASE("an archive that expands beyond its budget is an error, read or not", "[corpus][archive]") {
    const std::string zeros(30'000'000, '\0');
    const std::vector<PackedFile> files{{"a", zeros}, {"b", zeros}, {"c", zeros}};
    const std::string bytes = pack(GENERATE(Packing::zip, Packing::tar), files);
    const std::string packed = compress("zstd", bytes);
    const TemporaryFolder folder;
    const std::string file = folder.write("bomb", packed);
    const bool is_read = GENERATE(false, true);
    CHECK(thrown_by([&] {
              InputStream stream = InputStream::open(file, InputStream::Accept::files, 100);
              read_archive(stream, [&](const ArchiveMember&, std::unique_ptr<ByteSource> source) {
                  std::string block(100'000, '\0');
                  while (is_read && source->read(block) > 0) {
                  }
              });
          }) == "expands to more than 100 times its size, the most it may | '--max-expansion' allows more");
}

TEST_CASE("an archive's table of contents is bounded", "[corpus][archive]") {
    const TemporaryFolder folder;
    // A file of nothing but its end, which claims a table of contents as long as all before it.
    const std::string file = folder / "directory.zip";
    const std::string end = "PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF\x00\x65\xCD\x1D\0\0\0\0\0\0"s;
    {
        const int number = ::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        REQUIRE(number >= 0);
        REQUIRE(::pwrite(number, end.data(), end.size(), 500'000'000) == static_cast<ssize_t>(end.size()));
        ::close(number);
    }
    CHECK(thrown_by([&] {
              InputStream stream = InputStream::open(file);
              read_archive(stream, [](const ArchiveMember&, auto) {});
          }) == "has a table of contents of more than 100000000 bytes, the most it may | ");
}

TEST_CASE("an archive is told by its name or its first bytes", "[corpus][archive]") {
    const auto name =
        GENERATE(as<std::string>{}, "a.zip", "A.ZIP", "a.b.tar", "a.tar.gz", "a.TGZ", "a.tar.zst");
    CHECK(is_archive_name(name));
    const auto other = GENERATE(as<std::string>{}, "", "zip", ".zip", "a.zip.txt", "a.gz", "a.zipx");
    CHECK_FALSE(is_archive_name(other));
    CHECK(looks_like_archive("PK\x03\x04"));
    CHECK_FALSE(looks_like_archive(""));
    CHECK_FALSE(looks_like_archive("PK"));
    CHECK_FALSE(looks_like_archive(std::string(512, '\0')));
    CHECK_FALSE(looks_like_archive(std::string(600, 'x')));
}
