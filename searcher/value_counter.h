#pragma once

#include "searcher/facets.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// What the filters of a value are made from: the text that a filter for it looks for, and all texts whose
/// filters keep briefings with this value too (`meta.com` for `ai.meta.com`).
struct ValueKeys {
    std::string own;  ///< empty: nothing can look for the value
    std::vector<std::string> wider{};
};

/// Counts briefings by the values of one field.
class ValueCounter {
 public:
    using KeysOf = ValueKeys (*)(std::string_view value);
    using FilterOf = std::string (*)(std::string_view value, std::string_view key);

    ValueCounter(FacetField field, KeysOf keys_of, FilterOf filter_of)
        : field_(field), keys_of_(keys_of), filter_of_(filter_of) {}

    [[nodiscard]] FacetField field() const { return field_; }

    /// To be called for each briefing before its values.
    void begin_briefing() { ++briefing_; }
    void add(std::string_view value);

    /// How many of the briefings a filter for `key` keeps, where their values do not tell.
    using Recount = std::function<std::size_t(std::string_view key)>;

    /// The `most` values with most briefings among those that stand in a briefing themselves. Of several
    /// spellings of one the commonest is shown. With `recount`, the first, 200 at least, are counted by it.
    [[nodiscard]] Facet result(std::size_t most, const Recount& recount = {}) const;

 private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Numbers = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;

    static constexpr std::size_t recounted = 200;

    struct Spelling {
        std::vector<std::size_t> keys;  ///< its own one first
        std::size_t times = 0;
    };
    struct Key {
        std::size_t briefings = 0;
        std::size_t last_briefing = 0;
    };

    /// A value that stands in a briefing itself, as its commonest spelling shows it.
    struct Counted {
        std::size_t briefings = 0;
        std::string_view shown;
        std::string_view key;
        std::size_t times = 0;  ///< that spelling
    };
    [[nodiscard]] std::vector<Counted> all_counts() const;
    [[nodiscard]] std::size_t number_of_spelling(std::string_view value);
    [[nodiscard]] std::size_t number_of_key(const std::string& key);

    FacetField field_;
    KeysOf keys_of_;
    FilterOf filter_of_;
    Numbers spelling_numbers_;
    Numbers key_numbers_;
    std::vector<Spelling> spellings_;
    std::vector<Key> keys_;
    std::size_t briefing_ = 0;  ///< the one that is being counted, from 1 on
    std::size_t last_with_value_ = 0;
    std::size_t with_value_ = 0;
};

}  // namespace debrief
