#include "indexer/signature.h"

#include "corpus/background.h"
#include "corpus/base/error.h"
#include "indexer/analysis.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace debrief {

namespace {

constexpr std::size_t longest_stem = 64;  ///< bytes
constexpr double counts_of_one_word = 4;  ///< counts are in quarters
constexpr double steps_of_rarity = 16;
constexpr std::size_t longest_in_nibble = 14;  ///< a rest of more bytes has its length in a byte of its own

struct StemOfText {
    double count = 0;
    double idf = 0;  ///< of its commonest form
};

struct RankedStem {
    std::string_view stem;
    const StemOfText* in_text = nullptr;
    double weight = 0;
};

std::size_t shared_bytes(std::string_view left, std::string_view right) {
    const std::size_t most = std::min({left.size(), right.size(), std::size_t{15}});
    std::size_t shared = 0;
    while (shared < most && left[shared] == right[shared]) ++shared;
    return shared;
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
    std::map<std::string_view, StemOfText> stems;
    for (const WeighedForm& form : forms) {
        if (form.count == 0 || form.stem.empty() || form.stem.size() > longest_stem) continue;
        if (is_stop_word(form.form)) continue;
        const double idf = background_idf(form.form);
        const auto [place, is_new] = stems.emplace(form.stem, StemOfText{0, idf});
        place->second.count += form.count;
        place->second.idf = std::min(place->second.idf, idf);
    }
    std::vector<RankedStem> ranked;
    for (const auto& [stem, in_text] : stems) {
        const double words = std::max(1.0, in_text.count / counts_of_one_word);
        ranked.push_back({stem, &in_text, (1 + std::log(words)) * in_text.idf});
    }
    const auto by_weight = [](const RankedStem& left, const RankedStem& right) {
        return left.weight != right.weight ? left.weight > right.weight : left.stem < right.stem;
    };
    const std::size_t kept = std::min(size, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end(),
                      by_weight);
    ranked.resize(kept);
    Signature signature;
    for (const auto& [stem, in_text, weight] : ranked) {
        const double rarity = std::clamp(std::round(in_text->idf * steps_of_rarity), 0.0, 255.0);
        signature.push_back({std::string(stem), static_cast<std::uint32_t>(in_text->count),
                             static_cast<std::uint8_t>(rarity)});
    }
    std::sort(signature.begin(), signature.end(),
              [](const auto& left, const auto& right) { return left.stem < right.stem; });
    return signature;
}

std::string encode_signature(const Signature& signature) {
    // Of each stem a byte with how much it shares with the one before and how much is left, then the rest,
    // then count and rarity.
    std::string bytes;
    std::string_view last;
    for (const auto& [stem, count, rarity] : signature) {
        const std::size_t shared = shared_bytes(last, stem);
        const std::string_view rest = std::string_view(stem).substr(shared);
        const std::size_t nibble = std::min(rest.size(), longest_in_nibble + 1);
        bytes += static_cast<char>(static_cast<unsigned char>(shared << 4U | nibble));
        if (nibble > longest_in_nibble) bytes += static_cast<char>(static_cast<unsigned char>(rest.size()));
        bytes += rest;
        add_number(bytes, count);
        bytes += static_cast<char>(rarity);
        last = stem;
    }
    return bytes;
}

Signature decode_signature(std::string_view bytes) {
    Signature signature;
    std::string stem;
    while (!bytes.empty()) {
        const std::uint32_t head = take_byte(bytes);
        const std::size_t shared = head >> 4U;
        if (shared > stem.size()) fail_to_decode();
        std::size_t rest = head & 0xFU;
        if (rest > longest_in_nibble) rest = take_byte(bytes);
        stem.resize(shared);
        stem += take_bytes(bytes, rest);
        const std::uint32_t count = take_number(bytes);
        signature.push_back({stem, count, static_cast<std::uint8_t>(take_byte(bytes))});
    }
    return signature;
}

}  // namespace debrief
