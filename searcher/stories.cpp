#include "searcher/stories.h"

#include "corpus/base/text.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/query_notes.h"

#include <optional>
#include <tuple>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_unknown_told = 16;
constexpr std::size_t most_tellings_looked_at = 1'000;

std::string story_term(std::string_view story) {
    return to_term(find_field("story")->prefix, story);
}

void look_up_story(Query& query, const Xapian::Database& database, std::vector<QueryNote>& unknown) {
    query.forms.clear();
    const std::string story = to_ascii_lower(trim(query.text));
    if (database.term_exists(story_term(story))) {
        query.forms.push_back(story);
        return;
    }
    const std::string term = to_term(id_prefix, query.text);
    const auto telling = database.postlist_begin(term);
    if (telling == database.postlist_end(term)) {
        unknown.push_back(
            {query.offset, fmt::format("there is no story or briefing {}", quoted_piece(query.text))});
        return;
    }
    std::string told = database.get_document(*telling).get_value(slot::story);
    if (!told.empty()) query.forms.push_back(std::move(told));
}

void look_up_all(Query& query, const Xapian::Database& database, std::vector<QueryNote>& unknown) {
    const bool is_story =
        query.kind == Query::Kind::field && query.field->match == FieldMatch::story && query.text != "*";
    if (is_story) look_up_story(query, database, unknown);
    for (Query& child : query.children) look_up_all(child, database, unknown);
}

}  // namespace

void look_up_stories(Query& query, const Xapian::Database& database, std::vector<QueryNote>& notes) {
    std::vector<QueryNote> unknown;
    look_up_all(query, database, unknown);
    if (unknown.size() > most_unknown_told) unknown.resize(most_unknown_told);
    notes.insert(notes.end(), unknown.begin(), unknown.end());
}

std::string title_of_story(const Xapian::Database& database, std::string_view story) {
    const std::string term = story_term(story);
    using Place = std::tuple<bool, std::string, std::string>;  // whether undated, day, id
    std::optional<Place> first;
    Xapian::docid document = 0;
    std::size_t looked_at = 0;
    for (auto telling = database.postlist_begin(term);
         telling != database.postlist_end(term) && looked_at < most_tellings_looked_at;
         ++telling, ++looked_at) {
        const Xapian::Document values = database.get_document(*telling, Xapian::DOC_ASSUME_VALID);
        std::string day = values.get_value(slot::date);
        const bool is_undated = day.empty();
        Place place(is_undated, std::move(day), values.get_value(slot::id));
        if (first && *first <= place) continue;
        first = std::move(place);
        document = *telling;
    }
    if (!first) return "";
    const Briefing briefing = decode_record(database.get_document(document).get_data());
    return briefing.title.empty() ? briefing.id : briefing.title;
}

}  // namespace debrief
