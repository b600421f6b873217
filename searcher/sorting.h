#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>

namespace Xapian {
class KeyMaker;
}

namespace debrief {

/// The order of hits. Where what they are sorted by is equal, they are in byte order of their ids; where it
/// is unknown, they come last.
enum class Sort {
    relevance,  ///< best first
    newest,     ///< by day of publication
    oldest,
    citations,  ///< most first
    title,      ///< by its words, regardless of capitals, accents and what is no letter or digit
    source,     ///< likewise, by who published them
};

inline constexpr std::array all_sorts{Sort::relevance, Sort::newest, Sort::oldest,
                                      Sort::citations, Sort::title,  Sort::source};

/// Their names, in the same order.
inline constexpr std::array<std::string_view, all_sorts.size()> sort_names{"relevance", "newest", "oldest",
                                                                           "citations", "title",  "source"};

[[nodiscard]] std::string_view to_string(Sort sort);

/// The order of that name; nothing where there is none.
[[nodiscard]] std::optional<Sort> find_sort(std::string_view name);

/// Makes keys whose ascending byte order is the order asked for, which is not relevance.
[[nodiscard]] std::unique_ptr<Xapian::KeyMaker> make_key_maker(Sort sort);

}  // namespace debrief
