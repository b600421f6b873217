#include "searcher/saved_queries.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;

TEST_CASE("saved queries come back, in order of their names", "[searcher][saved_queries]") {
    const TemporaryFolder folder;
    const std::string file = folder / "config/debrief/saved.tsv";
    {
        SavedQueries saved(file);
        CHECK(saved.all().empty());
        CHECK_FALSE(saved.save("rates", "fed rate"));
        CHECK_FALSE(saved.save("Chips", "(nvidia OR tsmc)\tsince:30d\n-\"x y\""));
        CHECK(saved.save("RATES", "ecb rate") == "fed rate");
    }
    CHECK(read_file(file) == "chips\t(nvidia OR tsmc) since:30d -\"x y\"\nrates\tecb rate\n");
    SavedQueries again(file);
    CHECK(again.find("cHIPS") == "(nvidia OR tsmc) since:30d -\"x y\"");
    CHECK_FALSE(again.find("chip"));
    CHECK(again.remove("chips") == "(nvidia OR tsmc) since:30d -\"x y\"");
    CHECK_FALSE(again.remove("chips"));
    CHECK(SavedQueries(file).all() == std::vector<SavedQuery>{{"rates", "ecb rate"}});
}

TEST_CASE("names of saved queries are words that a query can name", "[searcher][saved_queries]") {
    for (const char* name : {"a", "chips", "2026", "a-b_c", "\xC3\xA9tude", "_"}) CHECK(is_saved_name(name));
    for (const char* name :
         {"", "-a", "a b", "a:b", "a\tb", "\"a\"", "a/b", "..", "\xFF", "\xF0\x9F\x98\x80"})
        CHECK_FALSE(is_saved_name(name));
    CHECK(is_saved_name(std::string(64, 'a')));
    CHECK_FALSE(is_saved_name(std::string(65, 'a')));

    const TemporaryFolder folder;
    SavedQueries saved(folder / "saved.tsv");
    CHECK(thrown_by([&] { (void)saved.save("a b", "fed"); }) ==
          "'a b' is no name for a query | use letters, digits, '-' and '_', at most 64 bytes");
    CHECK(kind_thrown_by([&] { (void)saved.save("", "fed"); }) == ErrorKind::usage);
    CHECK(thrown_by([&] { (void)saved.save("a", " \n\t"); }) ==
          "there is no query to save | give it behind its name");
    CHECK(saved.all().empty());
}

TEST_CASE("lines that are no saved query are told and kept", "[searcher][saved_queries]") {
    const TemporaryFolder folder;
    const std::string file = folder.write(
        "saved.tsv", "# mine\nchips\tnvidia\nno tab\nbad name\tfed\nempty\t \n\nCHIPS\ttsmc\r\n\xFF\tx\n");
    std::string told;
    SavedQueries saved(file,
                       [&](const Problem& problem) { told += problem.where + ": " + problem.reason + "\n"; });
    CHECK(told == file + ":3: this is no name, tab and query\n" + file +
                      ":4: this is no name, tab and query\n" + file + ":5: this is no name, tab and query\n" +
                      file + ":7: 'chips' is saved twice; the first counts\n" + file +
                      ":8: this is no name, tab and query\n");
    CHECK(saved.all() == std::vector<SavedQuery>{{"chips", "nvidia"}});
    (void)saved.save("rates", "fed");
    CHECK(
        read_file(file) ==
        "# mine\nno tab\nbad name\tfed\nempty\t \nCHIPS\ttsmc\n\xEF\xBF\xBD\tx\nchips\tnvidia\nrates\tfed\n");
}

TEST_CASE("saved queries that cannot be read or written are told", "[searcher][saved_queries]") {
    const TemporaryFolder folder;
    CHECK(thrown_by([&] { (void)SavedQueries(folder.path()); }) ==
          "cannot read saved queries from '" + folder.path().string() + "' | ");
    const std::string large = folder.write("large.tsv", std::string(1'000'001, 'x'));
    CHECK(thrown_by([&] { (void)SavedQueries(large); }) ==
          "saved queries in '" + large + "' are more than 1000000 bytes | ");
    folder.write("file", "");
    CHECK(thrown_by([&] {
              SavedQueries saved(folder / "file/below/saved.tsv");
              (void)saved.save("a", "fed");
          }).starts_with("cannot write saved queries to '"));
    SavedQueries full(folder / "full.tsv");
    CHECK(thrown_by([&] { (void)full.save("a", std::string(1'000'001, 'x')); }) ==
          "saved queries would be more than 1000000 bytes | ");
}
