#include "indexer/word_sequence.h"

#include "indexer/byte_codec.h"
#include "indexer/schema.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <optional>

#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::size_t check_bytes = 2;
constexpr std::size_t keys_per_bucket = 4;
constexpr unsigned most_bits = 32;
constexpr std::uint32_t parts = 3;
constexpr std::string_view what = "the sequence of a briefing's words";

std::array<char, check_bytes> check_of(std::string_view content) {
    const std::uint64_t hash = XXH3_64bits(content.data(), content.size());
    return {static_cast<char>(hash & 0xFFU), static_cast<char>(hash >> 8U & 0xFFU)};
}

/// A key's hash: its upper half tells the bucket, its lower one with the bucket's displacement the number.
std::uint64_t hash_of(std::string_view key, std::uint8_t seed) {
    return XXH3_64bits_withSeed(key.data(), key.size(), seed);
}

std::size_t bucket_of(std::uint64_t hash, std::size_t buckets) {
    return static_cast<std::size_t>((hash >> 32U) * buckets >> 32U);
}

std::uint32_t number_from(std::uint64_t hash, std::uint8_t displacement, unsigned bits) {
    // A finaliser of MurmurHash3's kind: what differs in few bits comes to lie far apart.
    auto mixed = static_cast<std::uint32_t>(hash) + displacement * 0x9E3779B9U;
    mixed = (mixed ^ mixed >> 16U) * 0x85EBCA6BU;
    mixed = (mixed ^ mixed >> 13U) * 0xC2B2AE35U;
    return mixed >> (32U - bits);
}

/// Numbers for keys, none given twice.
struct PerfectHash {
    unsigned bits = 1;
    std::uint8_t seed = 0;
    std::string displacements;
    std::vector<std::uint32_t> numbers;  ///< by key
};

/// Displaces the buckets one after the other, those of most keys first, until their keys have numbers that
/// are free. Nothing where a bucket finds none.
std::optional<PerfectHash> try_hash(std::span<const std::string_view> keys, unsigned bits,
                                    std::uint8_t seed) {
    const std::size_t buckets = (keys.size() + keys_per_bucket - 1) / keys_per_bucket;
    PerfectHash result{bits, seed, std::string(buckets, '\0'), std::vector<std::uint32_t>(keys.size())};
    std::vector<std::uint64_t> hashes(keys.size());
    std::vector<std::uint32_t> first_of(buckets + 1);  // of a bucket's keys, in `by_bucket`
    for (std::size_t i = 0; i < keys.size(); ++i) {
        hashes[i] = hash_of(keys[i], seed);
        ++first_of[bucket_of(hashes[i], buckets) + 1];
    }
    std::partial_sum(first_of.begin(), first_of.end(), first_of.begin());
    std::vector<std::uint32_t> by_bucket(keys.size());
    std::vector<std::uint32_t> next(first_of.begin(), first_of.end() - 1);
    for (std::size_t i = 0; i < keys.size(); ++i)
        by_bucket[next[bucket_of(hashes[i], buckets)]++] = static_cast<std::uint32_t>(i);

    std::vector<std::uint32_t> order(buckets);
    std::iota(order.begin(), order.end(), 0U);
    const auto size_of = [&](std::uint32_t bucket) { return first_of[bucket + 1] - first_of[bucket]; };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t left, std::uint32_t right) { return size_of(left) > size_of(right); });

    std::vector<bool> is_taken(std::size_t{1} << bits);
    for (const std::uint32_t bucket : order) {
        const std::span<const std::uint32_t> members(by_bucket.data() + first_of[bucket], size_of(bucket));
        const auto place = [&](std::uint8_t displacement) {
            for (std::size_t i = 0; i < members.size(); ++i) {
                const std::uint32_t number = number_from(hashes[members[i]], displacement, bits);
                if (is_taken[number]) {
                    for (std::size_t j = 0; j < i; ++j) is_taken[result.numbers[members[j]]] = false;
                    return false;
                }
                is_taken[number] = true;
                result.numbers[members[i]] = number;
            }
            return true;
        };
        unsigned displacement = 0;
        while (displacement < 256 && !place(static_cast<std::uint8_t>(displacement))) ++displacement;
        if (displacement == 256) return std::nullopt;
        result.displacements[bucket] = static_cast<char>(displacement);
    }
    return result;
}

PerfectHash make_hash(std::span<const std::string_view> keys) {
    // One number in five stays free: hardly any bucket then tries in vain.
    const std::size_t room = std::max<std::size_t>(keys.size() + keys.size() / 4, 2);
    for (auto bits = static_cast<unsigned>(std::bit_width(room - 1));; ++bits) {
        for (unsigned seed = 0; seed < 256; ++seed) {
            if (auto found = try_hash(keys, bits, static_cast<std::uint8_t>(seed))) return *std::move(found);
        }
    }
}

