#include "indexer/signature.h"

#include "corpus/background.h"
#include "corpus/base/error.h"
#include "indexer/analysis.h"
#include "indexer/byte_order.h"
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
    const WeighedStemOfForm* stem = nullptr;
    double weight = 0;
};

/// 1 + ln of how many words of usual weight a count is.
double weight_of_count(std::uint32_t count) {
    return 1 + std::log(std::max(1.0, count / counts_of_one_word));
}

double ranking_weight(const WeighedStemOfForm& stem) {
    // Logarithms of what most stems count.
    static const std::array<double, 256> small = [] {
        std::array<double, 256> weights{};
        for (std::uint32_t count = 0; count < weights.size(); ++count)
            weights[count] = weight_of_count(count);
        return weights;
    }();
    return (stem.count < small.size() ? small[stem.count] : weight_of_count(stem.count)) * stem.idf;
}

/// Each stem once, in byte order, with the counts of all its forms and the rarity of the commonest.
std::vector<WeighedStemOfForm> merge_forms(std::span<const WeighedStemOfForm> forms) {
    struct Sortable {
        std::uint64_t first_bytes = 0;
        const WeighedStemOfForm* form = nullptr;
    };
    std::vector<Sortable> sorted;
    sorted.reserve(forms.size());
    for (const WeighedStemOfForm& form : forms) sorted.push_back({first_bytes_of(form.stem), &form});
    std::sort(sorted.begin(), sorted.end(), [](const Sortable& left, const Sortable& right) {
        return left.first_bytes != right.first_bytes ? left.first_bytes < right.first_bytes
                                                     : left.form->stem < right.form->stem;
    });
    std::vector<WeighedStemOfForm> stems;
    stems.reserve(forms.size());
    for (const Sortable& each : sorted) {
        if (!stems.empty() && stems.back().stem == each.form->stem) {
            stems.back().count += each.form->count;
            stems.back().idf = std::min(stems.back().idf, each.form->idf);
        } else {
            stems.push_back(*each.form);
        }
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

Signature make_signature(std::span<const WeighedForm> forms, std::size_t size) {
    std::vector<WeighedStemOfForm> stems;
    for (const WeighedForm& form : forms) {
        if (form.count > 0 && !is_stop_word(form.form))
            stems.push_back({form.stem, form.count, background_idf(form.form)});
    }
    return make_signature(std::move(stems), size);
}

Signature make_signature(std::vector<WeighedStemOfForm> stems, std::size_t size) {
    std::erase_if(stems,
                  [](const auto& each) { return each.stem.empty() || each.stem.size() > longest_stem; });
    stems = merge_forms(stems);
    std::vector<RankedStem> ranked;
    ranked.reserve(stems.size());
    for (const WeighedStemOfForm& stem : stems) ranked.push_back({&stem, ranking_weight(stem)});
    const auto by_weight = [](const RankedStem& left, const RankedStem& right) {
        return left.weight != right.weight ? left.weight > right.weight : left.stem < right.stem;
    };
    const std::size_t kept = std::min(size, ranked.size());
    const auto end_of_kept = ranked.begin() + static_cast<std::ptrdiff_t>(kept);
    std::nth_element(ranked.begin(), end_of_kept, ranked.end(), by_weight);
    ranked.resize(kept);
    // They point into what is in byte order.
    std::sort(ranked.begin(), ranked.end(),
              [](const RankedStem& left, const RankedStem& right) { return left.stem < right.stem; });
    Signature signature;
    signature.reserve(kept);
    for (const auto& [stem, weight] : ranked) {
        const double rarity = std::clamp(std::round(stem->idf * steps_of_rarity), 0.0, 255.0);
        signature.push_back({std::string(stem->stem), stem->count, static_cast<std::uint8_t>(rarity)});
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
        const bool is_usual_rarity = rarity == (is_spelled ? rarity_of_spelled : common_stem(*number).rarity);
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
