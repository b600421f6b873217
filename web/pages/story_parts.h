#pragma once

#include "searcher/facts/story_heads.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Pieces that the pages of stories have in common, as markup.

/// Rows of markup, as many as fit into so many bytes: what documents hold may be long, pages are not.
class BoundedRows {
 public:
    explicit BoundedRows(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    /// Whether there was room. Once there was none, rows are counted and left out.
    bool add(std::string_view row);

    [[nodiscard]] const std::string& html() const { return html_; }
    [[nodiscard]] std::size_t shown() const { return shown_; }
    [[nodiscard]] std::size_t left_out() const { return left_out_; }
    [[nodiscard]] bool is_full() const { return left_out_ > 0; }

 private:
    std::size_t most_bytes_;
    std::string html_;
    std::size_t shown_ = 0;
    std::size_t left_out_ = 0;
};

/// Whom a story cites: `7 owners: 4 press, 2 party, 1 social`; empty for nobody.
[[nodiscard]] std::string cited_owners_text(const CitedOwners& owners);

/// `a, b, c and 3 more`: each cut where it is long.
[[nodiscard]] std::string short_list(const std::vector<std::string>& values, std::size_t most);

}  // namespace debrief
