#include "indexer/story_update.h"

#include "indexer/schema.h"
#include "indexer/story_closure.h"
#include "indexer/story_clusters.h"
#include "indexer/story_components.h"
#include "indexer/story_id.h"
#include "indexer/story_store.h"

#include <algorithm>
#include <map>
#include <vector>

#include <xapian.h>

namespace debrief {

namespace {

/// From one document in so many on that was touched, all are looked at.
constexpr std::size_t touched_of_all = 8;

/// So many documents' profiles are held at once, but for a component that has more.
constexpr std::size_t documents_at_once = 5'000;

using Documents = std::vector<std::uint32_t>;

class StoryWriter {
 public:
    StoryWriter(Xapian::WritableDatabase& database, StoryStore& store) : database_(database), store_(store) {}

    /// Tells the stories of documents that nothing links to others than themselves.
    void tell(const Documents& documents) {
        std::vector<StoryProfile> profiles;
        profiles.reserve(documents.size());
        for (const std::uint32_t document : documents) profiles.push_back(store_.read_profile(document));
        const std::vector<std::size_t> first =
            group_stories(profiles, [this](std::uint32_t key) { return store_.frequency(key); });
        std::vector<std::size_t> tellings(profiles.size(), 0);
        for (const std::size_t story : first) ++tellings[story];
        for (std::size_t i = 0; i < documents.size(); ++i)
            write(documents[i], tellings[first[i]] > 1 ? story_id(profiles[first[i]].id) : "");
    }

    /// Removes the stories of documents that have none and are not in `kept`, which rises.
    void clear_but(const Documents& kept) {
        Documents cleared;
        const auto end = database_.valuestream_end(slot::story);
        for (auto value = database_.valuestream_begin(slot::story); value != end; ++value) {
            if (!std::binary_search(kept.begin(), kept.end(), value.get_docid()))
                cleared.push_back(value.get_docid());
        }
        for (const std::uint32_t document : cleared) write(document, "");
    }

 private:
    void write(std::uint32_t number, const std::string& story) {
        Xapian::Document document = database_.get_document(number);
        const std::string before = document.get_value(slot::story);
        if (before == story) return;
        const std::string_view prefix = find_field("story")->prefix;
        if (!before.empty()) document.remove_term(to_term(prefix, before));
        if (!story.empty()) document.add_boolean_term(to_term(prefix, story));
        document.add_value(slot::story, story);
        database_.replace_document(number, document);
    }

    Xapian::WritableDatabase& database_;
    StoryStore& store_;
};

void tell_all(Xapian::WritableDatabase& database, StoryStore& store) {
    StoryWriter writer(database, store);
    Documents linked;
    Documents together;
    const auto components = linked_components(database, store);
    for (const Documents& component : components) {
        if (together.size() + component.size() > documents_at_once && !together.empty()) {
            writer.tell(together);
            together.clear();
        }
        together.insert(together.end(), component.begin(), component.end());
        linked.insert(linked.end(), component.begin(), component.end());
    }
    if (!together.empty()) writer.tell(together);
    std::sort(linked.begin(), linked.end());
    writer.clear_but(linked);
}

}  // namespace

void update_stories(IndexWriter& writer, const CommittedIndex& committed, StoryScope scope) {
    const Documents touched = writer.touched_documents();
    if (touched.empty()) return;
    writer.read([&](Xapian::WritableDatabase& database) {
        StoryStore now(database);
        if (scope == StoryScope::fitting) {
            const bool is_much = touched.size() * touched_of_all > database.get_doccount();
            scope = is_much ? StoryScope::all : StoryScope::touched;
        }
        if (scope == StoryScope::all || committed.is_empty()) {
            tell_all(database, now);
            return;
        }
        committed.read([&](const Xapian::Database& old) {
            StoryStore before(old);
            StoryWriter(database, now).tell(affected_documents(before, now, touched));
        });
    });
}

}  // namespace debrief
