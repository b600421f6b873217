#pragma once

#include "indexer/analysed_document.h"
#include "indexer/spool_file.h"
#include "indexer/story_source.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace debrief {

/// What the telling of stories needs of the documents of a first build, kept in two files while they pass, so
/// that their stories are known before there is an index to read. 8 bytes a document stay in memory.
class StorySpool : public StorySource {
 public:
    /// Makes its files in a folder; whoever made that removes them with it. `pairs_at_once` keys of
    /// documents, 8 bytes each, are put in order at a time.
    explicit StorySpool(const std::filesystem::path& folder, std::size_t pairs_at_once = 4'000'000);

    /// The document with the next number, from 1 on.
    void add(const AnalysedDocument& document);

    /// What now stands for a document that was added. Its day and id are as before.
    void replace(std::uint32_t number, const AnalysedDocument& document);

    [[nodiscard]] std::uint32_t last_document() const override;
    void for_each_document(const VisitDocument& visit) const override;
    void for_each_key(const VisitKey& visit) const override;

    /// The lists of all keys that an index of the documents has, by their names in its metadata, rising; none
    /// empty. Some 50 bytes a document.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> key_lists() const;

    [[nodiscard]] std::uint32_t briefings_in_period(std::uint32_t key) override;
    [[nodiscard]] StoryProfile read_profile(std::uint32_t document) const override;
    [[nodiscard]] StoryProfile read_head(std::uint32_t document) const override;

 private:
    struct Place {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
    };
    struct Replaced {
        Place values;
        std::vector<std::uint32_t> keys;
    };

    void append_values(const AnalysedDocument& document);
    using VisitDocumentsOfKey =
        std::function<void(std::uint32_t key, std::span<const std::uint32_t> documents)>;

    void for_each_key_of_any(const VisitDocumentsOfKey& visit) const;
    [[nodiscard]] std::vector<std::uint64_t> pairs_between(std::uint64_t begin, std::uint64_t end) const;
    [[nodiscard]] std::string read_values(std::uint32_t document) const;

    std::size_t pairs_at_once_;
    mutable SpoolFile values_;
    mutable SpoolFile keys_;  ///< of documents in their order: how many, then each, as 32 bits
    std::size_t pairs_ = 0;
    std::vector<std::uint64_t> begin_;  ///< of each document's values, and of the next one's
    std::unordered_map<std::uint32_t, std::uint32_t> periods_;
    std::unordered_map<std::uint32_t, Replaced> replaced_;  ///< by number
};

}  // namespace debrief
