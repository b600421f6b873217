#include "indexer/story_key_list.h"

#include "indexer/schema.h"

#include <cassert>
#include <cstddef>
#include <limits>
#include <optional>

namespace debrief {

namespace {

constexpr unsigned bits_in_list = 20;
constexpr std::uint32_t keys_of_list = 1U << bits_in_list;
static_assert(std::uint64_t{story_key_lists} << bits_in_list == std::uint64_t{1} << 32U);

/// At the key in its list; nothing where the list does not have it.
std::optional<StoryKeyListReader> find_key(std::string_view list, std::uint32_t key) {
    StoryKeyListReader reader(story_key_list_of(key), list);
    while (reader.next()) {
        if (reader.key() == key) return reader;
        if (reader.key() > key) break;
    }
    return std::nullopt;
}

}  // namespace

std::uint32_t story_key_list_of(std::uint32_t key) {
    return key >> bits_in_list;
}

std::string story_key_list_name(std::uint32_t list) {
    constexpr std::size_t bytes_of_number = 2;
    return std::string(story_key_list_prefix) + to_sorted_bytes(list, bytes_of_number);
}

void StoryKeyListWriter::add(std::uint32_t key, std::span<const std::uint32_t> documents) {
    const std::uint32_t place = key % keys_of_list;
    assert(place >= next_ && !documents.empty());
    const bool has_several = documents.size() > 1;
    bytes_.add_number(std::size_t{place - next_} * 2 + (has_several ? 1 : 0));
    next_ = place + 1;
    if (has_several) bytes_.add_number(documents.size() - 2);
    std::uint32_t last = 0;
    for (const std::uint32_t document : documents) {
        bytes_.add_number(document - last - 1);
        last = document;
    }
}

std::string StoryKeyListWriter::take() {
    next_ = 0;
    return bytes_.take();
}

StoryKeyListReader::StoryKeyListReader(std::uint32_t list, std::string_view bytes)
    : bytes_("a list of stories' keys", bytes), first_(list << bits_in_list) {}

bool StoryKeyListReader::next() {
    bytes_.skip_numbers(waiting_);
    waiting_ = 0;
    if (bytes_.is_at_end()) return false;
    const std::size_t coded = bytes_.take_number();
    if (coded / 2 >= keys_of_list - next_) bytes_.fail();
    const auto place = static_cast<std::uint32_t>(next_ + coded / 2);
    std::size_t frequency = 1;
    if (coded % 2 == 1) {
        frequency = bytes_.take_number();
        const std::size_t most = bytes_.rest().size();  // each document takes a byte or more
        if (most < 2 || frequency > most - 2) bytes_.fail();
        frequency += 2;
    }
    key_ = first_ + place;
    next_ = place + 1;
    frequency_ = static_cast<std::uint32_t>(frequency);
    waiting_ = frequency_;
    return true;
}

std::span<const std::uint32_t> StoryKeyListReader::documents() {
    if (waiting_ == 0) return documents_;
    documents_.clear();
    std::size_t document = 0;
    for (; waiting_ > 0; --waiting_) {
        const std::size_t between = bytes_.take_number();
        if (between >= std::numeric_limits<std::uint32_t>::max() - document) bytes_.fail();
        document += between + 1;
        documents_.push_back(static_cast<std::uint32_t>(document));
    }
    return documents_;
}

std::uint32_t story_key_frequency(std::string_view list, std::uint32_t key) {
    const auto found = find_key(list, key);
    return found ? found->frequency() : 0;
}

std::vector<std::uint32_t> story_key_documents(std::string_view list, std::uint32_t key) {
    auto found = find_key(list, key);
    if (!found) return {};
    const std::span<const std::uint32_t> documents = found->documents();
    return {documents.begin(), documents.end()};
}

}  // namespace debrief
