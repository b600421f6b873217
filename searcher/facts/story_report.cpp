#include "searcher/facts/story_report.h"

#include "indexer/record.h"
#include "searcher/facts/statement_readers.h"
#include "searcher/index_reader.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

namespace debrief {

namespace {

/// What is told of all tellings by values alone.
void add_heads(StoryReport& report, const Xapian::Database& database) {
    const std::vector<TellingHead> heads = read_telling_heads(database, report.subject.story);
    if (heads.empty()) return;  // a writer has been here between
    const TellingHead& headline = heads[headline_of(heads)];
    report.headline = headline.id;
    report.title = decode_record(database.get_document(headline.document).get_data()).title;
    report.owners = {};
    for (const TellingHead& head : heads) {
        report.owners.add(head.owners);
        if (!head.day) continue;
        if (!report.first) report.first = head.day;
        report.last = head.day;
    }
}

/// Of a briefing alone.
void add_itself(StoryReport& report, const Xapian::Database& database) {
    const Briefing& briefing = report.subject.briefings.front().record.briefing;
    report.headline = briefing.id;
    report.title = briefing.title;
    report.first = report.last = briefing.date;
    if (const auto document = find_document(database, briefing.id))
        report.owners = read_telling_head(database, *document).owners;
}

}  // namespace

void add_tellings(StoryReport& report, StatementReaders& tellings, const SearchRequest& request) {
    AdditionFinder additions;
    for (std::size_t number = 0; number < report.subject.briefings.size(); ++number) {
        if (number > 0 && is_too_late(request, report.subject, number)) break;
        const StatementReader& reader = tellings.reader(number);
        StoryTelling telling;
        telling.evidence = profile_of(reader);
        for (std::size_t i = 0; i < reader.size(); ++i) {
            if (reader.extractor().whole().place(reader.span(i)).part != BriefingPart::title)
                ++telling.sentences;
        }
        additions.read(reader, tellings.briefing(number));
        report.tellings.push_back(std::move(telling));
    }
    std::vector<Additions> found = additions.find();
    for (std::size_t i = 0; i < found.size(); ++i) report.tellings[i].adds = std::move(found[i]);
}

std::optional<StoryReport> find_story(IndexReader& reader, SubjectRequest request) {
    bool is_known = false;  // else its query would be looked for as words
    reader.read([&](const Xapian::Database& database) {
        is_known = find_told_story(database, request.search.query).has_value();
    });
    if (!is_known) return std::nullopt;
    request.may_be_id = true;
    StoryReport report{read_subject(reader, request), {}, {}, {}, {}, {}, {}};
    if (!report.subject.is_story || report.subject.briefings.empty()) return std::nullopt;
    reader.read([&](const Xapian::Database& database) {
        report.first = report.last = std::nullopt;
        add_itself(report, database);
        if (!report.subject.story.empty()) add_heads(report, database);
    });
    return report;
}

std::optional<StoryReport> tell_story(IndexReader& reader, SubjectRequest request) {
    std::optional<StoryReport> report = find_story(reader, request);
    if (!report) return std::nullopt;
    StatementReaders tellings(report->subject.briefings);
    add_tellings(*report, tellings, request.search);
    return report;
}

}  // namespace debrief
