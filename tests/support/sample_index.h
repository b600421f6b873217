#pragma once

#include "corpus/briefing.h"
#include "indexer/index_directory.h"
#include "searcher/search.h"
#include "tests/support/temporary_folder.h"

#include <map>
#include <string>
#include <vector>

namespace debrief::test {

/// Which stories briefings tell with others: ids of stories by those of briefings.
using Stories = std::map<std::string, std::string>;

/// A real index of a few briefings, gone with the test. Stories are those that the test says.
class SampleIndex {
 public:
    explicit SampleIndex(const std::vector<Briefing>& briefings, const Stories& stories = {});

    /// Adds briefings in another commit.
    void add(const std::vector<Briefing>& briefings, const Stories& stories = {}) const;

    [[nodiscard]] IndexDirectory directory() const { return IndexDirectory(folder_ / "index"); }
    [[nodiscard]] std::string path() const { return folder_ / "index"; }

    /// Searches with defaults but what the request says.
    [[nodiscard]] SearchResult search(const std::string& query) const;
    [[nodiscard]] SearchResult search(const SearchRequest& request) const;

    /// The ids of the hits, best first.
    [[nodiscard]] std::vector<std::string> ids(const std::string& query) const;

 private:
    TemporaryFolder folder_;
};

/// An index of the briefings of several others, as their shards.
class ShardedIndex {
 public:
    explicit ShardedIndex(const std::vector<const SampleIndex*>& parts);
    [[nodiscard]] IndexDirectory directory() const { return IndexDirectory(folder_ / "index"); }

 private:
    TemporaryFolder folder_;
};

/// A briefing of the fields that a test cares about.
[[nodiscard]] Briefing make_briefing(std::string id, std::string title, std::string text = "");

}  // namespace debrief::test