/// The words' numbers of `bits` bits each, one behind the other.
void add_numbers(std::string& bytes, std::span<const std::uint32_t> words, const PerfectHash& hash) {
    std::uint64_t pending = 0;
    unsigned filled = 0;
    for (const std::uint32_t word : words) {
        pending |= std::uint64_t{hash.numbers[word]} << filled;
        for (filled += hash.bits; filled >= 8; filled -= 8, pending >>= 8U)
            bytes += static_cast<char>(pending & 0xFFU);
    }
    if (filled > 0) bytes += static_cast<char>(pending & 0xFFU);
}

std::size_t bytes_for(std::size_t words, unsigned bits) {
    return (words * bits + 7) / 8;
}

}  // namespace

std::string encode_word_sequence(std::span<const SequenceRun> runs, std::span<const std::uint32_t> words,
                                 std::span<const std::string_view> keys) {
    if (words.empty()) return {};
    const PerfectHash hash = make_hash(keys);
    ByteWriter writer;
    writer.add_number(hash.displacements.size());
    writer.add_number(runs.size());
    std::uint32_t behind = 0;  // the place behind the run before
    for (const SequenceRun& run : runs) {
        writer.add_number(std::size_t{run.words} * parts + static_cast<std::size_t>(run.part));
        writer.add_number(run.first_place - behind);
        behind = run.first_place + run.words;
    }
    std::string content{static_cast<char>(hash.bits), static_cast<char>(hash.seed)};
    content += writer.take();
    content += hash.displacements;
    content.reserve(content.size() + bytes_for(words.size(), hash.bits));
    add_numbers(content, words, hash);
    const auto check = check_of(content);
    content.insert(content.begin(), check.begin(), check.end());
    return content;
}

WordSequence::WordSequence(std::string_view bytes) {
    ByteReader reader(what, bytes.substr(std::min(check_bytes + 2, bytes.size())));
    if (bytes.size() < check_bytes + 2) reader.fail();
    const auto check = check_of(bytes.substr(check_bytes));
    if (!std::equal(check.begin(), check.end(), bytes.begin())) reader.fail();
    bits_ = static_cast<unsigned char>(bytes[check_bytes]);
    seed_ = static_cast<std::uint8_t>(bytes[check_bytes + 1]);
    const std::size_t buckets = reader.take_number();
    const std::size_t runs = reader.take_number();
    if (bits_ == 0 || bits_ >= most_bits || runs > bytes.size()) reader.fail();
    std::size_t words = 0;
    std::uint64_t behind = 0;
    runs_.reserve(runs);
    for (std::size_t i = 0; i < runs; ++i) {
        const std::size_t described = reader.take_number();
        const std::uint64_t first = behind + reader.take_number();
        const std::size_t its_words = described / parts;
        behind = first + its_words;
        words += its_words;
        if (its_words > bytes.size() * 8 || behind > UINT32_MAX || behind < first) reader.fail();
        runs_.push_back({static_cast<SequencePart>(described % parts), static_cast<std::uint32_t>(first),
                         static_cast<std::uint32_t>(its_words)});
    }
    const std::string_view rest = reader.rest();
    if (buckets == 0 || buckets > rest.size() || words > bytes.size() * 8 ||
        rest.size() - buckets != bytes_for(words, bits_))
        reader.fail();
    displacements_ = rest.substr(0, buckets);
    numbers_ = rest.substr(buckets);
}

std::uint32_t WordSequence::number_of(std::string_view key) const {
    const std::uint64_t hash = hash_of(key, seed_);
    const auto displacement =
        static_cast<std::uint8_t>(displacements_[bucket_of(hash, displacements_.size())]);
    return number_from(hash, displacement, bits_);
}

void WordSequence::add_places(std::string_view prefix, std::string_view key,
                              std::vector<std::uint32_t>& places) const {
    const std::uint32_t wanted = number_of(key);
    const std::uint64_t mask = (std::uint64_t{1} << bits_) - 1;
    const bool is_of_title = !prefix.empty() && prefix != chrome_prefix;
    const auto is_wanted = [&](SequencePart part) {
        if (prefix.empty()) return part != SequencePart::chrome;
        return part == (is_of_title ? SequencePart::title : SequencePart::chrome);
    };
    std::size_t bit = 0;
    for (const SequenceRun& run : runs_) {
        if (!is_wanted(run.part)) {
            bit += std::size_t{run.words} * bits_;
            continue;
        }
        for (std::uint32_t i = 0; i < run.words; ++i, bit += bits_) {
            const std::size_t begin = bit / 8;
            std::uint64_t word = 0;
            std::memcpy(&word, numbers_.data() + begin, std::min(sizeof word, numbers_.size() - begin));
            if ((word >> bit % 8 & mask) == wanted) places.push_back(run.first_place + i);
        }
    }
}

}  // namespace debrief
