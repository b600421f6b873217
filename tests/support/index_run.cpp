#include "tests/support/index_run.h"

#include "indexer/record.h"
#include "indexer/schema.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <xapian.h>

namespace debrief::test {

void CollectingObserver::on_problem(const Problem& problem) {
    problems.push_back(problem.where + ": " + problem.reason);
}

void CollectingObserver::on_mended(const Problem& problem) {
    mended.push_back(problem.where + ": " + problem.reason);
}

void CollectingObserver::on_change(const IndexChange& change) {
    changes.push_back(fmt::format("{} {}: {}", to_string(change.kind), change.id, change.reason));
}

std::string counts(const IndexRunSummary& summary) {
    std::string text;
    const auto add = [&](std::size_t count, const char* what) {
        if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, what);
    };
    add(summary.added, "added");
    add(summary.replaced, "replaced");
    add(summary.moved, "moved");
    add(summary.removed, "removed");
    add(summary.unchanged, "unchanged");
    add(summary.mended, "mended");
    add(summary.refused, "refused");
    add(summary.passed_over, "passed over");
    return fmt::format("{} / {}", text, summary.documents);
}

std::vector<std::string> index_content(const std::string& root) {
    const IndexDirectory index(root);
    const Xapian::Database database(index.shard(index.read_manifest().shards.front()).string());
    std::vector<std::string> documents;
    const auto end = database.postlist_end("");
    for (auto post = database.postlist_begin(""); post != end; ++post) {
        const Xapian::Document document = database.get_document(*post);
        documents.push_back(decode_record(document.get_data()).id + ": " + document.serialise());
    }
    std::sort(documents.begin(), documents.end());
    return documents;
}

std::string faults_of_index(const std::string& root) {
    const IndexDirectory index(root);
    std::ostringstream report;
    std::string faults;
    for (const std::string& shard : index.read_manifest().shards) {
        const auto count =
            Xapian::Database::check(index.shard(shard).string(), Xapian::DBCHECK_SHOW_STATS, &report);
        if (count > 0) faults += fmt::format("{} faults in {}: {}\n", count, shard, report.str());
    }
    return faults;
}

std::vector<std::string> leftovers_of_index(const std::string& root) {
    const std::string shard = IndexDirectory(root).read_manifest().shards.front();
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(root)) {
        const std::string name = entry.path().filename().string();
        if (name != "debrief.json" && name != "debrief.lock" && name != shard) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace debrief::test
