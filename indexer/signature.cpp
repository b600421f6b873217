#include "indexer/signature.h"

#include "corpus/background.h"
#include "corpus/base/error.h"
#include "indexer/analysis.h"
#include "indexer/byte_sort.h"
#include "indexer/common_stems.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <optional>

namespace debrief {

namespace {

constexpr std::size_t longest_stem = 64;  ///< bytes
constexpr double counts_of_one_word = 4;  ///< counts are in quarters
constexpr double steps_of_rarity = 16;

constexpr std::array<std::uint32_t, 3> usual_counts{5, 4, 8};  ///< told by their place; 3: another
constexpr std::uint32_t count_places = usual_counts.size() + 1;
constexpr std::uint8_t rarity_of_spelled = 154;  ///< of what `background.txt` does not have

struct RankedStem {
    const StemOfText* stem = nullptr;
    double weight = 0;
};

/// Each stem once, in byte order, with the counts of all its forms and the rarity of the commonest.
std::vector<StemOfText> merge_forms(std::vector<StemOfText> forms) {
    std::ranges::sort(forms, {}, &StemOfText::stem);
    std::vector<StemOfText> stems;
    for (const StemOfText& form : forms) {
        if (!stems.empty() && stems.back().stem == form.stem)
            stems.back().add(form);
        else
            stems.push_back(form);
    }
    return stems;
}

void add_number(std::string& bytes, std::uint32_t rest) {
    for (; rest >= 0x80; rest >>= 7U) bytes += static_cast<char>((rest & 0x7FU) | 0x80U);
    bytes += static_cast<char>(rest);
}

[[noreturn]] void fail_to_decode() {
    throw Error(ErrorKind::index, "a stored signature is damaged",
                "build the index again with 'debrief-index --rebuild PATH...'");
}

std::string_view take_bytes(std::string_view& rest, std::size_t count) {
    if (count > rest.size()) fail_to_decode();
    const std::string_view taken = rest.substr(0, count);
    rest.remove_prefix(count);
    return taken;
}

std::uint32_t take_byte(std::string_view& rest) {
    return static_cast<unsigned char>(take_bytes(rest, 1).front());
}

std::uint32_t take_number(std::string_view& rest) {
    std::uint32_t number = 0;
    for (unsigned shift = 0; shift < 32; shift += 7) {
        const std::uint32_t byte = take_byte(rest);
        number |= (byte & 0x7FU) << shift;
        if (byte < 0x80) return number;
    }
    fail_to_decode();
}

}  // namespace

double weight_of_count(std::uint32_t count) {
    const auto weight = [](std::uint32_t its) {
        return 1 + std::log(std::max(1.0, its / counts_of_one_word));
    };
    // What most stems count.
    static const std::array<double, 256> small = [&] {
        std::array<double, 256> weights{};
        for (std::uint32_t its = 0; its < weights.size(); ++its) weights[its] = weight(its);
        return weights;
    }();
    return count < small.size() ? small[count] : weight(count);
}

Signature make_signature(std::span<const WeighedForm> forms, std::size_t size) {
    std::vector<StemOfText> stems;
    for (const WeighedForm& form : forms) {
        if (form.count > 0 && !is_stop_word(form.form))
            stems.push_back({form.stem, form.count, background_idf(form.form)});
    }
    return make_signature(merge_forms(std::move(stems)), size);
}

Signature make_signature(const std::vector<StemOfText>& stems, std::size_t size) {
    std::vector<RankedStem> ranked;
    ranked.reserve(stems.size());
    for (const StemOfText& stem : stems) {
        if (!stem.stem.empty() && stem.stem.size() <= longest_stem)
            ranked.push_back({&stem, weight_of_count(stem.count) * stem.idf});
    }
    const auto by_weight = [](const RankedStem& left, const RankedStem& right) {
        return left.weight != right.weight ? left.weight > right.weight : left.stem->stem < right.stem->stem;
    };
    const std::size_t kept = std::min(size, ranked.size());
    std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end(),
                     by_weight);
    std::vector<SortableText> sorted;
    sorted.reserve(kept);
    for (std::uint32_t i = 0; i < kept; ++i) sorted.push_back({first_bytes_of(ranked[i].stem->stem), i});
    sort_by_bytes(sorted, [&](std::uint32_t number) { return ranked[number].stem->stem; });
    Signature signature;
    signature.reserve(kept);
    for (const SortableText& each : sorted) {
        const StemOfText& stem = *ranked[each.number].stem;
        const double rarity = std::clamp(std::round(stem.idf * steps_of_rarity), 0.0, 255.0);
        signature.push_back({std::string(stem.stem), stem.count, static_cast<std::uint8_t>(rarity)});
    }
    return signature;
}

std::string encode_signature(const Signature& signature) {
    std::string bytes;
    bytes.reserve(signature.size() * 4);
    std::size_t next_number = 0;
    for (const auto& [stem, count, rarity] : signature) {
        assert(!stem.empty() && stem.size() <= longest_stem);
        const std::optional<std::uint32_t> number = find_common_stem(stem);
        const bool is_spelled = !number || *number < next_number;
        const std::size_t place = is_spelled ? stem.size() : longest_stem + 1 + *number - next_number;
        const auto usual = std::find(usual_counts.begin(), usual_counts.end(), count);
        const auto count_place = static_cast<std::size_t>(usual - usual_counts.begin());
        const bool is_usual_rarity = rarity == (is_spelled ? rarity_of_spelled : common_stem_rarity(*number));
        add_number(bytes, static_cast<std::uint32_t>((place * count_places + count_place) * 2 +
                                                     (is_usual_rarity ? 0 : 1)));
        if (is_spelled) {
            bytes += stem;
        } else {
            next_number = *number + std::size_t{1};
        }
        if (usual == usual_counts.end()) add_number(bytes, count);
        if (!is_usual_rarity) bytes += static_cast<char>(rarity);
    }
    return bytes;
}

Signature decode_signature(std::string_view bytes) {
    Signature signature;
    for (SignatureCursor stem(bytes); stem.next();)
        signature.push_back({std::string(stem.stem()), stem.count(), stem.rarity()});
    return signature;
}

bool SignatureCursor::next() {
    if (rest_.empty()) return false;
    const std::uint32_t head = take_number(rest_);
    const std::size_t place = head / (2 * count_places);
    if (place == 0) fail_to_decode();
    if (place <= longest_stem) {
        stem_ = take_bytes(rest_, place);
        rarity_ = rarity_of_spelled;
    } else {
        const std::size_t number = next_number_ + place - (longest_stem + 1);
        if (number >= common_stem_count()) fail_to_decode();
        const CommonStem common = common_stem(number);
        stem_ = common.stem;
        rarity_ = common.rarity;
        next_number_ = number + 1;
    }
    const std::uint32_t count_place = head / 2 % count_places;
    count_ = count_place < usual_counts.size() ? usual_counts[count_place] : take_number(rest_);
    if (head % 2 == 1) rarity_ = static_cast<std::uint8_t>(take_byte(rest_));
    return true;
}

}  // namespace debrief
