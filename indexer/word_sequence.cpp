#include "indexer/word_sequence.h"

#include "indexer/byte_codec.h"
#include "indexer/packed_words.h"
#include "indexer/schema.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::size_t check_bytes = 2;
constexpr std::size_t keys_per_bucket = 4;
constexpr unsigned most_bits = 32;
constexpr unsigned seeds = 256;
constexpr unsigned displacements = 256;
constexpr std::uint32_t parts = 3;
/// What a document of usual size has many times over; what one that has more takes is given back.
constexpr std::size_t most_kept_words = 1'000'000;
constexpr std::string_view what = "the sequence of a briefing's words";

/// A key's hash: its upper half tells the bucket, its lower one with the bucket's displacement the number.
std::uint64_t hash_of(std::string_view key, std::uint8_t seed) {
    return XXH3_64bits_withSeed(key.data(), key.size(), seed);
}

std::size_t bucket_of(std::uint64_t hash, std::size_t buckets) {
    return static_cast<std::size_t>((hash >> 32U) * buckets >> 32U);
}

std::uint32_t number_from(std::uint32_t lower_hash, std::uint8_t displacement, unsigned bits) {
    // A finaliser of MurmurHash3's kind: what differs in few bits comes to lie far apart.
    std::uint32_t mixed = lower_hash + displacement * 0x9E3779B9U;
    mixed = (mixed ^ mixed >> 16U) * 0x85EBCA6BU;
    mixed = (mixed ^ mixed >> 13U) * 0xC2B2AE35U;
    return mixed >> (32U - bits);
}

std::size_t bytes_for(std::size_t words, unsigned bits) {
    return (words * bits + 7) / 8;
}

}  // namespace

std::uint64_t sequence_hash(std::string_view key) {
    return hash_of(key, 0);
}

void WordSequenceWriter::clear() {
    if (words_.capacity() > most_kept_words) *this = WordSequenceWriter();
    runs_.clear();
    words_.clear();
}

void WordSequenceWriter::begin_run(SequencePart part, std::uint32_t first_place) {
    if (!runs_.empty() && runs_.back().words == 0) runs_.pop_back();
    runs_.push_back({part, first_place, 0});
}

std::string WordSequenceWriter::encode(std::span<const SequenceKey> keys) {
    if (words_.empty()) return {};
    if (runs_.back().words == 0) runs_.pop_back();
    number_keys(keys);
    bytes_.assign(check_bytes, '\0');
    bytes_ += static_cast<char>(bits_);
    bytes_ += static_cast<char>(seed_);
    append_number(displacements_.size());
    append_number(runs_.size());
    std::uint32_t behind = 0;  // the place behind the run before
    for (const SequenceRun& run : runs_) {
        append_number(std::size_t{run.words} * parts + static_cast<std::size_t>(run.part));
        append_number(run.first_place - behind);
        behind = run.first_place + run.words;
    }
    bytes_ += displacements_;
    append_words();
    const std::string check = checksum_of(std::string_view(bytes_).substr(check_bytes), check_bytes);
    std::copy(check.begin(), check.end(), bytes_.begin());
    return bytes_;
}

void WordSequenceWriter::number_keys(std::span<const SequenceKey> keys) {
    // One number in five stays free: hardly any bucket then tries in vain.
    const std::size_t room = std::max<std::size_t>(keys.size() + keys.size() / 4, 2);
    for (bits_ = static_cast<unsigned>(std::bit_width(room - 1));; ++bits_) {
        for (unsigned seed = 0; seed < seeds; ++seed) {
            seed_ = static_cast<std::uint8_t>(seed);
            if (try_to_number(keys)) return;
        }
    }
}

/// Displaces the buckets one after the other until their keys have numbers that are free. False where a
/// bucket finds none.
bool WordSequenceWriter::try_to_number(std::span<const SequenceKey> keys) {
    constexpr std::size_t numbers_of_word = 64;
    divide_into_buckets(keys);
    order_buckets();
    numbers_.resize(keys.size());
    taken_.assign(((std::size_t{1} << bits_) + numbers_of_word - 1) / numbers_of_word, 0);
    return std::all_of(order_.begin(), order_.end(), [&](std::uint32_t bucket) { return place(bucket); });
}

