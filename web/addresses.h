#pragma once

#include "corpus/whole_text.h"
#include "web/search_state.h"

#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// The pages that show a query in one way or another, in the order of the menu.
enum class View { search, stories, claims, figures, quotes, timeline, sources, help, none };

/// The id of a sentence that begins at a place, on its briefing's page: "text-532", by part and byte.
[[nodiscard]] std::string anchor_of(const BriefingPlace& place);

/// Addresses of our own pages, for templates: absolute paths, percent-encoded, to be escaped as all text is.
class Addresses {
 public:
    explicit Addresses(std::string base_path) : base_(std::move(base_path)) {}

    /// A path of ours as a client sees it: `path("/style.css")`.
    [[nodiscard]] std::string path(std::string_view path) const { return base_ + std::string(path); }

    [[nodiscard]] std::string search(const SearchState& state) const;
    [[nodiscard]] std::string search(std::string_view query) const;
    /// The page of a view, for a query; without one, the view's own beginning.
    [[nodiscard]] std::string view(View view, std::string_view query,
                                   std::span<const std::string> filters = {}) const;
    /// The query lights words there; empty: none.
    [[nodiscard]] std::string briefing(std::string_view id, std::string_view query = "") const;
    /// The place of a sentence on its briefing's page (`anchor_of`).
    [[nodiscard]] std::string sentence(std::string_view id, const BriefingPlace& place,
                                       std::string_view query = "") const;
    /// By the id of a story or of any of its tellings.
    [[nodiscard]] std::string story(std::string_view id) const;
    /// Why two briefings tell one story, or two; by their ids.
    [[nodiscard]] std::string story_reasons(std::string_view left, std::string_view right) const;
    /// The API's answer about a story.
    [[nodiscard]] std::string story_json(std::string_view id) const;
    /// A story's tellings as Atom.
    [[nodiscard]] std::string story_feed(std::string_view id) const;
    [[nodiscard]] std::string source(std::string_view host) const;
    /// The feed of what a state finds: its newest, whatever its order and page.
    [[nodiscard]] std::string feed(SearchState state) const;
    /// All that a state finds as a file: "csv", "jsonl" or "md", whatever its page.
    [[nodiscard]] std::string export_as(SearchState state, std::string_view format) const;

 private:
    std::string base_;
};

}  // namespace debrief
