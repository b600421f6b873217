#include "tests/support/story_keys.h"

#include "indexer/index_directory.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/signature.h"
#include "indexer/story_key_list.h"
#include "indexer/story_profile.h"

#include <algorithm>

#include <xapian.h>

namespace debrief::test {

DocumentsByKey documents_by_key(const Xapian::Database& database) {
    DocumentsByKey by_key;
    for (auto post = database.postlist_begin(""); post != database.postlist_end(""); ++post) {
        const std::string signature = database.get_document(*post).get_value(slot::signature);
        for (const std::uint32_t key : story_keys(decode_signature(signature))) by_key[key].push_back(*post);
    }
    return by_key;
}

DocumentsByKey listed_documents_by_key(const Xapian::Database& database) {
    DocumentsByKey by_key;
    for (std::uint32_t list = 0; list < story_key_lists; ++list) {
        const std::string bytes = database.get_metadata(story_key_list_name(list));
        for (StoryKeyListReader keys(list, bytes); keys.next();) {
            const std::span<const std::uint32_t> documents = keys.documents();
            by_key[keys.key()].assign(documents.begin(), documents.end());
        }
    }
    return by_key;
}

void write_story_key_lists(Xapian::WritableDatabase& database) {
    const DocumentsByKey by_key = documents_by_key(database);
    StoryKeyListWriter writer;
    for (auto each = by_key.begin(); each != by_key.end();) {
        const std::uint32_t list = story_key_list_of(each->first);
        for (; each != by_key.end() && story_key_list_of(each->first) == list; ++each)
            writer.add(each->first, each->second);
        database.set_metadata(story_key_list_name(list), writer.take());
    }
}

std::map<std::uint32_t, std::vector<std::string>> listed_ids_by_key(const std::string& root) {
    const IndexDirectory index(root);
    const Xapian::Database database(index.shard(index.read_manifest().shards.front()).string());
    std::map<std::uint32_t, std::vector<std::string>> by_key;
    for (const auto& [key, documents] : listed_documents_by_key(database)) {
        std::vector<std::string>& ids = by_key[key];
        for (const std::uint32_t document : documents)
            ids.push_back(decode_record(database.get_document(document).get_data()).id);
        std::sort(ids.begin(), ids.end());
    }
    return by_key;
}

}  // namespace debrief::test
