#include "indexer/committed_index.h"

#include "indexer/edge_terms.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/xapian_errors.h"

#include <xapian.h>

namespace debrief {

struct CommittedIndex::Database {
    explicit Database(const std::filesystem::path& path) : xapian(path.string()) {}
    Xapian::Database xapian;
};

CommittedIndex::CommittedIndex(const IndexDirectory& directory) : directory_(directory) {
    if (!directory_.exists()) return;
    translating_xapian_errors(directory_.root(), [&] {
        const Manifest manifest = directory_.read_manifest();
        database_ = std::make_unique<Database>(directory_.shard(manifest.shards.front()));
    });
}

CommittedIndex::CommittedIndex(const IndexDirectory& directory, std::unique_ptr<Database> database)
    : directory_(directory), database_(std::move(database)) {}
CommittedIndex::CommittedIndex(CommittedIndex&&) noexcept = default;
CommittedIndex& CommittedIndex::operator=(CommittedIndex&&) noexcept = default;
CommittedIndex::~CommittedIndex() = default;

CommittedIndex CommittedIndex::empty(const IndexDirectory& directory) {
    return {directory, nullptr};
}

bool CommittedIndex::is_empty() const {
    return !database_ || translating_xapian_errors(directory_.root(),
                                                   [&] { return database_->xapian.get_lastdocid() == 0; });
}

std::optional<KnownDocument> CommittedIndex::find(const std::string& id) const {
    if (!database_) return std::nullopt;
    return translating_xapian_errors(directory_.root(), [&]() -> std::optional<KnownDocument> {
        const std::string term = to_term(id_prefix, id);
        const auto found = database_->xapian.postlist_begin(term);
        if (found == database_->xapian.postlist_end(term)) return std::nullopt;
        const Xapian::Document document = database_->xapian.get_document(*found);
        return KnownDocument{*found, document.get_value(slot::fingerprint), document.get_value(slot::file)};
    });
}

std::optional<FileEntry> CommittedIndex::find_file(std::string_view file) const {
    if (!database_) return std::nullopt;
    return translating_xapian_errors(directory_.root(), [&] {
        return parse_file_entry(database_->xapian.get_metadata(file_metadata_key(file)));
    });
}

std::optional<FileEntry> CommittedIndex::find_content(const std::string& content) const {
    if (!database_ || content.empty()) return std::nullopt;
    return translating_xapian_errors(directory_.root(), [&]() -> std::optional<FileEntry> {
        const std::string file = database_->xapian.get_metadata(content_metadata_key(content));
        return file.empty() ? std::nullopt : find_file(file);
    });
}

std::string CommittedIndex::id_of(std::uint32_t document) const {
    if (!database_) return "";
    return translating_xapian_errors(directory_.root(), [&] {
        return decode_record(database_->xapian.get_document(document).get_data()).id;
    });
}

std::vector<std::uint32_t> CommittedIndex::documents_of(std::string_view file) const {
    std::vector<std::uint32_t> documents;
    if (!database_) return documents;
    translating_xapian_errors(directory_.root(), [&] {
        const std::string term = to_term(file_prefix, file);
        documents.assign(database_->xapian.postlist_begin(term), database_->xapian.postlist_end(term));
    });
    return documents;
}

std::vector<std::uint64_t> CommittedIndex::lines_of(std::uint32_t document) const {
    std::vector<std::uint64_t> lines;
    if (!database_) return lines;
    translating_xapian_errors(directory_.root(), [&] {
        auto term = database_->xapian.termlist_begin(document);
        for (term.skip_to(std::string(edge_prefix)); term != database_->xapian.termlist_end(document);
             ++term) {
            const auto line = line_of_edge_term(*term);
            if (!line) break;
            lines.push_back(*line);
        }
    });
    return lines;
}

Repetition CommittedIndex::repetition(std::uint64_t line) const {
    if (!database_) return Repetition::none;
    return translating_xapian_errors(directory_.root(),
                                     [&] { return find_repetition(database_->xapian, line); });
}

void CommittedIndex::read(const std::function<void(const Xapian::Database&)>& operation) const {
    if (database_) translating_xapian_errors(directory_.root(), [&] { operation(database_->xapian); });
}

void CommittedIndex::for_each_file(const std::function<void(const FileEntry&)>& visit) const {
    if (!database_) return;
    translating_xapian_errors(directory_.root(), [&] {
        const std::string prefix(file_metadata_prefix);
        const Xapian::Database& database = database_->xapian;
        for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
             ++key) {
            if (const auto entry = parse_file_entry(database.get_metadata(*key))) visit(*entry);
        }
    });
}

}  // namespace debrief
