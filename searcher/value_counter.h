#pragma once

#include "searcher/facets.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
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

/// Counts briefings by the values of one field. Can count again and again, and knows each value, and what it
/// is counted under, by numbers that stay.
class ValueCounter {
 public:
    using KeysOf = ValueKeys (*)(std::string_view value);
    using FilterOf = std::string (*)(std::string_view value, std::string_view key);

    ValueCounter(FacetField field, KeysOf keys, FilterOf filter)
        : field_(field), keys_of_(keys), filter_of_(filter) {}

    ValueCounter(const ValueCounter&) = delete;  // it refers to texts of its own
    ValueCounter& operator=(const ValueCounter&) = delete;
    ValueCounter(ValueCounter&&) = default;
    ValueCounter& operator=(ValueCounter&&) = default;

    [[nodiscard]] FacetField field() const { return field_; }

    /// What `count` takes for a value; 0 for an empty one.
    [[nodiscard]] std::uint32_t number_of(std::string_view value);
    /// What the values with these numbers are counted under: each key once, in ascending order.
    [[nodiscard]] std::vector<std::uint32_t> keys_of(std::span<const std::uint32_t> numbers) const;

    /// Forgets what was counted, but no value.
    void begin();
    /// Briefings that have this value and no other; 0 for those without any.
    void count(std::uint32_t number, std::size_t briefings);
    /// Briefings that have these values, and their keys.
    void count(std::span<const std::uint32_t> numbers, std::span<const std::uint32_t> keys,
               std::size_t briefings = 1) {
        all_ += briefings;
        if (numbers.empty() || briefings == 0) return;
        with_value_ += briefings;
        for (const std::uint32_t number : numbers) count_spelling(number, briefings);
        for (const std::uint32_t key : keys) briefings_[key] += briefings;
    }
    /// Briefings of which each has one value at most: `number_of` tells which. To be called once, after
    /// `begin`.
    template <typename Briefings, typename NumberOf>
    void count_single(const Briefings& briefings, NumberOf&& number_of) {
        for (const auto& briefing : briefings) {
            const std::uint32_t number = number_of(briefing);
            ++all_;
            if (number == 0) continue;
            ++with_value_;
            count_spelling(number, 1);
        }
        for (const std::uint32_t number : counted_)
            for (const std::uint32_t key : spellings_[number].keys) briefings_[key] += times_[number];
    }

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
    using Numbers = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;

    static constexpr std::size_t recounted = 200;

    struct Spelling {
        std::string_view text{};
        std::vector<std::uint32_t> keys{};  ///< its own one first, each once
    };

    /// A value that stands in a briefing itself, as its commonest spelling shows it.
    struct Counted {
        std::size_t briefings = 0;
        std::string_view shown{};
        std::string_view key{};
        std::size_t times = 0;  ///< that spelling
    };
    [[nodiscard]] std::vector<std::uint32_t> own_keys() const;
    [[nodiscard]] std::size_t briefings_of_place(std::vector<std::uint32_t> keys, std::size_t place) const;
    [[nodiscard]] std::vector<Counted> counts_from(std::size_t least) const;
    [[nodiscard]] std::uint32_t number_of_key(const std::string& key);
    void count_spelling(std::uint32_t number, std::size_t times) {
        if (times_[number] == 0) counted_.push_back(number);
        times_[number] += times;
    }

    FacetField field_;
    KeysOf keys_of_;
    FilterOf filter_of_;
    Numbers spelling_numbers_;
    Numbers key_numbers_;
    std::vector<Spelling> spellings_{1};  ///< by number; the first is of no value
    std::vector<std::string_view> keys_;
    std::vector<std::size_t> times_{0};          ///< of spellings
    std::vector<std::size_t> briefings_;         ///< of keys
    std::vector<std::uint32_t> counted_;         ///< spellings, each once
    mutable std::vector<std::uint32_t> places_;  ///< of keys, in what is being put together; 0: none
    std::size_t all_ = 0;
    std::size_t with_value_ = 0;
};

}  // namespace debrief
