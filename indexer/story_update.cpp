#include "indexer/story_update.h"

#include "indexer/schema.h"
#include "indexer/story_closure.h"
#include "indexer/story_clusters.h"
#include "indexer/story_graph.h"
#include "indexer/story_id.h"
#include "indexer/story_store.h"
#include "indexer/story_window.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

namespace debrief {

namespace {

/// From one document in so many on that was touched, all are looked at.
constexpr std::size_t touched_of_all = 8;

using Documents = std::vector<std::uint32_t>;

class StoryWriter {
 public:
    StoryWriter(Xapian::WritableDatabase& database, StoryStore& store) : database_(database), store_(store) {}

    /// Tells the stories that links make; no other link leads to what they hold together.
    void tell(std::vector<StoryEdge>& links) {
        for_each_part(links, [this](const LinkedDocuments& part) { tell(part); });
        std::sort(told_.begin(), told_.end());
    }

    /// After it: those of `documents` that tell no story with others have none.
    void clear_rest(const Documents& documents) {
        for (const std::uint32_t document : documents) {
            if (!std::binary_search(told_.begin(), told_.end(), document)) write(document, "");
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
    void tell(const LinkedDocuments& part) {
        std::vector<std::pair<StoryProfile, std::uint32_t>> heads;
        for (const std::uint32_t document : part.documents)
            heads.emplace_back(store_.read_head(document), document);
        std::sort(heads.begin(), heads.end(), [](const auto& left, const auto& right) {
            return is_told_before(left.first, right.first);
        });
        std::unordered_map<std::uint32_t, std::uint32_t> place;
        for (std::uint32_t i = 0; i < heads.size(); ++i) place[heads[i].second] = i;
        std::vector<StoryEdge> edges;
        for (const StoryEdge& link : part.links)
            edges.push_back({place[link.left], place[link.right], link.strength});
        const std::vector<std::uint32_t> first = merge_linked(heads.size(), edges);
        std::vector<std::size_t> tellings(heads.size(), 0);
        for (const std::uint32_t story : first) ++tellings[story];
        for (std::size_t i = 0; i < heads.size(); ++i) {
            if (tellings[first[i]] < 2) continue;
            write(heads[i].second, story_id(heads[first[i]].first.id));
            told_.push_back(heads[i].second);
        }
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
    }

    Xapian::WritableDatabase& database_;
    StoryStore& store_;
    Documents told_;  ///< that tell a story with others
};

void tell_all(Xapian::WritableDatabase& database, StoryStore& store) {
    StoryWriter writer(database, store);
    const Documents before = writer.documents_with_story();
    std::vector<StoryEdge> links = all_links(database, store);
    writer.tell(links);
    writer.clear_rest(before);
}

void tell_touched(Xapian::WritableDatabase& database, StoryStore& store, const CommittedIndex& committed,
                  const Documents& touched, std::chrono::days window) {
    committed.read([&](const Xapian::Database& old) {
        StoryStore before(old, window);
        AffectedDocuments affected = affected_documents(before, store, touched);
        StoryWriter writer(database, store);
        writer.tell(affected.links);
        writer.clear_rest(affected.documents);
    });
}

}  // namespace

StoryWindow update_stories(IndexWriter& writer, const CommittedIndex& committed, StoryScope scope,
                           std::optional<std::chrono::days> window) {
    const Documents touched = writer.touched_documents();
    StoryWindow result = StoryWindow::kept;
    if (touched.empty() && !window) return result;
    writer.read([&](Xapian::WritableDatabase& database) {
        const std::chrono::days before = remembered_story_window(database);
        const std::chrono::days days = window.value_or(before);
        if (days != before) {
            remember_story_window(database, days);
            result = StoryWindow::changed;
            scope = StoryScope::all;
        }
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
