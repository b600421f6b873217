#include "indexer/story_key_list.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <map>
#include <set>
#include <utility>

using namespace debrief;
using namespace debrief::test;

namespace {

using Documents = std::vector<std::uint32_t>;
using DocumentsByKey = std::map<std::uint32_t, Documents>;

std::string encode(const DocumentsByKey& by_key) {
    StoryKeyListWriter writer;
    for (const auto& [key, documents] : by_key) writer.add(key, documents);
    return writer.take();
}

DocumentsByKey decode(std::uint32_t list, std::string_view bytes) {
    DocumentsByKey by_key;
    for (StoryKeyListReader reader(list, bytes); reader.next();) {
        const std::span<const std::uint32_t> documents = reader.documents();
        CHECK(documents.size() == reader.frequency());
        by_key[reader.key()].assign(documents.begin(), documents.end());
    }
    return by_key;
}

Documents some_documents(Random& random) {
    std::set<std::uint32_t> documents;
    const std::size_t bound = std::size_t{1} << (3 + random.below(20));
    for (std::size_t count = 1 + random.below(30); count > 0; --count)
        documents.insert(static_cast<std::uint32_t>(1 + random.below(bound)));
    return {documents.begin(), documents.end()};
}

/// Takes all that bytes tell, as far as they can be read.
void read_any(std::uint32_t list, std::string_view bytes, Random& random) {
    try {
        std::uint32_t last = 0;
        for (StoryKeyListReader reader(list, bytes); reader.next();) {
            CHECK(story_key_list_of(reader.key()) == list);
            CHECK(reader.key() >= last);
            last = reader.key();
            CHECK(reader.frequency() <= bytes.size());
            if (random.below(2) == 0) (void)reader.documents();
        }
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::index);
        CHECK(std::string(error.what()) == "a list of stories' keys is damaged");
    }
}

}  // namespace

TEST_CASE("lists of keys are named in their order", "[indexer][story_key_list]") {
    CHECK(story_key_list_of(0) == 0);
    CHECK(story_key_list_of(0x123456) == 1);
    CHECK(story_key_list_of(0xFFFFFFFF) == story_key_lists - 1);
    CHECK(story_key_list_name(0) == std::string("keys:\0\0", 7));
    CHECK(story_key_list_name(0x102) == "keys:\x01\x02");
    CHECK(story_key_list_name(255) < story_key_list_name(256));
}

TEST_CASE("a list of keys takes few bytes", "[indexer][story_key_list]") {
    struct Case {
        DocumentsByKey by_key;
        std::string_view bytes;
    };
    const std::vector<Case> cases{
        {{}, {}},
        {{{0x00300000, {1}}}, {"\0\0", 2}},
        {{{0x00300001, {7}}, {0x00300002, {7, 8}}, {0x00300004, {1, 2, 131}}},
         {"\x02\x06\x01\x00\x06\x00\x03\x01\x00\x00\x80\x01", 12}},
        {{{0xFFFFFFFF, {0xFFFFFFFF}}}, {"\xFE\xFF\x7F\xFE\xFF\xFF\xFF\x0F", 8}},
    };
    for (const Case& each : cases) {
        CHECK(encode(each.by_key) == each.bytes);
        const std::uint32_t list = each.by_key.empty() ? 0 : story_key_list_of(each.by_key.begin()->first);
        CHECK(decode(list, each.bytes) == each.by_key);
    }
}

TEST_CASE("a list of keys says what was put into it", "[indexer][story_key_list][property]") {
    const auto seed = GENERATE(range(0U, 30U));
    CAPTURE(seed);
    Random random(seed);
    const auto list = static_cast<std::uint32_t>(random.below(story_key_lists));
    const std::uint32_t first = list << 20U;
    DocumentsByKey by_key;
    for (std::size_t count = random.below(60); count > 0; --count)
        by_key[first + static_cast<std::uint32_t>(random.below(1U << 20U))] = some_documents(random);
    const std::string bytes = encode(by_key);
    CHECK(decode(list, bytes) == by_key);
    for (const auto& [key, documents] : by_key) {
        CHECK(story_key_frequency(bytes, key) == documents.size());
        CHECK(story_key_documents(bytes, key) == documents);
        const std::uint32_t other = key ^ 1U;
        CHECK(story_key_frequency(bytes, other) == (by_key.contains(other) ? by_key.at(other).size() : 0));
        CHECK(story_key_documents(bytes, other).empty() != by_key.contains(other));
    }
    for (std::size_t end = 0; end < bytes.size(); end += 1 + random.below(9))
        read_any(list, std::string_view(bytes).substr(0, end), random);
    for (int times = 0; times < 20 && !bytes.empty(); ++times) {
        std::string damaged = bytes;
        damaged[random.below(damaged.size())] ^= static_cast<char>(1U << random.below(8));
        read_any(list, damaged, random);
    }
}

TEST_CASE("a list that cannot have been written is told to be damaged", "[indexer][story_key_list]") {
    const auto bytes = GENERATE(values<std::string>({
        "\xFF",                                                           // a number without an end
        std::string("\x02", 1),                                           // no document
        std::string("\x03\x05\x01", 3),                                   // fewer documents than said
        std::string("\x03\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11),  // as many as no memory holds
        std::string("\x80\x80\x80\x01\x01", 5),                           // a key behind the list
        std::string("\x02\xFF\xFF\xFF\xFF\x0F", 6),                       // a document behind the last number
        std::string("\x02\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11),
    }));
    const auto read_all = [&] { (void)decode(5, bytes); };
    CHECK_THROWS_WITH(read_all(), "a list of stories' keys is damaged");
}
