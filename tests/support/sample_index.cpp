#include "tests/support/sample_index.h"

#include "indexer/document_builder.h"
#include "indexer/index_writer.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/story_key_update.h"
#include "indexer/xapian_document.h"

#include <filesystem>

#include <xapian.h>

namespace debrief::test {

SampleIndex::SampleIndex(const std::vector<Briefing>& briefings, const Stories& stories) {
    add(briefings, stories);
}

void SampleIndex::add(const std::vector<Briefing>& briefings, const Stories& stories) const {
    IndexWriter writer(directory());
    DocumentBuilder builder;
    for (const Briefing& briefing : briefings) {
        Xapian::Document document = to_xapian_document(builder.build(briefing, {fingerprint(briefing), ""}));
        if (const auto story = stories.find(briefing.id); story != stories.end()) {
            document.add_value(slot::story, story->second);
            document.add_boolean_term(to_term(find_field("story")->prefix, story->second));
        }
        writer.put(briefing.id, document);
    }
    update_story_keys(writer, CommittedIndex(directory()));
    writer.commit();
}

SearchResult SampleIndex::search(const std::string& query) const {
    SearchRequest request;
    request.query = query;
    return search(request);
}

SearchResult SampleIndex::search(const SearchRequest& request) const {
    IndexReader reader(directory());
    return debrief::search(reader, request);
}

std::vector<std::string> SampleIndex::ids(const std::string& query) const {
    std::vector<std::string> ids;
    for (const Hit& hit : search(query).hits) ids.push_back(hit.id);
    return ids;
}

ShardedIndex::ShardedIndex(const std::vector<const SampleIndex*>& parts) {
    directory().prepare();
    Manifest manifest{schema_version, {}};
    for (const SampleIndex* const part : parts) {
        const IndexDirectory from = part->directory();
        for (const std::string& shard : from.read_manifest().shards) {
            manifest.shards.push_back("shard-" + std::to_string(manifest.shards.size()));
            std::filesystem::copy(from.shard(shard), directory().shard(manifest.shards.back()),
                                  std::filesystem::copy_options::recursive);
        }
    }
    directory().write_manifest(manifest);
}

Briefing make_briefing(std::string id, std::string title, std::string text) {
    Briefing briefing;
    briefing.id = std::move(id);
    briefing.title = std::move(title);
    briefing.text = std::move(text);
    return briefing;
}

}  // namespace debrief::test
