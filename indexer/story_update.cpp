#include "indexer/story_update.h"

#include "indexer/schema.h"
#include "indexer/story_closure.h"
#include "indexer/story_graph.h"
#include "indexer/story_id.h"
#include "indexer/story_key_update.h"
#include "indexer/story_store.h"
#include "indexer/story_tellings.h"
#include "indexer/story_window.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace debrief {

namespace {

/// From one document in so many on that was touched, all are looked at.
constexpr std::size_t touched_of_all = 24;

using Documents = std::vector<std::uint32_t>;

/// Xapian keeps all values of documents that were replaced in memory, up to 10,000 of them, or until the
/// values of a slot are read in order.
constexpr std::size_t most_replaced_in_memory = 500;

class StoryWriter {
 public:
    StoryWriter(Xapian::WritableDatabase& database, StoryStore& store) : database_(database), store_(store) {}

    /// Writes the stories that links make; no other link leads to what they hold together. Those of
    /// `documents` (rising) that tell none with others have none.
    void write(std::vector<StoryEdge>& links, const Documents& documents) {
        // In the order of the documents their places in the database are near each other. The story goes
        // before the want of one.
        std::vector<Telling> tellings = tellings_of(links, store_);
        for (const std::uint32_t document : documents) tellings.push_back({document, 0});
        std::stable_sort(tellings.begin(), tellings.end(), [](const Telling& left, const Telling& right) {
            return left.document < right.document;
        });
        std::uint32_t written = 0;
        for (const Telling& telling : tellings) {
            if (telling.document != written)
                write(telling.document, telling.first == 0 ? "" : story_of(telling.first));
            written = telling.document;
        }
    }

    [[nodiscard]] Documents documents_with_story() const {
        Documents documents;
        const auto end = database_.valuestream_end(slot::story);
        for (auto value = database_.valuestream_begin(slot::story); value != end; ++value)
            documents.push_back(value.get_docid());
        return documents;
    }

 private:
    [[nodiscard]] std::string story_of(std::uint32_t first) const {
        return story_id(store_.read_head(first).id);
    }

    void write(std::uint32_t number, const std::string& story) {
        Xapian::Document document = database_.get_document(number);
        const std::string before = document.get_value(slot::story);
        if (before == story) return;
        const std::string_view prefix = find_field("story")->prefix;
        if (!before.empty()) document.remove_term(to_term(prefix, before));
        if (!story.empty()) document.add_boolean_term(to_term(prefix, story));
        document.add_value(slot::story, story);
        database_.replace_document(number, document);
        if (++replaced_ % most_replaced_in_memory == 0) (void)database_.valuestream_begin(slot::story);
    }

    Xapian::WritableDatabase& database_;
    StoryStore& store_;
    std::size_t replaced_ = 0;
};

void tell_all(Xapian::WritableDatabase& database, StoryStore& store) {
    StoryWriter writer(database, store);
    const Documents before = writer.documents_with_story();
    std::vector<StoryEdge> links = all_links(store, store.window());
    writer.write(links, before);
}

void tell_touched(Xapian::WritableDatabase& database, StoryStore& store, const CommittedIndex& committed,
                  const Documents& touched, std::chrono::days window) {
    committed.read([&](const Xapian::Database& old) {
        StoryStore before(old, window);
        AffectedDocuments affected = affected_documents(before, store, touched);
        StoryWriter(database, store).write(affected.links, affected.documents);
    });
}

}  // namespace

std::vector<LateAddition> late_stories(StorySource& source, std::chrono::days window) {
    std::vector<StoryEdge> links = all_links(source, window);
    std::vector<LateAddition> stories;
    for (const Telling& telling : tellings_of(links, source)) {
        const std::string story = story_id(source.read_head(telling.first).id);
        stories.push_back(
            {telling.document, to_term(find_field("story")->prefix, story), {slot::story, story}});
    }
    return stories;
}

StoryWindow update_stories(IndexWriter& writer, const CommittedIndex& committed, StoryScope scope,
                           std::optional<std::chrono::days> window) {
    const Documents touched = writer.touched_documents();
    StoryWindow result = StoryWindow::kept;
    if (touched.empty() && !window) return result;
    if (scope != StoryScope::none) update_story_keys(writer, committed);
    writer.read([&](Xapian::WritableDatabase& database) {
        const std::chrono::days before = remembered_story_window(database);
        const std::chrono::days days = window.value_or(before);
        if (days != before) {
            remember_story_window(database, days);
            result = StoryWindow::changed;
            if (scope != StoryScope::none) scope = StoryScope::all;
        }
        if (scope == StoryScope::none) return;
        if (touched.empty() && result == StoryWindow::kept) return;
        StoryStore now(database, days);
        if (scope == StoryScope::fitting) {
            const bool is_much = touched.size() * touched_of_all > database.get_doccount();
            scope = is_much ? StoryScope::all : StoryScope::touched;
        }
        if (scope == StoryScope::all || committed.is_empty()) {
            tell_all(database, now);
        } else {
            tell_touched(database, now, committed, touched, days);
        }
    });
    return result;
}

}  // namespace debrief
