#include "searcher/index_export.h"

#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/terms_behind.h"

#include <set>

#include <xapian.h>

namespace debrief {

namespace {

/// The briefing with this term of its id, if it is still there.
std::optional<Briefing> briefing_of(const Xapian::Database& database, const std::string& id_term) {
    const auto found = database.postlist_begin(id_term);
    if (found == database.postlist_end(id_term)) return std::nullopt;
    return decode_record(database.get_document(*found).get_data());
}

}  // namespace

std::size_t export_all(IndexReader& reader, const std::function<void(const Briefing&)>& on_briefing) {
    const std::string prefix(id_prefix);
    std::string last;  // that was given: where a read that is made again goes on
    std::size_t count = 0;
    reader.read([&](const Xapian::Database& database) {
        const auto end = database.allterms_end(prefix);
        for (auto term = terms_behind(database, prefix, last); term != end; ++term) {
            const auto briefing = briefing_of(database, *term);
            if (briefing) on_briefing(*briefing);
            count += briefing ? 1 : 0;
            last = *term;
        }
    });
    return count;
}

std::size_t export_matches(IndexReader& reader, SearchRequest request,
                           const std::function<void(const Briefing&)>& on_briefing) {
    request.limit = read_info(reader).documents;
    request.offset = 0;
    request.total = SearchRequest::Total::none;
    request.time_limit = {};
    request.is_corrected = false;
    request.snippets.count = 0;
    request.ranking.mode = RankingMode::plain;
    std::set<std::string> terms;
    for (const Hit& hit : search(reader, request).hits) terms.insert(to_term(id_prefix, hit.id));
    std::size_t count = 0;
    for (const std::string& term : terms) {
        std::optional<Briefing> briefing;
        reader.read([&](const Xapian::Database& database) { briefing = briefing_of(database, term); });
        if (briefing) on_briefing(*briefing);
        count += briefing ? 1 : 0;
    }
    return count;
}

}  // namespace debrief
