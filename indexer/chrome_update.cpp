#include "indexer/chrome_update.h"

#include "corpus/cleaning.h"
#include "indexer/document_builder.h"
#include "indexer/edge_terms.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/xapian_document.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace debrief {

namespace {

using Lines = std::vector<std::uint64_t>;

/// The lines that recur, rising.
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

/// The lines that recur otherwise than was said when the briefings of a first build were marked.
Lines misjudged_lines(const Xapian::Database& database, const LineCounts& counts) {
    Lines lines = recurring_lines(database);
    counts.for_each_said_to_recur([&](std::uint64_t line) { lines.push_back(line); });
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    std::erase_if(lines, [&](std::uint64_t line) {
        return find_repetition(database, line) == counts.always_said(line);
    });
    return lines;
}

/// The lines that recur otherwise than before.
Lines changed_lines(const Xapian::Database& database, const CommittedIndex& committed,
                    const std::unordered_set<std::uint64_t>& touched) {
    Lines lines(touched.begin(), touched.end());
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

using FindRepetition = std::function<Repetition(std::uint64_t line)>;

/// The document with chrome as it is now; absent where that is as before.
std::optional<AnalysedDocument> marked_anew(const Xapian::Document& before, const FindRepetition& find,
                                            DocumentBuilder& builder) {
    Briefing briefing = decode_record(before.get_data());
    const std::vector<Chrome> chrome = briefing.chrome;
    std::erase_if(briefing.chrome, [](const Chrome& each) { return !is_of_reader(each); });
    mark_chrome(briefing, find);
    if (briefing.chrome == chrome) return std::nullopt;
    const Provenance provenance{before.get_value(slot::fingerprint), before.get_value(slot::file)};
    return builder.build(briefing, provenance);
}

FindRepetition repetition_in(const Xapian::Database& database) {
    return [&database](std::uint64_t line) { return find_repetition(database, line); };
}

/// Marks anew what has one of these lines.
void mark_anew(IndexWriter& writer, const Xapian::Database& database, const Lines& lines) {
    DocumentBuilder builder;
    for (const Xapian::docid number : documents_with(database, lines)) {
        const auto document = marked_anew(database.get_document(number), repetition_in(database), builder);
        if (document) writer.replace(number, to_xapian_document(*document));
    }
}

}  // namespace

void update_chrome(IndexWriter& writer, const CommittedIndex& committed,
                   const std::unordered_set<std::uint64_t>& touched) {
    writer.read([&](Xapian::WritableDatabase& database) {
        mark_anew(writer, database, changed_lines(database, committed, touched));
    });
}

void update_new_chrome(IndexWriter& writer, const LineCounts& counts) {
    writer.read([&](Xapian::WritableDatabase& database) {
        mark_anew(writer, database, misjudged_lines(database, counts));
    });
}

std::vector<std::uint32_t> correct_stories(BulkBuilder& bulk, const LineCounts& counts) {
    const std::vector<std::filesystem::path> pieces = bulk.pieces();
    Xapian::Database all;  // numbers its documents otherwise
    for (const std::filesystem::path& piece : pieces) all.add_database(Xapian::Database(piece.string()));
    const Lines lines = misjudged_lines(all, counts);
    std::vector<std::uint32_t> corrected;
    if (lines.empty()) return corrected;
    DocumentBuilder builder;
    for (const std::filesystem::path& path : pieces) {
        const Xapian::Database piece(path.string());
        for (const Xapian::docid number : documents_with(piece, lines)) {
            const auto document = marked_anew(piece.get_document(number), repetition_in(all), builder);
            if (!document) continue;
            bulk.stories().replace(number, *document);
            corrected.push_back(number);
        }
    }
    return corrected;
}

void mark_chrome_anew(IndexWriter& writer, const std::vector<std::uint32_t>& documents) {
    DocumentBuilder builder;
    writer.read([&](Xapian::WritableDatabase& database) {
        for (const std::uint32_t number : documents) {
            const Xapian::Document before = database.get_document(number);
            const auto document = marked_anew(before, repetition_in(database), builder);
            if (!document) continue;
            Xapian::Document marked = to_xapian_document(*document);
            const std::string story = before.get_value(slot::story);
            if (!story.empty()) {
                marked.add_boolean_term(to_term(find_field("story")->prefix, story));
                marked.add_value(slot::story, story);
            }
            writer.replace(number, marked);
        }
    });
}

}  // namespace debrief
