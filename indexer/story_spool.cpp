#include "indexer/story_spool.h"

#include "indexer/byte_codec.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/story_key_list.h"
#include "indexer/story_links.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace debrief {

namespace {

constexpr std::size_t longest_spooled_id = 199;  ///< bytes; values of longer ones may be cut

std::string_view value_of(const AnalysedDocument& document, std::uint32_t slot) {
    const auto value = std::find_if(document.values.begin(), document.values.end(),
                                    [&](const auto& each) { return each.slot == slot; });
    return value == document.values.end() ? std::string_view() : std::string_view(value->bytes);
}

/// The fortnight that a document has a term of.
std::optional<std::uint32_t> period_of(const AnalysedDocument& document) {
    const auto term =
        std::partition_point(document.terms.begin(), document.terms.end(),
                             [&](const auto& each) { return document.bytes_of(each) < story_period_prefix; });
    if (term == document.terms.end() || !document.bytes_of(*term).starts_with(story_period_prefix))
        return std::nullopt;
    return period_of_story_term(document.bytes_of(*term));
}

std::string_view bytes_of(std::span<const std::uint32_t> numbers) {
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::uint32_t)};
}

}  // namespace

StorySpool::StorySpool(const std::filesystem::path& folder, std::size_t pairs_at_once)
    : pairs_at_once_(pairs_at_once),
      values_(folder / "story-values"),
      keys_(folder / "story-keys"),
      begin_{0} {}

void StorySpool::append_values(const AnalysedDocument& document) {
    const std::string_view id = value_of(document, slot::id);
    ByteWriter values;
    values.add_text(id.size() > longest_spooled_id ? decode_record(document.record).id : id);
    for (const std::uint32_t slot :
         {slot::given_day, slot::signature, slot::facets, slot::events, slot::title})
        values.add_text(value_of(document, slot));
    values_.append(values.take());
}

void StorySpool::add(const AnalysedDocument& document) {
    append_values(document);
    begin_.push_back(values_.size());
    const auto keys = static_cast<std::uint32_t>(document.story_keys.size());
    pairs_ += keys;
    keys_.append(bytes_of({&keys, 1}));
    keys_.append(bytes_of(document.story_keys));
    if (const auto period = period_of(document)) ++periods_[*period];
}

void StorySpool::replace(std::uint32_t number, const AnalysedDocument& document) {
    Replaced& replaced = replaced_[number];
    replaced = {.values = {.begin = values_.size(), .end = 0}, .keys = document.story_keys};
    append_values(document);
    replaced.values.end = values_.size();
}

std::uint32_t StorySpool::last_document() const {
    return static_cast<std::uint32_t>(begin_.size() - 1);
}

void StorySpool::for_each_document(const VisitDocument& visit) const {
    for (std::uint32_t document = 1; document <= last_document(); ++document) visit(document);
}

void StorySpool::for_each_key(const VisitKey& visit) const {
    for_each_key_of_any([&](std::uint32_t key, std::span<const std::uint32_t> documents) {
        const auto frequency = static_cast<std::uint32_t>(documents.size());
        if (frequency < 2) return;
        const bool is_common = commonness_of(frequency) == Commonness::any;
        visit(key, frequency, is_common ? std::span<const std::uint32_t>() : documents);
    });
}

std::vector<std::pair<std::string, std::string>> StorySpool::key_lists() const {
    std::vector<std::pair<std::string, std::string>> lists;
    StoryKeyListWriter writer;
    std::uint32_t list = 0;
    const auto end_list = [&] {
        std::string bytes = writer.take();
        if (!bytes.empty()) lists.emplace_back(story_key_list_name(list), std::move(bytes));
    };
    for_each_key_of_any([&](std::uint32_t key, std::span<const std::uint32_t> documents) {
        if (story_key_list_of(key) != list) end_list();
        list = story_key_list_of(key);
        writer.add(key, documents);
    });
    end_list();
    return lists;
}

/// Rising. In as many passes as memory allows pairs at once: keys are hashes, so that each has about as many.
void StorySpool::for_each_key_of_any(const VisitDocumentsOfKey& visit) const {
    const std::uint64_t passes = std::bit_ceil(pairs_ / pairs_at_once_ + 1);
    const std::uint64_t keys = (std::uint64_t{1} << 32U) / passes;
    std::vector<std::uint32_t> documents;
    for (std::uint64_t pass = 0; pass < passes; ++pass) {
        const std::vector<std::uint64_t> pairs = pairs_between(pass * keys, (pass + 1) * keys);
        for (auto pair = pairs.begin(); pair != pairs.end();) {
            const auto key = static_cast<std::uint32_t>(*pair >> 32U);
            documents.clear();
            for (; pair != pairs.end() && *pair >> 32U == key; ++pair)
                documents.push_back(static_cast<std::uint32_t>(*pair));
            visit(key, documents);
        }
    }
}

/// Keys with their documents in their lower half, rising.
std::vector<std::uint64_t> StorySpool::pairs_between(std::uint64_t begin, std::uint64_t end) const {
    constexpr std::size_t bytes_at_once = 65'536;
    std::vector<std::uint64_t> pairs;
    std::uint32_t document = 0;
    std::uint32_t left = 0;  // of the document's keys
    bool is_replaced = false;
    const auto take = [&](std::uint32_t key, std::uint32_t number) {
        if (key >= begin && key < end) pairs.push_back(std::uint64_t{key} << 32U | number);
    };
    for (std::uint64_t at = 0; at < keys_.size(); at += bytes_at_once) {
        const std::string bytes = keys_.read(at, bytes_at_once);
        for (std::size_t i = 0; i < bytes.size(); i += sizeof(std::uint32_t)) {
            std::uint32_t number = 0;
            std::memcpy(&number, bytes.data() + i, sizeof number);
            if (left == 0) {
                left = number;
                is_replaced = replaced_.contains(++document);
                continue;
            }
            --left;
            if (!is_replaced) take(number, document);
        }
    }
    for (const auto& [number, replaced] : replaced_) {
        for (const std::uint32_t key : replaced.keys) take(key, number);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

std::uint32_t StorySpool::briefings_in_period(std::uint32_t key) {
    const auto found = periods_.find(key);
    return found == periods_.end() ? 0 : found->second;
}

std::string StorySpool::read_values(std::uint32_t document) const {
    const auto replaced = replaced_.find(document);
    const Place place =
        replaced == replaced_.end() ? Place{begin_[document - 1], begin_[document]} : replaced->second.values;
    return values_.read(place.begin, place.end - place.begin);
}

StoryProfile StorySpool::read_profile(std::uint32_t document) const {
    const std::string bytes = read_values(document);
    ByteReader values("what is kept of a briefing", bytes);
    (void)values.take_text();
    StoryValues taken;
    taken.given_day = values.take_text();
    taken.signature = values.take_text();
    taken.facets = values.take_text();
    taken.events = values.take_text();
    taken.title = values.take_text();
    return make_story_profile(taken);
}

StoryProfile StorySpool::read_head(std::uint32_t document) const {
    const std::string bytes = read_values(document);
    ByteReader values("what is kept of a briefing", bytes);
    StoryValues taken;
    taken.id = values.take_text();
    taken.given_day = values.take_text();
    return make_story_profile(taken);
}

}  // namespace debrief