void WordSequenceWriter::divide_into_buckets(std::span<const SequenceKey> keys) {
    const std::size_t buckets = (keys.size() + keys_per_bucket - 1) / keys_per_bucket;
    displacements_.assign(buckets, '\0');
    first_members_.assign(buckets + 1, 0);
    hashes_.clear();
    for (const SequenceKey& each : keys) {
        hashes_.push_back(seed_ == 0 ? each.hash : hash_of(each.key, seed_));
        ++first_members_[bucket_of(hashes_.back(), buckets) + 1];
    }
    std::partial_sum(first_members_.begin(), first_members_.end(), first_members_.begin());
    next_members_.assign(first_members_.begin(), first_members_.end() - 1);
    members_.resize(keys.size());
    for (std::uint32_t key = 0; key < keys.size(); ++key) {
        members_[next_members_[bucket_of(hashes_[key], buckets)]++] = {
            static_cast<std::uint32_t>(hashes_[key]), key};
    }
}

/// By counting; buckets of as many members stay in their order.
void WordSequenceWriter::order_buckets() {
    const std::size_t buckets = displacements_.size();
    const auto size_of = [&](std::size_t bucket) {
        return first_members_[bucket + 1] - first_members_[bucket];
    };
    std::uint32_t most = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) most = std::max(most, size_of(bucket));
    bucket_counts_.assign(std::size_t{most} + 2, 0);  // of those with more members, from `most` on down
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) ++bucket_counts_[most - size_of(bucket) + 1];
    std::partial_sum(bucket_counts_.begin(), bucket_counts_.end(), bucket_counts_.begin());
    order_.resize(buckets);
    for (std::size_t bucket = 0; bucket < buckets; ++bucket)
        order_[bucket_counts_[most - size_of(bucket)]++] = static_cast<std::uint32_t>(bucket);
}

bool WordSequenceWriter::place(std::uint32_t bucket) {
    const std::uint32_t first = first_members_[bucket];
    const std::span<const Member> members(members_.data() + first, first_members_[bucket + 1] - first);
    for (unsigned displacement = 0; displacement < displacements; ++displacement) {
        if (!place(members, static_cast<std::uint8_t>(displacement))) continue;
        displacements_[bucket] = static_cast<char>(displacement);
        return true;
    }
    return false;
}

bool WordSequenceWriter::place(std::span<const Member> members, std::uint8_t displacement) {
    const auto bit_of = [](std::uint32_t number) { return std::uint64_t{1} << (number & 63U); };
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::uint32_t number = number_from(members[i].lower_hash, displacement, bits_);
        std::uint64_t& taken = taken_[number / 64];
        if ((taken & bit_of(number)) != 0) {
            for (const Member& placed : members.first(i))
                taken_[numbers_[placed.key] / 64] &= ~bit_of(numbers_[placed.key]);
            return false;
        }
        taken |= bit_of(number);
        numbers_[members[i].key] = number;
    }
    return true;
}

