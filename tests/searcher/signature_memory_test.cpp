#include "searcher/signature_memory.h"

#include "corpus/base/error.h"
#include "indexer/schema.h"
#include "indexer/signature.h"
#include "searcher/signature_vectors.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <string>
#include <vector>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// As an index stores them; every fifth text has none.
std::vector<std::string> stored_signatures(std::size_t count, unsigned seed) {
    Random random(seed);
    std::vector<std::string> stored(count);
    for (std::size_t text = 0; text < count; ++text) {
        Signature signature;
        for (std::size_t i = text % 5 == 0 ? 0 : 1 + random.below(40); i > 0; --i) {
            const auto times = static_cast<std::uint32_t>(1 + random.below(30));
            const auto rarity = static_cast<std::uint8_t>(random.below(256));
            signature.push_back({std::to_string(1000 * i + random.below(4)), times, rarity});
        }
        stored[text] = encode_signature(signature);
    }
    return stored;
}

/// An index with nothing but signatures, in two shards.
Xapian::Database index_of_signatures(const std::vector<std::string>& signatures) {
    std::vector<Xapian::WritableDatabase> parts;
    for (int i = 0; i < 2; ++i) parts.emplace_back("", Xapian::DB_BACKEND_INMEMORY);
    for (std::size_t i = 0; i < signatures.size(); ++i) {
        Xapian::Document document;
        document.add_value(slot::signature, signatures[i]);
        parts[i % 2].add_document(document);
    }
    Xapian::Database index;
    for (const Xapian::WritableDatabase& part : parts) index.add_database(part);
    return index;
}

}  // namespace

TEST_CASE("vectors of remembered signatures are those of the stored ones, bit for bit",
          "[searcher][signature_memory][property]") {
    const std::vector<std::string> stored = stored_signatures(120, 1);
    const Xapian::Database index = index_of_signatures(stored);
    const std::size_t most_bytes = GENERATE(std::size_t{1} << 30U, std::size_t{30'000}, std::size_t{0});
    SignatureMemory memory(most_bytes);
    Random random(2);
    for (int i = 0; i < 50; ++i) {
        CAPTURE(most_bytes, i);
        std::vector<std::uint32_t> documents;
        std::vector<std::string> signatures;
        for (std::size_t k = random.below(40); k > 0; --k) {  // some twice
            documents.push_back(static_cast<std::uint32_t>(1 + random.below(stored.size())));
            signatures.push_back(stored[documents.back() - 1]);
        }
        memory.read(index, documents);
        const SignatureVectors expected = SignatureVectors::of_stored(signatures);
        const SignatureVectors vectors = SignatureVectors::of_documents(memory, documents);
        REQUIRE(vectors.size() == expected.size());
        CHECK(vectors.similarities() == expected.similarities());
        for (std::size_t text = 0; text < documents.size(); ++text) {
            const auto stems = vectors.stems(text);
            REQUIRE(stems.size() == expected.stems(text).size());
            for (std::size_t each = 0; each < stems.size(); ++each) {
                CHECK(vectors.name(stems[each]) == expected.name(expected.stems(text)[each]));
                CHECK(vectors.weights(text)[each] == expected.weights(text)[each]);
            }
        }
    }
}

TEST_CASE("the memory of signatures stays near its bound", "[searcher][signature_memory]") {
    const std::vector<std::string> stored = stored_signatures(400, 3);
    const Xapian::Database index = index_of_signatures(stored);
    SignatureMemory memory(60'000);
    std::size_t most = 0;
    for (std::uint32_t document = 1; document <= stored.size(); ++document) {
        memory.read(index, std::vector<std::uint32_t>{document});
        most = std::max(most, memory.bytes());
    }
    CHECK(most > 60'000);
    CHECK(most < 62'000);
}

TEST_CASE("a damaged signature is an error each time, and harms no other", "[searcher][signature_memory]") {
    std::vector<std::string> stored = stored_signatures(10, 4);
    stored[3] = stored[2] + "\x0f";
    const Xapian::Database index = index_of_signatures(stored);
    SignatureMemory memory;
    for (int i = 0; i < 2; ++i) CHECK_THROWS_AS(memory.read(index, std::vector<std::uint32_t>{2, 4}), Error);
    const std::vector<std::uint32_t> documents{3, 2, 7};
    memory.read(index, documents);
    CHECK(SignatureVectors::of_documents(memory, documents).similarities() ==
          SignatureVectors::of_stored(std::vector<std::string>{stored[2], stored[1], stored[6]})
              .similarities());
}
