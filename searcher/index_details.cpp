#include "searcher/index_details.h"

#include "indexer/document_values.h"
#include "indexer/schema.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_sources = 10;

using Tallies = std::map<std::string, std::size_t>;

std::vector<ValueTally> most_first(const Tallies& tallies) {
    std::vector<ValueTally> sorted;
    for (const auto& [value, briefings] : tallies) sorted.push_back({value, briefings});
    std::stable_sort(sorted.begin(), sorted.end(), [](const ValueTally& left, const ValueTally& right) {
        return left.briefings > right.briefings;
    });
    return sorted;
}

/// Stories that several briefings tell, and each of the other briefings as one.
std::size_t count_stories(const Xapian::Database& database) {
    std::set<std::string> told;
    std::size_t tellings = 0;
    for (auto value = database.valuestream_begin(slot::story); value != database.valuestream_end(slot::story);
         ++value, ++tellings) {
        told.insert(*value);
    }
    return database.get_doccount() - tellings + told.size();
}

void tally_values(const Xapian::Database& database, IndexDetails& details) {
    Tallies sources;
    Tallies languages;
    for (auto value = database.valuestream_begin(slot::facets);
         value != database.valuestream_end(slot::facets); ++value) {
        const FacetValues facets = decode_facets(*value);
        if (!facets.source.empty()) ++sources[facets.source];
        if (!facets.language.empty()) ++languages[facets.language];
    }
    details.sources = sources.size();
    details.first_sources = most_first(sources);
    details.first_sources.resize(std::min(most_sources, details.first_sources.size()));
    details.languages = most_first(languages);
}

std::vector<IndexPart> measure_parts(const IndexDirectory& directory) {
    std::map<std::string, std::uintmax_t> sizes;
    for (const std::string& shard : directory.read_manifest().shards) {
        std::error_code failure;  // a file may go while a writer works
        for (const auto& file : std::filesystem::directory_iterator(directory.shard(shard), failure)) {
            const std::uintmax_t bytes = file.file_size(failure);
            const bool is_table = file.path().extension() == ".glass";
            if (!failure) sizes[is_table ? file.path().stem().string() : "other"] += bytes;
        }
    }
    std::vector<IndexPart> parts;
    for (const auto& [name, bytes] : sizes) parts.push_back({name, bytes});
    std::stable_sort(parts.begin(), parts.end(),
                     [](const IndexPart& left, const IndexPart& right) { return left.bytes > right.bytes; });
    return parts;
}

}  // namespace

IndexDetails read_details(IndexReader& reader) {
    IndexDetails details;
    details.info = read_info(reader);
    reader.read([&](const Xapian::Database& database) {
        details.info.documents = database.get_doccount();
        details.dated = database.get_value_freq(slot::date);
        details.terms = 0;
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) ++details.terms;
        details.stories = count_stories(database);
        tally_values(database, details);
    });
    details.parts = measure_parts(reader.directory());
    return details;
}

}  // namespace debrief