/// In LEB128.
void WordSequenceWriter::append_number(std::size_t number) {
    for (; number >= 0x80; number >>= 7U) bytes_ += static_cast<char>((number & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(number);
}

/// The words' numbers one behind the other.
void WordSequenceWriter::append_words() {
    const std::size_t begin = bytes_.size();
    const std::size_t size = bytes_for(words_.size(), bits_);
    std::uint64_t pending = 0;
    bytes_.resize(begin + size + sizeof pending);  // of which the last are written in vain
    char* next = bytes_.data() + begin;
    unsigned filled = 0;
    for (const std::uint32_t word : words_) {
        pending |= std::uint64_t{numbers_[word]} << filled;
        filled += bits_;
        std::memcpy(next, &pending, sizeof pending);
        next += filled / 8;
        pending >>= filled / 8 * 8;
        filled %= 8;
    }
    bytes_.resize(begin + size);
}

void WordSequence::read(std::string_view bytes) {
    runs_.clear();
    if (bytes.empty()) return;
    ByteReader reader(what, bytes.substr(std::min(check_bytes + 2, bytes.size())));
    if (bytes.size() < check_bytes + 2) reader.fail();
    const std::string check = checksum_of(bytes.substr(check_bytes), check_bytes);
    if (!std::equal(check.begin(), check.end(), bytes.begin())) reader.fail();
    bits_ = static_cast<unsigned char>(bytes[check_bytes]);
    seed_ = static_cast<std::uint8_t>(bytes[check_bytes + 1]);
    const std::size_t buckets = reader.take_number();
    const std::size_t runs = reader.take_number();
    if (bits_ == 0 || bits_ >= most_bits || runs > bytes.size()) reader.fail();
    std::size_t words = 0;
    std::uint64_t behind = 0;
    std::vector<SequenceRun> read = std::move(runs_);  // they are ours once all is well
    for (std::size_t i = 0; i < runs; ++i) {
        const std::size_t described = reader.take_number();
        const std::uint64_t first = behind + reader.take_number();
        const std::size_t its_words = described / parts;
        behind = first + its_words;
        words += its_words;
        if (its_words > bytes.size() * 8 || behind > UINT32_MAX || behind < first) reader.fail();
        read.push_back({static_cast<SequencePart>(described % parts), static_cast<std::uint32_t>(first),
                        static_cast<std::uint32_t>(its_words)});
    }
    const std::string_view rest = reader.rest();
    if (buckets == 0 || buckets > rest.size() || words > bytes.size() * 8 ||
        rest.size() - buckets != bytes_for(words, bits_))
        reader.fail();
    displacements_ = rest.substr(0, buckets);
    packed_ = rest.substr(buckets);
    runs_ = std::move(read);
}

std::uint32_t WordSequence::number_of(std::string_view key) const {
    const std::uint64_t hash = hash_of(key, seed_);
    const auto displacement =
        static_cast<std::uint8_t>(displacements_[bucket_of(hash, displacements_.size())]);
    return number_from(static_cast<std::uint32_t>(hash), displacement, bits_);
}

/// The bits from here on, at least 57 of them; those behind the last are 0.
std::uint64_t WordSequence::bits_from(std::size_t bit) const {
    constexpr std::size_t loaded = sizeof(std::uint64_t);
    if (packed_.size() >= loaded) {
        const std::size_t begin = std::min(bit / 8, packed_.size() - loaded);
        return load_number(packed_.data() + begin) >> (bit - begin * 8);
    }
    std::array<char, loaded> bytes{};
    std::copy(packed_.begin(), packed_.end(), bytes.begin());
    return load_number(bytes.data()) >> bit;
}

/// Whether words follow each other from a word on.
bool WordSequence::has_at(std::size_t word, std::span<const std::string_view> keys) const {
    const std::uint64_t mask = (std::uint64_t{1} << bits_) - 1;
    return std::all_of(keys.begin(), keys.end(), [&](std::string_view key) {
        return (bits_from(word++ * bits_) & mask) == number_of(key);
    });
}

/// Where words follow each other among those in `range`: calls `found` with each word that they begin at,
/// until it answers false. The words' numbers lie in the sequence as they do in one number of their own, so
/// a comparison of eight bytes tells of several words. Eight numbers take whole bytes: what is looked for
/// lies behind these at the same bits again.
template <typename Found>
void WordSequence::find_among(Span range, std::span<const std::string_view> keys, Found&& found) const {
    if (range.end - range.begin < keys.size()) return;
    const std::size_t end = range.end - (keys.size() - 1);  // of where they may begin
    constexpr std::size_t most_compared = 8 * sizeof(std::uint64_t) - 7;
    const std::size_t compared = std::min<std::size_t>(keys.size(), most_compared / bits_);
    std::uint64_t numbers = 0;
    for (std::size_t i = 0; i < compared; ++i) numbers |= std::uint64_t{number_of(keys[i])} << i * bits_;
    const std::uint64_t mask = (std::uint64_t{1} << compared * bits_) - 1;
    constexpr std::size_t lanes = 8;
    constexpr std::size_t half = lanes / 2;
    std::array<PackedWords, lanes> wanted{};
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::size_t bit = range.begin * bits_ % 8 + lane * bits_;
        wanted[lane] = {bit / 8, mask << bit % 8, numbers << bit % 8};
    }
    // Of one word, half of the lanes are looked at together.
    const bool are_together = keys.size() == 1 && half * bits_ <= most_compared;
    std::array<AnyOfPacked, lanes / half> any{};
    for (std::size_t lane = 0; are_together && lane < lanes; ++lane) {
        AnyOfPacked& its = any[lane / half];
        if (lane % half == 0) its.offset = wanted[lane].offset;
        its.add(wanted[lane].moved_to(its.offset), bits_);
    }
    const auto goes_on = [&](std::size_t word) {
        return !has_at(word + compared, keys.subspan(compared)) || found(word);
    };
    const auto goes_on_behind = [&](const char* bytes, std::size_t first, std::size_t lane,
                                    std::size_t last) {
        for (; lane < last; ++lane)
            if (wanted[lane].are_in(bytes) && !goes_on(first + lane)) return false;
        return true;
    };
    std::size_t word = range.begin;
    std::size_t begin = range.begin * bits_ / 8;
    const std::size_t bytes_of_lanes = wanted.back().offset + sizeof(std::uint64_t);
    for (; word + lanes <= end && begin + bytes_of_lanes <= packed_.size(); word += lanes, begin += bits_) {
        const char* const bytes = packed_.data() + begin;
        if (!are_together) {
            if (!goes_on_behind(bytes, word, 0, lanes)) return;
            continue;
        }
        if (any.front().is_in(bytes) && !goes_on_behind(bytes, word, 0, half)) return;
        if (any.back().is_in(bytes) && !goes_on_behind(bytes, word, half, lanes)) return;
    }
    for (; word < end; ++word)
        if ((bits_from(word * bits_) & mask) == numbers && !goes_on(word)) return;
}

/// The same with places, in the runs that are asked for.
template <typename Found>
void WordSequence::find(std::string_view prefix, std::span<const std::string_view> keys,
                        Found&& found) const {
    const bool is_of_title = !prefix.empty() && prefix != chrome_prefix;
    const auto is_wanted = [&](const SequenceRun& run) {
        if (prefix.empty()) return run.part != SequencePart::chrome;
        return run.part == (is_of_title ? SequencePart::title : SequencePart::chrome);
    };
    Span range;
    std::size_t behind = 0;
    for (const SequenceRun& run : runs_) {
        const bool is_first = range.end == 0;
        behind += run.words;
        if (is_wanted(run)) range = {is_first ? behind - run.words : range.begin, behind};
    }
    if (range.end == 0) return;
    auto run = runs_.begin();
    std::size_t first = 0;  // of the run
    find_among(range, keys, [&](std::size_t word) {
        for (; word >= first + run->words; ++run) first += run->words;
        // They may go on in the next run, if it begins at the next place.
        auto last = run;
        std::size_t end = first + run->words;
        bool is_whole = is_wanted(*run);
        for (; is_whole && end < word + keys.size(); end += last->words) {
            const std::uint32_t next = last->first_place + last->words;
            ++last;
            is_whole = is_wanted(*last) && last->first_place == next;
        }
        return !is_whole || found(run->first_place + static_cast<std::uint32_t>(word - first));
    });
}

void WordSequence::add_places(std::string_view prefix, std::span<const std::string_view> keys,
                              std::vector<std::uint32_t>& places) const {
    find(prefix, keys, [&](std::uint32_t place) {
        places.push_back(place);
        return true;
    });
}

bool WordSequence::has(std::string_view prefix, std::span<const std::string_view> keys) const {
    bool is_found = false;
    find(prefix, keys, [&](std::uint32_t) {
        is_found = true;
        return false;
    });
    return is_found;
}

}  // namespace debrief
