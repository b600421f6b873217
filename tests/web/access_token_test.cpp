#include "web/server/access_token.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;

namespace {

namespace fs = std::filesystem;

constexpr fs::perms private_file = fs::perms::owner_read | fs::perms::owner_write;

/// A file of this content that only its owner may read, unless told otherwise.
std::string token_file(const TemporaryFolder& folder, const std::string& content,
                       fs::perms perms = private_file) {
    folder.write("token", content);
    fs::permissions(folder / "token", perms);
    return folder / "token";
}

std::string why_unread(const std::string& file) {
    return thrown_by([&] { static_cast<void>(AccessToken::read(file)); });
}

}  // namespace

TEST_CASE("a token admits who shows it, and nobody else", "[web][access_token]") {
    const TemporaryFolder folder;
    const AccessToken token = AccessToken::read(token_file(folder, "0123456789abcdef\n"));
    CHECK(token.is_wanted());
    CHECK(token.admits("Bearer 0123456789abcdef"));
    CHECK(token.admits("bearer  0123456789abcdef"));
    CHECK(token.admits("Basic YW5uOjAxMjM0NTY3ODlhYmNkZWY="));  // ann:0123456789abcdef
    CHECK(token.admits("Basic OjAxMjM0NTY3ODlhYmNkZWY="));      // :0123456789abcdef
    const std::string wrong = GENERATE(
        "", "Bearer", "Bearer ", "0123456789abcdef", "Bearer 0123456789abcdeF", "Bearer 0123456789abcde",
        "Bearer 0123456789abcdef0", "Bearer 0123456789abcdef0123456789abcdef",
        "Bearer 0123456789abcdef, Bearer 0123456789abcdef", "Digest 0123456789abcdef",
        "Basic 0123456789abcdef", "Basic MDEyMzQ1Njc4OWFiY2RlZg==", "Basic YW5uOg==", "Basic !!!!", "Basic ");
    CAPTURE(wrong);
    CHECK_FALSE(token.admits(wrong));
}

TEST_CASE("without a token everyone is admitted", "[web][access_token]") {
    CHECK_FALSE(AccessToken().is_wanted());
    CHECK(AccessToken().admits(""));
    CHECK(AccessToken().admits("Bearer x"));
}

TEST_CASE("a file that others may read, or that holds no token, is none", "[web][access_token]") {
    const TemporaryFolder folder;
    const std::string file = folder / "token";
    CHECK(why_unread(token_file(folder, "0123456789abcdef", private_file | fs::perms::others_read)) ==
          "everyone on this machine may read or write the token in '" + file +
              "' | make another token, and run 'chmod 600' on its file");
    CHECK(why_unread(folder / "none") ==
          "cannot read the token in '" + (folder / "none") +
              "': No such file or directory | check the path and its permissions");
    CHECK(why_unread(fs::path(file).parent_path().string()).find("Is a directory") != std::string::npos);
    const std::string bad =
        GENERATE("", "\n", "0123456789abcde", "0123456789 abcdef", "0123456789abcdef\nsecond line",
                 "0123456789abcde\xC3\xA9", std::string(513, 'a'));
    CAPTURE(bad);
    CHECK(why_unread(token_file(folder, bad)) ==
          "there is no token in '" + file +
              "' | write one line of 16 to 512 characters into it, as 'openssl rand -hex 32' gives");
}
