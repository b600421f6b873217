#include "searcher/index_reader.h"

#include "indexer/file_entry.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/xapian_errors.h"
#include "searcher/facet_memory.h"
#include "searcher/match_sets.h"
#include "searcher/search_memory.h"

#include <fmt/format.h>
#include <xapian.h>

namespace debrief {

namespace {

/// A writer can overtake a reader as often as it commits; what looks damaged five times is damaged.
constexpr int most_attempts = 100;
constexpr int most_attempts_if_damaged = 5;

constexpr std::size_t searches_without_memory = 2;

}  // namespace

struct IndexReader::Shards {
    explicit Shards(const IndexDirectory& directory) : identity(directory.identity()) {
        for (const std::string& shard : directory.read_manifest().shards) {
            each.emplace_back(directory.shard(shard).string());
            all.add_database(each.back());
        }
    }

    IndexDirectory::Identity identity;
    Xapian::Database all;
    std::vector<Xapian::Database> each;  ///< the same: what `all` does not join are their metadata
};

IndexReader::IndexReader(IndexDirectory directory, Memory memory)
    : directory_(std::move(directory)), memory_(memory) {
    read([](const Xapian::Database&) {});
}

IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;
IndexReader::~IndexReader() = default;

void IndexReader::read(const std::function<void(const Xapian::Database&)>& operation) {
    translating_xapian_errors(directory_.root(), [&] {
        for (int attempt = 1;; ++attempt) {
            try {
                bring_up_to_date();
                operation(shards_->all);
                return;
            } catch (const Xapian::DatabaseModifiedError&) {
                give_up_if(attempt == most_attempts);
            } catch (const Xapian::DatabaseOpeningError&) {
                // A rebuilt index may take the place of the one that was about to be opened.
                give_up_if(attempt == most_attempts);
            } catch (const Xapian::DatabaseCorruptError&) {
                // Blocks that a writer has meanwhile used again look damaged; real damage stays.
                give_up_if(attempt == most_attempts_if_damaged);
            }
        }
    });
}

/// In the midst of handling an exception: passes it on, or forgets a database that may be opened by half.
void IndexReader::give_up_if(bool is_last_attempt) {
    shards_.reset();
    if (is_last_attempt) throw;
}

void IndexReader::bring_up_to_date() {
    if (shards_ && shards_->identity == directory_.identity()) {
        if (!shards_->all.reopen()) return;
    } else {  // made anew in its place, which `reopen` would not see
        shards_ = std::make_unique<Shards>(directory_);
    }
    // The files of an index that a rebuilt one has replaced are removed. Xapian takes some that are missing
    // for empty ones, so what was opened counts only if it was still the index after that.
    if (shards_->identity != directory_.identity()) throw Xapian::DatabaseModifiedError("replaced");
    facet_memory_ = std::make_unique<FacetMemory>();
    match_sets_ = std::make_unique<MatchSets>();
    search_memory_.reset();
    searches_ = 0;
    learn_languages();
}

void IndexReader::learn_languages() {
    std::vector<std::string> languages;
    const std::string prefix(language_prefix);
    for (auto term = shards_->all.allterms_begin(prefix); term != shards_->all.allterms_end(prefix); ++term)
        languages.push_back((*term).substr(prefix.size()));
    if (languages == languages_) return;
    languages_ = std::move(languages);
    stemmers_ = Stemmers(languages_);
}

SearchMemory* IndexReader::search_memory() {
    if (memory_ == Memory::little) return nullptr;
    if (searches_ < searches_without_memory) {
        ++searches_;
        return nullptr;
    }
    if (!PostingMemory::is_for(shards_->all)) return nullptr;
    if (!search_memory_) search_memory_ = std::make_unique<SearchMemory>();
    search_memory_->make_room();
    return search_memory_.get();
}

std::string IndexReader::path_of_file(std::string_view file) const {
    if (file.empty()) return "";
    for (const Xapian::Database& shard : shards_->each)
        if (auto entry = parse_file_entry(shard.get_metadata(file_metadata_key(file)))) return entry->path;
    return "";
}

std::vector<std::string> IndexReader::metadata(const std::string& key) const {
    std::vector<std::string> each;
    for (const Xapian::Database& shard : shards_->each) each.push_back(shard.get_metadata(key));
    return each;
}

std::string IndexReader::revision() {
    std::string revision;
    read([&](const Xapian::Database&) {
        revision.clear();
        for (const Xapian::Database& shard : shards_->each)
            revision += fmt::format("{}:{} ", shard.get_uuid(), shard.get_revision());
    });
    return revision;
}

std::optional<Briefing> IndexReader::find(const std::string& id) {
    std::optional<Briefing> briefing;
    read([&](const Xapian::Database& database) {
        briefing.reset();
        const std::string term = to_term(id_prefix, id);
        const auto found = database.postlist_begin(term);
        if (found != database.postlist_end(term))
            briefing = decode_record(database.get_document(*found).get_data());
    });
    return briefing;
}

IndexInfo read_info(IndexReader& reader) {
    IndexInfo info;
    info.index = reader.directory().root().string();
    info.schema = schema_version;
    reader.read([&](const Xapian::Database& database) {
        info.documents = database.get_doccount();
        // The bounds that Xapian keeps may be wider than the values once briefings were replaced.
        info.first_day.reset();
        info.last_day.reset();
        for (auto value = database.valuestream_begin(slot::date);
             value != database.valuestream_end(slot::date); ++value) {
            const Day day = from_sortable(*value);
            if (!info.first_day || day < *info.first_day) info.first_day = day;
            if (!info.last_day || day > *info.last_day) info.last_day = day;
        }
    });
    return info;
}

}  // namespace debrief
