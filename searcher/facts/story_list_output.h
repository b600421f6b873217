#pragma once

#include "searcher/facts/story_list.h"
#include "searcher/output.h"
#include "searcher/output_pattern.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

inline constexpr std::array story_list_columns{
    Column{"id", "/id", "what 'debrief story' takes"},
    Column{"title", "/title", "of the telling that stands for the story"},
    Column{"first", "/first", "day of the first telling, ISO 8601"},
    Column{"last", "/last", "day of the last telling, ISO 8601"},
    Column{"briefings", "/briefings", "how many tell it"},
    Column{"owners", "/owners", "whom they cite"},
    Column{"sources", "/sources", "who published them"},
    Column{"tellings", "/tellings", "ids of the briefings"},
    Column{"headline", "/headline", "id of the telling that stands for the story"},
    Column{"matching", "/matching", "how many tellings the query finds"},
    Column{"url", "/url", "of the telling that stands for the story"},
};

inline constexpr std::array story_tellings_columns{
    Column{"id", "/id", "what 'debrief story' takes"},
    Column{"tellings", "/tellings", "ids of the briefings that tell it"},
    Column{"first", "/first", "day of the first telling, ISO 8601"},
    Column{"last", "/last", "day of the last telling, ISO 8601"},
};

[[nodiscard]] std::string to_text(const StoryList& list, const TextStyle& style);
[[nodiscard]] nlohmann::ordered_json to_json(const StoryList& list);
[[nodiscard]] nlohmann::ordered_json to_json(const StoryTellings& story);

/// "2026-04-08 to 2026-04-10", "2026-04-08", or "undated".
[[nodiscard]] std::string story_days(const std::optional<Day>& first, const std::optional<Day>& last);

/// "3 tellings", "1 telling": a number with its noun.
[[nodiscard]] std::string with_noun(std::size_t number, std::string_view noun);

/// "press 3 · party 1 · social 0": how many owners there are of each kind.
[[nodiscard]] std::string owners_text(const CitedOwners& owners);

/// `head`, then the first `most` values with commas between and how many more there are, in lines of at most
/// 80 columns; those behind the first are indented as far as `head` reaches. Made safe for a terminal.
[[nodiscard]] std::string hanging_list(std::string_view head, std::span<const std::string> values,
                                       std::size_t most);

}  // namespace debrief
