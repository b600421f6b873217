#pragma once

#include "indexer/story_links.h"
#include "indexer/story_profile.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace debrief {

/// Tells of most pairs of briefings, without the profile of the one, that nothing links them: of each the
/// stems as hashes with weights, both coarse, and its names as hashes. No link is lost, since nothing is
/// taken for less than it is; what may be one is looked at again by the profiles. 12 bytes a briefing, 2 a
/// stem, 1 a name.
class StorySketches {
 public:
    /// Of documents up to the last.
    explicit StorySketches(std::uint32_t last_document, std::chrono::days window = default_story_window);

    /// Of documents in rising order. `crowd` is that of its fortnight.
    void add(std::uint32_t document, const StoryProfile& briefing, unsigned crowd);

    /// The briefing that others are seen from until the next call. It must stay where it is.
    void look_from(const StoryProfile& briefing, unsigned crowd);

    /// Whether that briefing may be linked to a document that was added, with which it shares so many keys
    /// that not too many have.
    [[nodiscard]] bool may_be_linked(std::uint32_t document, std::size_t shared_keys) const;

 private:
    static constexpr unsigned bits_of_stem = 11;
    static constexpr unsigned highest_level = 31;          ///< of a weight: the rest of two bytes
    static constexpr std::size_t documents_of_block = 64;  ///< so that places in it fit into two bytes

    struct Sketch {
        std::int32_t day = 0;     ///< since 1970
        std::uint16_t begin = 0;  ///< of its stems, then names, in the bytes of the block
        std::uint16_t dates = 0;  ///< a bit for each, by hash
        std::uint8_t stems = 0;
        std::uint8_t names = 0;
        std::uint8_t highest_weight = 0;  ///< in parts of 255
        std::uint8_t crowd : 3 = 0;
        std::uint8_t has_day : 1 = 0;
        std::uint8_t is_too_large : 1 = 0;  ///< for a sketch: anything may be linked to it
    };

    [[nodiscard]] static double step_of(const Sketch& sketch);  ///< between the levels of its weights
    [[nodiscard]] static std::size_t hash_of(std::string_view stem);

    std::chrono::days window_;
    std::vector<Sketch> sketches_;
    std::vector<std::vector<unsigned char>> blocks_;
    std::size_t block_ = 0;  ///< the last that was added to

    const StoryProfile* seen_from_ = nullptr;
    unsigned seen_crowd_ = 0;
    std::vector<std::size_t> seen_stems_;  ///< the hashes of its stems
    std::vector<float> weights_;  ///< of the briefing's stems, by hash; the most of those that share one
    std::vector<float> weights_in_title_;  ///< the same for those of its title
    std::vector<std::uint8_t> names_;      ///< 1 for the hashes of its names
};

}  // namespace debrief
