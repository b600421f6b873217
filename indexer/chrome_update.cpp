#include "indexer/chrome_update.h"

#include "corpus/cleaning.h"
#include "indexer/document_builder.h"
#include "indexer/edge_terms.h"
#include "indexer/record.h"
#include "indexer/schema.h"

#include <algorithm>
#include <vector>

#include <xapian.h>

namespace debrief {

namespace {

/// From so many lines on, reading the terms of all lines in one go is cheaper than looking each up.
constexpr std::size_t many_lines = 5'000;

using Lines = std::vector<std::uint64_t>;

/// The lines that recur.
Lines recurring_lines(const Xapian::Database& database) {
    Lines lines;
    const std::string prefix(edge_prefix);
    std::uint64_t current = 0;
    std::size_t briefings = 0;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        const std::uint64_t line = line_of_edge_term(*term).value_or(0);
        if (line != current) briefings = 0;
        current = line;
        briefings += term.get_termfreq();
        const bool is_known = !lines.empty() && lines.back() == line;
        if (briefings >= repetitions_of_chrome && !is_known) lines.push_back(line);
    }
    return lines;
}

/// The lines that recur otherwise than before.
Lines changed_lines(const Xapian::Database& database, const CommittedIndex& committed,
                    const std::unordered_set<std::uint64_t>& touched) {
    Lines lines(touched.begin(), touched.end());
    // Where there was nothing before, only what recurs now can have changed.
    if (committed.is_empty() && lines.size() >= many_lines) lines = recurring_lines(database);
    std::erase_if(lines, [&](std::uint64_t line) {
        return find_repetition(database, line) == committed.repetition(line);
    });
    return lines;
}

std::vector<Xapian::docid> documents_with(const Xapian::Database& database, const Lines& lines) {
    std::vector<Xapian::docid> documents;
    for (const std::uint64_t line : lines) {
        const std::string prefix = edge_term_prefix(line);
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
            documents.insert(documents.end(), database.postlist_begin(*term), database.postlist_end(*term));
    }
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

bool is_of_reader(const Chrome& chrome) {
    return chrome.reason == ChromeReason::quoted || chrome.reason == ChromeReason::signature;
}

}  // namespace

void update_chrome(IndexWriter& writer, const CommittedIndex& committed,
                   const std::unordered_set<std::uint64_t>& touched) {
    writer.read([&](Xapian::WritableDatabase& database) {
        const auto documents = documents_with(database, changed_lines(database, committed, touched));
        DocumentBuilder builder;
        for (const Xapian::docid number : documents) {
            const Xapian::Document before = database.get_document(number);
            Briefing briefing = decode_record(before.get_data());
            const std::vector<Chrome> chrome = briefing.chrome;
            std::erase_if(briefing.chrome, [](const Chrome& each) { return !is_of_reader(each); });
            mark_chrome(briefing, [&](std::uint64_t line) { return find_repetition(database, line); });
            if (briefing.chrome == chrome) continue;
            const Provenance provenance{before.get_value(slot::fingerprint), before.get_value(slot::file)};
            writer.replace(number, builder.build(briefing, provenance));
        }
    });
}

}  // namespace debrief
