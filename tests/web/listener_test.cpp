#include "web/server/listener.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/raw_client.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <filesystem>
#include <optional>

#include <sys/socket.h>
#include <sys/stat.h>

using namespace debrief;
using namespace debrief::test;

namespace {

ListenAddress at_path(const std::string& path) {
    return {.kind = ListenAddress::Kind::unix_socket, .host = "", .path = path};
}

bool has_socket(const std::string& path) {
    return std::filesystem::is_socket(path);
}

}  // namespace

TEST_CASE("a port is taken, and a second server cannot share it", "[web][listener]") {
    const Listener listener{ListenAddress{}};
    CHECK(listener.address().port > 0);
    CHECK(listener.address().host == "127.0.0.1");
    const std::string name = to_string(listener.address());
    CHECK(thrown_by([&] { (void)Listener(listener.address()); }) ==
          "cannot answer on '" + name +
              "': Address already in use | choose another port, or 0 for any that is free");
    CHECK(kind_thrown_by([&] { (void)Listener(listener.address()); }) == ErrorKind::usage);
}

TEST_CASE("an address that is not this machine's is told", "[web][listener]") {
    CHECK(
        thrown_by([] { (void)Listener(ListenAddress{.host = "192.0.2.1", .port = 9}); }) ==
        "cannot answer on '192.0.2.1:9': Cannot assign requested address | choose another port, or 0 for any "
        "that is free");
}

TEST_CASE("a Unix socket is its owner's alone, and goes with its server", "[web][listener]") {
    const TemporaryFolder folder;
    const std::string path = folder / "debrief.sock";
    {
        const Listener listener(at_path(path));
        struct stat facts {};
        REQUIRE(::stat(path.c_str(), &facts) == 0);
        CHECK((facts.st_mode & 0777U) == 0600U);
        CHECK_NOTHROW(RawClient(path));
    }
    CHECK_FALSE(has_socket(path));
}

TEST_CASE("a Unix socket whose server was killed is replaced, nothing else is", "[web][listener]") {
    const TemporaryFolder folder;
    const std::string path = folder / "debrief.sock";
    SECTION("a dead one") {
        {
            const Listener listener(at_path(path));
            std::filesystem::create_hard_link(path, folder / "kept");
        }
        std::filesystem::rename(folder / "kept", path);
        REQUIRE(has_socket(path));
        const Listener second(at_path(path));
        CHECK_NOTHROW(RawClient(path));
    }
    SECTION("one that is answered on") {
        const Listener listener(at_path(path));
        CHECK(thrown_by([&] { (void)Listener(at_path(path)); }) ==
              "another server answers on '" + path + "' | end it, or give another path");
        CHECK(has_socket(path));
    }
    SECTION("a file") {
        (void)folder.write("debrief.sock", "precious");
        CHECK(thrown_by([&] { (void)Listener(at_path(path)); }) ==
              "'" + path + "' is there and is no socket | give another path");
        CHECK(read_file(path) == "precious");
    }
    SECTION("one that another server has made in its place") {
        std::optional<Listener> first(std::in_place, at_path(path));
        std::filesystem::remove(path);
        const Listener second(at_path(path));
        first.reset();
        CHECK(has_socket(path));
    }
    SECTION("a folder that is not there") {
        const std::string nowhere = folder / "nowhere/debrief.sock";
        CHECK(thrown_by([&] { (void)Listener(at_path(nowhere)); }) ==
              "cannot answer on 'unix:" + nowhere +
                  "': No such file or directory | give a path in a folder that you may write to");
    }
}

TEST_CASE("a socket that listens already is taken over", "[web][listener]") {
    const Listener opened{ListenAddress{}};
    const Listener listener(Descriptor(::dup(opened.number())));
    CHECK(listener.address().kind == ListenAddress::Kind::handed_over);
    CHECK(listener.address().port == opened.address().port);
    const int silent = ::socket(AF_INET, SOCK_STREAM, 0);
    CHECK(thrown_by([&] { (void)Listener(Descriptor(silent)); }) ==
          "descriptor " + std::to_string(silent) +
              " is no socket that listens | let a socket unit with 'ListenStream=' start this service");
}

TEST_CASE("a server answers at several places", "[web][listener]") {
    const TemporaryFolder folder;
    const auto listeners = open_listeners({ListenAddress{}, at_path(folder / "debrief.sock")});
    REQUIRE(listeners.size() == 2);
    CHECK_NOTHROW(RawClient(listeners[0].address().port));
    CHECK_NOTHROW(RawClient(folder / "debrief.sock"));
    CHECK(thrown_by([] { (void)open_listeners({{.kind = ListenAddress::Kind::handed_over}}); }) ==
          "systemd has handed over no socket | start this service by a socket unit");
}
