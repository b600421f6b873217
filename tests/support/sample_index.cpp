#include "tests/support/sample_index.h"

#include "indexer/document_builder.h"
#include "indexer/index_writer.h"
#include "indexer/record.h"

#include <xapian.h>

namespace debrief::test {

SampleIndex::SampleIndex(const std::vector<Briefing>& briefings) {
    add(briefings);
}

void SampleIndex::add(const std::vector<Briefing>& briefings) const {
    IndexWriter writer(directory());
    DocumentBuilder builder;
    for (const Briefing& briefing : briefings)
        writer.put(briefing.id, builder.build(briefing, {fingerprint(briefing), ""}));
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

Briefing make_briefing(std::string id, std::string title, std::string text) {
    Briefing briefing;
    briefing.id = std::move(id);
    briefing.title = std::move(title);
    briefing.text = std::move(text);
    return briefing;
}

}  // namespace debrief::test
