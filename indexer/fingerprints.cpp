#include "indexer/fingerprints.h"

#include "indexer/schema.h"
#include "indexer/xapian_errors.h"

#include <xapian.h>

namespace debrief {

struct Fingerprints::Database {
    explicit Database(const std::filesystem::path& path) : xapian(path.string()) {}
    Xapian::Database xapian;
};

Fingerprints::Fingerprints(const IndexDirectory& directory) : directory_(directory) {
    if (!directory_.exists()) return;
    translating_xapian_errors(directory_.root(), [&] {
        const Manifest manifest = directory_.read_manifest();
        database_ = std::make_unique<Database>(directory_.shard(manifest.shards.front()));
    });
}

Fingerprints::Fingerprints(Fingerprints&&) noexcept = default;
Fingerprints& Fingerprints::operator=(Fingerprints&&) noexcept = default;
Fingerprints::~Fingerprints() = default;

std::optional<std::string> Fingerprints::find(const std::string& id) const {
    if (!database_) return std::nullopt;
    return translating_xapian_errors(directory_.root(), [&]() -> std::optional<std::string> {
        const std::string term = to_term(id_prefix, id);
        const auto found = database_->xapian.postlist_begin(term);
        if (found == database_->xapian.postlist_end(term)) return std::nullopt;
        return database_->xapian.get_document(*found).get_value(slot::fingerprint);
    });
}

}  // namespace debrief
