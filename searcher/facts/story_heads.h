#pragma once

#include "corpus/base/day.h"
#include "indexer/document_values.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
class Document;
}  // namespace Xapian

namespace debrief {

/// Whom a telling or a story cites, by what they are to it: one owner may be of several kinds, as another
/// telling sees it.
struct CitedOwners {
    std::set<std::string> all;
    std::set<std::string> press;
    std::set<std::string> party;
    std::set<std::string> social;

    void add(std::span<const CitedHost> hosts);
    void add(const CitedOwners& other);
};

/// What an index's values say of a telling, without its record.
struct TellingHead {
    std::uint32_t document = 0;
    std::string id;
    std::optional<Day> day;  ///< of publication, whoever says so
    CitedOwners owners;
    double centrality = 0;  ///< how much the words that tell most of it are those of the other tellings
};

/// Of a document that is there, but for its centrality.
[[nodiscard]] TellingHead read_telling_head(const Xapian::Database& database, std::uint32_t document);

/// All of a story (`slot::story`) in the order of telling: by day, undated ones last, then by id. Costs some
/// 20 µs each. Throws `Error` of kind `index` for damaged values; Xapian's exceptions come through.
[[nodiscard]] std::vector<TellingHead> read_telling_heads(const Xapian::Database& database,
                                                          std::string_view story);

/// Which of them stands for the story: the one that cites most owners; of such the most central one, of such
/// the first. There must be one.
[[nodiscard]] std::size_t headline_of(std::span<const TellingHead> tellings);

/// The whole id of a document: of a long one the value has the beginning only.
[[nodiscard]] std::string id_of_document(const Xapian::Document& document);

/// The document of the briefing with this id, if the index has it.
[[nodiscard]] std::optional<std::uint32_t> find_document(const Xapian::Database& database,
                                                         std::string_view id);

/// The story that an id means: a story's own, else that which the briefing of this id tells, empty where
/// nobody else tells it. Nothing where it is neither.
[[nodiscard]] std::optional<std::string> find_told_story(const Xapian::Database& database,
                                                         std::string_view id);

}  // namespace debrief
